"""The button that brings what a public register answers: which register, then the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.light import register_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.guard.registers import PublicRegister

FILES = "CSV (*.csv *.txt)"


class RegisterButton(QPushButton):
    """Not shown where no rules ask for a register.

    Signals:
        brought: a `PublicRegister` and the path of its answer.
    """

    brought = Signal(object, object)

    def __init__(self, registers: tuple[PublicRegister, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Register’s answer…"))
        self.choices = QMenu(self)
        for register in registers:
            title = f"{register_name(register.key, window_language())} ({register.region})"
            self.choices.addAction(title, partial(self._ask, register))
        self.setMenu(self.choices)
        if not registers:  # shown before it lies in a page, it would be a window of its own
            self.hide()

    def _ask(self, register: PublicRegister) -> None:
        dialog = QFileDialog(self, self.tr("Import a register’s answer"), "", FILES)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.brought.emit(register, Path(name)))
        dialog.open()

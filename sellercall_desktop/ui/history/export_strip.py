"""The line below the filters that tells of an export: how far it is, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import button, icon_button
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S, set_role

if TYPE_CHECKING:
    from pathlib import Path

    from sellercall_desktop.ui.parts.look import Look


class ExportStrip(QFrame):
    """Hidden while there is nothing to tell."""

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.text = Elided()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar.setFixedHeight(look.theme.px(6))
        self.cancel = button(look, self.tr("Cancel"), role="quiet")
        self.open_folder = button(look, self.tr("Open the folder"), "folder-open", "quiet")
        self.close_button = icon_button(look, "x", self.tr("Close"), size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(self.text, 2)
        row.addWidget(self.bar, 1)
        for part in (self.open_folder, self.cancel, self.close_button):
            row.addWidget(part)
        self._folder: Path | None = None
        self.cancel.clicked.connect(self.cancelled)
        self.close_button.clicked.connect(self.hide)
        self.open_folder.clicked.connect(self._on_open)
        self.hide()

    def show_progress(self, text: str, done: int, total: int) -> None:
        """`total` 0: nobody knows how long it takes."""
        self._say(text, busy=True)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(text)

    def show_done(self, text: str, file: Path) -> None:
        """It is written; the folder can be opened."""
        self._folder = file.parent
        self._say(text, busy=False)
        self.text.setToolTip(str(file))
        self.open_folder.show()
        say(self, text)

    def show_failed(self, text: str) -> None:
        """It was not, and why."""
        self._say(text, busy=False)
        set_role(self.text, "error")
        say(self, text)

    def _say(self, text: str, *, busy: bool) -> None:
        set_role(self.text, "")
        self.text.show_text(text)
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.close_button.setVisible(not busy)
        self.open_folder.hide()
        self.show()

    def _on_open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

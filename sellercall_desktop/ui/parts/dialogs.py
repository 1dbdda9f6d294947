"""Dialogs: opened and awaited, never `exec()` (it would stop every task of the one loop)."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import label

_FRAME_PX = 48
"""What a system's own frame may add to a window's height."""


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Give it this size, or what its screen has room for: a full HD screen at 200 % is 540 high."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width()), min(height, room.height() - _FRAME_PX))


async def confirm(parent: QWidget, title: str, text: str, accept: str, *, careful: bool = False) -> bool:
    """Ask one question; `accept` is the verb on the button. False when it is closed.

    `careful`: the keyboard is at first where Enter cancels, for what cannot be taken back.
    """
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
    yes = QPushButton(accept)
    yes.setProperty("role", "primary")
    buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    if careful:
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setFocus()
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 24, 24, 16)
    box.setSpacing(12)
    box.addWidget(label(title, "title", wrap=True))
    box.addWidget(label(text, wrap=True))
    box.addWidget(buttons)
    answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def on_finished(result: int) -> None:
        if not answer.done():
            answer.set_result(result == QDialog.DialogCode.Accepted.value)

    dialog.finished.connect(on_finished)
    dialog.open()
    return await answer


async def choose_new_file(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask where a file is to be written; `name` is offered in the documents folder. None: nowhere.

    `kind` says what it is and how its name ends, as Qt wants it: ``"CSV (*.csv)"``.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, str(Path(documents) / name), kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    answer: asyncio.Future[Path | None] = asyncio.get_running_loop().create_future()

    def on_finished(result: int) -> None:
        if not answer.done():
            accepted = result == QDialog.DialogCode.Accepted.value
            answer.set_result(Path(dialog.selectedFiles()[0]) if accepted else None)

    dialog.finished.connect(on_finished)
    dialog.open()
    return await answer

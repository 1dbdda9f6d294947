"""Dialogs: opened and awaited, never `exec()` (it would stop every task of the one loop)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.actions import ACTIONS, GESTURES, shown_keys
from sellercall_desktop.ui.look import Look, label

if TYPE_CHECKING:
    from collections.abc import Sequence


async def confirm(parent: QWidget, title: str, text: str, accept: str) -> bool:
    """Ask one question; `accept` is the verb on the button. False when it is closed."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
    yes = QPushButton(accept)
    yes.setProperty("role", "primary")
    buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
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


def show_keys(look: Look, parent: QWidget) -> QDialog:
    """Open the list of keys; it does not keep anybody from working."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("Keys", "Keys"))
    px = look.theme.px
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(24))
    grid.setVerticalSpacing(px(8))
    shortcuts = [(shown_keys(action.keys), action.text) for action in ACTIONS if action.keys]
    _fill(grid, [*((gesture.keys, gesture.text) for gesture in GESTURES), *shortcuts])
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # words are enough
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(px(24), px(24), px(24), px(16))
    box.setSpacing(px(16))
    box.addWidget(label(QCoreApplication.translate("Keys", "Everything works from the keyboard"), "title"))
    box.addLayout(grid)
    box.addWidget(buttons)
    dialog.show()
    return dialog


def _fill(grid: QGridLayout, keys: Sequence[tuple[str, str]]) -> None:
    for row, (key, meaning) in enumerate(keys):
        grid.addWidget(label(key, "kbd"), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(meaning), row, 1)

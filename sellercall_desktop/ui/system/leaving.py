"""The question on leaving with live calls. It names them, and staying is what closing it means."""

from __future__ import annotations

import asyncio
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Leaving(Enum):
    """What to do about the calls."""

    STAY = auto()
    LET_GO_ON = auto()
    HANG_UP = auto()


class LeavingDialog(QDialog):
    """Three verbs; `choice` is what was pressed."""

    def __init__(self, look: Look, lines: Sequence[str], parent: QWidget, *, demo: bool = False) -> None:
        super().__init__(parent)
        self.choice = Leaving.STAY
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QCoreApplication.translate("Leaving", "Quit with live calls?")
        self.setWindowTitle(title)
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label("\n".join(lines), wrap=True))
        note = (
            QCoreApplication.translate("Leaving", "The calls of the demo end with it.")
            if demo
            else QCoreApplication.translate(
                "Leaving",
                "Calls that go on are held by the providers; their result is here at the next start.",
            )
        )
        column.addWidget(label(note, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for text, role, choice in (
            (QCoreApplication.translate("Leaving", "Hang up and quit"), "danger", Leaving.HANG_UP),
            (QCoreApplication.translate("Leaving", "Quit and let them go on"), "", Leaving.LET_GO_ON),
            (QCoreApplication.translate("Leaving", "Stay"), "primary", Leaving.STAY),
        ):
            if demo and choice is Leaving.LET_GO_ON:  # there is nobody who could hold them
                continue
            made = button(look, text, role=role)
            made.setAutoDefault(True)  # Enter presses the one that has the focus
            made.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            row.addWidget(made)
        made.setDefault(True)
        made.setFocus()
        column.addLayout(row)

    def _choose(self, choice: Leaving) -> None:
        self.choice = choice
        self.accept()


async def ask_leaving(look: Look, lines: Sequence[str], parent: QWidget, *, demo: bool = False) -> Leaving:
    """Ask, while everything goes on behind the question. In a demo nothing can go on without it."""
    dialog = LeavingDialog(look, lines, parent, demo=demo)
    answer: asyncio.Future[Leaving] = asyncio.get_running_loop().create_future()

    def on_finished(_code: int) -> None:
        if not answer.done():
            answer.set_result(dialog.choice)

    dialog.finished.connect(on_finished)
    dialog.open()
    return await answer

"""Under the field: a number that was dialed before the program was open, and the way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.parts.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget


class WaitingNote(QFrame):
    """Hidden while nothing waits. Its parts are made when they are first needed: after the first paint."""

    canceled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words: QLabel | None = None
        self.hide()

    def show_number(self, number: str) -> None:
        """Say that this number, as people read it, is called as soon as it can be."""
        if self._words is None:
            self._words = self._build()
        text = self.tr("{number} is called as soon as SellerCall is ready.").format(number=number)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _build(self) -> QLabel:
        px = self._look.theme.px
        set_role(self, "notice")
        words = label("", wrap=True)
        cancel = button(self._look, self.tr("Do not call"), "x")
        cancel.clicked.connect(self.canceled)
        foot = QHBoxLayout()
        foot.addWidget(cancel)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(10))
        box.setSpacing(px(8))
        box.addWidget(words)
        box.addLayout(foot)
        return words

"""Over the field: who asks for the call that stands in it, and how it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, label
from sellercall_desktop.ui.parts.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class OfferNote(QFrame):
    """Hidden while nobody asks. Its words are made when they are first needed: the first paint is before."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words: QLabel | None = None
        self.hide()

    def ask(self, text: str) -> None:
        """Show this question; an empty one takes it away."""
        if not text:
            self.clear()
            return
        if self._words is None:
            set_role(self, "caution")
            self._words = label("", wrap=True)
            row = QHBoxLayout(self)
            px = self._look.theme.px
            row.setContentsMargins(px(12), px(8), px(12), px(8))
            row.addWidget(self._words)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # hundreds of names: not before the paint

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))  # spoken at once

    def clear(self) -> None:
        """Nobody asks any more."""
        if not self.isHidden():
            self.hide()

"""The number field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class NumberField(QLineEdit):
    """Takes anything a person pastes, line breaks as blanks."""

    entered = Signal()
    focused = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter dials, the arrow goes to the recent numbers, Esc is left to those around it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell when the focus comes."""
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().event(event)

    def mark(self, *, error: bool) -> None:
        """Wear the colour of an error, or not."""
        state = "error" if error else ""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)

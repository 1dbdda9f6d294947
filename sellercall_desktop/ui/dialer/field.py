"""The number field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from sellercall_desktop.ui.window.shortcuts import is_second_enter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_DIGITS = "+0123456789"
_LETTERS = {*"rRmMhH"}


class NumberField(QLineEdit):
    """Takes anything a person pastes, line breaks as blanks."""

    entered = Signal()
    focused = Signal()
    down = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "number")
        self.setPlaceholderText("300 123 4567")
        self.setMaxLength(2000)
        self.asked_first: Callable[[], bool] = bool
        """What else an Enter in the empty field may answer; False where it answers nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter dials, the arrow goes to the recent numbers, Esc is left to those around it.

        So is a letter that no number begins with and that may be for a live call: R, M, H.
        """
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_second_enter(event)  # what is asked because of this one is not answered by the next
            if self.text() or not self.asked_first():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text() in _LETTERS and not self.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell when the focus comes."""
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().event(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """A digit or a paste that nobody else wanted, as if typed here; False where it is neither."""
        from PySide6.QtGui import QKeySequence  # its enums are made when it is named: not before the paint

        if event.matches(QKeySequence.StandardKey.Paste):
            self.setFocus()
            self.paste()
        elif event.text() and event.text() in _DIGITS:
            self.setFocus()
            self.insert(event.text())
        else:
            return False
        return True

    def mark(self, *, error: bool) -> None:
        """Wear the colour of an error, or not."""
        state = "error" if error else ""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)

"""Enter, M and H: keys of a hand-off, where nobody types and no button has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from sellercall_desktop.ui.hand_off.part import HandOffPart

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.live_call.panel import LiveCalls

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def take_key(live: LiveCalls, event: QKeyEvent) -> bool:
    """What the key means for the call that is seen; False where it means nothing."""
    part = live.findChild(HandOffPart)
    if part is None or not live.is_seen or event.isAutoRepeat() or _somebody_types():
        return False
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _ENTER:
        return not held and part.answer()
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    return {"m": part.mute, "h": part.hold}.get(event.text().lower(), _nothing)()


def _nothing() -> bool:
    return False


def _somebody_types() -> bool:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        return bool(focused.text())
    return isinstance(focused, QPlainTextEdit) and not focused.isReadOnly()

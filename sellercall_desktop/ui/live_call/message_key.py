"""R: the message for the voicemail that has taken a live call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from sellercall_desktop.ui.window.shortcuts import is_typed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.live_call.panel import LiveCalls


def leave_message(live: LiveCalls) -> None:
    """Leave it in the call to speak of."""
    if (call := live.shown) is not None:
        live.select(call.id)
        live.card.voicemail.press()


def take_key(live: LiveCalls, event: QKeyEvent) -> bool:
    """R, where nobody types, of the call that is seen. Else False.

    In the empty number field only where a voicemail was recognised: no person is cut off by a slip.
    """
    if event.text() not in {"r", "R"} or not is_typed(event) or event.isAutoRepeat() or not live.is_seen:
        return False
    card, is_in_field = live.card, isinstance(QApplication.focusWidget(), QLineEdit)
    if not card.voicemail.may_leave or (is_in_field and not card.offer.is_message):
        return False
    card.voicemail.press()
    return True

"""R: the message for the voicemail that has taken a live call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from sellercall_desktop.ui.live_call.voicemail import VoicemailPart
from sellercall_desktop.ui.window.shortcuts import is_typed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.live_call.panel import LiveCalls


def leave_message(live: LiveCalls) -> None:
    """Leave it in the call to speak of."""
    part, call = live.findChild(VoicemailPart), live.shown
    if part is not None and call is not None:
        live.select(call.id)
        part.button.press()


def take_key(live: LiveCalls, event: QKeyEvent) -> bool:
    """R, where nobody types, of the call that is seen. Else False.

    In the empty number field only where a voicemail was recognised: no person is cut off by a slip.
    """
    part = live.findChild(VoicemailPart)
    if part is None or not live.is_seen or event.isAutoRepeat() or not is_typed(event):
        return False
    is_in_field = isinstance(QApplication.focusWidget(), QLineEdit)
    if not part.button.may_leave or (is_in_field and not part.offer.is_made):
        return False
    part.button.press()
    return True

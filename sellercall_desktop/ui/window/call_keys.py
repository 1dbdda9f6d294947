"""Single keys that act on the call that is seen, where nobody types: R, M, H, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.ui.hand_off import keys
from sellercall_desktop.ui.live_call import message_key

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.live_call.panel import LiveCalls


def take_key(live: LiveCalls, event: QKeyEvent) -> bool:
    """R leaves a message; M, H and Enter are a hand-off's. False where the key means nothing."""
    if event.text() in {"r", "R"}:
        return message_key.take_key(live, event)
    return keys.take_key(live, event)

"""Whether the customer has said nothing since the AI began to speak. Turns are counted, not sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call

NOBODY_SPOKE = "rule:silence"
"""Who asked for the end of a call that was ended because the customer said nothing."""


def customer_is_silent(call: Call, now: datetime, seconds: float) -> bool:
    """Whether the AI's first turn began `seconds` ago or more and the customer has had no turn yet.

    One word of theirs, however late or early, ends it. After the call the moment of its end counts as now.
    """
    if any(turn.speaker is Speaker.CUSTOMER and turn.text.strip() for turn in call.turns):
        return False
    begun = next((turn.at for turn in call.turns if turn.speaker is Speaker.AI), None)
    if begun is None:
        return False
    until = now if call.ended_at is None else min(now, call.ended_at)
    return (until - begun).total_seconds() >= seconds

"""Whether it is told by now what came of a call, or is not waited for any longer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import CarrierOutcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call

GIVEN_UP = timedelta(hours=6)
"""A call that nobody has settled since then is never told of any more."""
WORDS_COME_WITHIN = timedelta(minutes=15)
"""Who talked is told by them."""


class WaitsForWords:
    """How long this run of the program has waited for what came of its calls.

    A desk that died reads the last words when it comes again, however late that is, and so does a colleague
    who finds them: whatever the clock says, both providers are given their time to answer in this run.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._since: dict[str, datetime] = {}

    def is_at_its_end(self, call: Call) -> bool:
        """Whether the call is told, or has been waited for long enough. Asked at each look."""
        if is_told(call):
            return True
        now = self._now()
        since = self._since.setdefault(call.id, now)
        waited = now - (call.ended_at or call.created_at)
        given_up = waited > (GIVEN_UP if call.is_live else WORDS_COME_WITHIN)
        return given_up and now - since > WORDS_COME_WITHIN

    def forget(self, call_id: str) -> None:
        """Nobody waits for this one any more."""
        self._since.pop(call_id, None)


def is_told(call: Call) -> bool:
    """Whether nothing more will change what came of an ended call."""
    if call.is_live:
        return False
    leg = call.carrier_ended
    unanswered = leg is not None and leg.outcome is not CarrierOutcome.COMPLETED
    never_rang = call.refused is not None or (call.not_placed is not None and call.placed is None)
    return (call.is_settled and not call.owes_words) or unanswered or never_rang

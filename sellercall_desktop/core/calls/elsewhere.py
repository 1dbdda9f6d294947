"""Another desk's call to the telephone that is to ring here: what keeps ours back, and for how long.

Desks on one server see each other's intents in the history, the second of two in any case: so each telephone
rings once. A desk that died leaves its calls open; none of them counts for ever.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.ownership import placed_here

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call

A_COLLEAGUE_DIALS = timedelta(minutes=10)
"""In a shared history: as long, another desk's open dial is its own, and nobody else settles it."""
LONGEST_CALL = timedelta(hours=4)
"""Neither the carrier (its `TimeLimit`, unless told otherwise) nor the AI lets one go on for longer."""


def keeps_back(other: Call, desk: str, now: datetime, *, from_intent: bool) -> bool:
    """Whether this call to the same telephone keeps `desk` from ringing it.

    A desk that died ends none of its calls. One of which nothing had left counts for `A_COLLEAGUE_DIALS`, as
    reconciliation has it; one whose carrier was asked, for `LONGEST_CALL`, by when nothing of it can go on.
    Before that the carrier is asked about it (`Intents`), and its word that the leg is over frees the number.

    Args:
        other: an outgoing call of any desk.
        desk: who wants to ring.
        now: aware.
        from_intent: the wish is to be written down. Else the request is about to leave, and only what may
            have left before it counts: of two intents one rings, and not neither.
    """
    if not other.may_ring or placed_here(other, desk):
        return False
    age = now - other.created_at
    if other.asked is None and other.placed is None:  # nothing has left: a desk that dialed so long is gone
        return from_intent and age < A_COLLEAGUE_DIALS
    return age < LONGEST_CALL

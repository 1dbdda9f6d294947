"""Which telephone leg is ours? Told by what was written down before it left, however long ago.

The carrier has no field that we could fill and read back of a living call (its events show the request,
from a quarter of an hour after the end on). So the intent says, before the request leaves: to whom and from
which number, what time it was at the carrier, and which legs to that number were there already.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    LegAsked,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ports import RemoteCall

GRAIN = timedelta(seconds=2)
"""The carrier's times are whole seconds, and so is the Date header of its answers."""
ARRIVES_WITHIN = timedelta(seconds=60)
"""A request that left is given up on after 30 s, so nothing later than this comes from it."""
OLD_SLACK = timedelta(seconds=30)  # of an intent without the carrier's time: its clock beside ours
OLD_ARRIVES_WITHIN = timedelta(minutes=3)  # such an intent was written before the AI was even asked


def asked_of(call: Call) -> LegAsked | None:
    """What was asked of the carrier for this call; None where nothing can have left this machine."""
    if call.direction is not Direction.OUTBOUND or call.refused is not None:
        return None
    if call.asked is None and not call.requested.desk:  # written by a version that noted less
        return LegAsked(call.created_at)
    return call.asked


def window_of(call: Call, asked: LegAsked) -> tuple[datetime, datetime]:
    """From when to when, by the carrier's clock, a leg of this call can have been created."""
    if call.asked is None:
        return asked.at - OLD_SLACK, asked.at + OLD_ARRIVES_WITHIN
    return asked.at - GRAIN, asked.at + ARRIVES_WITHIN


def may_belong(call: Call, asked: LegAsked, leg: RemoteCall) -> bool:
    """Whether this leg can be what was asked for with this call."""
    if leg.direction is not Direction.OUTBOUND or leg.number != call.number:
        return False
    ours = call.requested.our_number
    if ours and leg.our_number and ours != leg.our_number:
        return False
    first, last = window_of(call, asked)
    return first <= leg.created_at <= last and leg.remote_id not in asked.others


def choose(call: Call, legs: Iterable[RemoteCall]) -> RemoteCall | None:
    """Of the legs that may be ours the one that agrees best with what the AI tells; then the first."""
    return min(legs, key=lambda leg: (_unlike(call, leg), leg.created_at), default=None)


def can_be_told_apart(call: Call, legs: Sequence[RemoteCall]) -> bool:
    """Whether `choose` is sure by now, or will learn nothing more.

    The AI was asked before the legs were listed: if it had been joined by then, our leg was answered.
    """
    if len(legs) == 1:
        return True
    if call.agent_ended is not None and all(_end_of(leg) is not None for leg in legs):
        return True
    return call.joined_at is not None and sum(_answered(leg) for leg in legs) == 1


def claimant_of(leg: RemoteCall, legless: Iterable[Call]) -> Call | None:
    """Whose leg it is, among calls of which no leg is known: the one asked for last before it came."""
    fitting = [
        call for call in legless if (asked := asked_of(call)) is not None and may_belong(call, asked, leg)
    ]
    return max(fitting, key=lambda call: call.created_at, default=None)


def _unlike(call: Call, leg: RemoteCall) -> tuple[bool, bool, float]:
    """How little the carrier's story of the leg and the AI's of the call are alike."""
    joined, ai_ended, leg_ended = call.joined_at, call.agent_ended, _end_of(leg)
    apart_s = 0.0
    if joined is not None and ai_ended is not None and leg_ended is not None:
        answers = [fact.at for fact in leg.facts if isinstance(fact, CallAnswered)]
        pairs = ((leg_ended.at, ai_ended.at), *((at, joined) for at in answers))
        apart_s = sum(abs((theirs - ours).total_seconds()) for theirs, ours in pairs)
    one_goes_on = joined is not None and (ai_ended is None) != (leg_ended is None)
    return _answered(leg) != (joined is not None), one_goes_on, apart_s


def _end_of(leg: RemoteCall) -> CarrierEnded | None:
    return next((fact for fact in leg.facts if isinstance(fact, CarrierEnded)), None)


def _answered(leg: RemoteCall) -> bool:
    talked = (isinstance(f, CarrierEnded) and f.outcome is CarrierOutcome.COMPLETED for f in leg.facts)
    return any(talked) or any(isinstance(fact, CallAnswered) for fact in leg.facts)

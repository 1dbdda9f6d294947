"""How a hand-off is written off that nobody can go on with: what it was with is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import AgentEnded, AgentOutcome
from sellercall_desktop.core.calls.hand_off_facts import (
    HandOffEnd,
    HandOffEnded,
    PersonLegEnded,
    PersonLegNotPlaced,
    PersonLegOutcome,
    PlaceRefused,
)
from sellercall_desktop.core.calls.partners import open_hand_offs

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import Fact


def ends_of(call: Call, now: datetime) -> tuple[Fact, ...]:
    """The facts that end every leg, place and hand-off of this call which are still open."""
    if call.handed is None:
        return ()
    legs: list[Fact] = [
        PersonLegNotPlaced(now, leg.leg_id)
        if leg.placed is None
        else PersonLegEnded(now, leg.leg_id, PersonLegOutcome.COMPLETED)
        for leg in call.handed.legs
        if leg.may_ring
    ]
    places: list[Fact] = [
        PlaceRefused(now, place.part)
        if place.made is None
        else AgentEnded(
            now, AgentOutcome.CONNECTION_ERROR if place.joined else AgentOutcome.UNJOINED, place.part
        )
        for place in call.handed.places
        if place.is_live
    ]
    offs = [HandOffEnded(now, one.hand_off_id, HandOffEnd.OVER) for one in open_hand_offs(call)]
    return (*legs, *places, *offs)

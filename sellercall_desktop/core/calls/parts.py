"""A call has several legs and places: by which ids it is known, and whose a carrier's news is.

A carrier tells of a person's telephone what it tells of a customer's: that it rings, was taken, has ended,
what it cost. Told of a person's leg, that is never the customer's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls import claims
from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CallPlaced,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Party,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    PersonLegAnswered,
    PersonLegEnded,
    PersonLegJudged,
    PersonLegOutcome,
    PersonLegPlaced,
    PersonLegRinging,
)
from sellercall_desktop.core.calls.partners import hand_offs, person_legs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import CallKey, Fact
    from sellercall_desktop.core.calls.hand_off_facts import Answerer
    from sellercall_desktop.core.calls.handed import Handed, PersonLeg
    from sellercall_desktop.core.calls.ports import RemoteCall


class RemoteName(NamedTuple):
    """An id that a provider has for one leg or place."""

    party: Party
    remote_id: str


def names_of(call: Call) -> list[RemoteName]:
    """All ids by which providers may name this call: of its own leg and place, then of all others."""
    names = []
    if call.placed is not None:
        names.append(RemoteName(Party.CARRIER, call.placed.carrier_call_id))
    if call.agent is not None:
        names.append(RemoteName(Party.AGENT, call.agent.agent_call_id))
    return names if call.handed is None else names + later_names(call.handed)


def later_names(handed: Handed) -> list[RemoteName]:
    """The ids of persons' legs and of the AI places after the first."""
    legs = (leg.placed.carrier_call_id for leg in handed.legs if leg.placed is not None)
    places = (place.made.agent_call_id for place in handed.places if place.made is not None)
    return [
        *(RemoteName(Party.CARRIER, remote_id) for remote_id in legs),
        *(RemoteName(Party.AGENT, remote_id) for remote_id in places),
    ]


def numbers_of_persons(call: Call, desk: str) -> set[str]:
    """Of the persons' telephones that ring for this desk, or may, or are on the line."""
    ours = {one.hand_off_id for one in hand_offs(call) if one.asked is not None and one.asked.desk == desk}
    asked = (leg.asked for leg in person_legs(call) if leg.asked is not None and leg.may_ring)
    return {wish.number for wish in asked if wish.hand_off_id in ours}


def is_customers(call: Call, key: CallKey) -> bool:
    """Whether a carrier's news under this key is about the customer's leg, as far as the call knows."""
    known = key.carrier_call_id in {None, call.carrier_call_id}
    return known or call.handed is None or call.carrier_call_id is None


def as_of_part(
    call: Call, key: CallKey, facts: Sequence[Fact], answerer: Answerer | None = None
) -> tuple[Fact, ...]:
    """What a provider told under this key, as facts of the leg it is about.

    Args:
        call: the call that the key names.
        key: whose news it is; the AI's facts say their part themselves.
        facts: as of a customer's leg.
        answerer: who took the leg, where the carrier says so.

    Returns:
        Of the customer's leg, and of the AI: the facts as they are. Of a person's leg: that leg's facts. None
        where no leg is known that it can be about.
    """
    if is_customers(call, key):
        return tuple(facts)
    leg = _leg_named(call, key.carrier_call_id)
    if leg is None:
        return tuple(fact for fact in facts if isinstance(fact, _OF_LEGS))
    return facts_of_leg(leg, facts, answerer)


def facts_of_leg(leg: PersonLeg, facts: Sequence[Fact], answerer: Answerer | None = None) -> tuple[Fact, ...]:
    """What a carrier told of this leg, which is a person's; arguments as for `as_of_part`."""
    told = tuple(now for fact in facts if (now := _of_leg(leg, fact)) is not None)
    return told if answerer is None else (*told, *_judged(leg, told, answerer))


def unplaced_legs(calls: Iterable[Call]) -> tuple[PersonLeg, ...]:
    """Persons' legs that the carrier was asked to ring, and of which nobody knows yet what became."""
    handed = (call.handed for call in calls if call.handed is not None)
    return tuple(leg for one in handed for leg in one.legs if leg.placed is None and leg.not_placed is None)


def may_be_persons(remote: RemoteCall, legs: Iterable[PersonLeg]) -> bool:
    """Whether this outgoing leg may be one of these, of which no id is known."""
    return any(may_be_leg(remote, leg) for leg in legs)


def may_be_leg(remote: RemoteCall, leg: PersonLeg) -> bool:
    """Whether this outgoing leg may be what was asked for a person, by number and the carrier's time."""
    asked = leg.asked
    if asked is None or remote.direction is not Direction.OUTBOUND or remote.number != asked.number:
        return False
    first, last = asked.at - claims.GRAIN, asked.at + claims.ARRIVES_WITHIN
    return first <= remote.created_at <= last and remote.remote_id not in asked.others


def may_be_dialed(remote: RemoteCall, dials: Iterable[Call]) -> bool:
    """Whether this outgoing leg may be the customer's of one of these calls, of which no id is known."""
    for call in dials:
        asked = claims.asked_of(call) if call.is_leg_unknown else None
        if asked is not None and claims.may_belong(call, asked, remote):
            return True
    return False


def _leg_named(call: Call, carrier_call_id: str | None) -> PersonLeg | None:
    """The leg of that id; of an id not known yet, the one leg that still waits for its own."""
    legs = person_legs(call)
    for leg in legs:
        if leg.placed is not None and leg.placed.carrier_call_id == carrier_call_id:
            return leg
    waiting = [leg for leg in legs if leg.asked is not None and leg.placed is None]
    waiting = [leg for leg in waiting if leg.not_placed is None] or waiting
    return waiting[0] if len(waiting) == 1 else None


def _of_leg(leg: PersonLeg, fact: Fact) -> Fact | None:
    """The fact as this leg's; None where it tells nothing of a person's leg."""
    match fact:
        case CallPlaced():
            return PersonLegPlaced(fact.at, leg.leg_id, fact.carrier_call_id)
        case CallRinging():
            return PersonLegRinging(fact.at, leg.leg_id)
        case CallAnswered():
            return PersonLegAnswered(fact.at, leg.leg_id)
        case CarrierEnded():
            outcome = PersonLegOutcome(_outcome(leg, fact).value)
            return PersonLegEnded(fact.at, leg.leg_id, outcome, fact.duration_s, fact.sip_code)
        case CostKnown():
            return replace(fact, part=leg.leg_id)
        case _:
            return fact if isinstance(fact, _OF_LEGS) else None


_OF_LEGS = (PersonLegPlaced, PersonLegRinging, PersonLegAnswered, PersonLegJudged, PersonLegEnded)


def _outcome(leg: PersonLeg, ended: CarrierEnded) -> CarrierOutcome:
    """Carriers call a ringing leg "completed", too, where we ended it."""
    untaken = leg.answered is None and not ended.duration_s
    ended_by_us = untaken and ended.outcome is CarrierOutcome.COMPLETED
    return CarrierOutcome.CANCELED if ended_by_us else ended.outcome


def _judged(leg: PersonLeg, told: Sequence[Fact], answerer: Answerer) -> tuple[Fact, ...]:
    """At the time of the answer, so that each look tells the same."""
    answers = [fact.at for fact in (*told, leg.answered) if isinstance(fact, PersonLegAnswered)]
    before = [fact.at for fact in (leg.placed, leg.asked) if fact is not None]
    at = min(answers) if answers else next(iter(before), None)
    return () if at is None else (PersonLegJudged(at, leg.leg_id, answerer),)

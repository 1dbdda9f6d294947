"""Who talks with the customer, and how a hand-off stands: read from the facts, stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls.hand_off_facts import (
    HandOffEnd,
    HandOffKind,
    LegRole,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.last_partner import last_led

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import GiveBack, HandOff, PersonLeg, Place, Redirect


class HandOffState(StrEnum):
    """How far a hand-off is."""

    REQUESTED = "requested"
    RINGING = "ringing"
    ANNOUNCED = "announced"  # the person's telephone is answered; the customer has noticed nothing
    JOINED = "joined"
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    GIVEN_BACK = "given_back"
    OVER = "over"


class PartnerKind(StrEnum):
    """Who or what the customer hears now."""

    AI = "ai"
    PERSON = "person"
    MUSIC = "music"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Partner:
    """Who talks with the customer right now.

    `name`: a person's, or the number (E.164) of one without a name; the customer hears them unless muted.
    """

    kind: PartnerKind
    name: str = ""
    is_muted: bool = False


class TalkingPlace(NamedTuple):
    """The AI place that the customer's leg is led to: its number in the row, and the provider's id."""

    part: int
    agent_call_id: str


_STATES = {
    HandOffEnd.DECLINED: HandOffState.DECLINED,
    HandOffEnd.UNANSWERED: HandOffState.UNANSWERED,
    HandOffEnd.FAILED: HandOffState.FAILED,
    HandOffEnd.CANCELLED: HandOffState.CANCELLED,
    HandOffEnd.GIVEN_BACK: HandOffState.GIVEN_BACK,
    HandOffEnd.HANDED_ON: HandOffState.OVER,
    HandOffEnd.OVER: HandOffState.OVER,
}


def hand_offs(call: Call) -> tuple[HandOff, ...]:
    """All of a call, oldest first."""
    return call.handed.hand_offs if call.handed is not None else ()


def person_legs(call: Call) -> tuple[PersonLeg, ...]:
    """The telephones of persons that were rung for it, oldest first."""
    return call.handed.legs if call.handed is not None else ()


def later_places(call: Call) -> tuple[Place, ...]:
    """Its AI places after the first, by their numbers."""
    return call.handed.places if call.handed is not None else ()


def redirects(call: Call) -> tuple[Redirect, ...]:
    """The times that the customer's leg was led elsewhere, oldest first."""
    return call.handed.redirects if call.handed is not None else ()


def give_backs(call: Call) -> tuple[GiveBack, ...]:
    """The tries to bring the AI back, oldest first."""
    return call.handed.give_backs if call.handed is not None else ()


def open_hand_offs(call: Call) -> tuple[HandOff, ...]:
    """Those not over, oldest first: the person who has the customer, and whom she is handing the call to."""
    return tuple(one for one in hand_offs(call) if one.asked is not None and one.ended is None)


def is_under_way(hand_off: HandOff) -> bool:
    """It is on its way to the customer: neither there yet nor over."""
    return hand_off.ended is None and hand_off.joined is None


def is_muted(hand_off: HandOff) -> bool:
    """Whether nobody in the conference hears this hand-off's person."""
    return hand_off.muted is not None and hand_off.muted.muted


def is_held(hand_off: HandOff) -> bool:
    """Whether the customer hears music by the wish of this hand-off's person."""
    return hand_off.held is not None and hand_off.held.on_hold


def redirects_for(call: Call, hand_off_id: str, to: RedirectTo) -> list[Redirect]:
    """The times that the customer was led there for this hand-off."""
    asked = [(one, one.asked) for one in redirects(call) if one.asked is not None]
    return [one for one, wish in asked if (wish.hand_off_id, wish.to) == (hand_off_id, to)]


def led_to(call: Call, hand_off_id: str) -> Redirect | None:
    """The redirect that brought the customer to this hand-off's person, or may have."""
    tries = redirects_for(call, hand_off_id, RedirectTo.CONFERENCE)
    led = [one for one in tries if one.fate is not RedirectFate.REFUSED]
    return led[-1] if led else None


def give_back_of(call: Call, hand_off_id: str) -> GiveBack | None:
    """The try under way to bring the AI back from this hand-off's person."""
    open_ones = [
        one
        for one in give_backs(call)
        if one.asked is not None and one.asked.hand_off_id == hand_off_id and one.failed is None
    ]
    return open_ones[-1] if open_ones else None


def hand_off_named(call: Call, hand_off_id: str) -> HandOff | None:
    """The one of that id."""
    return next((one for one in hand_offs(call) if one.hand_off_id == hand_off_id), None)


def leg_of(call: Call, hand_off_id: str, role: LegRole) -> PersonLeg | None:
    """The newest leg that was rung for a hand-off in this role."""
    asked = [leg for leg in person_legs(call) if leg.asked is not None]
    ours = [
        leg for leg in asked if leg.asked and (leg.asked.hand_off_id, leg.asked.role) == (hand_off_id, role)
    ]
    return ours[-1] if ours else None


def target_role(hand_off: HandOff) -> LegRole:
    """Whose telephone is to have the customer in the end."""
    taken = hand_off.asked is not None and hand_off.asked.kind is HandOffKind.TAKE_OVER
    return LegRole.SELLER if taken else LegRole.COLLEAGUE


def target_leg(call: Call, hand_off: HandOff) -> PersonLeg | None:
    """The leg of the person who is to have the customer."""
    return leg_of(call, hand_off.hand_off_id, target_role(hand_off))


def state_of(call: Call, hand_off: HandOff) -> HandOffState:
    """How far it is."""
    if hand_off.ended is not None:
        return _STATES[hand_off.ended.end]
    if hand_off.joined is not None:
        return HandOffState.JOINED
    leg = target_leg(call, hand_off)
    if leg is None:
        return HandOffState.REQUESTED
    if leg.is_on_line:
        return HandOffState.ANNOUNCED
    return HandOffState.RINGING if leg.ringing is not None or leg.answered else HandOffState.REQUESTED


def last_redirect(call: Call) -> Redirect | None:
    """The newest one that was not refused."""
    return last_led(call.handed)


def place_of(call: Call, part: int) -> Place | None:
    """A later AI place by its number."""
    return next((place for place in later_places(call) if place.part == part), None)


def last_part(call: Call) -> int:
    """The highest number of an AI place; 0: there is the first one alone, or none."""
    return max((place.part for place in later_places(call)), default=0)


def agent_place(call: Call) -> TalkingPlace | None:
    """The place that the customer's leg is led to now; None where a person or music has the customer."""
    redirect = last_redirect(call)
    if redirect is None:
        if call.agent_call_id is None or call.agent_ended is not None:
            return None
        return TalkingPlace(0, call.agent_call_id)
    if redirect.asked is None or redirect.asked.to is not RedirectTo.AI:
        return None
    place = place_of(call, redirect.asked.part)
    if place is None or place.made is None or place.ended is not None:
        return None
    return TalkingPlace(place.part, place.made.agent_call_id)


def agent_has_joined(call: Call, place: TalkingPlace) -> bool:
    """Whether that place is on the line."""
    if place.part == 0:
        return call.joined_at is not None
    later = place_of(call, place.part)
    return later is not None and later.joined is not None


def holder(call: Call) -> HandOff | None:
    """The hand-off whose person has the customer; None while it is the AI, or nobody."""
    if not call.is_live or agent_place(call) is not None:
        return None
    joined = [one for one in open_hand_offs(call) if one.joined is not None]
    return joined[-1] if joined else None


def partner_of(call: Call) -> Partner | None:
    """Who talks with the customer now; None where nobody is on the line yet, or any more."""
    if not call.is_live or (call.answered_at is None and call.joined_at is None):
        return None
    place = agent_place(call)
    if place is not None and agent_has_joined(call, place):
        return Partner(PartnerKind.AI)
    redirect = last_redirect(call)
    if redirect is None:
        return None if call.joined_at is None else Partner(PartnerKind.NOBODY)
    held = any(map(is_held, open_hand_offs(call)))
    has = holder(call)
    if has is not None and has.asked is not None:
        leg = target_leg(call, has)
        if leg is None or not leg.is_on_line:
            return Partner(PartnerKind.NOBODY)
        person = Partner(PartnerKind.PERSON, has.asked.name or has.asked.number, is_muted(has))
        return Partner(PartnerKind.MUSIC) if held else person
    to_conference = redirect.asked is not None and redirect.asked.to is RedirectTo.CONFERENCE
    waits = to_conference and bool(open_hand_offs(call))
    return Partner(PartnerKind.MUSIC if waits else PartnerKind.NOBODY)


def partners_in_turn(call: Call) -> tuple[tuple[datetime, Partner], ...]:
    """Who talked with the customer in turn, and since when; a person without a name is a number."""
    row = [] if call.joined_at is None else [(call.joined_at, Partner(PartnerKind.AI))]
    if call.handed is None:
        return tuple(row)
    row += [
        (one.joined.at, Partner(PartnerKind.PERSON, one.asked.name or one.asked.number))
        for one in call.handed.hand_offs
        if one.joined is not None and one.asked is not None
    ]
    row += [
        (place.joined.at, Partner(PartnerKind.AI)) for place in call.handed.places if place.joined is not None
    ]
    return tuple(sorted(row, key=lambda each: each[0]))


def persons_in_turn(call: Call) -> tuple[str, ...]:
    """Each person who had the customer, once, by name or number, in the order in which they came."""
    if call.handed is None:
        return ()
    row = (partner.name for _, partner in partners_in_turn(call) if partner.kind is PartnerKind.PERSON)
    return tuple(dict.fromkeys(row))

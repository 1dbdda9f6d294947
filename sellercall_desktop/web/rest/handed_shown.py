"""A call's hand-offs as JSON: how far each is and since when, and who talks with the customer now."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - fields that the encoder looks at
from typing import TYPE_CHECKING

import msgspec

from sellercall_desktop.core.calls.hand_off_facts import Answerer, HandOffEnd, PersonLegOutcome
from sellercall_desktop.core.calls.partners import (
    HandOffState,
    give_backs,
    hand_offs,
    is_held,
    is_muted,
    later_places,
    partner_of,
    state_of,
    target_leg,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import HandOff


class PartnerShown(msgspec.Struct, frozen=True):
    """Who talks with the customer: `ai`, `person`, `music`, `nobody`; a person by name, else by number."""

    kind: str
    name: str
    muted: bool = False


class HandOffShown(msgspec.Struct, frozen=True, rename="camel"):
    """One hand-off. `times` has when it reached each state that it did; `cause` why it is over.

    `muted`: nobody hears this person; `on_hold`: the customer hears music by their wish. Of an open one.
    """

    handoff_id: str
    kind: str
    name: str
    phone: str
    by: str
    state: str
    times: dict[str, datetime]
    cause: str
    message: str
    muted: bool
    on_hold: bool


class HandOffNow(msgspec.Struct, frozen=True, rename="camel"):
    """One hand-off, and who talks with the customer."""

    handoff: HandOffShown
    partner: PartnerShown | None = msgspec.field(name="with")


class PartShown(msgspec.Struct, frozen=True, rename="camel"):
    """One AI place of the call: where the conversation goes on after a person gave it back."""

    part: int
    call_id: str | None
    joined: datetime | None
    ended: datetime | None
    short_summary: str | None
    summary: str | None


def partner_shown(call: Call) -> PartnerShown | None:
    """Null where nobody is on the line yet, or any more."""
    partner = partner_of(call)
    if partner is None:
        return None
    return PartnerShown(partner.kind.value, partner.name, partner.is_muted)


def hand_offs_shown(call: Call) -> list[HandOffShown]:
    """Oldest first."""
    return [hand_off_shown(call, one) for one in hand_offs(call) if one.asked is not None]


def hand_off_shown(call: Call, hand_off: HandOff) -> HandOffShown:
    """One of them; `asked` is known."""
    asked = hand_off.asked
    return HandOffShown(
        handoff_id=hand_off.hand_off_id,
        kind=asked.kind.value if asked else "",
        name=asked.name if asked else "",
        phone=asked.number if asked else "",
        by=asked.by if asked else "",
        state=state_of(call, hand_off).value,
        times=_times(call, hand_off),
        cause=_cause(call, hand_off),
        message=hand_off.ended.message if hand_off.ended is not None else "",
        muted=hand_off.ended is None and is_muted(hand_off),
        on_hold=hand_off.ended is None and is_held(hand_off),
    )


def parts_shown(call: Call) -> list[PartShown]:
    """The AI places in their order; the first has the number 0."""
    first = PartShown(
        0,
        call.agent_call_id,
        call.joined_at,
        call.agent_ended.at if call.agent_ended is not None else None,
        call.summary.short if call.summary else None,
        call.summary.long if call.summary else None,
    )
    later = later_places(call)
    return [first] + [
        PartShown(
            place.part,
            place.made.agent_call_id if place.made is not None else None,
            place.joined.at if place.joined is not None else None,
            place.ended.at if place.ended is not None else None,
            place.summary.short if place.summary is not None else None,
            place.summary.long if place.summary is not None else None,
        )
        for place in later
    ]


def _times(call: Call, hand_off: HandOff) -> dict[str, datetime]:
    leg = target_leg(call, hand_off)
    reached = {
        HandOffState.REQUESTED: hand_off.asked,
        HandOffState.RINGING: leg.ringing if leg is not None else None,
        HandOffState.ANNOUNCED: leg.answered if leg is not None else None,
        HandOffState.JOINED: hand_off.joined,
    }
    times = {state.value: fact.at for state, fact in reached.items() if fact is not None}
    if hand_off.ended is not None:
        times[state_of(call, hand_off).value] = hand_off.ended.at
    return times


def _cause(call: Call, hand_off: HandOff) -> str:
    """Why it is over, in one word: of the telephone, of who asked for the AI, or of the call."""
    if hand_off.ended is None:
        return ""
    if hand_off.ended.end is HandOffEnd.GIVEN_BACK:
        tries = give_backs(call)
        asked = (one.asked for one in tries if one.asked is not None and one.failed is None)
        return next((one.cause.value for one in asked if one.hand_off_id == hand_off.hand_off_id), "")
    leg = target_leg(call, hand_off)
    if leg is not None and hand_off.joined is None:
        if leg.judged is not None and leg.judged.answerer is Answerer.MACHINE:
            return Answerer.MACHINE.value
        if leg.ended is not None and leg.ended.outcome is not PersonLegOutcome.COMPLETED:
            return leg.ended.outcome.value
    return hand_off.ended.end.value

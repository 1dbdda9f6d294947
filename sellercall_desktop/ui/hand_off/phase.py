"""How far the hand-off of a call is, as the card shows it: read from the facts, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    GiveBackCause,
    HandOffEnd,
    HandOffKind,
    LegRole,
)
from sellercall_desktop.core.calls.partners import (
    HandOffState,
    agent_has_joined,
    agent_place,
    give_back_of,
    give_backs,
    hand_off_named,
    hand_offs,
    holder,
    is_held,
    is_muted,
    is_under_way,
    leg_of,
    open_hand_offs,
    state_of,
    target_leg,
)
from sellercall_desktop.ui.words.handed import came_to_nothing

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import GiveBack, HandOff

_FAILED = {HandOffEnd.DECLINED, HandOffEnd.UNANSWERED, HandOffEnd.FAILED}


class Phase(Enum):
    """What is going on, and with it what can be done."""

    NONE = auto()
    RINGING = auto()  # asked for, or a telephone rings
    ASKING = auto()  # a telephone was answered: is it the person?
    MOVING = auto()  # the customer is being brought
    JOINED = auto()
    DROPPED = auto()  # the person's telephone is gone; the customer hears nobody
    GIVING_BACK = auto()
    FAILED = auto()  # the last one; the customer is where he was


@dataclass(frozen=True, slots=True)
class Standing:
    """`hand_off` is the one in question, `has` the one whose person has the customer now."""

    phase: Phase = Phase.NONE
    since: datetime | None = None
    hand_off: HandOff | None = None
    has: HandOff | None = None
    rings_seller_first: bool = False  # a hand-on that she speaks first: her own telephone is not answered yet
    is_unproven: bool = False  # nothing says that a person has answered: it is taken for one
    has_dropped: bool = False  # the person's telephone is gone, and so the AI is to come back
    failed: GiveBack | None = None  # the last try to bring the AI back came to nothing
    lapsed: HandOff | None = None  # while joined: somebody else was to have the customer, and did not come

    @property
    def is_take_over(self) -> bool:
        """By the seller herself."""
        asked = self.hand_off.asked if self.hand_off is not None else None
        return asked is not None and asked.kind is HandOffKind.TAKE_OVER

    @property
    def is_muted(self) -> bool:
        """The customer does not hear the person who has them."""
        return self.has is not None and is_muted(self.has)

    @property
    def is_held(self) -> bool:
        """The customer hears music."""
        return self.has is not None and is_held(self.has)

    @property
    def may_be_muted(self) -> bool:
        """A person has the customer; maybe somebody else is on the way."""
        return self.phase is Phase.JOINED or (self.has is not None and self.may_be_called_off)

    @property
    def may_be_called_off(self) -> bool:
        """Nobody is on the way yet."""
        return self.phase in {Phase.RINGING, Phase.ASKING}


def standing_of(call: Call) -> Standing:
    """Of this moment."""
    if not call.is_live:
        return Standing()
    has = holder(call)
    under_way = [one for one in open_hand_offs(call) if is_under_way(one)]
    if under_way:
        return _on_its_way(call, under_way[-1], has)
    if has is not None:
        return _joined(call, has)
    if (back := _on_its_way_back(call)) is not None:
        return back
    ended = [(one.ended, one) for one in hand_offs(call) if one.ended is not None]
    last, one = max(ended, key=lambda each: each[0].at, default=(None, None))
    if last is not None and one is not None and (last.end in _FAILED or came_to_nothing(one)):
        return Standing(Phase.FAILED, last.at, one)
    return Standing()


def _on_its_way_back(call: Call) -> Standing | None:
    """The customer was led to the AI's new place, and it is not on the line yet."""
    place, tries = agent_place(call), give_backs(call)
    if place is None or not place.part or agent_has_joined(call, place) or not tries:
        return None
    asked = tries[-1].asked
    if asked is None:
        return None
    one = hand_off_named(call, asked.hand_off_id)
    return Standing(Phase.GIVING_BACK, asked.at, one, has_dropped=asked.cause is GiveBackCause.DROPPED)


def _on_its_way(call: Call, one: HandOff, has: HandOff | None) -> Standing:
    leg, state = target_leg(call, one), state_of(call, one)
    asked = one.asked
    blind = asked is not None and asked.kind is HandOffKind.BLIND
    unproven = blind and leg is not None and (leg.judged is None or leg.judged.answerer is Answerer.UNKNOWN)
    if one.confirmed is not None or (blind and state is HandOffState.ANNOUNCED):
        since = one.confirmed.at if one.confirmed is not None else None
        return Standing(Phase.MOVING, since, one, has, is_unproven=unproven)
    if state is HandOffState.ANNOUNCED:
        answered = leg.answered.at if leg is not None and leg.answered is not None else None
        return Standing(Phase.ASKING, answered, one, has)
    announced = asked is not None and asked.kind is HandOffKind.ANNOUNCED
    first = announced and has is None and leg is None
    rung = leg_of(call, one.hand_off_id, LegRole.SELLER) if first else leg
    begun = rung.asked.at if rung is not None and rung.asked is not None else asked.at if asked else None
    return Standing(Phase.RINGING, begun, one, has, rings_seller_first=first)


def _joined(call: Call, has: HandOff) -> Standing:
    joined = has.joined.at if has.joined is not None else None
    if (back := give_back_of(call, has.hand_off_id)) is not None and back.asked is not None:
        dropped = back.asked.cause is GiveBackCause.DROPPED
        return Standing(Phase.GIVING_BACK, back.asked.at, has, has, has_dropped=dropped)
    tries = give_backs(call)
    failed = [one for one in tries if one.failed and one.asked and one.asked.hand_off_id == has.hand_off_id]
    leg, asked = target_leg(call, has), has.asked
    if leg is not None and leg.ended is not None:
        return Standing(Phase.DROPPED, leg.ended.at, has, has)
    blind = asked is not None and asked.kind is HandOffKind.BLIND
    unproven = blind and leg is not None and (leg.judged is None or leg.judged.answerer is Answerer.UNKNOWN)
    since = [(one.ended, one) for one in hand_offs(call) if one.ended and joined and one.ended.at > joined]
    end, last = max(since, key=lambda each: each[0].at, default=(None, None))
    lapsed = last if end is not None and end.end in _FAILED else None
    return Standing(
        *(Phase.JOINED, joined, has, has),
        is_unproven=unproven,
        failed=failed[-1] if failed else None,
        lapsed=lapsed,
    )

"""What of a hand-off need not be asked now, because the carrier tells of it by itself.

A callback that came proves that the next ones will (`CalledBack`). They are counted on where nothing is in
motion: while a telephone rings, and while everybody is in the conference who should be. On the customer's way
from one to another, where a callback is late, and once the way in is lost, all is asked as often as without.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.called_back import CONFERENCE
from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.calls.hand_off_facts import HandOffKind, RedirectTo
from sellercall_desktop.core.calls.partners import (
    give_back_of,
    hand_off_named,
    holder,
    is_under_way,
    last_redirect,
    open_hand_offs,
    person_legs,
    place_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.called_back import CalledBack
    from sellercall_desktop.core.calls.handed import Handed, PersonLeg
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.ports import Conference

_REMEMBERED = 500  # calls


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a call's conference found."""

    at_s: float  # when it was asked for, by the loop's clock
    tellings: int  # how often the carrier had told of it until then
    conference: Conference | None
    handed: Handed | None  # what was known until then

    @property
    def who(self) -> set[str]:
        """The legs in it."""
        attendees = self.conference.attendees if self.conference is not None else ()
        return {one.carrier_call_id for one in attendees}


class Resting:
    """Which questions may rest."""

    def __init__(self, called_back: CalledBack, policy: Callable[[], HandOffPolicy]) -> None:
        self._called_back, self._policy = called_back, policy
        self._seen: BoundedMap[str, Seen] = BoundedMap(_REMEMBERED)  # by call
        self._tellings: BoundedMap[str, int] = BoundedMap(_REMEMBERED)
        self._asked_s: BoundedMap[tuple[str, str], float] = BoundedMap(_REMEMBERED)  # by call and leg

    def seen(self, call_id: str) -> Seen | None:
        """What the last look that was answered found in the call's conference."""
        return self._seen.get(call_id)

    def told(self, call_id: str) -> None:
        """The carrier has told that somebody came or went: who is there now has to be asked."""
        self._called_back.note(call_id, CONFERENCE)
        self._tellings[call_id] = self._tellings.get(call_id, 0) + 1

    def asking(self, call: Call) -> Seen:
        """A look at the conference begins: nothing is found yet."""
        return Seen(_now_s(), self._tellings.get(call.id, 0), None, call.handed)

    def found(self, call: Call, asked: Seen, conference: Conference | None) -> None:
        """It was answered. Who came or went untold shows that the carrier does not tell."""
        before, self._seen[call.id] = self._seen.get(call.id), replace(asked, conference=conference)
        if before is None or before.handed != asked.handed or before.who == self._seen[call.id].who:
            return
        if before.tellings == self._tellings.get(call.id, 0):
            self._called_back.missed(call.id, CONFERENCE)

    def asked(self, call: Call, leg_id: str = "") -> None:
        """This person's telephone was asked about, or the customer's leg."""
        self._asked_s[call.id, leg_id] = _now_s()

    def heard_of(self, before: Call, after: Call, leg: PersonLeg) -> None:
        """What asking about a person's telephone has brought; news that it did not tell was missed."""
        known, now = (_stage_of(call, leg.leg_id) for call in (before, after))
        if known != now:
            self._called_back.missed(before.id, leg.leg_id)

    # --- what may rest ----------------------------------------------------------------------------

    def is_calm(self, call: Call, answered_s: Mapping[str, float]) -> bool:
        """Whether nothing is in motion that would have to be looked at all the time.

        `answered_s`: by leg, for how long a person's telephone has been on the line.
        """
        seen = self._seen.get(call.id)
        if not self._called_back.is_way_proven or not call.is_live or call.hang_up is not None:
            return False
        if any(give_back_of(call, one.hand_off_id) is not None for one in open_hand_offs(call)):
            return False
        if _is_with_ai(call):
            return True
        if holder(call) is None or seen is None or seen.conference is None:
            return False
        hears_s = self._policy().hears_s  # whom it is about, before the conference
        on_line = [leg for leg in person_legs(call) if leg.is_on_line and leg.placed is not None]
        late = [leg.placed for leg in on_line if answered_s.get(leg.leg_id, hears_s) >= hears_s]
        expected = {placed.carrier_call_id for placed in late if placed is not None}
        return bool(expected) and {call.carrier_call_id or "", *expected} <= seen.who

    def may_rest(self, call: Call, leg: PersonLeg, placed_s: Mapping[str, float]) -> bool:
        """Of a calm call: whether this telephone will tell what becomes of it."""
        if not self._called_back.tells(call.id, leg.leg_id) or not self._lately(call, leg.leg_id):
            return False
        if leg.answered is None:
            return placed_s.get(leg.leg_id, 0.0) <= self._policy().ring_s + self._policy().times.told_late_s
        one = hand_off_named(call, leg.asked.hand_off_id) if leg.asked is not None else None
        is_blind = one is not None and one.asked is not None and one.asked.kind is HandOffKind.BLIND
        return not (is_blind and one is not None and is_under_way(one) and leg.judged is None)

    def may_customer_rest(self, call: Call) -> bool:
        """Of a calm call: whether the customer's leg will tell."""
        return self._called_back.tells(call.id, Party.CARRIER) and self._lately(call, "")

    def may_conference_rest(self, call: Call) -> bool:
        """Of a calm call: whether who is in the conference is known, and a change would be told."""
        seen = self._seen.get(call.id)
        if seen is None or seen.tellings != self._tellings.get(call.id, 0) or seen.handed != call.handed:
            return False
        tells = self._called_back.tells(call.id, CONFERENCE)
        if _is_with_ai(call):  # as long as she is the only one in it, it has not begun
            tells = tells or any(self._called_back.tells(call.id, leg.leg_id) for leg in person_legs(call))
        return tells and _now_s() - seen.at_s < self._policy().times.told_s

    def _lately(self, call: Call, leg_id: str) -> bool:
        asked_s = self._asked_s.setdefault((call.id, leg_id), _now_s())
        return _now_s() - asked_s < self._policy().times.told_s


def _is_with_ai(call: Call) -> bool:
    """Whether the customer is with an AI place that has joined: nothing is decided by the conference."""
    redirect = last_redirect(call)
    if redirect is None or redirect.asked is None:
        return True
    place = place_of(call, redirect.asked.part) if redirect.asked.to is RedirectTo.AI else None
    return place is not None and place.joined is not None


def _stage_of(call: Call, leg_id: str) -> tuple[bool, ...]:
    legs = [one for one in person_legs(call) if one.leg_id == leg_id]
    return tuple(fact is not None for leg in legs for fact in (leg.ringing, leg.answered, leg.ended))


def _now_s() -> float:
    return asyncio.get_running_loop().time()

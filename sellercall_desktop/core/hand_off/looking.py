"""One look at the line: what the providers say of every leg and place that a hand-off is about."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.calls.hand_off_facts import (
    PersonLegEnded,
    PersonLegOutcome,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.partners import last_redirect, later_places, person_legs, place_of
from sellercall_desktop.core.calls.parts import facts_of_leg
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, CallGoneError, CallNotFoundError, StoreError
from sellercall_desktop.core.hand_off.deciding import needs_a_look
from sellercall_desktop.core.hand_off.resting import Resting
from sellercall_desktop.core.hand_off.steps import Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.follow import Follower
    from sellercall_desktop.core.calls.handed import PersonLeg
    from sellercall_desktop.core.calls.later_places import LaterPlaces
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.ports import Conference, ConferenceBridge

log = logging.getLogger(__name__)

SOURCE = "hand_off"
GONE_AFTER = 5  # answers "no such call" in a row before it is believed: one just made may not be listed yet
_REMEMBERED = 500  # legs


class Lookout:
    """Asks what there is to ask, at once; what it learns is written down before anybody decides on it."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        bridge: ConferenceBridge,
        follower: Follower,
        places: LaterPlaces,
        now: Callable[[], datetime],
        policy: Callable[[], HandOffPolicy],
        price_pauses_s: Sequence[float] = (),
    ) -> None:
        """`price_pauses_s`: how long is waited before each look for what a leg has cost."""
        self._price_pauses_s = price_pauses_s
        self._ledger, self._bridge, self._follower, self._places = ledger, bridge, follower, places
        self._now, self._resting = now, Resting(follower.called_back, policy)
        self._placed: BoundedMap[str, datetime] = BoundedMap(_REMEMBERED)  # when it was first seen so
        self._answered: BoundedMap[str, datetime] = BoundedMap(_REMEMBERED)
        self._alone: BoundedMap[str, datetime] = BoundedMap(_REMEMBERED)  # by call
        self._gone: BoundedMap[str, int] = BoundedMap(_REMEMBERED)
        self._together: set[str] = set()  # calls whose customer the last look found in the conference

    def told(self, call_id: str) -> None:
        """The carrier has told that somebody came to the call's conference, or went."""
        self._resting.told(call_id)

    async def look(self, call: Call, *, anew: bool = False) -> tuple[Call, Sight]:
        """The call with what is told now, and who is in its conference.

        Args:
            call: as it is known.
            anew: ask for everything, whatever the carrier tells by itself.
        """
        begun = self._now()
        answered_s = self._ages_s(person_legs(call), self._answered)
        calm = not anew and self._resting.is_calm(call, answered_s)
        legs = [leg for leg in person_legs(call) if leg.may_ring and leg.placed is not None]
        rung_s = self._ages_s(legs, self._placed)
        asked = [leg for leg in legs if not (calm and self._resting.may_rest(call, leg, rung_s))]
        # In the conference a moment ago, the customer is probably there now: one question less.
        doubtful = call.id not in self._together and not (calm and self._resting.may_customer_rest(call))
        rests = calm and self._resting.may_conference_rest(call)
        (is_seen, found), _ = await asyncio.gather(
            self._conference(call, rests=rests) if needs_a_look(call) else _nobody(),
            asyncio.gather(
                *(self._look_at(call, leg) for leg in asked),
                *([] if calm else [self._look_at_agent(call)]),
                *([self._look_at_customer(call)] if doubtful else []),
            ),
        )
        if found is not None and found.has(call.carrier_call_id):
            self._together.add(call.id)
        elif call.id in self._together:
            self._together.discard(call.id)
            await self._look_at_customer(call)
        call = await self._ledger.get(call.id)
        return call, self._sight(call, found, begun, is_seen=is_seen, is_whole=not calm)

    @staticmethod
    def unpriced(call: Call) -> list[PersonLeg]:
        """The telephones of persons whose price nobody has told yet."""
        priced = {cost.part for cost in call.costs}
        return [leg for leg in person_legs(call) if leg.placed is not None and leg.leg_id not in priced]

    async def read_prices(self, call_id: str) -> None:
        """Carriers tell what a leg has cost some time after it has ended."""
        self._together.discard(call_id)
        for pause_s in self._price_pauses_s:
            await asyncio.sleep(pause_s)
            try:
                call = await self._ledger.get(call_id)
                unpriced = self.unpriced(call)
                await asyncio.gather(*(self._look_at(call, leg) for leg in unpriced))
            except (CallNotFoundError, StoreError) as error:
                log.warning("hand_off.no_price", extra={"call_id": call_id, "problem": str(error)})
                return
            if not unpriced:
                return

    def _ages_s(self, legs: Sequence[PersonLeg], since: Mapping[str, datetime]) -> dict[str, float]:
        """By leg, how long ago it was first seen so."""
        now = self._now()
        seen = {leg.leg_id: since.get(leg.leg_id) for leg in legs}
        return {leg_id: (now - at).total_seconds() for leg_id, at in seen.items() if at is not None}

    def _sight(
        self, call: Call, conference: Conference | None, begun: datetime, *, is_seen: bool, is_whole: bool
    ) -> Sight:
        """As old as its beginning: a slow answer tells nothing of what happened since."""
        now = self._now()
        for leg in person_legs(call):
            if leg.placed is not None:
                self._placed.setdefault(leg.leg_id, now)
            if leg.answered is not None:
                self._answered.setdefault(leg.leg_id, now)
        alone = is_seen and (conference is None or not conference.has(call.carrier_call_id))
        if alone:
            self._alone.setdefault(call.id, now)
        elif is_seen:
            self._alone.pop(call.id, None)
        alone_s = (now - self._alone[call.id]).total_seconds() if alone else 0.0
        placed_s, answered_s = (
            self._ages_s(person_legs(call), since) for since in (self._placed, self._answered)
        )
        return Sight(begun, conference, is_seen, alone_s, placed_s, answered_s, is_whole)

    async def _conference(self, call: Call, *, rests: bool) -> tuple[bool, Conference | None]:
        if rests and (seen := self._resting.seen(call.id)) is not None:
            return True, seen.conference
        asked = self._resting.asking(call)
        try:
            found = await self._bridge.conference(call.id)
        except OUTSIDE_ERRORS as error:
            _note(call, "conference", error)
            return False, None
        self._resting.found(call, asked, found)
        return True, found

    async def _look_at(self, call: Call, leg: PersonLeg) -> None:
        if leg.placed is None:
            return
        self._resting.asked(call, leg.leg_id)
        try:
            told = await self._bridge.look(leg.placed.carrier_call_id)
        except CallGoneError as error:
            _note(call, "person", error)
            self._gone[leg.leg_id] = self._gone.get(leg.leg_id, 0) + 1
            if self._gone[leg.leg_id] >= GONE_AFTER:
                end = PersonLegEnded(self._now(), leg.leg_id, PersonLegOutcome.FAILED)
                await self._ledger.record(call.id, (end,), SOURCE)
        except OUTSIDE_ERRORS as error:
            _note(call, "person", error)
        else:
            self._gone.pop(leg.leg_id, None)
            before = await self._ledger.get(call.id)
            facts = facts_of_leg(leg, told.facts, told.answerer)
            self._resting.heard_of(before, await self._ledger.record(call.id, facts, SOURCE), leg)

    async def _look_at_customer(self, call: Call) -> None:
        self._resting.asked(call)
        try:
            await self._follower.look(call, Party.CARRIER)
        except OUTSIDE_ERRORS as error:
            _note(call, "customer", error)

    async def _look_at_agent(self, call: Call) -> None:
        """Where it is not known whether the customer is with the AI: the place itself says so."""
        redirect = last_redirect(call)
        if redirect is None or redirect.asked is None:
            return
        try:
            if redirect.asked.to is RedirectTo.AI:
                place = place_of(call, redirect.asked.part)
                if place is not None and place.ended is None and place.joined is None:
                    await self._places.look(call, place.part)
            elif redirect.fate is RedirectFate.UNKNOWN:
                await self._look_at_last(call)
        except OUTSIDE_ERRORS as error:
            _note(call, "agent", error)

    async def _look_at_last(self, call: Call) -> None:
        places = later_places(call)
        joined = [place for place in places if place.joined is not None]
        if joined:
            await self._places.look(call, joined[-1].part)
        else:
            await self._follower.look(call, Party.AGENT)


async def _nobody() -> tuple[bool, Conference | None]:
    return False, None


def _note(call: Call, what: str, error: Exception) -> None:
    fields = {"call_id": call.id, "asked": what, "problem": str(error) or type(error).__name__}
    log.warning("hand_off.no_answer", extra=fields)

"""What do the providers say? Of calls we left open, and of calls we never heard of.

A call left open is never dialed again: it is looked up, adopted, or closed as not placed. What a start
finds on disk after the run before it ended somewhere in a dial, and what is done:

    intent alone, or a place too      no request to ring ever left: closed at once, at any age
    `LegAsked`, no leg                the carrier is asked for it, by what was written (`claims`)
    a leg                             followed; hung up, where that was asked for (`ending`)
    both ended, words not read        read (`Call.owes_words`)

The look-up and the import may meet the same leg: both know by the same rule whose it is.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls import claims
from sellercall_desktop.core.calls.elsewhere import A_COLLEAGUE_DIALS
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallKey,
    CallRequested,
    Direction,
    Party,
    PlacementUncertain,
)
from sellercall_desktop.core.calls.ownership import IMPORT, RECOVERED, number_ends, placed_here
from sellercall_desktop.core.calls.parts import as_of_part, may_be_persons, unplaced_legs
from sellercall_desktop.core.clock import imported_call_id
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, CallNotFoundError, StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.core.retrying import retry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.placement import Placement
    from sellercall_desktop.core.calls.ports import Carrier, RemoteCall, VoiceAgent
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

IMPORTED_AT_MOST = 2_000  # calls brought in from each provider in one go
STILL_BEING_MADE = timedelta(minutes=2)  # a younger one may still lack its other half, or be a caller
SAME_CONVERSATION = timedelta(seconds=90)  # from the AI's place to the telephone leg it belongs to
CLOCKS_APART = timedelta(days=2)  # how wrong this machine's clock may have been when a call was asked for
ASK_AGAIN_S = 30.0


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Event: the providers' lists were read; `imported` calls were new, `left_out` wait for the next time."""

    imported: int
    left_out: int


class Reconciler:
    """Runs at every start (there is no other start), and now and then."""

    def __init__(
        self,
        *,
        engine: Engine,
        placement: Placement,
        ledger: Ledger,
        calls: CallStore,
        carrier: Carrier,
        agent: VoiceAgent,
        tasks: Tasks,
        now: Callable[[], datetime],
        desk: str = "",
    ) -> None:
        self._engine, self._placement, self._ledger = engine, placement, ledger
        self._calls, self._carrier, self._agent = calls, carrier, agent
        self._tasks, self._now, self._desk = tasks, now, desk
        self.left_out = 0
        """How many calls the last import left for the next one, because nobody can say yet whose they are."""
        self._in_question: set[str] = set()  # legs of which one is ours, as far as this import can tell

    async def resume(self) -> int:
        """Take up every call the last run left open; returns how many. Asking goes on in the background."""
        left_open = [call for call in await self._calls.unsettled() if not self._is_anothers_dial(call)]
        for call in left_open:
            self._ledger.keep(call)
            self._engine.carry_out(call)
            self._tasks.spawn(self._resume(call), f"resume {call.id}")
        return len(left_open)

    async def import_since(self, since: datetime) -> int:
        """Bring in calls that exist only at the providers; returns how many were new.

        A call that cannot be written down is left out, and the others are not.

        Raises:
            ProviderError, NotConfiguredError: what was read before is kept.
            StoreError: none could be written down.
        """
        self._in_question.clear()
        legs = await self._unknown(self._carrier.recent(since), Party.CARRIER)
        legs = await self._without_our_own(legs, since)
        listed = await self._unknown(self._agent.recent(since), Party.AGENT)
        places = [place for place in listed if not place.part]
        legs, places = self._ripe(legs, places)
        pairs: list[tuple[RemoteCall | None, RemoteCall | None]] = []
        for place in places:
            leg = _leg_of(place, legs, places)
            if leg is not None:
                legs.remove(leg)
            pairs.append((place, leg))
        pairs += [(None, leg) for leg in legs]
        imported, failure = 0, None
        for pair in pairs:
            try:
                await self._import(*pair)
            except StoreError as error:
                if error.problem is StoreProblem.ERASED:
                    continue
                ids = [remote.remote_id for remote in pair if remote is not None]
                log.warning("reconcile.left_out", extra={"ids": ids, "problem": str(error)})
                failure = error
            else:
                imported += 1
        for place in listed:
            if place.part and (call := await self._ledger.find(key := _key(place, Party.AGENT))) is not None:
                await self._learn(call, place, key)
        if failure is not None and not imported:
            raise failure
        return imported

    # --- calls left open ------------------------------------------------------------------------

    def _is_anothers_dial(self, call: Call) -> bool:
        """In a team's history: another desk is at it this very moment, and will settle it itself."""
        young = self._now() - call.created_at < A_COLLEAGUE_DIALS
        return young and call.placed is None and not placed_here(call, self._desk)

    async def _resume(self, call: Call) -> None:
        """Each provider is asked for itself: while one does not answer, the other one does."""
        finding_place = self._tasks.spawn(
            self._until_answered(call.id, lambda: self._find_place(call)), f"find place {call.id}"
        )
        await self._until_answered(call.id, lambda: self._find_leg(call))
        self._engine.follow(await self._ledger.get(call.id))
        await finding_place
        self._engine.follow(await self._ledger.get(call.id))  # where it had nothing to follow before

    async def _until_answered(self, call_id: str, ask: Callable[[], Awaitable[None]]) -> None:
        def pause_s(error: Exception, _failures: int) -> float:
            log.warning("reconcile.no_answer", extra={"call_id": call_id, "problem": str(error)})
            return ASK_AGAIN_S

        await retry(ask, (*OUTSIDE_ERRORS, StoreError), pause_s)

    async def _find_place(self, call: Call) -> None:
        if call.agent is None and (place := await self._agent.find(call.id)) is not None:
            fact = AgentCreated(place.created_at, place.agent_call_id, place.max_duration_s)
            await self._ledger.record(call.id, (fact,), "reconcile")

    async def _find_leg(self, call: Call) -> None:
        open_dial = call.is_live or call.is_leg_unknown
        if call.placed is not None or not open_dial or call.direction is not Direction.OUTBOUND:
            return
        if claims.asked_of(call) is not None:
            uncertain = PlacementUncertain(self._now(), Party.CARRIER)
            await self._ledger.record(call.id, (uncertain,), "reconcile")
        await self._placement.look_for_leg(call.id)

    # --- calls that we do not know -----------------------------------------------------------------

    async def _unknown(self, remotes: AsyncIterator[RemoteCall], party: Party) -> list[RemoteCall]:
        """Of what a provider lists, the calls we do not have; what we have learns its news."""
        unknown: list[RemoteCall] = []
        read = 0
        async for remote in remotes:
            read += 1
            key = _key(remote, party)
            if (call := await self._ledger.find(key)) is not None:
                await self._learn(call, remote, key)
            else:
                unknown.append(remote)
            if read >= IMPORTED_AT_MOST:
                break
        return unknown

    async def _learn(self, call: Call, remote: RemoteCall, key: CallKey) -> None:
        told = as_of_part(call, key, remote.facts, remote.answerer)
        try:
            await self._ledger.record(call.id, told, "reconcile")
        except StoreError as error:
            log.warning("reconcile.left_out", extra={"ids": [remote.remote_id], "problem": str(error)})

    def _is_young(self, remote: RemoteCall) -> bool:
        """By the carrier's clock, whose times these are: this machine's may be hours away from it."""
        return (self._carrier.now() or self._now()) - remote.created_at < STILL_BEING_MADE

    def _ripe(
        self, legs: list[RemoteCall], places: list[RemoteCall]
    ) -> tuple[list[RemoteCall], list[RemoteCall]]:
        """What can be brought in now. A half whose other half may be left for the next time is left, too."""
        green_legs = [leg for leg in legs if self._is_young(leg) or leg.remote_id in self._in_question]
        green_places = [place for place in places if self._is_young(place)]
        ripe_legs = [
            leg
            for leg in legs
            if leg not in green_legs and not any(_near(place, leg) for place in green_places)
        ]
        ripe_places = [
            place
            for place in places
            if place not in green_places and not any(_near(place, leg) for leg in green_legs)
        ]
        self.left_out = len(legs) + len(places) - len(ripe_legs) - len(ripe_places)
        return ripe_legs, ripe_places

    async def _without_our_own(self, legs: list[RemoteCall], since: datetime) -> list[RemoteCall]:
        """The legs that belong to no call of ours; a call of ours whose leg came to light gets it."""
        if not legs:
            return legs
        legless = await self._calls.never_placed(since - CLOCKS_APART)
        persons = unplaced_legs(await self._calls.unsettled())
        others = []
        for leg in legs:
            try:
                if may_be_persons(leg, persons):
                    self._in_question.add(leg.remote_id)
                    others.append(leg)
                elif self._is_young(leg) or not await self._is_our_own(leg, legless):
                    others.append(leg)
            except StoreError as error:
                log.warning("reconcile.left_out", extra={"ids": [leg.remote_id], "problem": str(error)})
        return others

    async def _is_our_own(self, leg: RemoteCall, legless: list[Call]) -> bool:
        """Whether a call of ours has it now. The one that may claim it is looked up, and may get another."""
        while (call := claims.claimant_of(leg, legless)) and (asked := claims.asked_of(call)):
            adopted = await self._placement.adopt(call, asked, sure=False)
            if adopted is not None and adopted.placed is None:
                self._in_question.add(leg.remote_id)
                return False
            legless.remove(call)
            if adopted is None:
                continue
            log.info("reconcile.leg_found", extra=adopted.key.log_fields)
            self._engine.follow(adopted)
            if adopted.carrier_call_id == leg.remote_id:
                return True
        return await self._ledger.find(_key(leg, Party.CARRIER)) is not None

    async def _import(self, place: RemoteCall | None, leg: RemoteCall | None) -> None:
        first = place or leg
        if first is None:
            return
        told = leg or first
        created_at = min(remote.created_at for remote in (place, leg) if remote is not None)
        requested = CallRequested(
            at=created_at,
            direction=told.direction or Direction.INBOUND,
            number=told.number or "",
            our_number=told.our_number,
            requested_by=RECOVERED if first.desk and first.desk == self._desk else IMPORT,
            desk=first.desk or "",
        )
        facts = [fact for remote in (place, leg) if remote is not None for fact in remote.facts]
        call_id = await self._known_by_now(place, leg) or first.call_id
        call_id = call_id or imported_call_id(created_at, first.remote_id)
        try:
            call = await self._ledger.record(call_id, facts, "import")
        except CallNotFoundError:
            call = await self._ledger.open(call_id, requested, facts, "import", durable=False)
        if call.is_settled:
            self._ledger.drop(call_id)
        else:
            self._engine.follow(call)

    async def _known_by_now(self, place: RemoteCall | None, leg: RemoteCall | None) -> str | None:
        """The call that a webhook, a look-up or a dial has found while the lists were read."""
        for remote, party in ((place, Party.AGENT), (leg, Party.CARRIER)):
            if remote is not None and (call := await self._ledger.find(_key(remote, party))) is not None:
                return call.id
        return None


def _key(remote: RemoteCall, party: Party) -> CallKey:
    if party is Party.CARRIER:
        return CallKey(carrier_call_id=remote.remote_id)
    return CallKey(call_id=remote.call_id, agent_call_id=remote.remote_id)


def _leg_of(place: RemoteCall, legs: list[RemoteCall], places: list[RemoteCall]) -> RemoteCall | None:
    """The telephone leg of a foreign conversation, if number and time leave one choice on both sides.

    The providers do not know of each other; a wrong pair would be worse than two rows. Where the place tells
    how the customer's number ends, the nearest in time will do, if each is the nearest to the other.
    """
    near = [leg for leg in legs if _near(place, leg)]
    if place.number_ends:
        leg = min(near, key=lambda leg: _apart(place, leg), default=None)
        rivals = [other for other in places if leg is not None and _near(other, leg)]
        nearest = min(rivals, key=lambda other: _apart(other, leg) if leg else 0, default=None)
        return leg if nearest is place else None
    if len(near) != 1:
        return None
    rivals = [other for other in places if _near(other, near[0])]
    return near[0] if len(rivals) == 1 else None


def _near(place: RemoteCall, leg: RemoteCall) -> bool:
    if place.number_ends and place.number_ends != number_ends(leg.number or ""):
        return False
    return _apart(place, leg) <= SAME_CONVERSATION.total_seconds()


def _apart(place: RemoteCall, leg: RemoteCall) -> float:
    return abs((leg.created_at - place.created_at).total_seconds())

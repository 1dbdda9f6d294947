"""What do the providers say? Of calls we left open, and of calls we never heard of.

A call left open is never dialed again: it is looked up, adopted, or closed as not placed.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import imported_call_id
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, CallNotFoundError, StoreError
from sellercall_desktop.core.facts import (
    AgentCreated,
    CallKey,
    CallRequested,
    Direction,
    Party,
    PlacementUncertain,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.engine import Engine
    from sellercall_desktop.core.ledger import Ledger
    from sellercall_desktop.core.placement import Placement
    from sellercall_desktop.core.ports import CallStore, Carrier, RemoteCall, VoiceAgent
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

IMPORTED_AT_MOST = 2_000  # calls brought in from each provider in one go
STILL_BEING_PLACED = timedelta(minutes=2)  # younger unknown calls may be our own, on their way to disk
SAME_CONVERSATION = timedelta(seconds=90)  # from the AI's place to the telephone leg it belongs to
ASK_AGAIN_S = 30.0


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
    ) -> None:
        self._engine, self._placement, self._ledger = engine, placement, ledger
        self._calls, self._carrier, self._agent = calls, carrier, agent
        self._tasks, self._now = tasks, now

    async def resume(self) -> int:
        """Take up every call the last run left open; returns how many. Asking goes on in the background."""
        left_open = await self._calls.unsettled()
        for call in left_open:
            self._ledger.keep(call)
            self._tasks.spawn(self._resume(call), f"resume {call.id}")
        return len(left_open)

    async def import_since(self, since: datetime) -> int:
        """Bring in calls that exist only at the providers; returns how many were new.

        Raises:
            ProviderError, NotConfiguredError: what was read before is kept.
        """
        legs = await self._unknown(self._carrier.recent(since), Party.CARRIER)
        places = await self._unknown(self._agent.recent(since), Party.AGENT)
        imported = 0
        for place in places:
            leg = _leg_of(place, legs, places)
            if leg is not None:
                legs.remove(leg)
            await self._import(place, leg)
            imported += 1
        for leg in legs:
            await self._import(None, leg)
            imported += 1
        return imported

    async def _resume(self, call: Call) -> None:
        while True:
            try:
                await self._find_out(call)
                break
            except (*OUTSIDE_ERRORS, StoreError) as error:
                log.warning("reconcile.no_answer", extra={"call_id": call.id, "problem": str(error)})
                await asyncio.sleep(ASK_AGAIN_S)
        self._engine.follow(await self._ledger.get(call.id))

    async def _find_out(self, call: Call) -> None:
        if call.agent is None and (place := await self._agent.find(call.id)) is not None:
            fact = AgentCreated(place.created_at, place.agent_call_id, place.max_duration_s)
            await self._ledger.record(call.id, (fact,), "reconcile")
        if call.placed is None and call.is_live and call.direction is Direction.OUTBOUND:
            uncertain = PlacementUncertain(self._now(), Party.CARRIER)
            await self._ledger.record(call.id, (uncertain,), "reconcile")
            await self._placement.look_for_leg(call.id, call.number, call.created_at)

    async def _unknown(self, remotes: AsyncIterator[RemoteCall], party: Party) -> list[RemoteCall]:
        """Of what a provider lists, the calls we do not have; what we have learns its news."""
        unknown: list[RemoteCall] = []
        read = 0
        async for remote in remotes:
            read += 1
            key = _key(remote, party)
            if (call := await self._ledger.find(key)) is not None:
                await self._ledger.record(call.id, remote.facts, "reconcile")
            elif self._now() - remote.created_at > STILL_BEING_PLACED:
                unknown.append(remote)
            if read >= IMPORTED_AT_MOST:
                break
        return unknown

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
            requested_by="import",
        )
        facts = [fact for remote in (place, leg) if remote is not None for fact in remote.facts]
        call_id = first.call_id or imported_call_id(created_at, first.remote_id)
        try:
            await self._ledger.record(call_id, facts, "import")
        except CallNotFoundError:
            await self._ledger.open(call_id, requested, facts, "import", durable=False)
        self._ledger.drop(call_id)


def _key(remote: RemoteCall, party: Party) -> CallKey:
    if party is Party.CARRIER:
        return CallKey(carrier_call_id=remote.remote_id)
    return CallKey(call_id=remote.call_id, agent_call_id=remote.remote_id)


def _leg_of(place: RemoteCall, legs: list[RemoteCall], places: list[RemoteCall]) -> RemoteCall | None:
    """The telephone leg of a foreign conversation, if time leaves exactly one choice on both sides.

    The providers do not know of each other; a wrong pair would be worse than two rows.
    """
    near = [leg for leg in legs if _near(place, leg)]
    if len(near) != 1:
        return None
    rivals = [other for other in places if _near(other, near[0])]
    return near[0] if len(rivals) == 1 else None


def _near(place: RemoteCall, leg: RemoteCall) -> bool:
    return abs(leg.created_at - place.created_at) <= SAME_CONVERSATION

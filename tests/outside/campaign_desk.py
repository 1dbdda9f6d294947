"""A desk that works on a campaign until it is over, as a process that may be killed: `URL FOLDER RINGS NAME`.

The telephones are a file: a line that is in it has rung. What a carrier knows of a call is asked of it, too.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    CallNotPlaced,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
)
from sellercall_desktop.core.campaigns import attempts as attempting
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.law.light import Light
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

attempting.LEASE = timedelta(seconds=4)


class Telephones:
    """Engine and light in one: everybody may be called, and whoever is called does not answer."""

    live_calls = ()

    def __init__(self, store, rings: Path, bus: Bus) -> None:
        self.store, self.rings, self.bus = store, rings, bus

    async def light(self, number, at=None):
        return Light(number, at or utc_now())

    async def dial(self, number, requested_by, *, planned):
        requested = CallRequested(utc_now(), Direction.OUTBOUND, number, requested_by=requested_by)
        call = start_call(planned.call_id, requested)
        await self.store.calls.save(call, [requested], "dial", durable=True)
        if not await planned.still_wanted():
            return await self.know(call, CallNotPlaced(utc_now()))
        with self.rings.open("ab", buffering=0) as file:
            os.write(file.fileno(), f"{number} {planned.call_id}\n".encode())
        ended = CarrierEnded(utc_now(), CarrierOutcome.NO_ANSWER)
        return await self.know(call, CallPlaced(utc_now(), f"CA{planned.call_id}"), ended)

    def follow(self, _call) -> None:
        """What became of a dead desk's call is found out by `find_out`."""

    async def know(self, call, *facts):
        call = advance_all(call, facts)
        await self.store.calls.save(call, facts, "dial")
        self.bus.publish(CallChanged(call, facts))
        return call

    async def find_out(self, desk: str = "") -> None:
        """What became of calls of desks that died, as a start finds it out at the carrier."""
        for contact in await self.store.campaigns.lapsed(desk=desk):
            call = await self.store.calls.get(contact.call_id)
            if call is not None and call.is_live:
                rang = call.id in self.rings.read_text(encoding="ascii")
                ended = CarrierEnded(utc_now(), CarrierOutcome.NO_ANSWER)
                placed = (CallPlaced(utc_now(), f"CA{call.id}"), ended)
                await self.know(call, *(placed if rang else (CallNotPlaced(utc_now()),)))


async def work(url: str, folder: Path, rings: Path, name: str) -> None:
    """Until the campaign is over."""
    async with open_store(url, folder / "a.db", "x") as store:
        bus, tasks = Bus(), Tasks()
        telephones = Telephones(store, rings, bus)
        attempts = attempting.Attempts(
            attempting.Ready(
                *(store.campaigns, store.calls, telephones, telephones, bus, tasks, utc_now),
                cost_of=lambda _call: Decimal(0),
                leave_message=None,
                desk=name,
            )
        )
        await telephones.find_out(name)
        await attempts.resolve(name)
        campaign = await store.campaigns.campaign("c1")
        while not await store.campaigns.is_over("c1"):
            contact = await store.campaigns.next("c1", Asker(name), attempting.LEASE)
            if contact is None:
                await telephones.find_out()
                await attempts.look_after()
                await asyncio.sleep(0.3)
                continue
            await attempts.dial(campaign, contact)
            await tasks.finish()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))

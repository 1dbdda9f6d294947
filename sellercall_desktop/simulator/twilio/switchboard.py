"""Where a leg begins and where it is led elsewhere: we ring somebody, somebody rings, a redirect."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.twilio.performance import Performance

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.resources import Leg, Source

CALLS_PER_SECOND = 1.0
CLOSES_AFTER_S = 0.17  # of a redirect: observed, as is the time until the new document begins
BEGINS_AFTER_S = 0.48
PARTING_LIMIT_S = 1.0  # real time, for the answer of an interrupted verb's action


class Switchboard:
    """Gives each leg of its exchange the task that performs its documents."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._stage = exchange.stage
        self._next_slot = 0.0

    def place(self, leg: Leg) -> Leg:
        """Ring somebody. More calls than one a second wait in the queue."""
        clock, loop = self._stage.clock, asyncio.get_running_loop()
        slot = max(self._next_slot, loop.time())
        self._next_slot = slot + clock.real(1 / CALLS_PER_SECOND)
        wait_s = (slot - loop.time()) * clock.speed
        leg.queue_ms = round(wait_s * 1000)
        self._exchange.add(leg)
        leg.task = self._stage.background.spawn(self._ring_and_perform(leg, wait_s), "outgoing leg")
        return leg

    def receive(self, leg: Leg) -> Leg:
        """Somebody rings our number: its document decides."""
        leg.status = "ringing"
        leg.started = now()
        self._exchange.add(leg)
        leg.task = self._stage.background.spawn(self._perform_first(leg), "incoming leg")
        return leg

    def redirect(self, leg: Leg, source: Source) -> None:
        """Leave the running document for another."""
        leg.task = self._stage.background.spawn(self._perform_after(leg.task, leg, source), "redirected leg")

    async def _perform_after(self, interrupted: asyncio.Task[None] | None, leg: Leg, source: Source) -> None:
        """What runs closes first; then its `action` is asked; then the new document begins."""
        try:
            await self._stage.clock.sleep(CLOSES_AFTER_S)
        finally:
            if interrupted is not None:
                interrupted.cancel()
        async with leg.turn:  # it has closed
            if leg.parting:
                await asyncio.wait(leg.parting, timeout=PARTING_LIMIT_S)
                leg.parting = []
            await self._stage.clock.sleep(BEGINS_AFTER_S)
            await self._perform(leg, source)

    async def _ring_and_perform(self, leg: Leg, wait_s: float) -> None:
        await self._stage.clock.sleep(wait_s)
        if await self._exchange.ring(leg):
            await self._perform_first(leg)

    async def _perform_first(self, leg: Leg) -> None:
        async with leg.turn:
            await self._perform(leg, leg.source)

    async def _perform(self, leg: Leg, source: Source) -> None:
        await Performance(self._exchange, leg).run(source)

"""One outside world with its installations, and what people do there: the ground that scenes play on."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random

from tests.outside.installation import Installation
from tests.outside.verdict import Fault, Presses, judge
from tests.outside.world import World, open_world

FOLLOWED_WITHIN_S = 45.0  # a poll while live comes within 5 s; after a provider was out of reach within 30


class Stage:
    """Installations 0 and, where there are two, 1; what was pressed at each."""

    def __init__(self, world: World, desks: list[Installation], first_number: int) -> None:
        self.world, self.desks = world, desks
        self.presses = [Presses() for _ in desks]
        self.odd: Counter = Counter()  # answers that deserve a look, without being a fault of these kinds
        self._next_number = first_number
        self._dialing: set[asyncio.Task] = set()

    def new_number(self) -> str:
        """Of a Colombian mobile that nobody has dialed here."""
        self._next_number += 1
        return f"+57300{self._next_number:07d}"

    async def customer(self, number: str, **behaviour: object) -> None:
        await self.world.ask("customer", number=number, **behaviour)

    def dial(self, number: str, desk: int = 0) -> asyncio.Task:
        """Press dial; the task gives status and body, or 0 where the program was killed meanwhile."""
        self.presses[desk].dialed[number] += 1

        async def press() -> tuple[int, dict]:
            status, body = await self.desks[desk].dial(number)
            if status == 200 and not (body.get("callId") and body.get("callSid")):
                self.odd[f"dial answered 200 with {body}"] += 1
            elif status not in {0, 200}:
                self.odd[f"dial answered {status} {str(body)[:160]}"] += 1
            return status, body

        task = asyncio.get_running_loop().create_task(press())
        self._dialing.add(task)
        task.add_done_callback(self._dialing.discard)
        return task

    async def until_asked(self, provider: str, before: int, within_s: float = 20) -> None:
        """Return when it gets its next request to create a call, or when no dial is under way any more."""
        loop, dials = asyncio.get_running_loop(), list(self._dialing)
        asked = {"provider": provider, "operation": "create", "before": before, "within_s": within_s}
        arrival = loop.create_task(self.world.ask("arrival", **asked))
        if dials:
            over = loop.create_task(asyncio.wait(dials))
            await asyncio.wait({arrival, over}, return_when=asyncio.FIRST_COMPLETED)
            over.cancel()
            await asyncio.gather(over, return_exceptions=True)
            if not arrival.done():
                arrival.cancel()
        await asyncio.gather(arrival, return_exceptions=True)

    async def hang_up(self, number: str, desk: int = 0) -> dict:
        """Press the button. What it takes is on disk, and must be carried out whatever happens."""
        told = await self.desks[desk].hang_up(number)
        if told["taken"]:
            self.presses[desk].hung_up[number] = (await self.world.book()).now
        return told

    async def rings_in(self, number: str, desk: int = 0) -> str:
        """A customer calls this desk's number; the leg's sid."""
        told = await self.world.ask("incoming", **{"from": number, "voice_url": self.desks[desk].voice_url})
        return told["sid"]

    async def leap(self, seconds: float) -> None:
        """Time passes while every desk is off."""
        assert not any(desk.running for desk in self.desks)
        await self.world.leap(seconds)

    async def note_joined(self, sids: list[str], desk: int = 0) -> None:
        """Those incoming legs that this desk's TwiML reached are its own from now on."""
        book = await self.world.book()
        taken = {leg.sid for leg in book.legs if leg.sid in sids and leg.place is not None}
        self.presses[desk].rang_in |= taken

    async def verdict(self, within_s: float = FOLLOWED_WITHIN_S) -> list[Fault]:
        """Of every desk that runs."""
        judged = await asyncio.gather(*(judge(desk, pressed, within_s) for desk, pressed in self._at_work()))
        return [fault for faults in judged for fault in faults]

    async def everybody_hangs_up(self) -> None:
        await self.world.ask("end_leg")

    async def close(self) -> None:
        for task in list(self._dialing):
            task.cancel()
        await asyncio.gather(*self._dialing, return_exceptions=True)

    def _at_work(self) -> list[tuple[Installation, Presses]]:
        return [
            (desk, pressed) for desk, pressed in zip(self.desks, self.presses, strict=True) if desk.running
        ]


@asynccontextmanager
async def open_stage(
    random: Random,
    *,
    desks: int = 1,
    webhooks: bool = False,
    button: bool = False,
    folder: Path | None = None,
) -> AsyncIterator[Stage]:
    """A world and its installations, none of them started yet."""
    async with AsyncExitStack() as stack:
        if folder is None:
            folder = Path(
                stack.enter_context(
                    tempfile.TemporaryDirectory(prefix="outside-", ignore_cleanup_errors=True)
                )
            )
        world = await stack.enter_async_context(open_world())
        installations = []
        for index in range(desks):
            keys = await world.ask("user")
            installation = Installation(
                world, folder / f"desk{index}", keys, webhooks=webhooks, button=button
            )
            stack.push_async_callback(installation.close)
            installations.append(installation)
        stage = Stage(world, installations, random.randrange(1_000_000, 9_000_000))
        stack.push_async_callback(stage.close)
        yield stage

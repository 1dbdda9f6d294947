"""The harness's hold on the outside world, which runs as a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
UP_WITHIN_S = 30


@dataclass(frozen=True)
class WorldLeg:
    """A telephone leg as the world's book has it."""

    sid: str
    to: str
    from_: str
    direction: str
    asked_by: str
    asked_at: datetime
    parent: str | None
    status: str
    rang_at: datetime | None
    over_at: datetime | None
    over_by: str | None
    place: str | None
    hang_ups: tuple[dict, ...]

    @property
    def alive(self) -> bool:
        return self.over_at is None

    @property
    def customer(self) -> str:
        return self.from_ if self.direction == "inbound" else self.to


@dataclass(frozen=True)
class WorldBook:
    """What really happened so far."""

    now: datetime
    legs: tuple[WorldLeg, ...]
    places: tuple[dict, ...]
    unforeseen: tuple[str, ...]
    arrived: dict[str, dict[str, int]]  # provider -> operation -> requests so far

    def to(self, number: str) -> list[WorldLeg]:
        return [leg for leg in self.legs if leg.to == number]


class World:
    """Arranges the outside world and reads its book."""

    def __init__(self, facts: dict[str, str], client: httpx.AsyncClient) -> None:
        self.facts, self._client = facts, client
        self.leapt_s = 0.0

    async def book(self) -> WorldBook:
        told = await self.whole_book()
        return WorldBook(
            datetime.fromisoformat(told["now"]),
            tuple(_leg(each) for each in told["legs"] if each["parent"] is None),
            tuple(told["places"]),
            tuple(told["unforeseen"]),
            told["arrived"],
        )

    async def whole_book(self) -> dict:
        """Everything in it, as told."""
        return (await self._client.get("/book")).raise_for_status().json()

    async def leap(self, seconds: float) -> None:
        await self.ask("leap", seconds=seconds)
        self.leapt_s += seconds

    async def ask(self, what: str, **arguments: object) -> dict:
        """One of the stand-in's controls."""
        answer = await self._client.post(f"/{what}", json=arguments)
        return answer.raise_for_status().json()

    async def until(self, condition, within_s: float = 20.0) -> WorldBook:
        """The book, once it is as wanted."""
        async with asyncio.timeout(within_s):
            while True:
                book = await self.book()
                if condition(book):
                    return book
                await asyncio.sleep(0.05)  # another process: there is no event to await


@asynccontextmanager
async def open_world() -> AsyncIterator[World]:
    """Start it. It ends when its stdin does, so that it never outlives whoever started it."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.outside.stand_in"),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(UP_WITHIN_S):
            line = await process.stdout.readline()
        facts = json.loads(line)
        async with httpx.AsyncClient(base_url=facts["control"], timeout=30, trust_env=False) as client:
            yield World(facts, client)
    finally:
        process.stdin.close()
        try:
            async with asyncio.timeout(5):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        process._transport.close()


def _leg(told: dict) -> WorldLeg:
    def when(name: str) -> datetime | None:
        return datetime.fromisoformat(told[name]) if told[name] else None

    return WorldLeg(
        sid=told["sid"],
        to=told["to"],
        from_=told["from_"],
        direction=told["direction"],
        asked_by=told["asked_by"],
        asked_at=when("asked_at") or datetime.min,
        parent=told["parent"],
        status=told["status"],
        rang_at=when("rang_at"),
        over_at=when("over_at"),
        over_by=told["over_by"],
        place=told["place"],
        hang_ups=tuple(told["hang_ups"]),
    )

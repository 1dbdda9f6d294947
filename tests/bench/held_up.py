"""How long work holds up the loop it runs on, and how much memory its process has taken so far."""

from __future__ import annotations

import asyncio
import resource
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BEAT_S = 0.005


@dataclass
class HeldUp:
    """`longest_s`: the longest time that the loop did not turn, since it was last set to zero."""

    longest_s: float = 0.0


@asynccontextmanager
async def watched_loop() -> AsyncIterator[HeldUp]:
    """Watch this loop as long as the block lasts."""
    held = HeldUp()

    async def beat() -> None:
        while True:
            begun = perf_counter()
            await asyncio.sleep(BEAT_S)
            held.longest_s = max(held.longest_s, perf_counter() - begun - BEAT_S)

    async with asyncio.TaskGroup() as group:
        beating = group.create_task(beat())
        try:
            yield held
        finally:
            beating.cancel()


def peak_mb() -> float:
    """The most memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

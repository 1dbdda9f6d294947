"""Notices that the computer slept: a clock that should have moved a little has moved a lot."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY_S = 5.0
JUMP_S = 30.0


class SleepWatch:
    """Compares the clocks with the pause between two looks.

    The monotonic clock stands still in sleep on Linux and macOS and goes on under Windows, the wall
    clock goes on everywhere: whichever jumped tells.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._clocks = (wall, monotonic)
        self._last = self._now()

    def slept(self, pause_s: float) -> bool:
        """Whether much more than `pause_s` went by since the last look."""
        before, self._last = self._last, self._now()
        return any(now - then - pause_s > JUMP_S for now, then in zip(self._last, before, strict=True))

    async def run(self, on_wake: Callable[[], None], every_s: float = LOOK_EVERY_S) -> None:
        """Look for ever; call `on_wake` after each sleep."""
        while True:
            await asyncio.sleep(every_s)
            if self.slept(every_s):
                on_wake()

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)

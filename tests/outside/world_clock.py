"""The outside world's clock and what is due by it. It can leap: a night between two starts costs nothing."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Act = Callable[[datetime], None]
"""What happens at a moment; it is told the moment, which may lie in the past after a leap."""


class Due:
    """One entry of the agenda."""

    def __init__(self, when: datetime, act: Act) -> None:
        self.when, self.act, self.cancelled = when, act, False

    def cancel(self) -> None:
        self.cancelled = True


class Agenda:
    """Fires what is due, in the order of its due times."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._started, self._from = time.monotonic(), datetime.now(UTC)
        self._heap: list[tuple[datetime, int, Due]] = []
        self._order = itertools.count()
        self._changed, self._fired = asyncio.Event(), asyncio.Event()

    def now(self) -> datetime:
        """The world's time. It never goes back, whatever this computer's clock does."""
        return self._from + timedelta(seconds=time.monotonic() - self._started) + self._ahead

    def leap(self, seconds: float) -> None:
        """So much later, all at once; what was due in between happens at the time it was due."""
        self._ahead += timedelta(seconds=seconds)
        self.fire()
        self._changed.set()

    def at(self, when: datetime, act: Act) -> Due:
        due = Due(when, act)
        heapq.heappush(self._heap, (when, next(self._order), due))
        self._changed.set()
        return due

    def after(self, start: datetime, seconds: float, act: Act) -> Due:
        return self.at(start + timedelta(seconds=seconds), act)

    def fire(self) -> None:
        while self._heap and self._heap[0][0] <= self.now():
            when, _, due = heapq.heappop(self._heap)
            if not due.cancelled:
                due.act(when)
        self._fired.set()
        self._fired = asyncio.Event()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Return once it holds; it is looked at whenever something has happened."""
        while not condition():
            await self._fired.wait()

    async def run(self) -> None:
        """For ever."""
        while True:
            self.fire()
            self._changed.clear()
            wait = (self._heap[0][0] - self.now()).total_seconds() if self._heap else None
            try:
                async with asyncio.timeout(None if wait is None else max(0.0, wait)):
                    await self._changed.wait()
            except TimeoutError:
                pass

"""Simulated time: everything that takes a while asks this clock, so that a test can run a call in a blink.

Only waiting is scaled. Time stamps on the wire are the real wall clock in UTC.
"""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """Waits `speed` times faster than real time."""

    def __init__(self, speed: float) -> None:
        """Raises ValueError where `speed` is not above 0."""
        if speed <= 0:
            raise ValueError("speed must be above 0")
        self.speed = speed
        self._began = time.monotonic()

    def elapsed_s(self) -> float:
        """Simulated seconds since this clock was made."""
        return (time.monotonic() - self._began) * self.speed

    async def sleep(self, seconds: float) -> None:
        """Wait simulated seconds."""
        await asyncio.sleep(max(0.0, seconds) / self.speed)

    def real(self, seconds: float) -> float:
        """How many real seconds the simulated ones take."""
        return seconds / self.speed


def now() -> datetime:
    """The real time, aware, in UTC."""
    return datetime.now(UTC)

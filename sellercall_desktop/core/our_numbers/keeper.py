"""Watches over the numbers we hold: they follow the tunnel's address and are given back at the end."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sellercall_desktop.core.health import HealthChanged, HealthState
from sellercall_desktop.core.our_numbers.number import News, NumberChanged
from sellercall_desktop.core.retrying import pause_after
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.our_numbers.setup import NumberSetup
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds."""

    quiet_s: float = 1.0  # an address must have stayed so long before numbers follow it
    again_s: tuple[float, ...] = (5.0, 15.0, 60.0, 300.0)  # between tries; the last one repeats
    start_s: float = 5.0  # how long a start waits for what the last run left; then it goes on behind it
    exit_s: float = 10.0  # how long the end waits; what is not done by then is done at the next start


class NumberKeeper:
    """Open it after the tunnel, so that it closes before: callers are answered until the last moment."""

    def __init__(
        self,
        setup: NumberSetup,
        bus: Bus,
        tasks: Tasks,
        *,
        gives_back: Callable[[], bool],
        patience: Patience | None = None,
    ) -> None:
        """`gives_back` is asked at the start and at the end: are numbers given back on exit?"""
        self._setup, self._bus, self._tasks = setup, bus, tasks
        self._gives_back, self._patience = gives_back, patience or Patience()
        self._wanted = asyncio.Event()
        self._ends: list[Callable[[], None]] = []
        self._running: asyncio.Task[None] | None = None
        self._recovering: asyncio.Task[None] | None = None
        self._settling = False

    async def recover(self) -> None:
        """Finish what the last run left; returns after a while at the latest, and goes on behind it."""
        work = self._setup.recover(give_back=self._gives_back())
        self._recovering = self._tasks.spawn(work, "numbers.recover")
        await asyncio.wait({self._recovering}, timeout=self._patience.start_s)

    async def __aenter__(self) -> Self:
        self._ends = [
            self._bus.subscribe(TunnelChanged, self._on_tunnel),
            self._bus.subscribe(HealthChanged, self._on_health),
            self._bus.subscribe(NumberChanged, self._on_number),
        ]
        self._running = self._tasks.spawn(self._run(), "numbers")
        self._wanted.set()
        return self

    async def __aexit__(self, *_error: object) -> None:
        for end in self._ends:
            end()
        going = {task for task in (self._running, self._recovering) if task is not None}
        for task in going:
            task.cancel()
        if going:
            await asyncio.wait(going)
        if not self._gives_back():
            return
        try:
            async with asyncio.timeout(self._patience.exit_s):
                await self._setup.release()
        except TimeoutError:
            log.warning("number.still_ours", extra={"after_s": self._patience.exit_s})

    # --- inside ---------------------------------------------------------------------------------

    def _on_tunnel(self, news: TunnelChanged) -> None:
        if news.state is TunnelState.OPEN:
            self._wanted.set()

    def _on_health(self, health: HealthChanged) -> None:
        if health.part == self._setup.provider and health.state is HealthState.OK:
            self._wanted.set()

    def _on_number(self, change: NumberChanged) -> None:
        """What a person asked for and could not be done: try it again in a while."""
        if change.news is News.PENDING and not self._settling:
            soon = asyncio.get_running_loop().call_later(self._patience.again_s[0], self._wanted.set)
            self._ends.append(soon.cancel)

    async def _run(self) -> None:
        """Settle whenever something may have changed, and again while something waits."""
        failures = 0
        while True:
            again_s = pause_after(failures, self._patience.again_s)
            await self._wait(again_s if self._setup.holds.waiting else None)
            while True:  # until it has been quiet: of several new addresses, only the last counts
                self._wanted.clear()
                try:
                    async with asyncio.timeout(self._patience.quiet_s):
                        await self._wanted.wait()
                except TimeoutError:
                    break
            self._settling = True
            try:
                await self._setup.settle()
            finally:
                self._settling = False
            failures = failures + 1 if self._setup.holds.waiting else 0

    async def _wait(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wanted.wait()
        except TimeoutError:
            return

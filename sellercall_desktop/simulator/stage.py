"""What both fake providers share: the clock, background work, the record of all traffic, and its watchers."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp

from sellercall_desktop.simulator.clock import Clock, now

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from datetime import datetime
    from random import Random

T = TypeVar("T")
log = logging.getLogger(__name__)


class Background:
    """Owns the simulator's background coroutines; a failure is logged and kept for the tests."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self.failures: list[BaseException] = []

    def spawn(self, work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Start `work` in the running loop."""
        task = asyncio.get_running_loop().create_task(work, name=f"simulator: {name}")
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.failures.append(error)
            log.error("simulator.task_failed", extra={"task": task.get_name()}, exc_info=error)

    async def close(self) -> None:
        """Cancel what runs, and what that starts while it ends."""
        while running := [task for task in self._running if task is not asyncio.current_task()]:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            # From Python 3.12 on `gather` of ended tasks gives the loop no turn: `_done` would never come.
            self._running.difference_update(running)


class Changes:
    """Wakes those who wait for something to become true."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def notify(self) -> None:
        """Something changed: everyone looks again."""
        event, self._event = self._event, asyncio.Event()
        event.set()

    async def wait_for(self, predicate: Callable[[], T], timeout_s: float) -> T:
        """The predicate's first true value; `TimeoutError` after `timeout_s` real seconds."""
        async with asyncio.timeout(timeout_s):
            while not (value := predicate()):
                await self._event.wait()
        return value


@dataclass(slots=True)
class RecordedRequest:
    """One HTTP request that reached the simulator."""

    side: str  # "twilio", "ultravox"
    method: str
    path: str
    query: str
    at: datetime
    body: str = ""
    status: int | None = None  # None while in work, or where the answer was dropped


@dataclass(slots=True)
class Delivery:
    """One webhook sent to the program under test. `status` None: no answer (yet)."""

    side: str
    method: str
    url: str
    params: Mapping[str, Any]  # the form, or the JSON object
    headers: Mapping[str, str]
    at: datetime
    status: int | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """An entry of Twilio's debugger. `spoken`: the customer heard "an application error has occurred"."""

    code: int
    call_sid: str
    message: str
    spoken: bool = False
    at: datetime = field(default_factory=now)


@dataclass(slots=True)
class Limits:
    """How much Ultravox allows before it answers 429; None: no limit."""

    concurrent_calls: int | None = None
    creations_per_second: int | None = None
    creations_per_minute: int | None = None


@dataclass(slots=True)
class Stage:
    """The things both sides use."""

    clock: Clock
    random: Random
    background: Background = field(default_factory=Background)
    changes: Changes = field(default_factory=Changes)
    requests: list[RecordedRequest] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    webhook_limit_s: float = 15.0  # real seconds: the program under test is not sped up
    patience_s: float = 2.0  # least real time for anything that program has to do in time
    webhook_copies: int = 1  # how often each webhook is delivered
    webhook_jitter_s: float = 0.0  # each webhook leaves up to this much later (real), so in any order
    _session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The client by which webhooks and streams leave."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True, limit=0))
        return self._session

    def alert(self, code: int, call_sid: str, message: str, *, spoken: bool = False) -> None:
        """Write into Twilio's debugger."""
        log.info("simulator.alert", extra={"code": code, "call_sid": call_sid})
        self.alerts.append(Alert(code, call_sid, message, spoken))
        self.changes.notify()

    def deliver(self, delivery: Delivery) -> Delivery:
        """Note a webhook that is about to leave."""
        self.deliveries.append(delivery)
        self.changes.notify()
        return delivery

    async def dawdle(self) -> None:
        """Wait before a webhook leaves, where webhooks shall come late and out of order."""
        if self.webhook_jitter_s:
            await asyncio.sleep(self.random.uniform(0, self.webhook_jitter_s))

    async def hush(self) -> None:
        """End background work; what is still open may start some more while it closes."""
        self.closing.set()
        await self.background.close()

    async def close(self) -> None:
        """End background work and connections."""
        await self.hush()
        if self._session is not None:
            await self._session.close()


def delivery(side: str, method: str, url: str, params: Mapping[str, Any]) -> Delivery:
    """A webhook, not yet sent."""
    return Delivery(side, method, url, params, {}, now())

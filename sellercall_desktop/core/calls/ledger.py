"""The one way a fact changes a call: advance -> save call and fact in one transaction -> publish."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from sellercall_desktop.core.calls.call import Call, CallChanged, advance_all, learn, start_call
from sellercall_desktop.core.calls.facts import CallNotPlaced
from sellercall_desktop.core.calls.kept import KeptCalls
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.parts import numbers_of_persons
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import CallNotFoundError, StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.core.retrying import pause_after, retry

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.facts import CallKey, CallRequested, Fact
    from sellercall_desktop.core.calls.history import CallStore, OthersAttempt
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

LEARNED_AT_ONCE, SAVED_AT_ONCE = 200, 5_000
"""Facts taken before the window has its turn, and in one transaction: a long conversation may come whole."""
AGAIN_S = (0.1, 0.5, 2.0, 5.0)  # pauses between tries to write; the last one is repeated


class Ledger:
    """Saves calls, then publishes their changes: nobody sees what is not on disk.

    Calls that may still change are held in memory (`keep` and `drop`), so that a poll each
    second costs no read.
    """

    def __init__(self, calls: CallStore, bus: Bus, tasks: Tasks) -> None:
        self._calls = calls
        self._bus = bus
        self._tasks = tasks
        self._kept = KeptCalls()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def kept(self) -> tuple[Call, ...]:
        """The calls held in memory, oldest first."""
        return self._kept.all

    @property
    def live_outgoing(self) -> Collection[Call]:
        """The outgoing calls in memory that have not ended, in no order."""
        return self._kept.live_outgoing

    @property
    def handed(self) -> Collection[Call]:
        """The calls in memory that were or are handed off, in no order."""
        return self._kept.handed

    def numbers_rung(self, desk: str) -> set[str]:
        """The numbers with which this desk has an outgoing leg that is live: customers' and persons'."""
        numbers = {call.number for call in self.live_outgoing if placed_here(call, desk)}
        for call in self.handed:
            numbers |= numbers_of_persons(call, desk)
        return numbers

    def ringing(self, number: str) -> Call | None:
        """The newest outgoing call to this number whose customer may be on the line: not to be rung again."""
        return self._kept.ringing(number)

    def keep(self, call: Call) -> None:
        """Hold a call that was read from the store."""
        if call.id not in self._kept:
            self._kept.put(call)

    def drop(self, call_id: str) -> None:
        """Hold it no longer; it stays in the store."""
        self._kept.remove(call_id)

    async def open(
        self, call_id: str, requested: CallRequested, facts: Sequence[Fact], source: str, *, durable: bool
    ) -> Call:
        """Write down a new call with what is known of it, and hold it.

        `durable`: on return it would survive a power cut; asked for before anything leaves us.
        """
        call = advance_all(start_call(call_id, requested), facts)
        await self._calls.save(call, (requested, *facts), source, durable=durable)
        self._kept.put(call)
        self._bus.publish(CallChanged(call, (requested, *facts)))
        return call

    async def begin(
        self, call_id: str, requested: CallRequested, seen: Collection[tuple[str, bool]] | None
    ) -> Call | OthersAttempt:
        """Write down the intent of a call, as `open`, unless another call stands in its way: that one.

        `seen`: as for `CallStore.begin`. Where only the store's answer is lost, the intent counts.

        Raises:
            StoreError: no call is to come of it; should its intent turn up, the history says so.
        """
        call = start_call(call_id, requested)
        try:
            in_the_way = await self._calls.begin(call, (requested,), "dial", seen)
        except StoreError as error:
            if not await self._is_there(call_id):
                self._tasks.spawn(self._never_dial(call_id, str(error)), f"look for {call_id}")
                raise
            in_the_way = None
        if in_the_way is not None:
            return in_the_way
        self._kept.put(call)
        self._bus.publish(CallChanged(call, (requested,)))
        return call

    async def record(
        self, call_id: str, facts: Sequence[Fact], source: str, *, durable: bool = False
    ) -> Call:
        """Take facts about a known call; those that bring nothing new are not written again.

        `durable`: as for `open`.

        Raises:
            CallNotFoundError: there is no such call.
            RungElsewhereError: `LegAsked` is not taken, see `CallStore.save`.
            StoreError: nothing was changed (of thousands of facts: from one of them on).
        """
        lock = self._locks.setdefault(call_id, asyncio.Lock())
        async with lock:
            call = await self.get(call_id)
            for start in range(0, len(facts), SAVED_AT_ONCE):
                call = await self._learn(call, facts[start : start + SAVED_AT_ONCE], source, durable=durable)
            return call

    async def _learn(self, before: Call, facts: Sequence[Fact], source: str, *, durable: bool) -> Call:
        call = before
        news: list[Fact] = []
        for start in range(0, len(facts), LEARNED_AT_ONCE):
            if start:
                await asyncio.sleep(0)
            call, told = learn(call, facts[start : start + LEARNED_AT_ONCE])
            news += told
        if not news:
            return before
        await self._calls.save(call, news, source, durable=durable)
        if before.is_live and not call.is_live:
            _log_end(call)
        if call.id in self._kept:
            self._kept.put(call)
        self._bus.publish(CallChanged(call, tuple(news)))
        return call

    async def ensure(self, call_id: str, facts: Sequence[Fact], source: str) -> bool:
        """Record; where the store cannot, go on behind the caller's back until it can. Whether it could.

        For what is observed once only and must not be lost.
        """
        try:
            await self.record(call_id, facts, source)
        except StoreError as error:
            log.warning("ledger.waits", extra={"call_id": call_id, "problem": str(error)})
            self._tasks.spawn(self._insist(call_id, facts, source), f"write {call_id}")
            return False
        return True

    async def _is_there(self, call_id: str) -> bool:
        try:
            return await self._calls.get(call_id) is not None
        except StoreError:
            return False

    async def _never_dial(self, call_id: str, why: str) -> None:
        """A server may carry a write out after the connection was lost: that call would be open for ever."""
        await asyncio.sleep(AGAIN_S[-1])
        with suppress(CallNotFoundError):
            await self._insist(call_id, (CallNotPlaced(utc_now(), why),), "dial")

    async def _insist(self, call_id: str, facts: Sequence[Fact], source: str) -> None:
        def pause_s(error: StoreError, failures: int) -> float | None:
            if error.problem is StoreProblem.ERASED:
                return None  # nothing of this call is kept any more
            log.warning("ledger.still_waits", extra={"call_id": call_id, "problem": str(error)})
            return pause_after(failures + 1, AGAIN_S)

        await asyncio.sleep(AGAIN_S[0])
        try:
            await retry(lambda: self.record(call_id, facts, source), (StoreError,), pause_s)
        except StoreError as error:
            log.info("ledger.dropped", extra={"call_id": call_id, "problem": str(error)})

    async def get(self, call_id: str) -> Call:
        """The call as it stands.

        Raises:
            CallNotFoundError: there is no such call.
        """
        call = self._kept.get(call_id) or await self._calls.get(call_id)
        if call is None:
            raise CallNotFoundError(call_id)
        return call

    async def find(self, key: CallKey) -> Call | None:
        """The call that any of the ids names."""
        return self._kept.find(key) or await self._calls.find(key)


def _log_end(call: Call) -> None:
    result = call.result.value if call.result else ""
    took = {} if call.duration_s is None else {"duration_ms": round(call.duration_s * 1000)}
    log.info("call.ended", extra={**call.key.log_fields, "result": result, **took})

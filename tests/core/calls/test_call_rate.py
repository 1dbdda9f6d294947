"""No more calls begin than the carrier's account lets; whoever waits is told how long, and may hang up."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import CallRequested, Direction, HangUpRequested
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.rate import CallRate
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from tests.waiting import PATIENCE_S

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
CLOCK = [0.0]


@asynccontextmanager
async def rate_with_calls(tmp_path, per_second, *names):
    """A rate whose clock stands still, and calls that were asked for."""
    CLOCK[0], bus, tasks = 0.0, Bus(), Tasks()
    async with open_store(None, tmp_path / "a.db", "x") as store:
        ledger = Ledger(store.calls, bus, tasks)
        for name in names:
            requested = CallRequested(NOON, Direction.OUTBOUND, "+573001234567")
            await ledger.open(name, requested, (), "dial", durable=False)
        try:
            yield (
                CallRate(lambda: per_second, ledger, bus, lambda: NOON, lambda: CLOCK[0]),
                ledger,
                bus,
                tasks,
            )
        finally:
            await tasks.close()


@pytest.mark.parametrize(("per_second", "eleventh_waits_s"), [(1, 10), (2, 5), (5, 2), (100, 0.1)])
async def test_the_eleventh_of_a_burst_waits_for_ten(tmp_path, per_second, eleventh_waits_s):
    names = [f"c{n}" for n in range(10)]
    async with rate_with_calls(tmp_path, per_second, *names) as (rate, _, _, tasks):
        for name in names:
            tasks.spawn(rate.wait(name), name)
        await asyncio.sleep(0)
        assert rate.behind_s == pytest.approx(eleventh_waits_s)


async def test_a_lone_call_goes_at_once_and_so_does_one_after_a_pause(tmp_path):
    async with rate_with_calls(tmp_path, 1, "one") as (rate, _, _, _):
        await rate.wait("one")
        CLOCK[0] = 1.0
        assert rate.behind_s == 0


async def test_a_carrier_with_a_queue_of_its_own_is_heeded(tmp_path):
    async with rate_with_calls(tmp_path, 1) as (rate, _, _, _):
        rate.fall_behind(20)
        assert rate.behind_s == 20


async def test_who_waits_is_told_when_it_will_ring_and_goes_at_once_when_hung_up(tmp_path):
    async with rate_with_calls(tmp_path, 1, "c") as (rate, ledger, bus, tasks):
        told = asyncio.Event()
        bus.subscribe(CallChanged, lambda change: told.set() if change.call.queued else None)
        rate.fall_behind(20)
        waiting = tasks.spawn(rate.wait("c"), "wait")
        async with asyncio.timeout(PATIENCE_S):
            await told.wait()
            assert (await ledger.get("c")).queued.rings_at == NOON + timedelta(seconds=20)
            await ledger.record("c", (HangUpRequested(NOON),), "hang_up")
            await waiting

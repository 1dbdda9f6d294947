"""The history's days, and the guard's, where this computer's clock is set at midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import CallPlaced, CallRequested, CostKnown, Direction, Party
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.guard import Guard, GuardRules
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.store import open_store
from tests.local_clock import clock_of, needs_tzset
from tests.store.sample_calls import every, talked

pytestmark = needs_tzset
HALF_AN_HOUR = timedelta(minutes=30)
SET_AT_MIDNIGHT = [
    ("America/Santiago", "2026-09-06"),  # begins at 01:00
    ("America/Santiago", "2026-04-04"),  # its 23:30 comes twice
    ("America/Havana", "2025-11-02"),  # its 00:30 comes twice
    ("America/Asuncion", "2023-10-01"),
    ("Atlantic/Azores", "2026-03-29"),
    ("Atlantic/Azores", "2026-10-25"),
    ("Africa/Cairo", "2026-04-24"),
    ("America/Bogota", "2026-09-06"),
]


@pytest.mark.parametrize(("zone", "day"), SET_AT_MIDNIGHT)
async def test_each_day_holds_the_calls_that_its_clock_shows(tmp_path, zone, day):
    day, clock = date.fromisoformat(day), ZoneInfo(zone)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    moments = [noon + HALF_AN_HOUR * step + timedelta(seconds=1) for step in range(-72, 73)]
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for at in moments:
            await store.calls.save(*talked(at.isoformat(), at=at), "import")
        with clock_of(zone):
            for each in (day - timedelta(days=1), day, day + timedelta(days=1)):
                found = await every(store, CallQuery(from_day=each, to_day=each))
                shown = {at.isoformat() for at in moments if at.astimezone(clock).date() == each}
                assert {call.id for call in found} == shown
            both = CallQuery(from_day=day - timedelta(days=1), to_day=day)
            assert await store.calls.count(both) == sum(
                at.astimezone(clock).date() in (day - timedelta(days=1), day) for at in moments
            )


async def test_the_cost_of_the_day_is_that_of_the_clocks_day(tmp_path):
    before, after = datetime(2026, 9, 6, 3, 30, tzinfo=UTC), datetime(2026, 9, 6, 4, 30, tzinfo=UTC)
    with clock_of("America/Santiago"):  # 23:30 on the 5th, 01:30 on the 6th
        async with open_store(None, tmp_path / "a.db", "x") as store:
            for at, amount in ((before, "9"), (after, "0.40")):
                requested = CallRequested(at, Direction.OUTBOUND, "+56221234567", requested_by="window")
                facts = (CallPlaced(at, f"CA{amount}"), CostKnown(at, Party.CARRIER, Decimal(amount), "USD"))
                call = advance_all(start_call(amount, requested), facts)
                await store.calls.save(call, (requested, *facts), "test")
            now = after + HALF_AN_HOUR
            spending = Spending(store.calls, Bus(), lambda: now)
            await spending.read()
            assert spending.total() == Decimal("0.40")

            rules = GuardRules(regions=frozenset({"CL"}), daily_cost=9)
            late = datetime(2026, 9, 6, 3, 0, tzinfo=UTC)  # 23:00 on the 5th: the 6th begins in an hour
            spending = Spending(store.calls, Bus(), lambda: late)
            await spending.read()
            with pytest.raises(GuardError) as refused:
                Guard(lambda: rules, spending, lambda: late).admit(number_of("+56221234567"), ())
            assert (refused.value.reason, refused.value.again_in_s) == (GuardReason.DAILY_COST, 3600)

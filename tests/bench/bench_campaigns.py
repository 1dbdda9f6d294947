"""Whose turn it is, out of a thousand rows and of a million: `tests.bench.bench_campaigns [--postgres]`.

Half of the groups are outside their hours, their rows stand first in the list; there are repeats and
callbacks that are not due, numbers that were tried often enough, and rows that are done. Each contact that is
taken is begun, settled and so gone, as in work. With --postgres 20 desks ask, each by its own connections and
at its own moments, and each rests a little between two contacts, as the fastest seller would.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignState, RowOutcome, RowState
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.store import open_store

SIZES = (1_000, 100_000, 1_000_000)
GROUPS, ASKED, DESKS, REST_S = 12, 300, 20, 2.0
LEASE = timedelta(minutes=2)
DONE = Following(RowState.DONE, RowOutcome.REACHED)

_ROWS = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {size})
INSERT INTO campaign_rows SELECT {base} + i, {key}, 'contact-' || i, '+57' || (3000000000 + i),
    '+57' || (3000000000 + i), 'G' || (CASE WHEN i < {size} / 2 THEN i % {closed} ELSE i % {groups} END),
    CASE WHEN i % 50 = 0 THEN 'ana' ELSE '' END,
    CASE WHEN i % 20 = 1 THEN 1 WHEN i % 20 = 2 THEN 4 WHEN i % 100 = 3 THEN 0 ELSE 2 END,
    CASE WHEN i % 20 = 1 OR i % 100 = 3 THEN {later} + i ELSE i END, i,
    CASE WHEN i % 20 = 1 OR i % 100 = 3 THEN {later} + i ELSE NULL END,
    0, '', '', '', '', 2, 0, '', '', NULL, 0 FROM n
"""
_ATTEMPTS = """
INSERT INTO campaign_attempts SELECT 'old-' || {key} || '-' || row || '-' || n.i, 99, row, same,
    {now} - 1000000, {now}, 'busy', '', 0, 'desk', '' FROM campaign_rows
    CROSS JOIN (SELECT 1 AS i UNION SELECT 2
    UNION SELECT 3) n WHERE campaign = {key} AND row % 7 = 0
"""


async def fill(store, key: int, size: int) -> None:
    """A campaign of so many rows, of which half are in groups that are closed."""
    campaign_id = f"c{size}"
    await store.campaigns.save(Campaign(campaign_id, "bench", state=CampaignState.RUNNING))
    now = time.time_ns() // 1000
    given = {"size": size, "key": key, "base": key * 10_000_000, "groups": GROUPS, "closed": GROUPS // 2}
    given |= {"later": now + 86_400_000_000, "now": now}

    def write(connection):
        connection.exec_driver_sql(_ROWS.format(**given))
        connection.exec_driver_sql(_ATTEMPTS.format(**given))
        for group in range(GROUPS):
            opens = now + 86_400_000_000 if group < GROUPS // 2 else 0
            connection.exec_driver_sql(
                f"INSERT INTO campaign_clocks (campaign, clock, opens_us) VALUES ({key}, 'G{group}', {opens})"
            )

    await store.campaigns._database.write(write)
    if store.campaigns.is_shared:
        async with store.campaigns._database._engine.connect() as connection:
            await connection.run_sync(lambda c: c.exec_driver_sql("ANALYZE"))
            await connection.commit()


async def work(store, campaign_id, desk, asked, rest_s=0.0, *, busy=None) -> list[float]:
    """Milliseconds of each next contact; into `busy` those of the processor, where nobody else asks."""
    took = []
    await asyncio.sleep(random.uniform(0, rest_s))
    for n in range(asked):
        before, worked = time.perf_counter(), time.process_time()
        contact = await store.campaigns.next(campaign_id, Asker(desk, "ana"), LEASE)
        took.append((time.perf_counter() - before) * 1000)
        if busy is not None:
            busy.append((time.process_time() - worked) * 1000)
        if contact is None:
            break
        call_id = f"{campaign_id}-{desk}-{n}"
        await store.campaigns.begin(contact, call_id)
        await store.campaigns.settle(call_id, DONE, datetime.now(UTC), Decimal(0))
        await asyncio.sleep(random.uniform(0.5, 1.5) * rest_s)
    return took


async def bare(store) -> list[float]:
    """Milliseconds of a transaction that writes one row, as anything here does."""
    took = []
    for _ in range(100):
        before = time.perf_counter()
        await store.campaigns._database.write(
            lambda c: c.exec_driver_sql("UPDATE meta SET value = value WHERE key = 'schema_version'"),
            in_turn=False,
        )
        took.append((time.perf_counter() - before) * 1000)
    return took


def told(took: list[float]) -> str:
    ordered = sorted(took)
    worst = ordered[-1]
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(took):6.2f} ms  p95 {p95:6.2f}  worst {worst:7.2f}  of {len(took)}"


async def on_a_file() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(None, Path(folder) / "a.db", "x") as store:
            print(f"SQLite       one bare write  {told(await bare(store))}")
            for key, size in enumerate(SIZES, 1):
                await fill(store, key, size)
                asked = min(ASKED, size // 4)
                busy: list[float] = []
                took = await work(store, f"c{size}", "desk", asked, busy=busy)
                print(f"SQLite      {size:>9,} rows  {told(took)}, processor {statistics.median(busy):.2f}")
                before = time.perf_counter()
                await store.campaigns.progress(f"c{size}")
                print(f"            its counts took {(time.perf_counter() - before) * 1000:.1f} ms")


async def on_a_server() -> None:
    from tests.store.database import postgres_cluster

    with postgres_cluster.running() as cluster, tempfile.TemporaryDirectory() as folder:
        url = cluster.make("bench")
        async with AsyncExitStack() as stack:
            stores = [
                await stack.enter_async_context(open_store(url, Path(folder) / f"{n}" / "a.db", "x"))
                for n in range(DESKS)
            ]
            print(f"PostgreSQL   one bare write  {told(await bare(stores[0]))}")
            for key, size in enumerate(SIZES, 1):
                await fill(stores[0], key, size)
                alone = await work(stores[0], f"c{size}", "alone", 50)
                print(f"PostgreSQL  {size:>9,} rows  {told(alone)}  alone")
                desks = [work(store, f"c{size}", f"desk-{n}", 8, REST_S) for n, store in enumerate(stores)]
                took = [one for of_desk in await asyncio.gather(*desks) for one in of_desk]
                print(f"            {size:>9,} rows  {told(took)}  {DESKS} desks")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", action="store_true")
    asyncio.run(on_a_server() if parser.parse_args().postgres else on_a_file())

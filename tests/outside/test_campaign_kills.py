"""Desks on one PostgreSQL, killed at random: no number is rung twice, and none is forgotten.

SELLERCALL_DESKS, SELLERCALL_CONTACTS and SELLERCALL_KILLS set how many; 20, 10000 and 100 is the full run.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter

import pytest

from sellercall_desktop.core.campaigns.campaign import (
    AttemptPlan,
    Campaign,
    CampaignEntry,
    CampaignState,
    RowState,
)
from sellercall_desktop.store import open_store
from tests.store.database import postgres_cluster

DESKS, CONTACTS, KILLS = (
    int(os.environ.get(f"SELLERCALL_{name}", usual))
    for name, usual in (("DESKS", "3"), ("CONTACTS", "150"), ("KILLS", "6"))
)
NUMBERS = [f"+57300{n:07d}" for n in range(1_000_000, 1_000_000 + CONTACTS)]
ONCE = AttemptPlan(at_most=1, a_day=1)
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(postgres_cluster.why_not() is not None, reason=str(postgres_cluster.why_not())),
]


async def start(url, folder, name):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.outside.campaign_desk", url, folder / name, folder / "rings", name)
    )


async def killed_at_random(url, folder, chance):
    """Desks work until all of them have come to the end by themselves."""
    desks = {f"desk-{n}": await start(url, folder, f"desk-{n}") for n in range(DESKS)}
    try:
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0.5, 4.0))
            name = chance.choice(sorted(desks))
            if desks[name].returncode is None:
                desks[name].kill()
                await desks[name].wait()
                desks[name] = await start(url, folder, name)
        assert [await desk.wait() for desk in desks.values()] == [0] * DESKS
    finally:
        for desk in desks.values():
            if desk.returncode is None:
                desk.kill()
                await desk.wait()


@pytest.mark.parametrize("seed", [int(os.environ.get("SELLERCALL_SEED", time.time_ns()))])
def test_desks_that_are_killed_ring_everybody_once(tmp_path, seed):
    asyncio.run(ring_everybody(tmp_path, seed))


async def ring_everybody(tmp_path, seed):
    (tmp_path / "rings").touch()
    with postgres_cluster.running() as cluster:
        url = cluster.make("campaigns")
        async with open_store(url, tmp_path / "here" / "a.db", "x") as store:
            await store.campaigns.save(Campaign("c1", "c1", attempts=ONCE, state=CampaignState.RUNNING))
            entries = [CampaignEntry(f"of {one}", one, "CO:America/Bogota") for one in NUMBERS]
            await store.campaigns.add("c1", entries)
            await killed_at_random(url, tmp_path, random.Random(seed))
            progress = await store.campaigns.progress("c1")
            assert progress.rows == {RowState.DONE: CONTACTS}
            rung = Counter(line.split()[0] for line in (tmp_path / "rings").read_text().splitlines())
            assert max(rung.values()) == 1
            assert progress.attempts == CONTACTS
            assert CONTACTS - KILLS <= len(rung) <= CONTACTS  # a kill may come between intent and telephone


def test_through_a_week_of_holidays_and_kills_nobody_is_rung_twice_wrongly_or_never():
    """The small form of `tests.bench.bench_campaign_kills`: its clock is the whole process's."""
    counts = {
        "desks": 3,
        "contacts": 60,
        "kills": 5,
        "cuts": 3,
        "seed": os.environ.get("SELLERCALL_SEED", "1"),
    }
    given = [word for name, value in counts.items() for word in (f"--{name}", str(value))]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_campaign_kills", *given, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["dials"] > 0

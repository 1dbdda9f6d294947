"""A process killed while it writes leaves an openable database without half a call."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.store import open_store
from tests.store.sample_calls import every, talked

HERE = Path(__file__).parent
WRITER = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.sample_calls import talked
from sellercall_desktop.store import open_store

async def main():
    async with open_store(None, Path(sys.argv[1]), "x") as store:
        async def write(worker):
            for n in range(10_000):
                name = f"{worker}-{n}"
                await store.calls.save(*talked(name, "hola", name, "adiós"), "dial", durable=n % 2 == 0)
                print(name, flush=True)
        await asyncio.gather(*map(write, "abc"))

asyncio.run(main())
"""


def written_until_killed(path: Path, acknowledged: int) -> list[str]:
    """The calls that the writer had said to be saved."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(HERE)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=HERE.parents[2],
    )
    with writer:
        told = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        writer.kill()
        told += writer.stdout.read().split()[:-1]  # the last line may be cut
    return told


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
@pytest.mark.parametrize("acknowledged", [1, 7, 40])
async def test_a_killed_writer_loses_no_acknowledged_call_and_leaves_no_half_one(tmp_path, acknowledged):
    path = tmp_path / "a.db"
    told = written_until_killed(path, acknowledged)
    async with open_store(None, path, "x") as store:
        calls = await every(store, CallQuery(), 50)
        assert set(told) <= {call.id for call in calls}
        for shown in calls:
            call, facts = talked(shown.id, "hola", shown.id, "adiós")
            assert await store.calls.get(shown.id) == call
            assert [entry.fact for entry in await store.calls.journal(shown.id)] == list(facts)
        assert await store.calls.count(CallQuery(text="adios")) == len(calls)
        await store.calls.save(*talked("after"), "dial")

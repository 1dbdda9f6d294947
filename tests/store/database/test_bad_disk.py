"""A disk that is full, a folder that may not be written to, a log that is cut off, another program's lock.

The disks are real: small ones of their own, mounted in a namespace that ends with the process.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.store import open_store
from tests.store.sample_calls import every, talked

HERE = Path(__file__).parent
_NAMESPACE = ("unshare", "--map-root-user", "--mount")

FULL = """
async def main(folder):
    async with open_store(None, folder / "a.db", "x") as store:
        await store.calls.save(*talked("first", "hola"), "dial", durable=True)
        filler = folder / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        told, kept = [], []
        for n in range(200):
            try:
                await store.calls.save(*talked(f"c{n}", "hola " * 2000), "dial", durable=True)
                kept.append(f"c{n}")
            except StoreError as error:
                told.append(str(error))
                break
        assert told, "the disk was never full"
        assert "the disk is full" in told[0], told
        assert await store.calls.get(f"c{len(kept)}") is None
        filler.unlink()
        await store.calls.save(*talked("after", "hola"), "dial", durable=True)
    async with open_store(None, folder / "a.db", "x") as store:
        assert {call.id for call in await every(store, CallQuery(), 50)} == {"first", "after", *kept}
"""
READ_ONLY = """
async def main(folder):
    async with open_store(None, folder / "a.db", "x") as store:
        await store.calls.save(*talked("first", "hola"), "dial", durable=True)
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    before = sorted(file.name for file in folder.iterdir())
    for path in (folder / "a.db", folder / "new" / "b.db"):
        try:
            async with open_store(None, path, "x") as store:
                await store.calls.save(*talked("second", "hola"), "dial", durable=True)
            raise SystemExit("it was said to be saved")
        except StoreError as error:
            assert any(words in str(error) for words in ("may not be written", "Read-only")), error
    assert sorted(file.name for file in folder.iterdir()) == before
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
    async with open_store(None, folder / "a.db", "x") as store:
        assert [call.id for call in await every(store, CallQuery(), 50)] == ["first"]
"""
FRAME = """
import asyncio, subprocess, sys
from pathlib import Path
folder = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], check=True)
sys.path.insert(0, sys.argv[2])
from tests.store.sample_calls import every, talked
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.store import open_store
{body}
asyncio.run(main(folder))
"""


def why_no_disk() -> str | None:
    """Why a disk of our own cannot be had here."""
    if os.name == "nt" or shutil.which("unshare") is None:
        return "needs Linux's unshare"
    tried = subprocess.run(
        [*_NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return None if tried.returncode == 0 else "this system lets nobody mount a disk of one's own"


@pytest.mark.parametrize("body", [FULL, READ_ONLY], ids=["full", "read-only"])
def test_a_disk_that_takes_nothing_is_named_and_what_was_acknowledged_stays(tmp_path, body):
    if reason := why_no_disk():
        pytest.skip(reason)
    script = FRAME.replace("{body}", body)
    ran = subprocess.run(
        [*_NAMESPACE, sys.executable, "-c", script, str(tmp_path), str(HERE)],
        capture_output=True, text=True, cwd=HERE.parents[2], timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


def read_both(path: Path) -> tuple[bytes, bytes]:
    return path.read_bytes(), Path(f"{path}-wal").read_bytes()


def write_both(path: Path, whole: bytes, log: bytes) -> None:
    path.write_bytes(whole)
    Path(f"{path}-wal").write_bytes(log)


async def left_in_log(path: Path, count: int) -> tuple[bytes, bytes]:
    """File and log as a killed program leaves them."""
    async with open_store(None, path, "x") as store:
        for n in range(count):
            await store.calls.save(*talked(f"c{n}", "hola " * 50), "dial", durable=True)
        return await asyncio.to_thread(read_both, path)


@pytest.mark.parametrize("kept", [0.95, 0.5, 0.01])
async def test_a_log_that_is_cut_off_gives_the_calls_before_the_cut_and_no_half_one(tmp_path, kept):
    whole, log = await left_in_log(tmp_path / "a.db", 20)
    path = tmp_path / "copy" / "a.db"
    path.parent.mkdir()
    write_both(path, whole, log[: int(len(log) * kept)])
    async with open_store(None, path, "x") as store:
        found = {call.id for call in await every(store, CallQuery(), 50)}
        assert found == {f"c{n}" for n in range(len(found))}
        for call_id in found:
            call, facts = talked(call_id, "hola " * 50)
            assert await store.calls.get(call_id) == call
            assert len(await store.calls.journal(call_id)) == len(facts)
        await store.calls.save(*talked("after"), "dial")


async def test_a_log_of_rubbish_never_becomes_an_empty_history(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        await store.calls.save(*talked("kept", "hola"), "dial")
    write_both(path, path.read_bytes(), random.Random(7).randbytes(40_000))
    async with open_store(None, path, "x") as store:  # none of it has a checksum: the log is as good as none
        assert [call.id for call in await every(store, CallQuery(), 50)] == ["kept"]


async def test_a_lock_held_all_along_is_named_at_opening_and_leaves_no_intent_behind(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        await store.calls.save(*talked("first"), "dial")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with open_store(None, path, "x", busy_timeout_s=0.1) as store:
            asked = [store.calls.save(*talked(f"c{n}"), "dial", durable=True) for n in range(3)]
            for outcome in await asyncio.gather(*asked, return_exceptions=True):
                assert isinstance(outcome, StoreError)
                assert "another program" in str(outcome)
            assert await store.calls.count(CallQuery()) == 1
        other.execute("ROLLBACK")
    async with open_store(None, path, "x") as store:
        assert [call.id for call in await every(store, CallQuery(), 50)] == ["first"]

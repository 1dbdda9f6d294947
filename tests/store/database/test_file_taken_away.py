"""The database's files are deleted or replaced under the running program, or while it is closed."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.store import open_store
from tests.store.sample_calls import every, talked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps open files where they are")


def delete(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        Path(f"{path}{suffix}").unlink()


async def ids(path: Path) -> set[str]:
    async with open_store(None, path, "x") as store:
        return {call.id for call in await every(store, CallQuery(), 50)}


@pytest.mark.parametrize("gone", [("",), ("-wal",), ("-shm",), ("-wal", "-shm"), ("", "-wal", "-shm")])
@pytest.mark.parametrize("then", ["write", "read", "close"])
async def test_what_was_acknowledged_outlives_its_files(tmp_path, gone, then):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        for n in range(20):
            await store.calls.save(*talked(f"c{n}", "hola " * 50), "dial", durable=True)
        delete(path, *gone)
        if then == "write":
            await store.calls.save(*talked("after"), "dial", durable=True)
        if then == "read":
            found = await asyncio.gather(*(store.calls.get(f"c{n}") for n in range(20)))
            assert all(found)
    expected = {f"c{n}" for n in range(20)} | ({"after"} if then == "write" else set())
    assert await ids(path) == expected
    assert {file.name for file in tmp_path.iterdir()} == {"a.db", "desktop-id"}


async def test_a_file_put_in_its_place_is_refused_and_what_was_open_is_kept_beside_it(tmp_path):
    path, other = tmp_path / "a.db", tmp_path / "older" / "a.db"
    async with open_store(None, path, "x") as store:
        await store.calls.save(*talked("first"), "dial", durable=True)
    other.parent.mkdir()
    shutil.copy(path, other)
    async with open_store(None, path, "x") as store:
        await store.calls.save(*talked("second"), "dial", durable=True)
        other.replace(path)
        for _ in range(3):
            with pytest.raises(StoreError) as raised:
                await store.calls.save(*talked("third"), "dial", durable=True)
            assert raised.value.problem is StoreProblem.REPLACED
            with pytest.raises(StoreError):
                await store.calls.count(CallQuery())
    (copy,) = tmp_path.glob("a.db.replaced.*.backup")
    assert await ids(path) == {"first"}
    assert await ids(copy) == {"first", "second"}


async def test_a_folder_that_is_gone_is_named_and_comes_back_with_everything(tmp_path):
    path = tmp_path / "data" / "a.db"
    async with open_store(None, path, "x") as store:
        await store.calls.save(*talked("first"), "dial", durable=True)
        path.parent.rename(tmp_path / "elsewhere")
        for ask in (
            lambda: store.calls.save(*talked("second"), "dial"),
            lambda: store.calls.count(CallQuery()),
        ):
            with pytest.raises(StoreError) as raised:
                await ask()
            assert raised.value.problem is StoreProblem.GONE
        (tmp_path / "elsewhere").rename(path.parent)
        await store.calls.save(*talked("third"), "dial")
        assert await store.calls.count(CallQuery()) == 2
    assert await ids(path) == {"first", "third"}


KILLED = """
import asyncio, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.sample_calls import talked
from sellercall_desktop.store import open_store
async def main():
    async with open_store(None, Path(sys.argv[1]), "x") as store:
        while not Path(sys.argv[1] + "-wal").exists():
            await asyncio.sleep(0.01)
        for n in range(10):
            await store.calls.save(*talked(f"c{n}"), "dial", durable=True)
        await asyncio.sleep(0.3)  # behind everything else the start is still finished
        os._exit(9)
asyncio.run(main())
"""


async def killed(path: Path) -> None:
    run = [sys.executable, "-c", KILLED, str(path), str(Path(__file__).parent)]
    done = await asyncio.to_thread(
        subprocess.run, run, cwd=Path(__file__).parents[3], check=False, timeout=60
    )
    assert done.returncode == 9


async def test_a_log_deleted_after_a_crash_is_told_once(tmp_path):
    path = tmp_path / "a.db"
    await killed(path)
    delete(path, "-wal", "-shm")
    async with open_store(None, path, "x") as store:
        (notice,) = store.notices
        assert (notice.problem, notice.path) == (StoreProblem.LOG_GONE, path)
        await store.calls.save(*talked("after"), "dial")
    async with open_store(None, path, "x") as store:
        assert store.notices == ()


async def test_a_crash_alone_and_a_proper_end_tell_nothing(tmp_path):
    path = tmp_path / "a.db"
    await killed(path)
    for _ in range(2):
        async with open_store(None, path, "x") as store:
            assert store.notices == ()
            assert await store.calls.count(CallQuery()) == 10

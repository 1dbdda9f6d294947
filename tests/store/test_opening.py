"""Opening: made where absent, refused where it is not ours, and never touched where it is damaged."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import DatabaseDamagedError, DatabaseTooNewError, StoreError
from sellercall_desktop.store import open_store, opening
from sellercall_desktop.store.database.sqlite_file import prepare
from tests.store.sample_calls import talked


@pytest.fixture(autouse=True)
def _each_file_is_made_and_not_a_copy(monkeypatch):
    monkeypatch.setattr(opening, "prepare", prepare)


async def filled(path: Path, count: int = 30) -> None:
    async with open_store(None, path, "x") as store:
        for n in range(count):
            await store.calls.save(*talked(f"c{n}", "hola " * 100), "dial")


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.iterdir()}


async def refused(path: Path) -> None:
    """It is refused as damaged, and stays byte for byte what it was, with nothing new beside it."""
    before = everything_in(path.parent)
    for _ in range(2):
        with pytest.raises(DatabaseDamagedError) as caught:
            async with open_store(None, path, "x"):
                pass
        assert str(caught.value.path) == str(path)
        assert caught.value.detail
    assert everything_in(path.parent) == before


async def test_a_new_database_is_made_with_its_folders_and_nothing_else(tmp_path):
    path = tmp_path / "deep" / "er" / "ñ database.db"
    async with open_store(None, path, "x") as store:
        assert store.place == str(path)
        assert (await store.calls.page(CallQuery())).calls == ()
    assert {file.name for file in path.parent.iterdir()} == {path.name, "desktop-id"}


async def test_what_was_saved_is_there_after_opening_again(tmp_path):
    await filled(tmp_path / "a.db")
    async with open_store("", tmp_path / "a.db", "x") as store:
        assert await store.calls.count(CallQuery()) == 30
    async with open_store(f"sqlite:///{tmp_path}/a.db", tmp_path / "unused.db", "x") as store:
        assert await store.calls.get("c3") == talked("c3", "hola " * 100)[0]
    assert not (tmp_path / "unused.db").exists()


async def test_the_journal_mode_is_wal_and_everything_is_closed_at_the_end(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        await store.calls.save(*talked("c"), "dial")
        assert (tmp_path / "a.db-wal").exists()
    assert not (tmp_path / "a.db-wal").exists()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"not a database at all" * 500, bytes(8192)])
async def test_a_file_that_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "a.db"
    path.write_bytes(content)
    await refused(path)


async def test_a_cut_off_database_is_refused(tmp_path):
    path = tmp_path / "a.db"
    await filled(path)
    whole = path.read_bytes()
    for kept in (0.9, 0.5, 0.1):
        path.write_bytes(whole[: int(len(whole) * kept) // 4096 * 4096])
        await refused(path)


async def test_a_database_with_overwritten_pages_is_refused(tmp_path):
    path = tmp_path / "a.db"
    await filled(path)
    whole = bytearray(path.read_bytes())
    for start in range(len(whole) // 2, len(whole) - 4096, 3 * 4096):
        whole[start // 4096 * 4096 : start // 4096 * 4096 + 4096] = os.urandom(4096)
    path.write_bytes(whole)
    await refused(path)


async def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title)")
        connection.commit()
    await refused(path)


async def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "a.db"
    await filled(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNewError) as caught:
        async with open_store(None, path, "x"):
            pass
    assert (caught.value.path, caught.value.found) == (path, 99)
    assert path.read_bytes() == before


async def test_a_place_where_nothing_can_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="file"):
        async with open_store(None, tmp_path / "file" / "a.db", "x"):
            pass
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="folder"):
        async with open_store(None, tmp_path / "folder", "x"):
            pass


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who is not above permissions")
async def test_a_read_only_folder_is_named(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError):
            async with open_store(None, tmp_path / "a.db", "x"):
                pass
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("url", ["nonsense", "sqlite://", "sqlite:///:memory:", "oracle9://x/y"])
async def test_an_address_that_cannot_be_used_is_a_store_error(tmp_path, url):
    with pytest.raises(StoreError):
        async with open_store(url, tmp_path / "a.db", "x"):
            pass
    assert list(tmp_path.iterdir()) == []


async def test_while_another_program_writes_readers_read_and_a_writer_gives_up_in_time(tmp_path):
    path = tmp_path / "a.db"
    await filled(path, 2)
    async with open_store(None, path, "x", busy_timeout_s=0.1) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert await store.calls.count(CallQuery()) == 2
            with pytest.raises(StoreError, match="another program"):
                await store.calls.save(*talked("late"), "dial")
            other.execute("COMMIT")
        await store.calls.save(*talked("late"), "dial")
        assert await store.calls.count(CallQuery()) == 3


async def test_damage_met_while_running_is_told_as_damage(tmp_path):
    path = tmp_path / "a.db"
    await filled(path, 200)
    async with open_store(None, path, "x") as store:
        size = path.stat().st_size
        with path.open("r+b") as file:
            for start in range(4096 * 2, size, 4096):
                file.seek(start)
                file.write(os.urandom(4096))
        with pytest.raises(StoreError):
            await asyncio.gather(*(store.calls.get(f"c{n}") for n in range(200)))


async def test_a_caller_who_goes_away_leaves_nothing_open(tmp_path):
    path = tmp_path / "a.db"
    await filled(path, 20)
    async with open_store(None, path, "x") as store:
        loop = asyncio.get_running_loop()
        asked = [loop.create_task(store.calls.get(f"c{n % 20}")) for n in range(60)]
        asked += [loop.create_task(store.calls.save(*talked(f"new {n}"), "dial")) for n in range(20)]
        await asked[0]
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    async with open_store(None, path, "x") as store:
        assert await store.calls.count(CallQuery()) == 40  # what was begun was carried through


def test_importing_the_package_does_not_load_the_heavy_libraries():
    code = (
        "import sys, sellercall_desktop.store;"
        "print([m for m in ('sqlalchemy', 'phonenumbers', 'msgspec') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert ran.stdout.strip() == "[]"

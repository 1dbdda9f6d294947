"""Writes that wait share a commit; each still stands or falls alone, and durable stays durable."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from contextlib import asynccontextmanager, closing

import pytest
from sqlalchemy import delete, insert

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store.database.schema import meta
from sellercall_desktop.store.database.sqlite import SqliteDatabase
from sellercall_desktop.store.database.sqlite_file import prepare


@asynccontextmanager
async def opened(folder):
    path = folder / "shared.db"
    prepare(path, 5)
    database = SqliteDatabase(path, 5)
    try:
        yield database
    finally:
        await database.close()


def kept(folder):
    with closing(sqlite3.connect(folder / "shared.db")) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM meta WHERE value = 'here'")}


def line(key, seen=None):
    """A write of one line that notes in which transaction it was carried out."""

    def work(connection):
        connection.execute(insert(meta).values(key=key, value="here"))
        if seen is not None:
            durable = bool(connection.get_execution_options().get("durable"))
            seen.append((key, connection.get_transaction(), durable))
        return key

    return work


async def together(database, *writes):
    """Carry them out while the thread is held up by one before, so that all of them wait."""
    held, go_on = threading.Event(), threading.Event()

    def hold(connection):
        held.set()
        go_on.wait(10)

    async def let_go():
        await asyncio.to_thread(held.wait, 10)
        asyncio.get_running_loop().call_soon(go_on.set)  # those gathered below have begun to wait by then

    tasks = Tasks()
    first = tasks.spawn(database.write(hold), "hold")
    await asyncio.to_thread(held.wait, 10)
    waiting = (database.write(work, durable=durable) for work, durable in writes)
    answers = await asyncio.gather(*waiting, let_go(), return_exceptions=True)
    await first
    return answers[:-1]


async def test_writes_that_wait_share_one_commit_and_get_their_own_answers(tmp_path):
    seen = []
    async with opened(tmp_path) as database:
        keys = [f"line {n}" for n in range(30)]
        assert await together(database, *((line(key, seen), False) for key in keys)) == keys
        assert kept(tmp_path) == set(keys)
    assert [key for key, _, _ in seen] == keys  # first come, first written
    assert len({id(transaction) for _, transaction, _ in seen}) == 1


async def test_one_durable_write_makes_the_shared_commit_durable(tmp_path):
    seen = []
    async with opened(tmp_path) as database:
        await together(database, (line("a", seen), False), (line("b", seen), True), (line("c", seen), False))
        await database.write(line("d", seen))
    assert [durable for _, _, durable in seen] == [True, True, True, False]


async def test_one_that_fails_takes_none_of_the_others_with_it(tmp_path):
    class OwnError(Exception):
        pass

    def broken(connection):
        connection.execute(delete(meta).where(meta.c.key == "a"))
        raise OwnError

    async with opened(tmp_path) as database:
        answers = await together(
            database, (line("a"), True), (broken, True), (line("a"), False), (line("b"), False)
        )
        assert (answers[0], answers[3]) == ("a", "b")
        assert isinstance(answers[1], OwnError)
        assert isinstance(answers[2], StoreError)  # the key is there already
        assert kept(tmp_path) == {"a", "b"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps open files where they are")
async def test_of_a_file_taken_away_each_hears_for_itself(tmp_path):
    async with opened(tmp_path) as database:
        other = tmp_path / "other.db"
        prepare(other, 5)

        def swap(connection):
            other.replace(tmp_path / "shared.db")

        answers = await together(database, (swap, False), (line("a"), True), (line("b"), True))
        assert all(isinstance(answer, StoreError) for answer in answers)
        assert len({id(answer) for answer in answers}) == 3
        assert kept(tmp_path) == set()


async def test_more_than_fit_into_one_commit_are_all_written(tmp_path):
    async with opened(tmp_path) as database:
        keys = [f"line {n}" for n in range(130)]
        assert await together(database, *((line(key), True) for key in keys)) == keys
        assert kept(tmp_path) == set(keys)

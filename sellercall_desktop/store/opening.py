"""Opens the store: check, create or migrate, then hand out the two stores. Loaded late: it is heavy."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, make_url
from sqlalchemy.exc import ArgumentError

from sellercall_desktop.core.errors import DatabaseTooNewError, StoreError
from sellercall_desktop.store import Store
from sellercall_desktop.store.call_store import SqlCallStore
from sellercall_desktop.store.database import Database, server_database, sqlite_database
from sellercall_desktop.store.exchange_store import SqlExchangeStore
from sellercall_desktop.store.failures import translated
from sellercall_desktop.store.migrations import STEPS, apply_step, schema_version
from sellercall_desktop.store.number_store import SqlHoldStore, desktop_id
from sellercall_desktop.store.prompt_store import SqlPromptStore
from sellercall_desktop.store.receipt_store import SqlReceiptStore
from sellercall_desktop.store.sqlite_file import prepare

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Connection


@asynccontextmanager
async def opened(
    url: str | None, path: Path, default_prompt: str, busy_timeout_s: float
) -> AsyncIterator[Store]:
    """See `sellercall_desktop.store.open_store`."""
    database = await _connect(url, path, busy_timeout_s)
    try:
        prompts = SqlPromptStore(database)
        await prompts.ensure_first(default_prompt)
        with translated(database.place):
            holder = await asyncio.to_thread(desktop_id, path.parent)
        holds = SqlHoldStore(database, holder)
        yield Store(
            SqlCallStore(database),
            prompts,
            SqlReceiptStore(database),
            holds,
            SqlExchangeStore(database),
            database.place,
        )
    finally:
        await database.close()


async def _connect(url: str | None, path: Path, busy_timeout_s: float) -> Database:
    if url:
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise StoreError("the database address is not an SQLAlchemy URL") from error
        if parsed.get_backend_name() == "postgresql":
            return await _connect_server(url)
        if parsed.get_backend_name() != "sqlite":
            raise StoreError("the database must be SQLite or PostgreSQL")
        if not parsed.database or parsed.database == ":memory:":
            raise StoreError("the database address names no file")
        path = Path(parsed.database)
    with translated(str(path)):
        await asyncio.to_thread(prepare, path, busy_timeout_s)
    return sqlite_database(path, busy_timeout_s)


async def _connect_server(url: str) -> Database:
    try:
        database = server_database(url)
    except ImportError as error:
        raise StoreError(f"the driver for this database is not installed: {error.name}") from error
    try:
        async with database.writing(durable=True) as connection:
            await connection.run_sync(_migrate_server, database.place)
    except BaseException:
        await database.close()
        raise
    return database


def _migrate_server(connection: Connection, place: str) -> None:
    """All missing steps in one transaction. Copies are the server's administrator's affair."""
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7355608)")  # one program at a time
    version = schema_version(connection) if inspect(connection).has_table("meta") else 0
    if version > len(STEPS):
        raise DatabaseTooNewError(place, version, len(STEPS))
    for target in range(version + 1, len(STEPS) + 1):
        apply_step(connection, target)

"""Connections: many readers that wait for nobody, one writer at a time, and a choice of durability."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.ext.asyncio import create_async_engine

from sellercall_desktop.store.carried import Workload
from sellercall_desktop.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
    from sqlalchemy.sql.expression import FromClause

T = TypeVar("T")
READERS = 4
_CACHE_KIB = 32_768


class HintedSQLiteCompiler(SQLiteCompiler):
    """SQLite's SQL with `Select.with_hint`, which carries ``INDEXED BY``."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """The hint as it was given."""
        return text


class Database:
    """One database's connection pools."""

    def __init__(
        self, place: str, readers: AsyncEngine, writer: AsyncEngine, direct: Engine | None = None
    ) -> None:
        """`direct`: a plain engine on the same file, for whole transactions on one thread."""
        self.place = place
        self.dialect = readers.dialect.name
        self._readers = readers
        self._writer = writer
        self._durable_writer = writer.execution_options(durable=True)
        self._direct = direct
        self._thread = ThreadPoolExecutor(1, "store-writer") if direct is not None else None
        self._writing = asyncio.Lock()
        self.workload = Workload()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view of the database; it never waits for a writer.

        Raises:
            StoreError: whatever went wrong.
        """
        with translated(self.place):
            async with self._readers.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self, *, durable: bool = False) -> AsyncIterator[AsyncConnection]:
        """The one transaction that writes now; committed at the end, undone by an exception.

        Args:
            durable: the commit returns only when it would survive a power cut.

        Raises:
            StoreError: whatever went wrong.
        """
        async with self._writing:
            with translated(self.place):
                async with (self._durable_writer if durable else self._writer).begin() as connection:
                    yield connection

    async def write(self, work: Callable[[Connection], T], *, durable: bool = False) -> T:
        """`work` as the one transaction that writes now. In an embedded database it is one visit to a thread.

        An asynchronous driver visits its thread for every statement: 30 visits a save, beside a busy window.

        Raises:
            StoreError: whatever went wrong.
        """
        if self._direct is None or self._thread is None:
            async with self.writing(durable=durable) as connection:
                return await connection.run_sync(work)
        async with self._writing:
            with translated(self.place):
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._thread, _transaction, self._direct, work, durable)

    async def give_back_space(self) -> None:
        """Return pages freed by deletions to the disk, where the database does not do so by itself."""
        if self.dialect == "sqlite":
            async with self.writing() as connection:
                await connection.exec_driver_sql("PRAGMA incremental_vacuum")

    async def close(self) -> None:
        """Close every connection, once what is under way has ended."""
        await self.workload.finish()
        if self._direct is not None and self._thread is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._direct.dispose)
            self._thread.shutdown(wait=False)
        await self._readers.dispose()
        if self._writer is not self._readers:
            await self._writer.dispose()


def _transaction(engine: Engine, work: Callable[[Connection], T], durable: bool) -> T:
    with engine.execution_options(durable=durable).begin() as connection:
        return work(connection)


def sqlite_database(path: Path, busy_timeout_s: float) -> Database:
    """The embedded database. Its file exists and is up to date."""
    options: dict[str, Any] = {
        "connect_args": {"isolation_level": None, "timeout": busy_timeout_s},
        "hide_parameters": True,
        "max_overflow": 0,
        "pool_timeout": 60,
    }
    url = make_url("sqlite+aiosqlite://").set(database=str(path))
    readers = create_async_engine(url, pool_size=READERS, **options)
    writer = create_async_engine(url, pool_size=1, **options)
    direct = create_engine(url.set(drivername="sqlite"), pool_size=1, **options)
    prepare_sqlite_engine(readers.sync_engine, read_only=True)
    prepare_sqlite_engine(writer.sync_engine, read_only=False)
    prepare_sqlite_engine(direct, read_only=False)
    return Database(str(path), readers, writer, direct)


def server_database(url: str) -> Database:
    """A database server shared by a team."""
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+asyncpg")
    engine = create_async_engine(parsed, hide_parameters=True, pool_pre_ping=True)
    return Database(parsed.render_as_string(hide_password=True), engine, engine)


def prepare_sqlite_engine(sync: Engine, *, read_only: bool) -> None:
    """Set up each connection as it is made, and begin transactions ourselves."""
    sync.dialect.statement_compiler = HintedSQLiteCompiler

    def on_connect(dbapi_connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own objects
        cursor = dbapi_connection.cursor()
        for pragma in (
            "foreign_keys = 1",
            "synchronous = NORMAL",
            "temp_store = MEMORY",
            f"cache_size = -{_CACHE_KIB}",
            f"query_only = {int(read_only)}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        record.info["durable"] = False

    def on_begin(connection: Connection) -> None:
        durable = bool(connection.get_execution_options().get("durable"))
        if connection.info["durable"] != durable:
            # Only what changes is said: the mode stays with the connection between transactions.
            connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.info["durable"] = durable
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(sync, "connect", on_connect)
    event.listen(sync, "begin", on_begin)

"""Connections: many readers that wait for nobody, one writer at a time, and a choice of durability.

All work is a plain function of a plain connection. The embedded database runs it on a thread of its
own, in one visit; a server's asynchronous driver runs it on the loop.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

from sellercall_desktop.store.carried import Workload
from sellercall_desktop.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.sql.expression import FromClause

T = TypeVar("T")
READERS = 4
_CACHE_KIB = 32_768


class Database(ABC):
    """One database's connections. `place` is its name for people: no password in it."""

    dialect: str

    def __init__(self, place: str) -> None:
        self.place = place
        self.workload = Workload()

    @abstractmethod
    async def read(self, work: Callable[[Connection], T]) -> T:
        """`work` on a consistent view of the database; it never waits for a writer.

        Cancelled, an embedded database gives up the statement under way: nobody wants its answer.

        Raises:
            StoreError: whatever went wrong.
        """

    @abstractmethod
    async def write(self, work: Callable[[Connection], T], *, durable: bool = False) -> T:
        """`work` as the one transaction that writes now; committed at its end, undone by an exception.

        `durable`: the commit returns only when it would survive a power cut.

        Raises:
            StoreError: whatever went wrong.
        """

    @abstractmethod
    async def give_back_space(self) -> None:
        """Return pages freed by deletions to the disk, where the database does not do so by itself."""

    @abstractmethod
    async def close(self) -> None:
        """Close every connection, once what is under way has ended."""


class SqliteDatabase(Database):
    """A file. Its statements run on threads: reads on a few, writes on one."""

    dialect = "sqlite"

    def __init__(self, path: Path, busy_timeout_s: float) -> None:
        """The file exists and is up to date."""
        super().__init__(str(path))
        self._readers = _engine(path, busy_timeout_s, READERS)
        self._writer = _engine(path, busy_timeout_s, 1)
        prepare_sqlite_engine(self._readers, read_only=True)
        prepare_sqlite_engine(self._writer, read_only=False)
        self._reading = ThreadPoolExecutor(READERS, "store-reader")
        self._writing = ThreadPoolExecutor(1, "store-writer")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Database`."""
        running: list[Any] = []  # the driver's connection, while it works for us

        def visit() -> T:
            with self._readers.connect() as connection:
                running.append(connection.connection.driver_connection)
                try:
                    return work(connection)
                finally:
                    running.clear()

        with translated(self.place):
            try:
                return await asyncio.get_running_loop().run_in_executor(self._reading, visit)
            except asyncio.CancelledError:
                for driver in running[:]:
                    driver.interrupt()
                raise

    async def write(self, work: Callable[[Connection], T], *, durable: bool = False) -> T:
        """See `Database`."""

        def visit() -> T:
            with self._writer.execution_options(durable=durable).begin() as connection:
                return work(connection)

        with translated(self.place):
            return await asyncio.get_running_loop().run_in_executor(self._writing, visit)

    async def give_back_space(self) -> None:
        """See `Database`."""
        await self.write(lambda connection: _pragma(connection, "incremental_vacuum"))

    async def close(self) -> None:
        """See `Database`."""
        await self.workload.finish()
        await asyncio.to_thread(self._end)

    def _end(self) -> None:
        self._reading.shutdown()
        self._readers.dispose()
        self._writing.submit(self._writer.dispose)
        self._writing.shutdown()


class HintedSQLiteCompiler(SQLiteCompiler):
    """SQLite's SQL with `Select.with_hint`, which carries ``INDEXED BY``."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """The hint as it was given."""
        return text


def _engine(path: Path, busy_timeout_s: float, connections: int) -> Engine:
    return create_engine(
        make_url("sqlite://").set(database=str(path)),
        connect_args={"isolation_level": None, "timeout": busy_timeout_s},
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=60,
    )


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _pragma(connection: Connection, words: str) -> None:
    connection.exec_driver_sql(f"PRAGMA {words}")


def prepare_sqlite_engine(engine: Engine, *, read_only: bool) -> None:
    """Set up each connection as it is made, and begin transactions ourselves."""
    engine.dialect.statement_compiler = HintedSQLiteCompiler

    def on_connect(dbapi_connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own objects
        dbapi_connection.text_factory = _lenient  # one bad byte must not make a whole page unreadable
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
            _pragma(connection, f"synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.info["durable"] = durable
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)

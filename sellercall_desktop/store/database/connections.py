"""Connections: many readers that never wait, one writer at a time, and a choice of durability.

All work is a plain function of a plain connection. The embedded database runs it on a thread of its
own, in one visit; a server's asynchronous driver runs it on the loop.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import create_engine, event, make_url

from sellercall_desktop.store.database.containment import teach
from sellercall_desktop.store.database.sqlite_dialect import COMPILED, URL
from sellercall_desktop.store.database.uninterrupted import Workload

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from sellercall_desktop.core.errors import StoreError

T = TypeVar("T")
# Of each connection, and never given back; the system's cache holds the file anyway. One writes, four read.
_WRITER_CACHE_KIB, _READER_CACHE_KIB = 2_048, 8_192


class Database(ABC):
    """One database's connections. `place` is its name for people: no password in it."""

    dialect: str

    def __init__(self, place: str) -> None:
        self.place = place
        self.workload = Workload()
        self.notices: tuple[StoreError, ...] = ()

    @abstractmethod
    async def read(self, work: Callable[[Connection], T]) -> T:
        """`work` on a consistent view of the database; it never waits for a writer.

        Cancelled, an embedded database gives up the statement under way: nobody wants its answer.

        Raises:
            StoreError: the database failed; the error says how.
        """

    @abstractmethod
    async def write(
        self, work: Callable[[Connection], T], *, durable: bool = False, in_turn: bool = True
    ) -> T:
        """`work` as the one transaction that writes now; committed at its end, undone by an exception.

        `durable`: the commit returns only when it would survive a power cut. Not `in_turn`: the rows that it
        locks are enough, and where there may be several writers it does not wait for the others.

        Raises:
            StoreError: the database failed; the error says how.
        """

    async def listen(  # noqa: B027 - a file has none
        self, channel: str, heard: Callable[[str], None], missed: Callable[[], Awaitable[None]]
    ) -> None:
        """Hand over what programs notify on this channel, until cancelled; a file has no others.

        `missed`: called when it listens again after a time in which it did not.
        """

    @abstractmethod
    async def give_back_space(self) -> None:
        """Return pages freed by deletions to the disk, where the database does not do so by itself."""

    @abstractmethod
    async def close(self) -> None:
        """Close every connection, once what is under way has ended."""


def sqlite_engine(path: Path, busy_timeout_s: float, connections: int) -> Engine:
    """Connections to a file, not prepared yet."""
    return create_engine(
        make_url(URL).set(database=str(path)),
        connect_args={"isolation_level": None, "timeout": busy_timeout_s},
        execution_options={"compiled_cache": COMPILED},
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=60,
        pool_use_lifo=True,  # the caches of connections that are seldom needed stay small
    )


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def pragma(connection: Connection, words: str) -> None:
    """Say it to SQLite."""
    connection.exec_driver_sql(f"PRAGMA {words}")


def prepare_sqlite_engine(engine: Engine, *, read_only: bool) -> None:
    """Set up each connection as it is made, and begin transactions ourselves."""

    def on_connect(dbapi_connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own objects
        dbapi_connection.text_factory = _lenient  # one bad byte must not make a whole page unreadable
        cursor = dbapi_connection.cursor()
        for pragma in (
            "foreign_keys = 1",
            "synchronous = NORMAL",
            "temp_store = MEMORY",
            f"cache_size = -{_READER_CACHE_KIB if read_only else _WRITER_CACHE_KIB}",
            f"query_only = {int(read_only)}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        teach(dbapi_connection)
        record.info["durable"] = False

    def begin(dbapi_connection: Any) -> None:  # noqa: ANN401
        dbapi_connection.driver_connection.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect)
    # Not by the event of that name: with one listener every statement calls a dozen of events.
    engine.dialect.do_begin = begin  # type: ignore[method-assign]


def make_durable(connection: Connection, *, durable: bool) -> None:
    """Whether the connection's next transaction is to survive a power cut. None is under way."""
    connection.execution_options(durable=durable)
    if connection.info["durable"] != durable:
        # Only what changes is said: the mode stays with the connection between transactions.
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.info["durable"] = durable

"""A database server that a team shares: its connections, and its schema brought up to date.

Several programs may write to it. They take turns by the server's own lock, one transaction each, so that
row numbers, prompt numbers and journals are as safe as with the one writer of a file.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import inspect, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import DatabaseDamagedError, DatabaseTooNewError, StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.store.database.connections import Database
from sellercall_desktop.store.database.failures import translated
from sellercall_desktop.store.database.listening import Listening
from sellercall_desktop.store.database.migrations import STEPS, apply_step, schema_version

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")
log = logging.getLogger(__name__)
_TURN = 7355608  # the advisory lock's number: any, but always the same
CONNECTIONS = 4
"""One of them listens. A server comes with a hundred, and twenty desks may share it."""
_LOST_S, _LISTEN_AGAIN_S = 0.1, 2.0  # until the next try: at first, and where that fails
_CLOCKS_DIFFER = timedelta(minutes=1)
_IDLE_MS = 60_000  # a program that froze in the middle of a transaction gives up its turn


class ServerDatabase(Database):
    """PostgreSQL, by its asynchronous driver."""

    def __init__(self, url: str, busy_timeout_s: float) -> None:
        """Nothing is contacted yet.

        Raises:
            ImportError: the driver is not installed.
        """
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+asyncpg")
        super().__init__(parsed.render_as_string(hide_password=True))
        self.dialect = parsed.get_backend_name()
        settings = {
            "application_name": "SellerCall",
            "lock_timeout": str(int(busy_timeout_s * 1000)),
            "idle_in_transaction_session_timeout": str(_IDLE_MS),
        }
        self._engine = create_async_engine(
            parsed,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=60,
            connect_args={"server_settings": settings},
        )
        self._listening = Listening(self._engine)
        self._readers = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Database`. It is not interrupted: a cancelled read would leave its connection open."""
        return await self.workload.complete(self._read(work))

    async def _read(self, work: Callable[[Connection], T]) -> T:
        with translated(self.place):
            async with self._readers.connect() as connection:
                return await connection.run_sync(work)

    async def write(
        self, work: Callable[[Connection], T], *, durable: bool = False, in_turn: bool = True
    ) -> T:
        """See `Database`."""
        with translated(self.place):
            async with self._turn(durable=durable, in_turn=in_turn) as connection:
                return await connection.run_sync(work)

    @asynccontextmanager
    async def _turn(self, *, durable: bool, in_turn: bool) -> AsyncIterator[AsyncConnection]:
        async with self._engine.begin() as connection:
            if durable:  # whatever the server's administrator chose for the rest
                await connection.exec_driver_sql("SET LOCAL synchronous_commit = 'on'")
            if in_turn:
                await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
            yield connection

    async def listen(
        self, channel: str, heard: Callable[[str], None], missed: Callable[[], Awaitable[None]]
    ) -> None:
        """See `Database`. A connection that is lost is made again; what was told meanwhile is lost, too."""
        is_first = True
        while True:
            pause_s = _LOST_S
            try:
                async with self._listening.on(channel, heard) as lost:
                    if not is_first:
                        await missed()
                    is_first = False
                    await lost.wait()
            except Exception as error:  # noqa: BLE001 - the driver's own kinds, too
                is_first, pause_s = False, _LISTEN_AGAIN_S
                log.warning("store.not_listening", extra={"problem": type(error).__name__})
            await asyncio.sleep(pause_s)

    async def give_back_space(self) -> None:
        """See `Database`: the server does so by itself."""

    async def close(self) -> None:
        """See `Database`."""
        await self.workload.finish()
        await self._engine.dispose()


async def open_server(url: str, busy_timeout_s: float) -> ServerDatabase:
    """Connect, and make or update the schema: all missing steps in one transaction.

    Copies are the server's administrator's affair: a step that fails is undone whole, but what a
    finished one changed is only in the administrator's backups.

    Raises:
        DatabaseTooNewError, DatabaseDamagedError: nothing was changed.
        StoreError: it cannot be reached.
        ImportError: the driver is not installed.
    """
    database = ServerDatabase(url, busy_timeout_s)
    try:
        if not await database.read(_is_up_to_date):  # else no desk waits for its turn to start
            await database.write(lambda connection: _migrate(connection, database.place), durable=True)
        database.notices = await _of_the_clock(database)
    except BaseException:  # cancelled, too: no connection is left open
        await database.close()
        raise
    return database


async def _of_the_clock(database: ServerDatabase) -> tuple[StoreError, ...]:
    """A word where this computer's clock differs from the server's: by it the hours of law are judged."""
    before = utc_now()
    theirs = await database.read(
        lambda connection: connection.scalar(text("SELECT clock_timestamp()")) or before
    )
    after = utc_now()
    if before - _CLOCKS_DIFFER <= theirs <= after + _CLOCKS_DIFFER:
        return ()
    ahead_s = round((before - theirs).total_seconds())
    log.error("store.clock_differs", extra={"ahead_s": ahead_s})
    return (StoreError(f"{database.place}: this clock is {ahead_s} s ahead", StoreProblem.CLOCK),)


def _is_up_to_date(connection: Connection) -> bool:
    return inspect(connection).has_table("meta") and schema_version(connection) == len(STEPS)


def _migrate(connection: Connection, place: str) -> None:
    tables = set(inspect(connection).get_table_names())
    version = schema_version(connection) if "meta" in tables else 0
    if not version and tables & {"meta", "calls"}:
        raise DatabaseDamagedError(place, "it holds tables of another program")
    if version > len(STEPS):
        raise DatabaseTooNewError(place, version, len(STEPS))
    for target in range(version + 1, len(STEPS) + 1):
        apply_step(connection, target)

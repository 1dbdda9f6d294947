"""The embedded database: a file. Its statements run on threads, reads on a few, writes on one.

Before and after each write, and before each read, the file is looked at: see `file_identity`. Writes that
wait for the one thread share a commit, and so a trip to the disk.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, insert

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.store.database.connections import (
    Database,
    make_durable,
    pragma,
    prepare_sqlite_engine,
    sqlite_engine,
)
from sellercall_desktop.store.database.failures import translated
from sellercall_desktop.store.database.file_identity import (
    OPEN_MARK,
    FileIdentity,
    FileState,
    keep_aside,
    put_back,
    take_in_log,
)
from sellercall_desktop.store.database.schema import meta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine

T = TypeVar("T")
log = logging.getLogger(__name__)
READERS = 4
SHARE_A_COMMIT = 50
_LONGEST_WAIT_S = 10.0  # for reads under way, before the connections are opened anew


def _set_mark(connection: Connection) -> None:
    _clear_mark(connection)
    connection.execute(insert(meta).values(key=OPEN_MARK, value=datetime.now(UTC).isoformat()))


def _clear_mark(connection: Connection) -> None:
    connection.execute(delete(meta).where(meta.c.key == OPEN_MARK))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A write until it is done. Its work may be carried out twice, of which one is undone."""

    work: Callable[[Connection], Any]
    durable: bool
    outcome: Future[Any] = field(default_factory=Future)


class _ShakenError(Exception):
    """A read found that the file is not what was opened: the writer has to see to it first."""


class _Gate:
    """Lets many readers in, or the one who opens their connections anew."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Raises `StoreError` where somebody reads on and on."""
        with self._changed:
            self._shut = True
        try:
            with self._changed:
                if not self._changed.wait_for(lambda: not self._inside, _LONGEST_WAIT_S):
                    raise StoreError("reads under way do not end", StoreProblem.IN_USE)
            yield
        finally:
            with self._changed:
                self._shut = False
                self._changed.notify_all()


class SqliteDatabase(Database):
    """A file."""

    dialect = "sqlite"

    def __init__(self, path: Path, busy_timeout_s: float) -> None:
        """The file exists and is up to date."""
        super().__init__(str(path))
        self._path, self._busy_timeout_s = path, busy_timeout_s
        self._readers, self._writer = self._engines()
        self._file, self._gate = FileIdentity(path), _Gate()
        self._lost: StoreError | None = None
        self._reading = ThreadPoolExecutor(READERS, "store-reader")
        self._writing = ThreadPoolExecutor(1, "store-writer")
        self._waiting: deque[_Waiting] = deque()

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Database`."""
        try:
            return await self._read(work)
        except _ShakenError:
            await self._write(self._stand)
            return await self._read(work)

    async def write(
        self,
        work: Callable[[Connection], T],
        *,
        durable: bool = False,
        in_turn: bool = True,  # there is one writer
    ) -> T:
        """See `Database`."""
        mine = _Waiting(work, durable)
        self._waiting.append(mine)

        def visit() -> T:
            while not mine.outcome.done():  # else whoever was here before has taken it along
                waiting = (self._waiting.popleft() for _ in range(min(len(self._waiting), SHARE_A_COMMIT)))
                self._commit(tuple(waiting))
            outcome: T = mine.outcome.result()
            return outcome

        return await self._write(visit)

    async def give_back_space(self) -> None:
        """See `Database`."""
        await self.write(lambda connection: pragma(connection, "incremental_vacuum"))

    async def mark_open(self) -> None:
        """Note in the file itself that it is open: its write-ahead file is needed from now on."""
        await self.write(_set_mark)
        await self._write(self._take_in)

    async def close(self) -> None:
        """See `Database`."""
        await self.workload.finish()
        try:
            await self.write(_clear_mark)
        except StoreError as error:  # then it is as if the program had been killed, which is no harm
            log.warning("store.not_closed_properly", extra={"problem": str(error)})
        await asyncio.to_thread(self._end)

    # --- inside -------------------------------------------------------------------------------

    async def _read(self, work: Callable[[Connection], T]) -> T:
        running: list[Any] = []  # the driver's connection, while it works for us

        def visit() -> T:
            with self._gate.reading():
                if self._file.look() is not FileState.SAME:
                    raise _ShakenError
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

    async def _write(self, visit: Callable[[], T]) -> T:
        with translated(self.place):
            return await asyncio.get_running_loop().run_in_executor(self._writing, visit)

    def _commit(self, writes: Sequence[_Waiting]) -> None:
        """All in one transaction; where one of them fails, each in its own, so that it fails alone."""
        done = False
        try:
            self._stand()
            durable = any(write.durable for write in writes)
            with self._writer.connect() as connection:
                make_durable(connection, durable=durable)
                with connection.begin():
                    results = [write.work(connection) for write in writes]
                    done = True
        except Exception as error:  # noqa: BLE001 - it is told to whoever waits for it
            if done or len(writes) == 1:
                for write in writes:
                    write.outcome.set_exception(error)
            else:
                for write in writes:
                    self._commit((write,))
            return
        for write, result in zip(writes, results, strict=True):
            try:
                self._stand()  # what was written under a name just taken away is saved, or not told of
            except Exception as error:  # noqa: BLE001 - as above
                write.outcome.set_exception(error)
            else:
                write.outcome.set_result(result)

    def _stand(self) -> None:
        """See that the file is the one that was opened; save its content where it is not.

        On the writer's thread: nothing is written meanwhile.

        Raises:
            StoreError: it is gone for good, or another file lies there: nothing may be written.
        """
        state = self._file.look()
        if state is FileState.SAME:
            return
        if self._lost is not None and state is FileState.REPLACED:
            raise self._told_again(self._lost)
        with self._gate.alone():
            self._rescue(state)

    def _take_in(self) -> None:
        """Move what is in the write-ahead file into the database, as far as no reader minds."""
        with self._writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _rescue(self, state: FileState) -> None:
        with self._writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            connection.rollback()
            if state is FileState.LOG_GONE:
                take_in_log(driver)
            elif state is FileState.GONE:
                if not self._path.parent.is_dir():
                    raise self._error(StoreProblem.GONE, "its folder is not there any more")
                put_back(driver, self._path)
            else:
                copy = keep_aside(driver, self._path)
                self._file.drop_logs()
                self._lost = self._error(StoreProblem.REPLACED, f"another file lies there; see {copy.name}")
                raise self._lost
        self._readers.dispose()
        self._writer.dispose()
        self._readers, self._writer = self._engines()
        self._file.renew()

    def _error(self, problem: StoreProblem, words: str) -> StoreError:
        return StoreError(f"{self.place}: {words}", problem, path=self._path)

    def _told_again(self, lost: StoreError) -> StoreError:
        return self._error(lost.problem, str(lost))

    def _engines(self) -> tuple[Engine, Engine]:
        readers = sqlite_engine(self._path, self._busy_timeout_s, READERS)
        writer = sqlite_engine(self._path, self._busy_timeout_s, 1)
        prepare_sqlite_engine(readers, read_only=True)
        prepare_sqlite_engine(writer, read_only=False)
        return readers, writer

    def _end(self) -> None:
        self._reading.shutdown()
        self._readers.dispose()
        self._writing.submit(self._writer.dispose)
        self._writing.shutdown()

"""The SQLite file before anyone uses it: is it ours and whole? make it, back it up, migrate it.

Nothing here changes a file that it does not trust: it is looked at through a read-only connection.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine, event, make_url

from sellercall_desktop.core.errors import DatabaseDamagedError, DatabaseTooNewError, StoreError
from sellercall_desktop.store.database.failures import why_unwritable
from sellercall_desktop.store.database.file_identity import OPEN_MARK
from sellercall_desktop.store.database.migrations import STEPS, apply_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Engine

    from sellercall_desktop.store.database.migrations import Step

log = logging.getLogger(__name__)

KEPT_BACKUPS = 3
_FULL_CHECK_BYTES = 16 * 2**20  # up to this size every page is read at each start (a few ms)
_MAGIC = b"SQLite format 3\0"


def prepare(path: Path, busy_timeout_s: float, steps: Sequence[Step] = STEPS) -> bool:
    """Leave a whole database of the newest schema at `path`, made or migrated where needed.

    Returns whether the last run's write-ahead file was deleted, and with it what only it held.

    Raises:
        DatabaseTooNewError, DatabaseDamagedError: the file is as it was.
        StoreError: it may not be written to.
        OSError, sqlite3.Error, SQLAlchemyError: it cannot be read or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _create(path, busy_timeout_s, steps)
        return False
    with_log = Path(f"{path}-wal").exists()
    version, left_open = _examine(path, busy_timeout_s)
    for place in (path, path.parent):  # SQLite would only say that it is "unable to open" the file
        if not os.access(place, os.W_OK):
            raise StoreError(f"{place}: it may not be written to", why_unwritable(place), path=place)
    if version > len(steps):
        raise DatabaseTooNewError(path, version, len(steps))
    if version < len(steps):
        _check_pages(path, busy_timeout_s)
        _migrate(path, version, busy_timeout_s, steps)
    if left_open and not with_log:
        log.error("store.log_missing", extra={"file": f"{path.name}-wal"})
        return True
    return False


def _create(path: Path, busy_timeout_s: float, steps: Sequence[Step]) -> None:
    """Build beside and rename: a file under its own name is always a finished database."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as connection:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # deleted calls give their space back
            connection.execute("PRAGMA journal_mode = WAL")
        engine = _engine(draft, busy_timeout_s)
        with engine.begin() as connection:
            for version in range(1, len(steps) + 1):
                apply_step(connection, version, steps)
        engine.dispose()
        if not path.exists():
            draft.replace(path)
    finally:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{draft}{suffix}").unlink(missing_ok=True)
    log.info("store.created", extra={"version": len(steps)})


def _examine(path: Path, busy_timeout_s: float) -> tuple[int, bool]:
    """The file's schema version, and whether it was never closed. It is read, never written."""
    with path.open("rb") as file:
        header = file.read(100)
        size = file.seek(0, os.SEEK_END)
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise DatabaseDamagedError(path, "it is not an SQLite database")
    page_bytes = int.from_bytes(header[16:18], "big")
    expected = int.from_bytes(header[28:32], "big") * (65536 if page_bytes == 1 else page_bytes)
    wal = Path(f"{path}-wal")
    clean = not (wal.exists() and wal.stat().st_size)
    if clean and size < expected:
        raise DatabaseDamagedError(path, f"it is cut off: {size} of {expected} bytes")
    with closing(_look(path, busy_timeout_s)) as connection:
        try:
            found = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
            left_open = connection.execute("SELECT 1 FROM meta WHERE key = ?", (OPEN_MARK,)).fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            found, left_open = None, None
        if found is None or not str(found[0]).isdecimal():
            raise DatabaseDamagedError(path, "it is not a database of this program")
    if size <= _FULL_CHECK_BYTES:
        _check_pages(path, busy_timeout_s)
    return int(found[0]), left_open is not None


def _check_pages(path: Path, busy_timeout_s: float) -> None:
    """Read every page; takes about a second per GB."""
    with closing(_look(path, busy_timeout_s)) as connection:
        problems = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
    if problems != ["ok"]:
        raise DatabaseDamagedError(path, "; ".join(problems))


def _look(path: Path, busy_timeout_s: float) -> sqlite3.Connection:
    """A connection that changes nothing. With no log beside it nobody has the file open: no lock either."""
    mode = "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=busy_timeout_s)


def _migrate(path: Path, version: int, busy_timeout_s: float, steps: Sequence[Step]) -> None:
    engine = _engine(path, busy_timeout_s)
    try:
        if version < len(steps):  # one copy: more would push that of the person's own version out
            _back_up(path, version, busy_timeout_s)
        for target in range(version + 1, len(steps) + 1):
            with engine.begin() as connection:
                apply_step(connection, target, steps)
            log.info("store.migrated", extra={"version": target})
    finally:
        engine.dispose()


def _back_up(path: Path, version: int, busy_timeout_s: float) -> None:
    """A whole copy beside the file, named with its schema version and the time; the newest few stay."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.name}.v{version}.{stamp}.backup")
    draft = copy.with_suffix(".part")
    try:
        with closing(_look(path, busy_timeout_s)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("DELETE FROM meta WHERE key = ?", (OPEN_MARK,))
            target.commit()
        draft.replace(copy)
    finally:
        draft.unlink(missing_ok=True)
    kept = sorted(path.parent.glob(f"{path.name}.v*.backup"), key=lambda file: file.name.split(".")[-2])
    for old in kept[:-KEPT_BACKUPS]:
        with suppress(FileNotFoundError):
            old.unlink()


def _engine(path: Path, busy_timeout_s: float) -> Engine:
    """A plain connection for schema work: everything in a transaction, all of it durable."""
    engine = create_engine(
        make_url("sqlite://").set(database=str(path)),
        poolclass=NullPool,
        connect_args={"isolation_level": None, "timeout": busy_timeout_s},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine

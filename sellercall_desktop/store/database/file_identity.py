"""Whether an open database still stands where it was opened, and how its content is saved if not.

Systems other than Windows let anybody delete or replace a file that is open. What is written then goes into
a file without a name, which vanishes with the program. So it is checked before and after each write.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem

if TYPE_CHECKING:
    from sqlite3 import Connection

log = logging.getLogger(__name__)

OPEN_MARK = "open_since"
"""Key in `meta` while a program has the database open; at its proper end it is taken out again.

Where it is found and there is no write-ahead file, somebody deleted that one: a program that is killed
leaves it behind, and one that closes the database takes it in first.
"""
_Identity = tuple[int, int] | None


class FileState(Enum):
    """What lies under the open connections."""

    SAME = auto()
    LOG_GONE = auto()  # the write-ahead file or its index is not the one that is open
    GONE = auto()  # the database has no name any more
    REPLACED = auto()  # another file has its name


class FileIdentity:
    """Remembers which files are open, by device and inode."""

    def __init__(self, path: Path) -> None:
        """The database exists; its write-ahead files may come later."""
        self._path = path
        self._beside = tuple(Path(f"{path}{suffix}") for suffix in ("-wal", "-shm"))
        self._files: dict[Path, _Identity] = {}
        self.renew()

    def renew(self) -> None:
        """The connections have been opened anew on what is there now."""
        self._files = {self._path: _identity(self._path)}

    def look(self) -> FileState:
        """Three questions to the system, a few microseconds."""
        found = _identity(self._path)
        if found is None:
            return FileState.GONE
        if found != self._files[self._path]:
            return FileState.REPLACED
        for file in self._beside:
            known, now = self._files.get(file), _identity(file)
            if known is None:
                self._files[file] = now  # SQLite has just made it
            elif known != now:
                return FileState.LOG_GONE
        return FileState.SAME

    def drop_logs(self) -> None:
        """Delete the write-ahead files that are ours: the next start would read them into the other file."""
        for file in self._beside:
            if self._files.get(file) is not None and self._files[file] == _identity(file):
                file.unlink()


def take_in_log(open_one: Connection) -> None:
    """Move everything of the open write-ahead file into the database, though the file has lost its name.

    Raises:
        StoreError: somebody is still reading the old state.
    """
    busy, _, _ = open_one.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError("the write-ahead file could not be taken in", StoreProblem.IN_USE)
    log.error("store.log_was_deleted", extra={"saved": True})


def put_back(open_one: Connection, path: Path) -> None:
    """Write what the connection holds under the database's name again, where nothing has it.

    Raises:
        OSError, sqlite3.Error: it cannot be written there.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.rescued")
    copy_out(open_one, draft)
    for suffix in ("-wal", "-shm"):  # of the file that is gone: they would be read into the new one
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    draft.rename(path)
    log.error("store.was_deleted", extra={"put_back": True})


def keep_aside(open_one: Connection, path: Path) -> Path:
    """Write what the connection holds beside the file that has taken its place.

    Raises:
        OSError, sqlite3.Error: it cannot be written there.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.name}.replaced.{stamp}.backup")
    copy_out(open_one, copy)
    log.error("store.was_replaced", extra={"copy": copy.name})
    return copy


def copy_out(open_one: Connection, target: Path) -> None:
    """A whole copy of what the connection holds; nothing is left where it fails."""
    try:
        with closing(sqlite3.connect(target)) as copy:
            open_one.backup(copy)
            copy.execute("DELETE FROM meta WHERE key = ?", (OPEN_MARK,))
            copy.commit()
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise


def _identity(file: Path) -> _Identity:
    try:
        found = os.stat(file)  # noqa: PTH116 - asked six times a write; Path.stat takes three times as long
    except OSError:
        return None
    # Windows keeps an open file from being deleted, and its numbers are not stable on every disk.
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)

"""The one place where the database's errors become ours."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import DatabaseDamagedError, StoreError
from sellercall_desktop.core.problems import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = ("malformed", "not a database")
# SQLite's primary result codes (sqlite3.h), and what its sentences do not tell.
_BY_CODE = {
    sqlite3.SQLITE_FULL: StoreProblem.FULL,
    sqlite3.SQLITE_READONLY: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreProblem.FORBIDDEN,
    sqlite3.SQLITE_AUTH: StoreProblem.FORBIDDEN,
    sqlite3.SQLITE_BUSY: StoreProblem.IN_USE,
    sqlite3.SQLITE_LOCKED: StoreProblem.IN_USE,
    sqlite3.SQLITE_CANTOPEN: StoreProblem.NO_PLACE,
    sqlite3.SQLITE_IOERR: StoreProblem.DEVICE,
}
_BY_ERRNO = {
    errno.ENOSPC: StoreProblem.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): StoreProblem.FULL,
    errno.EFBIG: StoreProblem.FULL,
    errno.EROFS: StoreProblem.READ_ONLY,
    errno.EACCES: StoreProblem.FORBIDDEN,
    errno.EPERM: StoreProblem.FORBIDDEN,
    errno.ENOENT: StoreProblem.GONE,
    errno.ESTALE: StoreProblem.GONE,
    errno.ENODEV: StoreProblem.GONE,
    errno.EIO: StoreProblem.DEVICE,
    errno.ENOTDIR: StoreProblem.NO_PLACE,
    errno.EISDIR: StoreProblem.NO_PLACE,
    errno.EEXIST: StoreProblem.NO_PLACE,
    errno.ENAMETOOLONG: StoreProblem.NO_PLACE,
    errno.EINVAL: StoreProblem.NO_PLACE,
    errno.EBUSY: StoreProblem.IN_USE,
    errno.EAGAIN: StoreProblem.IN_USE,
}
_WORDS = {
    StoreProblem.FULL: "the disk is full",
    StoreProblem.READ_ONLY: "it may not be written to",
    StoreProblem.FORBIDDEN: "it may not be written to",
    StoreProblem.IN_USE: "another program is writing to it",
    StoreProblem.GONE: "it is not there any more",
    StoreProblem.NO_PLACE: "no file can be opened there",
    StoreProblem.DEVICE: "the disk does not read or write",
}
_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
_NO_ROOM_BYTES = 64 * 1024  # SQLite's shared memory alone takes 32 kB
_FULL_SIGNS = ("disk is full", "no space left", "disk quota")


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Raise `StoreError` (or `DatabaseDamagedError`) for what SQLAlchemy, the driver or the system raise."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        raise store_error(place, error.orig or error) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise store_error(place, error) from error


def store_error(place: str, error: BaseException) -> StoreError:
    """Our error for the driver's or the system's. Its words name no row's content."""
    words = str(error)
    if any(sign in words for sign in _DAMAGED):
        return DatabaseDamagedError(place, words)
    problem = _problem_of(error, words)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        place = error.filename
    if isinstance(error, sqlite3.Error):
        problem = _looked_into(problem, Path(place))
    told = _WORDS.get(problem)
    return StoreError(f"{place}: {told} ({words})" if told else f"{place}: {words}", problem, path=place)


def _problem_of(error: BaseException, words: str) -> StoreProblem:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)  # None: raised by Python's module itself
        if code is not None:
            return _BY_CODE.get(code & _PRIMARY, StoreProblem.OTHER)
        return StoreProblem.IN_USE if "locked" in words else StoreProblem.OTHER
    if any(sign in words.casefold() for sign in _FULL_SIGNS):  # a server's disk, too
        return StoreProblem.FULL
    if isinstance(error, ConnectionError | TimeoutError):
        return StoreProblem.UNREACHABLE
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, StoreProblem.OTHER)
    return StoreProblem.IN_USE if "locked" in words else StoreProblem.OTHER


def why_unwritable(place: Path) -> StoreProblem:
    """Why nothing can be written there: the disk takes nothing, or not from this user."""
    with suppress(OSError, AttributeError):  # Windows has no statvfs
        if os.statvfs(place).f_flag & os.ST_RDONLY:
            return StoreProblem.READ_ONLY
    return StoreProblem.FORBIDDEN


def _looked_into(problem: StoreProblem, file: Path) -> StoreProblem:
    """SQLite says only that it cannot open a file, or that reading or writing failed: look why."""
    if problem not in {StoreProblem.NO_PLACE, StoreProblem.DEVICE, StoreProblem.READ_ONLY}:
        return problem
    folder = file.parent
    with suppress(OSError):
        if not folder.exists() or (problem is StoreProblem.READ_ONLY and not file.exists()):
            return StoreProblem.GONE
        if why_unwritable(folder) is StoreProblem.READ_ONLY:
            return StoreProblem.READ_ONLY
        if problem is not StoreProblem.READ_ONLY and shutil.disk_usage(folder).free < _NO_ROOM_BYTES:
            return StoreProblem.FULL
        if not os.access(folder, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
            return StoreProblem.FORBIDDEN
    return problem

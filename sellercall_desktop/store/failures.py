"""The one place where the database's errors become ours."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sellercall_desktop.core.errors import DatabaseDamagedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = ("malformed", "not a database")


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Raise `StoreError` (or `DatabaseDamagedError`) for what SQLAlchemy, the driver or the system raise."""
    try:
        yield
    except DBAPIError as error:
        raise store_error(place, error.orig or error) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise store_error(place, error) from error


def store_error(place: str, error: BaseException) -> StoreError:
    """Our error for the driver's. Its words name no row's content."""
    words = str(error)
    if any(sign in words for sign in _DAMAGED):
        return DatabaseDamagedError(place, words)
    if "locked" in words:
        return StoreError(f"{place}: another program is writing to it ({words})")
    if "readonly" in words or "read-only" in words:
        return StoreError(f"{place}: it may not be written to ({words})")
    if "disk is full" in words:
        return StoreError(f"{place}: the disk is full ({words})")
    return StoreError(f"{place}: {words}")

"""A statement that may take only so long: SQLite is stopped in the middle of it, from within."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from sqlalchemy import CompoundSelect, Connection, Select

    from sellercall_desktop.store.calls.paging import Key

_LOOK_EVERY = 2_000  # of SQLite's instructions: 0.1 ms of plain rows, 1 ms of look-ups in the search index


def within(
    connection: Connection, rows: Select[Any] | CompoundSelect[Any], limit: int, seconds: float
) -> list[Key] | None:
    """The rows; None where they would take more processor time than that.

    A fifth of the time tells: where the rows come too slowly, the rest of it is saved.
    """
    found: list[Key] = []
    begun, stopped = thread_time(), False

    def stop() -> bool:
        nonlocal stopped
        spent = (thread_time() - begun) / seconds
        stopped = spent > 1 or (spent > 1 / 5 and len(found) < limit * spent)
        return stopped

    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(stop, _LOOK_EVERY)
    try:
        found.extend((row.row, row.value) for row in connection.execute(rows))
    except OperationalError:
        if not stopped:  # somebody else did: nobody wants the page any more
            raise
        return None
    finally:
        driver.set_progress_handler(None, 0)
    return found

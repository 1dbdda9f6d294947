"""How often a number was tried, and talked with: what caps count. The index of numbers holds all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.history import MOST_ATTEMPTS, Attempt
from sellercall_desktop.store.calls.criteria import LIVE
from sellercall_desktop.store.calls.rows import microseconds, time_or_none
from sellercall_desktop.store.database.schema import calls

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, CursorResult, Row

_NEVER_RANG = frozenset(
    {CallResult.NOT_PLACED, CallResult.REFUSED, CallResult.NOT_ALLOWED, CallResult.NO_SUCH_NUMBER}
)
_TALKED = frozenset(
    {
        *(CallResult.TALKED.value, CallResult.CUT_OFF.value, CallResult.AI_BROKE_OFF.value),
        CallStatus.TALKING.value,
    }
)
_TRIED = (
    select(calls.c.row, calls.c.state, calls.c.id, calls.c.unsettled)
    .where(
        calls.c.number.in_(bindparam("numbers", expanding=True)),
        calls.c.row >= bindparam("since"),
        calls.c.direction == Direction.OUTBOUND.value,
        calls.c.state.not_in(sorted(result.value for result in _NEVER_RANG)),
    )
    .order_by(calls.c.row.desc())
    .limit(MOST_ATTEMPTS)
    .with_hint(calls, "INDEXED BY ix_calls_number", "sqlite")  # else it walks all calls since then
)


def tried(
    connection: Connection, numbers: Sequence[str], since_us: int
) -> CursorResult[tuple[int, str, str, int]]:
    """Their rows, newest first: `row`, `state`, `id`, `unsettled`."""
    return connection.execute(_TRIED, {"numbers": list(numbers), "since": since_us})


def is_talk(row: Row[tuple[int, str, str, int]]) -> bool:
    """Whether the customer of this row talked."""
    return row.state in _TALKED


def read_attempts(connection: Connection, numbers: Sequence[str], since: datetime) -> list[Attempt]:
    """What was tried since then to reach any of these, newest first; a row that is damaged is left out."""
    rows = tried(connection, numbers, microseconds(since))
    found = ((time_or_none(row.row), row) for row in rows)
    return [
        Attempt(at, str(row.id), live=row.state in LIVE, talked=is_talk(row))
        for at, row in found
        if at is not None
    ]

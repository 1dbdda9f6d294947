"""What people did, kept for good: `core.audit_trail.AuditTrail` on an SQL database. Rows are only added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.store.calls.mending import tell
from sellercall_desktop.store.calls.rows import UNREADABLE, checked, microseconds, time_of
from sellercall_desktop.store.database.schema import audit_trail as trail
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Column, Connection, Row

    from sellercall_desktop.store.database.connections import Database

LAST_KEY = 2**53
"""No count of anything comes to it."""
_READ_AT_ONCE = 500


class SqlAuditTrail:
    """One row an entry."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def append(self, entry: AuditEntry) -> None:
        """See `AuditTrail`."""
        await self._database.write(lambda connection: write_entry(connection, entry), durable=True)

    async def between(self, first: datetime, last: datetime) -> Sequence[AuditEntry]:
        """See `AuditTrail`."""
        since, last_row, entries = microseconds(first), -1, list[AuditEntry]()
        while rows := await self._page(since, last_row, microseconds(last)):
            read = (readable_entry(self._database.place, row) for row in rows)
            entries += [entry for entry in read if entry is not None]
            since, last_row = rows[-1].at_us, rows[-1].row
        return entries

    @uninterrupted
    async def _page(self, since: int, last_row: int, until: int) -> Sequence[Row[Any]]:
        at, row = trail.c.at_us, trail.c.row
        after = (at > since) | ((at == since) & (row > last_row))
        wanted = select(trail).where(after, at < until).order_by(at, row).limit(_READ_AT_ONCE)
        return await self._database.read(lambda connection: connection.execute(wanted).all())

    @uninterrupted
    async def of_kind(self, kind: AuditKind, since: datetime) -> Sequence[AuditEntry]:
        """See `AuditTrail`."""
        fits = trail.c.kind == kind.value, trail.c.at_us >= microseconds(since)
        wanted = select(trail).where(*fits).order_by(trail.c.at_us, trail.c.row)
        rows = await self._database.read(lambda connection: connection.execute(wanted).all())
        read = (readable_entry(self._database.place, row) for row in rows)
        return [entry for entry in read if entry is not None]


def readable_entry(place: str, row: Row[Any]) -> AuditEntry | None:
    """The entry of a row; None, and a word in the log, where it is damaged. `place`: of the database."""
    try:
        words = row.subject, row.text, row.fate, row.desk
        if not all(isinstance(text, str) for text in (row.done_by, *words)):
            raise ValueError("an entry whose words are none")
        return AuditEntry(checked(time_of(row.at_us)), row.done_by, AuditKind(row.kind), *words)
    except UNREADABLE as error:
        tell(place, "audit_trail", row.row, error)
        return None


def write_entry(connection: Connection, entry: AuditEntry) -> None:
    """Add it in the transaction that does what it tells of."""
    values = {
        "row": next_key(connection, trail.c.row),
        "at_us": microseconds(entry.at),
        "done_by": entry.by,
        "kind": entry.kind.value,
        "subject": entry.subject,
        "text": entry.text,
        "fate": entry.fate,
        "desk": entry.desk,
    }
    connection.execute(insert(trail).values(values))


def next_key(connection: Connection, key: Column[int]) -> int:
    """One more than the last; a damaged one, which SQLite may hold to be greater than any, does not count."""
    return (connection.scalar(select(func.max(key)).where(key.between(0, LAST_KEY))) or 0) + 1

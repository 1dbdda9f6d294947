"""The do-not-call list on an SQL database: `core.guard.do_not_call.DoNotCallStore`.

One row for each time that a number was listed; taken off, the row stays. Writers take turns, so that every
desk that shares the database sees revisions in their order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from sellercall_desktop.core.guard.do_not_call import ALREADY_LISTED, DoNotCallEntry
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.audit_trail import write_entry
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import EARLIEST, microseconds, time_or_none
from sellercall_desktop.store.database.schema import do_not_call as listed
from sellercall_desktop.store.database.sqlite import SqliteDatabase
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.store.database.connections import Database


class SqlDoNotCallStore:
    """See `DoNotCallStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @property
    def is_shared(self) -> bool:
        """See `DoNotCallStore`: a file has one program, a server has a team."""
        return not isinstance(self._database, SqliteDatabase)

    @uninterrupted
    async def changes(self, after: int, limit: int) -> Sequence[tuple[int, DoNotCallEntry]]:
        """See `DoNotCallStore`."""
        wanted = select(listed).where(listed.c.revision > after).order_by(listed.c.revision).limit(limit)
        return await self._database.read(
            lambda connection: [(row.revision, _entry(connection, row)) for row in connection.execute(wanted)]
        )

    @uninterrupted
    async def add(
        self, entries: Sequence[DoNotCallEntry], act: AuditEntry | None
    ) -> Sequence[DoNotCallEntry]:
        """See `DoNotCallStore`."""
        return await self._database.write(lambda connection: _add(connection, entries, act), durable=True)

    @uninterrupted
    async def remove(self, entry: DoNotCallEntry, act: AuditEntry) -> bool:
        """See `DoNotCallStore`."""

        def write(connection: Connection) -> bool:
            values = _values(entry)
            changed = {name: values[name] for name in ("removed_us", "removed_by", "removed_why")}
            here = (listed.c.number == entry.number) & listed.c.removed_us.is_(None)
            revised = update(listed).where(here).values(revision=_last(connection) + 1, **changed)
            if not connection.execute(revised).rowcount:
                return False
            write_entry(connection, act)
            return True

        return await self._database.write(write, durable=True)


def _add(
    connection: Connection, entries: Sequence[DoNotCallEntry], act: AuditEntry | None
) -> list[DoNotCallEntry]:
    forms = {form for entry in entries for form in spellings(entry.number)}
    there = select(listed).where(listed.c.number.in_(sorted(forms)), listed.c.removed_us.is_(None))
    known = {_same(entry): entry for entry in (_entry(connection, row) for row in connection.execute(there))}
    new = {_same(entry): entry for entry in reversed(entries) if _same(entry) not in known}  # the first holds
    if new:
        revision = _last(connection)
        rows = [
            {"revision": revision + count, **_values(entry)}
            for count, entry in enumerate(reversed(new.values()), 1)
        ]
        connection.execute(insert(listed), rows)
    if act is not None:
        write_entry(connection, act if new else replace(act, fate=ALREADY_LISTED))
    return [known.get(_same(entry)) or new[_same(entry)] for entry in entries]


def _same(entry: DoNotCallEntry) -> str:
    return spellings(entry.number)[0]


def _last(connection: Connection) -> int:
    return connection.scalar(select(func.max(listed.c.revision))) or 0


def _values(entry: DoNotCallEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "since_us": microseconds(entry.since),
        "added_by": entry.by,
        "reason": entry.reason,
        "sentence": entry.sentence,
        "call_id": entry.call_id,
        "removed_us": microseconds(entry.removed_at) if entry.removed_at is not None else None,
        "removed_by": entry.removed_by,
        "removed_why": entry.removed_why,
    }


def _entry(connection: Connection, row: Row[Any]) -> DoNotCallEntry:
    """Its number is what counts: where anything else is damaged, it still holds."""
    since = time_or_none(row.since_us)
    if since is None:
        tell(place_of(connection), "do_not_call", row.revision, ValueError("no date"))
    return DoNotCallEntry(
        number=str(row.number),
        since=since or EARLIEST,
        by=str(row.added_by),
        reason=str(row.reason),
        sentence=str(row.sentence),
        call_id=str(row.call_id),
        removed_at=time_or_none(row.removed_us),
        removed_by=str(row.removed_by),
        removed_why=str(row.removed_why),
    )

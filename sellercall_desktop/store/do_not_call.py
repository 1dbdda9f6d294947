"""The do-not-call list on an SQL database: `core.guard.do_not_call.DoNotCallStore`.

One row for each time that a number was listed; taken off, the row stays. Writers take turns, so that every
desk that shares the database sees revisions in their order. Who is listed leaves every campaign's queue, and
the calls for later, in the same transaction; other desks are told at its commit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text, update

from sellercall_desktop.core.guard.do_not_call import ALREADY_LISTED, DoNotCallEntry
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.audit_trail import LAST_KEY, next_key, write_entry
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import EARLIEST, LATEST, microseconds, time_or_none
from sellercall_desktop.store.campaigns.attempts import withdraw
from sellercall_desktop.store.database.schema import do_not_call as listed
from sellercall_desktop.store.database.sqlite import SqliteDatabase
from sellercall_desktop.store.database.uninterrupted import uninterrupted
from sellercall_desktop.store.listed_numbers import IS_LISTED
from sellercall_desktop.store.scheduled_calls import withdraw as withdraw_scheduled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.store.database.connections import Database

_E164 = re.compile(r"\+\d+", re.ASCII)
_CHANNEL = "sellercall_do_not_call"


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
    async def changes(self, after: int, limit: int) -> Sequence[tuple[int, DoNotCallEntry | None]]:
        """See `DoNotCallStore`."""
        revision = listed.c.revision
        later = select(listed).where(revision.between(after + 1, LAST_KEY)).order_by(revision).limit(limit)
        damaged = select(listed).where(~revision.between(1, LAST_KEY))

        def read(connection: Connection) -> list[tuple[int, DoNotCallEntry | None]]:
            unordered = [] if after else connection.execute(damaged).all()
            for row in unordered:
                tell(place_of(connection), "do_not_call", row.revision, ValueError("no revision"))
            return [
                *((0, _readable(connection, row)) for row in unordered),
                *((row.revision, _readable(connection, row)) for row in connection.execute(later)),
            ]

        return await self._database.read(read)

    @uninterrupted
    async def add(
        self, entries: Sequence[DoNotCallEntry], act: AuditEntry | None, said_at: datetime | None = None
    ) -> Sequence[DoNotCallEntry]:
        """See `DoNotCallStore`."""

        def write(connection: Connection) -> list[DoNotCallEntry]:
            if said_at is None:
                return _add(connection, entries, act)
            wanted = [entry for entry in entries if not _was_taken_off(connection, entry, said_at)]
            return _add(connection, wanted, act, only_news=True) if wanted else []

        return await self._database.write(write, durable=True)

    @uninterrupted
    async def remove(self, entry: DoNotCallEntry, act: AuditEntry) -> bool:
        """See `DoNotCallStore`."""

        def write(connection: Connection) -> bool:
            values = _values(entry)
            changed = {name: values[name] for name in ("removed_us", "removed_by", "removed_why")}
            mine = select(func.max(listed.c.revision)).where(listed.c.number == entry.number, IS_LISTED)
            newest = update(listed).where(listed.c.revision == mine.scalar_subquery())
            count = 0  # more than one where the moment of an earlier is damaged; a damaged key is not read
            while connection.execute(
                newest.values(revision=next_key(connection, listed.c.revision), **changed)
            ).rowcount:
                count += 1
            if count:
                write_entry(connection, act)
                _tell_others(connection)
            return count > 0

        return await self._database.write(write, durable=True)

    async def follow(self, heard: Callable[[], None]) -> None:
        """See `DoNotCallStore`."""

        async def missed() -> None:
            heard()

        await self._database.listen(_CHANNEL, lambda _payload: heard(), missed)


def _tell_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": _CHANNEL})


def _was_taken_off(connection: Connection, entry: DoNotCallEntry, since: datetime) -> bool:
    """Whether a person let this number be called again since then."""
    off = listed.c.removed_us.between(microseconds(since), microseconds(LATEST))
    theirs = select(listed.c.revision).where(listed.c.number.in_(spellings(entry.number)), off, ~IS_LISTED)
    return connection.execute(theirs.limit(1)).first() is not None


def _add(
    connection: Connection,
    entries: Sequence[DoNotCallEntry],
    act: AuditEntry | None,
    *,
    only_news: bool = False,
) -> list[DoNotCallEntry]:
    forms = {form for entry in entries for form in spellings(entry.number)}
    there = select(listed).where(listed.c.number.in_(sorted(forms)), IS_LISTED)
    known = {
        _same(entry): entry for entry in (entry_of(connection, row) for row in connection.execute(there))
    }
    new = {_same(entry): entry for entry in reversed(entries) if _same(entry) not in known}  # the first holds
    if new:
        revision = next_key(connection, listed.c.revision)
        rows = [
            {"revision": revision + count, **_values(entry)}
            for count, entry in enumerate(reversed(new.values()))
        ]
        connection.execute(insert(listed), rows)
        withdraw(connection, [entry.number for entry in new.values()])
    if act is not None and (new or not only_news):
        write_entry(connection, act if new else replace(act, fate=ALREADY_LISTED))
    if new:
        withdraw_scheduled(connection, list(new.values()), act.desk if act is not None else "")
        _tell_others(connection)
    return [known.get(_same(entry)) or new[_same(entry)] for entry in entries]


def _same(entry: DoNotCallEntry) -> str:
    return spellings(entry.number)[0]


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


def _readable(connection: Connection, row: Row[Any]) -> DoNotCallEntry | None:
    entry = entry_of(connection, row)
    return entry if _E164.fullmatch(entry.number) else None


def entry_of(connection: Connection, row: Row[Any]) -> DoNotCallEntry:
    """The entry of a row. Its number is what counts: where anything else is damaged, it still holds."""
    since, removed_at = time_or_none(row.since_us), time_or_none(row.removed_us)
    kept = (row.number, row.added_by, row.reason, row.sentence, row.call_id, row.removed_by, row.removed_why)
    texts = [text if isinstance(text, str) else "" for text in kept]
    is_whole = since is not None and (removed_at is not None or row.removed_us is None)
    if not (is_whole and tuple(texts) == kept and _E164.fullmatch(texts[0])):
        tell(place_of(connection), "do_not_call", row.revision, ValueError("a damaged entry"))
    number, by, reason, sentence, call_id, removed_by, removed_why = texts
    return DoNotCallEntry(
        number, since or EARLIEST, by, reason, sentence, call_id, removed_at, removed_by, removed_why
    )

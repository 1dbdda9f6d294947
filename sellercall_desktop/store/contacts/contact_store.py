"""Contacts on an SQL database: `core.contacts.ports.ContactStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from sellercall_desktop.store.audit_trail import write_entry
from sellercall_desktop.store.contacts import apart as told_apart
from sellercall_desktop.store.contacts import finding, importing, merges, words
from sellercall_desktop.store.contacts.finding import IS_THERE, READ
from sellercall_desktop.store.contacts.rows import ContactEntry, contact_of, number_key
from sellercall_desktop.store.contacts.traces import traces
from sellercall_desktop.store.contacts.variable_names import variable_names
from sellercall_desktop.store.contacts.writing import (
    CHANNEL,
    StaleContactError,
    news,
    portions,
    take_away,
    tell_of,
    write,
)
from sellercall_desktop.store.database.schema import contact_keys, contacts
from sellercall_desktop.store.database.sqlite import SqliteDatabase
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import (
        ContactImport,
        ContactMerge,
        ContactPage,
        ContactQuery,
        Double,
        ImportedChange,
        ToldApart,
        Traces,
    )
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store.database.connections import Database

_LONGEST_WAY = 50  # from a contact to the one that it became


class SqlContactStore:
    """See `ContactStore`."""

    def __init__(self, database: Database, behind: Tasks) -> None:
        """`behind`: what goes on behind everybody's back, until the database is closed."""
        self._database, self._behind = database, behind
        self.workload = database.workload
        self._is_indexing = False

    @property
    def is_shared(self) -> bool:
        """See `ContactStore`: a file has one program, a server has a team."""
        return not isinstance(self._database, SqliteDatabase)

    @uninterrupted
    async def get(self, contact_id: str) -> Contact | None:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: _at(connection, contact_id))

    @uninterrupted
    async def by_numbers(self, e164s: Sequence[str]) -> dict[str, tuple[Contact, ...]]:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: _of_numbers(connection, e164s))

    async def page(self, query: ContactQuery, cursor: str | None = None, limit: int = 200) -> ContactPage:
        """See `ContactStore`. Whoever asks may go: the next key was pressed."""
        return await self._database.read(lambda there: finding.page(there, query, cursor, limit))

    async def count(self, query: ContactQuery) -> int:
        """See `ContactStore`."""
        return await self._database.read(lambda there: finding.count(there, query))

    @uninterrupted
    async def variable_names(self) -> frozenset[str]:
        """See `ContactStore`."""
        return await self._database.read(variable_names)

    async def save(self, contacts: Sequence[Contact], act: AuditEntry | None = None) -> bool:
        """See `ContactStore`."""
        return await self._write(lambda connection: write(connection, contacts), act)

    async def delete(self, contacts: Sequence[Contact], act: AuditEntry) -> bool:
        """See `ContactStore`."""
        return await self._write(lambda connection: take_away(connection, contacts), act)

    async def merge(self, merged: ContactMerge, act: AuditEntry) -> bool:
        """See `ContactStore`."""
        return await self._write(lambda connection: merges.merge(connection, merged), act)

    async def undo_merge(self, merge_id: str, at: datetime, act: AuditEntry) -> bool:
        """See `ContactStore`."""
        return await self._write(lambda connection: merges.undo(connection, merge_id, at), act)

    @uninterrupted
    async def _write(self, work: Callable[[Connection], None], act: AuditEntry | None) -> bool:
        """Durable, with the act; False where somebody was quicker."""

        def whole(connection: Connection) -> None:
            work(connection)
            if act is not None:
                write_entry(connection, act)

        try:
            await self._database.write(whole, durable=True)
        except StaleContactError:
            return False
        self.index_soon()
        return True

    async def merges(self, limit: int = 50) -> Sequence[ContactMerge]:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: merges.latest(connection, limit))

    async def doubles(self, after: str = "", limit: int = 100) -> Sequence[Double]:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: merges.doubles(connection, after, limit))

    async def doubles_of(self, contact: Contact) -> Sequence[Double]:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: merges.doubles_of(connection, contact))

    @uninterrupted
    async def tell_apart(self, apart: ToldApart, act: AuditEntry) -> None:
        """See `ContactStore`."""

        def work(connection: Connection) -> None:
            told_apart.tell_apart(connection, apart)
            write_entry(connection, act)
            tell_of(connection, apart.contact_ids)

        await self._database.write(work, durable=True)

    @uninterrupted
    async def offer_again(self, apart_id: str, act: AuditEntry) -> bool:
        """See `ContactStore`."""

        def work(connection: Connection) -> bool:
            if not told_apart.offer_again(connection, apart_id):
                return False
            write_entry(connection, act)
            tell_of(connection, ())
            return True

        return await self._database.write(work, durable=True)

    async def traces(self, contact: Contact) -> Traces:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: traces(connection, contact))

    @uninterrupted
    async def news(self, after: int) -> tuple[int, tuple[str, ...]]:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: news(connection, after))

    async def follow(self, heard: Callable[[], None]) -> None:
        """See `ContactStore`."""

        async def missed() -> None:
            heard()

        await self._database.listen(CHANNEL, lambda _payload: heard(), missed)

    @uninterrupted
    async def begin_import(self, opened: ContactImport) -> None:
        """See `ContactStore`."""
        await self._database.write(lambda connection: importing.begin(connection, opened))

    def ready(self, new: Contact) -> object:
        """See `ContactStore`."""
        return ContactEntry.of(new)

    @uninterrupted
    async def add_imported(self, import_id: str, changes: Sequence[ImportedChange]) -> None:
        """See `ContactStore`."""
        await self._database.write(lambda there: importing.add_imported(there, import_id, changes))

    @uninterrupted
    async def end_import(self, closed: ContactImport, act: AuditEntry) -> None:
        """See `ContactStore`."""

        def work(connection: Connection) -> None:
            importing.end(connection, closed)
            write_entry(connection, act)

        await self._database.write(work, durable=True)
        self.index_soon()

    @uninterrupted
    async def undo_import(self, import_id: str, at: datetime, act: AuditEntry) -> int:
        """See `ContactStore`."""

        def work(connection: Connection) -> int:
            count = importing.undo(connection, import_id, at)
            if count is not None:
                write_entry(connection, act)
            return count or 0

        return await self._database.write(work, durable=True)

    async def imports(self, limit: int = 50) -> Sequence[ContactImport]:
        """See `ContactStore`."""
        return await self._database.read(lambda connection: importing.latest(connection, limit))

    def index_soon(self) -> None:
        """Take what was written into the search index, a little at a time."""
        if not self.is_shared and not self._is_indexing:
            self._is_indexing = True
            self._behind.spawn(self._index(), "store.contact_words")

    async def _index(self) -> None:
        try:
            while await self._database.write(words.take_in):
                pass
        finally:
            self._is_indexing = False

    async def undo_left_open(self, desk: str, at: datetime) -> None:
        """At a start: take back the imports that were cut off; of a shared database, this desk's own."""
        mine = desk if self.is_shared else None
        if await self._database.read(lambda connection: importing.left_open(connection, mine)):
            await self._database.write(lambda connection: _undo_all(connection, mine, at), durable=True)


def _undo_all(connection: Connection, desk: str | None, at: datetime) -> None:
    for import_id in importing.left_open(connection, desk):
        importing.undo(connection, import_id, at)


def _at(connection: Connection, contact_id: str) -> Contact | None:
    """That contact, or the one that it became."""
    asked = contact_id
    for _ in range(_LONGEST_WAY):
        found = connection.execute(
            select(*READ, contacts.c.gone, contacts.c.into_id).where(contacts.c.id == asked)
        )
        row = found.one_or_none()
        if row is None or (row.gone and not row.into_id):
            return None
        if not row.gone:
            return contact_of(connection, row)
        asked = row.into_id
    return None


def _of_numbers(connection: Connection, e164s: Sequence[str]) -> dict[str, tuple[Contact, ...]]:
    found: dict[str, list[Contact]] = {}
    key = contact_keys.c.key
    for portion in portions(_known(connection, sorted(set(map(number_key, e164s))))):
        both = contact_keys.join(contacts, contacts.c.row == contact_keys.c.contact_row)
        rows: Any = select(key, *READ).select_from(both).where(key.in_(portion), IS_THERE)
        for row in connection.execute(rows.order_by(key, contacts.c.row)):
            contact = contact_of(connection, row)
            if any(number_key(number.e164) == row.key for number in contact.numbers):
                found.setdefault(row.key, []).append(contact)
    by_key = ((e164, found.get(number_key(e164))) for e164 in (e164s if found else ()))
    return {e164: tuple(people) for e164, people in by_key if people}


def _known(connection: Connection, keys: list[str]) -> list[str]:
    """Those that somebody may have. An import asks for a thousand, of which a file knows none at once."""
    if connection.dialect.name != "sqlite":
        return keys
    asked = "SELECT DISTINCT key FROM contact_keys WHERE key IN (SELECT value FROM json_each(?))"
    found = connection.exec_driver_sql(asked, (msgspec.json.encode(keys).decode(),))
    return sorted(found.scalars())

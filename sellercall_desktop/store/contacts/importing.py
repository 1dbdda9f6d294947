"""Imports: what each of them did to every contact, kept until it may no longer be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import bindparam, insert, select, update

from sellercall_desktop.core.contacts.ports import ContactImport, ImportedChange
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE, checked, microseconds
from sellercall_desktop.store.contacts.rows import ContactEntry, contact_in, data_of, revision_in
from sellercall_desktop.store.contacts.writing import (
    AT_ONCE,
    add_entries,
    add_rows,
    delete_rows,
    portions,
    rewrite,
    rows_by_id,
    tell_of,
)
from sellercall_desktop.store.database.schema import contact_import_changes as changes
from sellercall_desktop.store.database.schema import contact_imports as imports

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.contacts.contact import Contact

OPEN, ENDED, UNDONE = "open", "ended", "undone"
_IMPORTS = msgspec.json.Decoder(ContactImport)


def begin(connection: Connection, opened: ContactImport) -> None:
    """See `ContactStore.begin_import`."""
    connection.execute(insert(imports).values(id=opened.id, state=OPEN, **_values(opened)))


def add_imported(connection: Connection, import_id: str, given: Sequence[ImportedChange]) -> None:
    """See `ContactStore.add_imported`."""
    if _state(connection, import_id) != OPEN:
        raise StoreError("this import is not under way")
    once: dict[str, ImportedChange] = {}
    for change in given:  # two rows of one file may tell of the same person
        first = once.get(change.after.id)
        once[change.after.id] = replace(change, before=first.before) if first else change
    at_once = len(once) or 1 if connection.dialect.name == "sqlite" else AT_ONCE
    for portion in portions(list(once.values()), at_once):
        _add_portion(connection, import_id, portion)
    tell_of(connection, ())


def _add_portion(connection: Connection, import_id: str, portion: Sequence[ImportedChange]) -> None:
    met = [change.after.id for change in portion if change.before is not None]
    stored, noted = rows_by_id(connection, met), _noted(connection, import_id, met)
    new = [_entry(change) for change in portion if change.before is None]
    written: list[tuple[Row[Any], Contact]] = []
    notes: list[tuple[str, str, int, str | None]] = [(import_id, one.id, 1, None) for one in new]
    again: list[dict[str, Any]] = []
    for change in portion:
        if change.before is None:
            continue
        row, note = stored.get(change.after.id), noted.get(change.after.id)
        expected = note.revision if note is not None else change.before.revision
        if row is None or row.gone or revision_in(row) != expected:
            raise StoreError("a contact was changed meanwhile", StoreProblem.IN_USE)
        written.append((row, change.after))
        if note is not None:
            again.append({"at_import": import_id, "at_contact": row.id, "now": expected + 1})
        else:
            notes.append((import_id, row.id, expected + 1, data_of(change.before)))
    add_entries(connection, new)
    rewrite(connection, written)
    add_rows(connection, changes, notes)
    if again:
        there = (
            changes.c.import_id == bindparam("at_import"),
            changes.c.contact_id == bindparam("at_contact"),
        )
        connection.execute(update(changes).where(*there).values(revision=bindparam("now")), again)


def _entry(change: ImportedChange) -> ContactEntry:
    return change.ready if isinstance(change.ready, ContactEntry) else ContactEntry.of(change.after)


def _noted(connection: Connection, import_id: str, ids: Sequence[str]) -> dict[str, Row[Any]]:
    mine = select(changes).where(changes.c.import_id == import_id, changes.c.contact_id.in_(ids))
    return {row.contact_id: row for row in connection.execute(mine)} if ids else {}


def end(connection: Connection, closed: ContactImport) -> None:
    """See `ContactStore.end_import`."""
    here = update(imports).where(imports.c.id == closed.id, imports.c.state == OPEN)
    if not connection.execute(here.values(state=ENDED, **_values(closed))).rowcount:
        raise StoreError("this import is not under way")


def undo(connection: Connection, import_id: str, at: datetime) -> int | None:
    """See `ContactStore.undo_import`; None where there is nothing to undo (any more)."""
    if _state(connection, import_id) not in {OPEN, ENDED}:
        return None
    count, last = 0, ""
    while notes := _notes_after(connection, import_id, last):
        count += _undo_portion(connection, notes)
        last = notes[-1].contact_id
    row = connection.execute(select(imports).where(imports.c.id == import_id)).one()
    known = _import_of(connection, row)
    data = _values(replace(known, undone_at=at))["data"] if known is not None else row.data
    connection.execute(update(imports).where(imports.c.id == import_id).values(state=UNDONE, data=data))
    tell_of(connection, ())
    return count


def _notes_after(connection: Connection, import_id: str, last: str) -> Sequence[Row[Any]]:
    mine = select(changes).where(changes.c.import_id == import_id, changes.c.contact_id > last)
    return connection.execute(mine.order_by(changes.c.contact_id).limit(500)).all()


def _undo_portion(connection: Connection, notes: Sequence[Row[Any]]) -> int:
    stored = rows_by_id(connection, [note.contact_id for note in notes])
    made: list[Row[Any]] = []
    changed: list[tuple[Row[Any], Contact]] = []
    for note in notes:
        row = stored.get(note.contact_id)
        if row is None or row.gone or revision_in(row) != note.revision:
            continue  # edited since
        if note.before is None:
            made.append(row)
            continue
        try:
            changed.append((row, contact_in(note.before)))
        except UNREADABLE as error:
            tell(place_of(connection), "contact_import_changes", note.contact_id, error)
    delete_rows(connection, made)
    rewrite(connection, changed)
    return len(made) + len(changed)


def left_open(connection: Connection, desk: str | None) -> list[str]:
    """Imports that have begun and not ended; of one desk where others may be at theirs."""
    begun = select(imports.c.id).where(imports.c.state == OPEN)
    return list(connection.scalars(begun if desk is None else begun.where(imports.c.desk == desk)))


def latest(connection: Connection, limit: int) -> list[ContactImport]:
    """See `ContactStore.imports`: those that ended, or were undone."""
    wanted = select(imports).where(imports.c.state != OPEN).order_by(imports.c.opened_us.desc()).limit(limit)
    found = (_import_of(connection, row) for row in connection.execute(wanted))
    return [one for one in found if one is not None]


def imports_of(connection: Connection, contact: Contact) -> list[ContactImport]:
    """Those that made or changed it, and were not undone."""
    met = select(changes.c.import_id).where(changes.c.contact_id == contact.id, changes.c.before.is_not(None))
    mine = imports.c.id.in_(met) | (imports.c.id == contact.import_id)
    rows = connection.execute(select(imports).where(mine, imports.c.state == ENDED))
    return [one for one in (_import_of(connection, row) for row in rows) if one is not None]


def _import_of(connection: Connection, row: Row[Any]) -> ContactImport | None:
    try:
        return checked(_IMPORTS.decode(row.data))
    except UNREADABLE as error:
        tell(place_of(connection), "contact_imports", row.id, error)
        return None


def _state(connection: Connection, import_id: str) -> str | None:
    return connection.scalar(select(imports.c.state).where(imports.c.id == import_id))


def _values(one: ContactImport) -> dict[str, Any]:
    data = msgspec.json.encode(one).decode()
    return {"opened_us": microseconds(one.at), "desk": one.desk, "data": data}

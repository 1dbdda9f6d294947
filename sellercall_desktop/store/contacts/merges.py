"""Merges of contacts, with the contacts as they were; and what several contacts have in common."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, insert, or_, select, update

from sellercall_desktop.core.contacts.contact import Contact
from sellercall_desktop.core.contacts.ports import ContactMerge, Double, DoubleKind
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE, checked, microseconds
from sellercall_desktop.store.contacts.apart import still_offered
from sellercall_desktop.store.contacts.finding import IS_THERE, READ
from sellercall_desktop.store.contacts.rows import (
    EMAIL,
    NUMBER,
    PERSON,
    contact_of,
    keys_of,
)
from sellercall_desktop.store.contacts.writing import (
    StaleContactError,
    check_revisions,
    rewrite,
    rows_by_id,
    take_out,
    tell_of,
)
from sellercall_desktop.store.database.schema import contact_keys, contact_merges, contacts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Row

MERGED, UNDONE = "merged", "undone"
_MERGES = msgspec.json.Decoder(ContactMerge)
_KINDS = {NUMBER: DoubleKind.NUMBER, EMAIL: DoubleKind.EMAIL, PERSON: DoubleKind.PERSON}
_KEPT = {"id", "revision"}


def merge(connection: Connection, merged: ContactMerge) -> None:
    """See `ContactStore.merge`. Raises StaleContactError."""
    stored = check_revisions(connection, merged.before)
    others = [stored[one.id] for one in merged.before if one.id != merged.after.id]
    rewrite(connection, [(stored[merged.after.id], merged.after)])
    take_out(connection, others, merged.after.id)
    connection.execute(insert(contact_merges).values(id=merged.id, state=MERGED, **_values(merged)))
    tell_of(connection, [one.id for one in merged.before])


def undo(connection: Connection, merge_id: str, at: datetime) -> None:
    """See `ContactStore.undo_merge`. Raises StaleContactError."""
    row = connection.execute(select(contact_merges).where(contact_merges.c.id == merge_id)).one_or_none()
    merged = _merge_of(connection, row) if row is not None and row.state == MERGED else None
    if merged is None:
        raise StaleContactError
    stored = rows_by_id(connection, [one.id for one in merged.before])
    kept, others = stored.get(merged.after.id), [one for one in merged.before if one.id != merged.after.id]
    there = [stored.get(one.id) for one in others]
    if kept is None or kept.gone or any(one is None or one.into_id != merged.after.id for one in there):
        raise StaleContactError
    before = next(one for one in merged.before if one.id == merged.after.id)
    now = _parted(before, merged.after, contact_of(connection, kept))
    back = [(stored[one.id], one) for one in others]
    rewrite(connection, [(kept, now), *back])
    here = update(contact_merges).where(contact_merges.c.id == merge_id)
    connection.execute(here.values(state=UNDONE, **_values(replace(merged, undone_at=at))))
    tell_of(connection, [one.id for one in merged.before])


def _parted(before: Contact, after: Contact, now: Contact) -> Contact:
    """As it was before the merge, but for what was edited since."""
    names = (field.name for field in fields(Contact) if field.name not in _KEPT)
    back = {name: getattr(before, name) for name in names if getattr(now, name) == getattr(after, name)}
    return replace(now, **back)


def latest(connection: Connection, limit: int) -> list[ContactMerge]:
    """See `ContactStore.merges`."""
    wanted = select(contact_merges).where(contact_merges.c.state == MERGED)
    rows = connection.execute(wanted.order_by(contact_merges.c.at_us.desc()).limit(limit))
    return [one for one in (_merge_of(connection, row) for row in rows) if one is not None]


def naming(connection: Connection, ids: Collection[str]) -> list[ContactMerge]:
    """All merges that hold something of these contacts, also those that were undone."""
    rows = connection.execute(select(contact_merges).where(mentions(ids))) if ids else ()
    found = (_merge_of(connection, row) for row in rows)
    return [one for one in found if one is not None]


def mentions(ids: Collection[str]) -> ColumnElement[bool]:
    """Of `contact_merges`: those that hold something of these contacts, of which there is at least one."""
    return or_(*(contact_merges.c.data.contains(f'"{one}"', autoescape=True) for one in ids))


def doubles(connection: Connection, after: str, limit: int) -> list[Double]:
    """See `ContactStore.doubles`: along the keys, which lie in order."""
    key = contact_keys.c.key
    several = select(key).group_by(key).having(func.count() > 1).order_by(key).limit(limit)
    found: list[Double] = []
    while len(found) < limit:
        shared = list(connection.scalars(several.where(key > after)))
        found += still_offered(connection, _sharing(connection, shared))
        if len(shared) < limit:
            break
        after = shared[-1]
    return found[:limit]


def doubles_of(connection: Connection, contact: Contact) -> list[Double]:
    """See `ContactStore.doubles_of`."""
    return still_offered(connection, _sharing(connection, keys_of(contact)))


def _sharing(connection: Connection, keys: Sequence[str]) -> list[Double]:
    key = contact_keys.c.key
    both = contact_keys.join(contacts, contacts.c.row == contact_keys.c.contact_row)
    rows: Any = select(key, *READ).select_from(both).where(key.in_(keys), IS_THERE)
    whose: dict[str, list[Contact]] = {}
    for row in connection.execute(rows.order_by(key, contacts.c.row)):
        contact = contact_of(connection, row)
        if row.key in keys_of(contact):
            whose.setdefault(row.key, []).append(contact)
    return [
        Double(one, _KINDS[one[:2]], one[2:], tuple(people))
        for one, people in whose.items()
        if len(people) > 1 and one[:2] in _KINDS
    ]


def _merge_of(connection: Connection, row: Row[Any]) -> ContactMerge | None:
    try:
        return checked(_MERGES.decode(row.data))
    except UNREADABLE as error:
        tell(place_of(connection), "contact_merges", row.id, error)
        return None


def _values(merged: ContactMerge) -> dict[str, Any]:
    return {"at_us": microseconds(merged.at), "data": msgspec.json.encode(merged).decode()}

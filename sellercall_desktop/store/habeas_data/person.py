"""Whose data: the numbers in every form, the contacts with those that became them, and the calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.contacts.finding import READ
from sellercall_desktop.store.contacts.merges import naming
from sellercall_desktop.store.contacts.rows import contact_of, number_key
from sellercall_desktop.store.database.schema import calls, contact_keys, contacts

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.core.contacts.habeas_data import PersonAsked


@dataclass(frozen=True, slots=True)
class Person:
    """By what everything of theirs is found. `numbers` are in every form of E.164."""

    numbers: tuple[str, ...]
    contact_ids: tuple[str, ...]
    contact_rows: tuple[int, ...]
    call_ids: tuple[str, ...]
    call_rows: tuple[int, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """What the audit trail calls them and what is theirs."""
        return (*self.numbers, *self.contact_ids, *self.call_ids)


def person_of(connection: Connection, asked: PersonAsked) -> Person:
    """Who is meant. Of a contact that was merged: the one it became."""
    numbers = set(spellings(asked.number)) if asked.number else set()
    rows = _first_rows(connection, asked)
    while True:
        ids = {one.id for one in rows.values()}
        known = select(*READ, contacts.c.gone, contacts.c.into_id).where(
            or_(contacts.c.into_id.in_(ids), contacts.c.id.in_({r.into_id for r in rows.values()} - {""}))
        )
        more = {row.row: row for row in connection.execute(known)}
        if more.keys() <= rows.keys():
            break
        rows |= more
    people = [contact_of(connection, row) for row in rows.values() if not row.gone]
    for merged in naming(connection, ids):
        people += [one for one in merged.before if one.id in ids]
    numbers.update(form for one in people for number in one.numbers for form in spellings(number.e164))
    of_them = select(calls.c.row, calls.c.id).where(calls.c.number.in_(sorted(numbers)))
    found = connection.execute(of_them.order_by(calls.c.row)).all()
    return Person(
        tuple(sorted(numbers)),
        tuple(sorted(ids)),
        tuple(sorted(rows)),
        tuple(str(call.id) for call in found),
        tuple(call.row for call in found),
    )


def _first_rows(connection: Connection, asked: PersonAsked) -> dict[int, Any]:
    columns = (*READ, contacts.c.gone, contacts.c.into_id)
    wanted = select(*columns).where(contacts.c.id == asked.contact_id)
    found = {row.row: row for row in connection.execute(wanted)} if asked.contact_id else {}
    if asked.number:
        keyed = select(contact_keys.c.contact_row).where(contact_keys.c.key == number_key(asked.number))
        found |= {
            row.row: row for row in connection.execute(select(*columns).where(contacts.c.row.in_(keyed)))
        }
    return found

"""Where a person's data lie: for each kind how it is shown and how it is taken away.

A table that can hold something of a person belongs to one of `PARTS`; a test holds every table to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, select, update

from sellercall_desktop.store.calls.mending import calls_of
from sellercall_desktop.store.calls.rows import time_or_none as at
from sellercall_desktop.store.contacts import words
from sellercall_desktop.store.contacts.finding import READ
from sellercall_desktop.store.contacts.merges import mentions, naming
from sellercall_desktop.store.contacts.rows import contacts_of
from sellercall_desktop.store.contacts.writing import portions, tell_of
from sellercall_desktop.store.database.schema import (
    audit_trail,
    call_details,
    calls,
    contact_import_changes,
    contact_keys,
    contact_merges,
    contacts,
    contacts_told_apart,
    do_not_call,
    exchange_parts,
    exchanges,
    turns,
)
from sellercall_desktop.store.habeas_data.calls_to_come import CALLS_TO_COME
from sellercall_desktop.store.habeas_data.part import PersonalPart
from sellercall_desktop.store.habeas_data.scenarios import SCENARIOS
from sellercall_desktop.store.habeas_data.tombstones import hash_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.store.calls.search import Search
    from sellercall_desktop.store.habeas_data.person import Person


def _contacts(connection: Connection, person: Person) -> list[Any]:
    rows = select(*READ).where(contacts.c.row.in_(person.contact_rows), contacts.c.gone == 0)
    return list(contacts_of(connection, connection.execute(rows)))


def _erase_contacts(connection: Connection, person: Person, _search: Search) -> int:
    mine = contacts.c.row.in_(person.contact_rows)
    words.forget(connection, connection.execute(select(contacts.c.row, contacts.c.search).where(mine)).all())
    connection.execute(delete(contact_keys).where(contact_keys.c.contact_row.in_(person.contact_rows)))
    gone = connection.execute(delete(contacts).where(mine)).rowcount
    if gone:
        tell_of(connection, person.contact_ids)
    return gone


def _imported(connection: Connection, person: Person) -> list[Any]:
    mine = select(contact_import_changes).where(contact_import_changes.c.contact_id.in_(person.contact_ids))
    rows = connection.execute(mine)
    return [{"import": row.import_id, "before": msgspec.Raw((row.before or "null").encode())} for row in rows]


def _erase_imported(connection: Connection, person: Person, _search: Search) -> int:
    mine = contact_import_changes.c.contact_id.in_(person.contact_ids)
    return connection.execute(delete(contact_import_changes).where(mine)).rowcount


def _merged(connection: Connection, person: Person) -> list[Any]:
    return list(naming(connection, person.contact_ids))


def _erase_merged(connection: Connection, person: Person, _search: Search) -> int:
    if not person.contact_ids:
        return 0
    return connection.execute(delete(contact_merges).where(mentions(person.contact_ids))).rowcount


def _told_apart(connection: Connection, person: Person) -> list[Any]:
    mine = select(contacts_told_apart).where(contacts_told_apart.c.contact_id.in_(person.contact_ids))
    return [{"at": at(row.at_us), "by": row.done_by} for row in connection.execute(mine)]


def _erase_told_apart(connection: Connection, person: Person, _search: Search) -> int:
    mine = contacts_told_apart.c.contact_id.in_(person.contact_ids)
    return connection.execute(delete(contacts_told_apart).where(mine)).rowcount


def _calls(connection: Connection, person: Person) -> list[Any]:
    found: list[Any] = []
    for rows in portions(person.call_rows):
        data = select(calls.c.row, calls.c.id, call_details.c.data).outerjoin(call_details)
        held = connection.execute(data.where(calls.c.row.in_(rows)).order_by(calls.c.row)).all()
        spoken = select(turns).where(turns.c.call_row.in_(rows)).order_by(turns.c.call_row, turns.c.ordinal)
        found += calls_of(connection, held, connection.execute(spoken))
    return found


def _erase_calls(connection: Connection, person: Person, search: Search) -> int:
    """Transcript, notes, wrap-ups, fields, journal and references to recordings are all the call's own."""
    for rows in portions(person.call_rows):
        search.forget(connection, rows)
        connection.execute(delete(calls).where(calls.c.row.in_(rows)))  # the rest goes with it
    return len(person.call_rows)


def _exchanges(connection: Connection, person: Person) -> list[Any]:
    found: list[Any] = []
    for ids in portions(person.call_ids):
        both = exchanges.outerjoin(exchange_parts, exchange_parts.c.row == exchanges.c.row)
        wanted = select(exchanges, exchange_parts.c.data).select_from(both)
        for row in connection.execute(wanted.where(exchanges.c.call_id.in_(ids)).order_by(exchanges.c.row)):
            shown = {name: getattr(row, name) for name in ("way", "peer", "method", "route", "status")}
            parts = msgspec.Raw((row.data or "null").encode())
            found.append({"at": at(row.at_us), "call": row.call_id, **shown, "parts": parts})
    return found


def _erase_exchanges(connection: Connection, person: Person, _search: Search) -> int:
    count = 0
    for ids in portions(person.call_ids):
        count += connection.execute(delete(exchanges).where(exchanges.c.call_id.in_(ids))).rowcount
    return count


def _acts(connection: Connection, person: Person) -> list[Any]:
    names = ("done_by", "kind", "subject", "text", "fate")
    found: list[Any] = []
    for subjects in portions(person.subjects):
        wanted = select(audit_trail).where(audit_trail.c.subject.in_(subjects)).order_by(audit_trail.c.row)
        rows = connection.execute(wanted)
        found += ({"at": at(row.at_us), **{name: getattr(row, name) for name in names}} for row in rows)
    return found


def _erase_acts(connection: Connection, person: Person, _search: Search) -> int:
    """That something was done, when and by whom stays; on whom, and in which words, does not."""
    count, of_whom = 0, next((hash_of(connection, number) for number in person.numbers), "")
    for subjects in portions(person.subjects):
        here = update(audit_trail).where(audit_trail.c.subject.in_(subjects))
        count += connection.execute(here.values(subject=of_whom, text="")).rowcount
    return count


def _listed(connection: Connection, person: Person) -> list[Any]:
    names = ("number", "added_by", "reason", "sentence", "removed_by", "removed_why")
    wanted = select(do_not_call).where(do_not_call.c.number.in_(person.numbers))
    rows = connection.execute(wanted.order_by(do_not_call.c.revision))
    return [{"since": at(row.since_us), **{name: getattr(row, name) for name in names}} for row in rows]


PARTS: tuple[PersonalPart, ...] = (
    PersonalPart("contacts", ("contacts", "contact_keys"), _contacts, _erase_contacts),
    PersonalPart("imported", ("contact_import_changes",), _imported, _erase_imported),
    PersonalPart("merged", ("contact_merges",), _merged, _erase_merged),
    PersonalPart("told_apart", ("contacts_told_apart",), _told_apart, _erase_told_apart),
    PersonalPart("exchanges", ("exchanges", "exchange_parts"), _exchanges, _erase_exchanges),
    PersonalPart("acts", ("audit_trail",), _acts, _erase_acts),
    PersonalPart("calls", ("calls", "call_details", "turns", "journal", "call_parts"), _calls, _erase_calls),
    *CALLS_TO_COME,
    SCENARIOS,
    PersonalPart("do_not_call", ("do_not_call",), _listed),
)
"""In the order in which they are taken away. An opt-out stays: it is what keeps them from a call."""

"""Which contacts a person told apart, so that they are not offered for merging again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from sellercall_desktop.store.calls.rows import microseconds
from sellercall_desktop.store.contacts.writing import portions
from sellercall_desktop.store.database.schema import contacts_told_apart as apart_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import Double, ToldApart


def tell_apart(connection: Connection, apart: ToldApart) -> None:
    """See `ContactStore.tell_apart`."""
    same = {"id": apart.id, "at_us": microseconds(apart.at), "done_by": apart.by}
    rows = [{**same, "contact_id": one} for one in dict.fromkeys(apart.contact_ids)]
    connection.execute(insert(apart_rows), rows)


def offer_again(connection: Connection, apart_id: str) -> bool:
    """See `ContactStore.offer_again`."""
    return bool(connection.execute(delete(apart_rows).where(apart_rows.c.id == apart_id)).rowcount)


def still_offered(connection: Connection, doubles: Iterable[Double]) -> list[Double]:
    """Without those who were told apart from all others of their double; one alone is none."""
    found = list(doubles)
    said = _said_of(connection, sorted({one.id for double in found for one in double.contacts}))
    if not said:
        return found
    left = (replace(double, contacts=_not_apart(double.contacts, said)) for double in found)
    return [double for double in left if len(double.contacts) > 1]


def _said_of(connection: Connection, ids: Collection[str]) -> dict[str, frozenset[str]]:
    """The ids of what was said, by contact."""
    said: dict[str, set[str]] = {}
    for portion in portions(list(ids)):
        mine = select(apart_rows.c.contact_id, apart_rows.c.id).where(apart_rows.c.contact_id.in_(portion))
        for row in connection.execute(mine):
            said.setdefault(row.contact_id, set()).add(row.id)
    return {contact_id: frozenset(words) for contact_id, words in said.items()}


def _not_apart(people: tuple[Contact, ...], said: Mapping[str, frozenset[str]]) -> tuple[Contact, ...]:
    nothing: frozenset[str] = frozenset()
    of_each = [said.get(one.id, nothing) for one in people]
    if frozenset.intersection(*of_each):  # often they are just those that were told apart at once
        return ()
    return tuple(
        one
        for at, one in enumerate(people)
        if any(at != other and of_each[at].isdisjoint(words) for other, words in enumerate(of_each))
    )

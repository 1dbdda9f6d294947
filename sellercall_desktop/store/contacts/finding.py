"""Which contacts a query means, and its pages: a walk along the list's index, never an offset.

On SQLite that index carries all that a filter asks; a server has its own for parts of words.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, literal_column, select, tuple_

from sellercall_desktop.core.contacts.ports import ContactOrder, ContactPage, NoSuchPlaceError
from sellercall_desktop.core.folding import folded
from sellercall_desktop.store.audit_trail import LAST_KEY
from sellercall_desktop.store.contacts import words
from sellercall_desktop.store.contacts.rows import contacts_of, tag_mark
from sellercall_desktop.store.database.folding import terms_of
from sellercall_desktop.store.database.schema import contacts

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Connection, Select

    from sellercall_desktop.core.contacts.ports import ContactQuery

IS_THERE: ColumnElement[bool] = literal_column("gone") == literal_column("0")
"""As the indexes say it: of a bound value a database does not know that it is always so."""
READ = (contacts.c.row, contacts.c.id, contacts.c.revision, contacts.c.data)
"""What a contact is read from."""
_CURSORS = msgspec.json.Decoder(tuple[str, int | str, int])
_SORTED: dict[ContactOrder, Column[Any]] = {
    ContactOrder.NAME: contacts.c.name_key,
    ContactOrder.CHANGED: contacts.c.changed_us,
    ContactOrder.CREATED: contacts.c.row,
}
FEW = 8_000
"""Rows that may be fetched one by one and sorted."""
_FIRST_OF_ALL = 2**62  # where a damaged time stands when the latest come first


def page(connection: Connection, query: ContactQuery, cursor: str | None, limit: int) -> ContactPage:
    """See `ContactStore.page`."""
    value, row = _SORTED[query.order], contacts.c.row
    rising = query.order is ContactOrder.NAME
    keys = _rows(connection, query, select(row, value.label("value")))
    if cursor is not None:
        at, last = _place_in(cursor, query.order)
        here = tuple_(value, row)
        keys = keys.where(here > (at, last) if rising else here < (at, last))
    order = (part.asc() if rising else part.desc() for part in (value, row))
    found = connection.execute(keys.order_by(*order).limit(limit + 1)).all()
    shown = [key.row for key in found[:limit]]
    rows: dict[int, Any] = {one.row: one for one in connection.execute(select(*READ).where(row.in_(shown)))}
    following = _cursor(query.order, found[limit - 1]) if len(found) > limit else None
    return ContactPage(tuple(contacts_of(connection, [rows[one] for one in shown])), following)


def count(connection: Connection, query: ContactQuery) -> int:
    """See `ContactStore.count`."""
    rows = _rows(connection, query, select(func.count()).select_from(contacts), counted=True)
    return int(connection.scalar(rows) or 0)


def _rows(
    connection: Connection, query: ContactQuery, rows: Select[Any], *, counted: bool = False
) -> Select[Any]:
    """With what a row must fulfil, and on SQLite the way to look for them."""
    plain = words.is_kept(connection)
    parts = _texts(query)
    rows = rows.where(IS_THERE, *(_holds(part, plain=plain) for part in parts))
    if query.owner:
        rows = rows.where(contacts.c.owner == query.owner)
    if query.import_id:
        rows = rows.where(contacts.c.import_id == query.import_id)
    if not plain:
        return rows
    asked, marked, are_many = words.expression(parts), words.mark(connection), not parts
    if asked and _last_row(connection) - marked <= FEW:
        are_many = words.how_many(connection, asked, FEW) > FEW
        if not are_many:
            return rows.where(words.among(asked, marked)).with_hint(contacts, "NOT INDEXED", "sqlite")
    return rows.with_hint(contacts, _way(query, at_once=are_many and not counted), "sqlite")


def _texts(query: ContactQuery) -> list[str]:
    """What must stand in what a contact is found by."""
    terms = terms_of(query.text)
    tags = [tag_mark(query.tag)] if query.tag.strip() else []
    return [*tags, *map(folded, terms.words), *([terms.digits] if terms.digits else ())]


def _last_row(connection: Connection) -> int:
    return connection.scalar(select(func.max(contacts.c.row)).where(contacts.c.row <= LAST_KEY)) or 0


def _way(query: ContactQuery, *, at_once: bool) -> str:
    """Along the order where what fits is met at once; else along the index that carries all that is asked."""
    if query.import_id and not query.text and query.order is ContactOrder.NAME:
        return "INDEXED BY ix_contacts_import"
    if query.order is ContactOrder.NAME or not at_once or query.owner or query.import_id:
        return "INDEXED BY ix_contacts_name"
    return "INDEXED BY ix_contacts_changed" if query.order is ContactOrder.CHANGED else "NOT INDEXED"


def _holds(part: str, *, plain: bool) -> ColumnElement[bool]:
    if plain:
        return func.instr(contacts.c.search, part) > 0  # a third quicker than LIKE
    return contacts.c.search.contains(part, autoescape=True)


def _cursor(order: ContactOrder, last: Any) -> str | None:  # noqa: ANN401 - a row
    """Where the next page begins. Damaged names come last of all: a list ends with the page of them."""
    value = last.value
    if order is ContactOrder.NAME and not isinstance(value, str):
        return None
    if order is not ContactOrder.NAME and not isinstance(value, int):
        value = _FIRST_OF_ALL
    return base64.urlsafe_b64encode(msgspec.json.encode((order.value, value, last.row))).decode()


def _place_in(cursor: str, order: ContactOrder) -> tuple[int | str, int]:
    try:
        of, value, row = _CURSORS.decode(base64.urlsafe_b64decode(cursor.encode("ascii")))
        if of == order.value and isinstance(value, str) is (order is ContactOrder.NAME):
            return value, row
    except (msgspec.MsgspecError, binascii.Error, ValueError) as error:
        raise NoSuchPlaceError("this is no place in the list of contacts") from error
    raise NoSuchPlaceError("this place is of another order of the contacts")

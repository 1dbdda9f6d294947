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
    rows = _rows(connection, query, select(func.count()).select_from(contacts))
    return int(connection.scalar(rows) or 0)


def _rows(connection: Connection, query: ContactQuery, rows: Select[Any]) -> Select[Any]:
    """With what a row must fulfil, and on SQLite the way to look at them all."""
    plain = connection.dialect.name == "sqlite"
    asked: list[ColumnElement[bool]] = []
    if query.owner:
        asked.append(contacts.c.owner == query.owner)
    if query.import_id:
        asked.append(contacts.c.import_id == query.import_id)
    if query.tag.strip():
        asked.append(_holds(tag_mark(query.tag), plain=plain))
    terms = terms_of(query.text)
    asked += [_holds(folded(word), plain=plain) for word in terms.words]
    if terms.digits:
        asked.append(_holds(terms.digits, plain=plain))
    if plain and (asked or query.order is ContactOrder.NAME):
        rows = rows.with_hint(contacts, "INDEXED BY ix_contacts_name", "sqlite")
    return rows.where(IS_THERE, *asked)


def _holds(words: str, *, plain: bool) -> ColumnElement[bool]:
    if plain:
        return func.instr(contacts.c.search, words) > 0  # a third quicker than LIKE
    return contacts.c.search.contains(words, autoescape=True)


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

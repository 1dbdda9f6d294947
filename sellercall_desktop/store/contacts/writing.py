"""Contacts written: new rows, changed rows, rows that only say that somebody went, and the news of it."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import and_, bindparam, delete, func, insert, select, text, update

from sellercall_desktop.store.audit_trail import LAST_KEY, next_key
from sellercall_desktop.store.contacts import words
from sellercall_desktop.store.contacts.rows import ContactEntry, contact_of, keys_of, revision_in
from sellercall_desktop.store.database.schema import contact_keys, contact_news, contacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row, Table

    from sellercall_desktop.core.contacts.contact import Contact

T = TypeVar("T")
CHANNEL = "sellercall_contacts"
AT_ONCE = 200
"""Rows in one statement: a few milliseconds of the loop, where a server's driver runs on it."""
_TOLD_ONE_BY_ONE = 50
_NEWS_KEPT = 1_000
_MOST_VALUES = 999  # in one statement of SQLite's
_CHANGED = ("name_key", "owner", "import_id", "changed_us", "search", "revision", "gone", "into_id", "data")
_COLUMNS = tuple(contacts.columns.keys())
_AT_ROW = update(contacts).where(contacts.c.row == bindparam("at_row"))


class StaleContactError(Exception):
    """One was changed since it was read: the transaction is undone."""


def portions(of: Sequence[T], at_once: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """At most so many of them at a time."""
    return (of[start : start + at_once] for start in range(0, len(of), at_once))


def rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Row[Any]]:
    """Their rows; also of those that are gone."""
    return {
        row.id: row
        for portion in portions(ids)
        for row in connection.execute(select(contacts).where(contacts.c.id.in_(portion)))
    }


def write(connection: Connection, given: Sequence[Contact]) -> None:
    """Write new and changed contacts, each with the next revision.

    Raises:
        StaleContactError: one of them is stored with another revision, or is gone.
    """
    for portion in portions(given):
        stored = rows_by_id(connection, [contact.id for contact in portion])
        if any(_is_stale(contact, stored.get(contact.id)) for contact in portion):
            raise StaleContactError
        add(connection, [contact for contact in portion if contact.id not in stored])
        changed = [(stored[one.id], one) for one in portion if one.id in stored]
        rewrite(connection, changed)
    tell_of(connection, [contact.id for contact in given])


def check_revisions(connection: Connection, read: Sequence[Contact]) -> dict[str, Row[Any]]:
    """The rows of contacts that are there already.

    Raises:
        StaleContactError: one of them is stored with another revision, or is gone.
    """
    stored = rows_by_id(connection, [contact.id for contact in read])
    if any(one.id not in stored or _is_stale(one, stored[one.id]) for one in read):
        raise StaleContactError
    return stored


def take_away(connection: Connection, given: Sequence[Contact]) -> None:
    """Delete contacts. Raises StaleContactError."""
    take_out(connection, list(check_revisions(connection, given).values()))
    tell_of(connection, [contact.id for contact in given])


def _is_stale(contact: Contact, row: Row[Any] | None) -> bool:
    if row is None:
        return contact.revision != 0
    return bool(row.gone) or revision_in(row) != contact.revision


def add(connection: Connection, new: Sequence[Contact]) -> None:
    """Rows of their own, in their order. Their ids are not taken."""
    add_entries(connection, [ContactEntry.of(contact) for contact in new])


def add_entries(connection: Connection, new: Sequence[ContactEntry]) -> None:
    """See `add`."""
    if new:
        first = next_key(connection, contacts.c.row)
        if words.is_kept(connection):
            first = max(first, words.mark(connection) + 1)  # what was deleted leaves the mark where it is
        add_rows(connection, contacts, [(row, *one.columns) for row, one in enumerate(new, first)])
        _index(connection, [(key, row) for row, one in enumerate(new, first) for key in one.keys])


def rewrite(connection: Connection, changed: Sequence[tuple[Row[Any], Contact]]) -> None:
    """Each row as this contact is now, with the revision after the stored one."""
    gone, come, rows = list[tuple[str, int]](), list[tuple[str, int]](), list[dict[str, Any]]()
    words.forget(connection, [row for row, _ in changed])
    for row, contact in changed:
        before, after = set(_keys_at(connection, row)), ContactEntry.of(contact, revision_in(row) + 1)
        gone += [(key, row.row) for key in before.difference(after.keys)]
        come += [(key, row.row) for key in after.keys if key not in before]
        values = dict(zip(_COLUMNS, (row.row, *after.columns), strict=True))
        rows.append({"at_row": row.row, **{name: values[name] for name in _CHANGED}})
    if rows:
        connection.execute(_AT_ROW.values({name: bindparam(name) for name in _CHANGED}), rows)
        _relearn(connection, [row["at_row"] for row in rows])
    _unindex(connection, gone)
    _index(connection, come)


def take_out(connection: Connection, rows: Sequence[Row[Any]], into_id: str = "") -> None:
    """What is left says only that somebody was there, and whom they became."""
    words.forget(connection, rows)
    for row in rows:
        _unindex(connection, [(key, row.row) for key in _keys_at(connection, row)])
        left = {"name_key": "", "owner": "", "import_id": "", "search": "", "data": "{}"}
        here = update(contacts).where(contacts.c.row == row.row)
        connection.execute(here.values(gone=1, into_id=into_id, revision=revision_in(row) + 1, **left))
    _relearn(connection, [row.row for row in rows])


def _relearn(connection: Connection, rows: Sequence[int]) -> None:
    if words.is_kept(connection):
        told = select(contacts.c.row, contacts.c.search).where(contacts.c.row.in_(rows))
        words.learn(connection, connection.execute(told).all())


def delete_rows(connection: Connection, rows: Sequence[Row[Any]]) -> None:
    """As if they had never been."""
    words.forget(connection, rows)
    for portion in portions(rows):
        _unindex(connection, [(key, row.row) for row in portion for key in _keys_at(connection, row)])
        connection.execute(delete(contacts).where(contacts.c.row.in_([row.row for row in portion])))


def tell_of(connection: Connection, ids: Sequence[str]) -> None:
    """For other desks: these were written. Empty, or very many: anything may have been."""
    few = ids if 0 < len(ids) <= _TOLD_ONE_BY_ONE else [""]
    first = next_key(connection, contact_news.c.change)
    connection.execute(
        insert(contact_news), [{"change": first + n, "contact_id": one} for n, one in enumerate(few)]
    )
    connection.execute(delete(contact_news).where(contact_news.c.change <= first - _NEWS_KEPT))
    if connection.dialect.name == "postgresql":  # who listens hears of it when this is committed
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})


def news(connection: Connection, after: int) -> tuple[int, tuple[str, ...]]:
    """The last change, and who was written after that one; nobody by name: many."""
    change = contact_news.c.change
    rows = connection.execute(
        select(contact_news).where(change.between(after + 1, LAST_KEY)).order_by(change)
    ).all()
    if not rows:
        return after, ()
    is_whole = rows[0].change == after + 1 and all(row.contact_id for row in rows)
    return rows[-1].change, tuple(dict.fromkeys(row.contact_id for row in rows)) if is_whole else ()


def last_change(connection: Connection) -> int:
    """The number of the latest change there is."""
    change = contact_news.c.change
    return connection.scalar(select(func.max(change)).where(change.between(1, LAST_KEY))) or 0


def _keys_at(connection: Connection, row: Row[Any]) -> list[str]:
    return [] if row.gone else keys_of(contact_of(connection, row))


def _index(connection: Connection, pairs: Sequence[tuple[str, int]]) -> None:
    add_rows(connection, contact_keys, pairs, or_else="OR IGNORE")  # damage may have left one behind


def add_rows(
    connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]], *, or_else: str = ""
) -> None:
    """Insert them, each with the table's columns in their order.

    A file takes them as they are: SQLAlchemy's preparation takes longer than its work. It takes many in one
    statement, while which other threads go on: with a statement a row each would wait for the others.
    """
    if connection.dialect.name != "sqlite":
        columns = table.columns.keys()
        if rows:
            connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])
        return
    width, names = len(table.columns), ", ".join(table.columns.keys())
    whole = _MOST_VALUES // width
    for start in range(0, len(rows), whole):
        some = rows[start : start + whole]
        said = f"INSERT {or_else} INTO {table.name} ({names}) VALUES {_places(len(some), width)}"  # noqa: S608 - names of ours
        connection.exec_driver_sql(said, tuple(chain.from_iterable(some)))


@lru_cache(maxsize=1024)
def _places(rows: int, width: int) -> str:
    return ",".join([f"({','.join('?' * width)})"] * rows)


def _unindex(connection: Connection, pairs: Sequence[tuple[str, int]]) -> None:
    if pairs:
        where = and_(
            contact_keys.c.key == bindparam("the_key"), contact_keys.c.contact_row == bindparam("at_row")
        )
        taken = [{"the_key": key, "at_row": row} for key, row in pairs]
        connection.execute(delete(contact_keys).where(where), taken)

"""SQLite's index of every three signs in a row of what contacts are found by. A server has one of its own.

An import would take twice its time if it kept the index: rows after the mark are not in it yet, are looked
through one by one, and are taken in behind everybody's back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, String, column, delete, func, insert, select, table, text

from sellercall_desktop.store.audit_trail import LAST_KEY
from sellercall_desktop.store.database.schema import contacts, meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

AT_ONCE = 400
"""Rows taken in at a time: the writer is busy for some 30 ms."""
_MARK = "contacts_indexed"
_SIGNS = 3
_words = table("contact_words", column("rowid", BigInteger), column("contact_words", String))
_LEARN = text("INSERT INTO contact_words (rowid, search) VALUES (:row, :search)")
_FORGET = text("INSERT INTO contact_words (contact_words, rowid, search) VALUES ('delete', :row, :search)")


def is_kept(connection: Connection) -> bool:
    """Whether this database has it."""
    return connection.dialect.name == "sqlite"


def mark(connection: Connection) -> int:
    """The last row that the index knows; those up to it are all in it."""
    said = connection.scalar(select(meta.c.value).where(meta.c.key == _MARK))
    return int(said) if said is not None and str(said).isdecimal() else 0


def expression(parts: Iterable[str]) -> str:
    """What the index is asked for texts that must all be held; of one under three signs it knows nothing."""
    pieces = dict.fromkeys(
        part[start : start + _SIGNS] for part in parts for start in range(len(part) - _SIGNS + 1)
    )
    return " AND ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def hits(asked: str) -> Select[Any]:
    """The rows that hold all pieces, though not always in their order."""
    return select(_words.c.rowid).where(_words.c.contact_words.op("MATCH", is_comparison=True)(asked))


def how_many(connection: Connection, asked: str, at_most: int) -> int:
    """How many rows hold all pieces; one more than `at_most` where there are more."""
    some = hits(asked).limit(at_most + 1).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def among(asked: str, marked: int) -> ColumnElement[bool]:
    """Rows that hold all pieces, and those that the index does not know."""
    return contacts.c.row.in_(hits(asked)) | (contacts.c.row > marked)


def forget(connection: Connection, rows: Sequence[Any]) -> None:
    """Before these rows (row, search) change or go."""
    _change(connection, _FORGET, rows)


def learn(connection: Connection, rows: Sequence[Any]) -> None:
    """As these rows (row, search) are now."""
    _change(connection, _LEARN, rows)


def _change(connection: Connection, statement: Any, rows: Sequence[Any]) -> None:  # noqa: ANN401 - its text
    if rows and is_kept(connection):
        marked = mark(connection)
        known = [row for row in rows if row.row <= marked and isinstance(row.search, str)]
        if known:
            connection.execute(statement, [{"row": row.row, "search": row.search} for row in known])


def take_in(connection: Connection) -> bool:
    """Some rows behind the mark; whether there may be more."""
    marked, row = mark(connection), contacts.c.row
    wanted = select(row, contacts.c.search).where(row.between(marked + 1, LAST_KEY)).order_by(row)
    rows = connection.execute(wanted.limit(AT_ONCE)).all()
    if not rows:
        return False
    connection.execute(delete(meta).where(meta.c.key == _MARK))
    connection.execute(insert(meta).values(key=_MARK, value=str(rows[-1].row)))
    learn(connection, rows)
    return len(rows) == AT_ONCE

"""Finding text, per dialect: the only module that knows how the search index is built and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import BigInteger, String, and_, column, exists, select, table, text

from sellercall_desktop.store.folding import folded
from sellercall_desktop.store.schema import call_details, calls, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, TableClause
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.folding import Terms

TRIGRAM = 3


class Search(Protocol):
    """A dialect's search index."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """What a row of `calls` must fulfil."""

    async def forget(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """Take calls out of the index, before any of their texts, numbers or rows changes."""

    async def learn(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """Put calls as they now are into the index."""


words_table = table("call_words", column("rowid", BigInteger), column("call_words", String))
digits_table = table("call_digits", column("rowid", BigInteger), column("call_digits", String))


def match(index: TableClause, expression: str) -> ColumnElement[bool]:
    """SQLite's full-text condition."""
    return index.c[index.name].op("MATCH", is_comparison=True)(expression)


def words_expression(terms: Terms) -> str:
    """Every word as a prefix. The words hold letters and digits only: nothing to escape."""
    return " AND ".join(f'"{word}"*' for word in terms.words)


def digits_expression(terms: Terms) -> str:
    """The digits anywhere; at least `TRIGRAM` of them."""
    return f'"{terms.digits}"'


def holds_digits(terms: Terms) -> list[ColumnElement[bool]]:
    """The same asked of the call's own row, for rows found by another way."""
    return [calls.c.digits.contains(terms.digits)] if terms.digits else []


class SqliteSearch:
    """FTS5 over the tables' own text. It is told the old text of what it shall forget."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """Words by one look into the index for each row; digits in the row itself."""
        found = holds_digits(terms)
        if terms.words:
            hit = match(words_table, words_expression(terms)) & (words_table.c.rowid == calls.c.row)
            found.append(exists(select(1).select_from(words_table).where(hit)))
        return found

    async def forget(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """See `Search`."""
        given = [{"row": row} for row in rows]
        await connection.execute(
            text(
                "INSERT INTO call_words (call_words, rowid, body) "
                "SELECT 'delete', row, body FROM call_texts WHERE row = :row"
            ),
            given,
        )
        await connection.execute(
            text(
                "INSERT INTO call_digits (call_digits, rowid, digits) "
                "SELECT 'delete', row, digits FROM calls WHERE row = :row"
            ),
            given,
        )

    async def learn(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """See `Search`."""
        given = [{"row": row} for row in rows]
        await connection.execute(
            text("INSERT INTO call_words (rowid, body) SELECT row, body FROM call_texts WHERE row = :row"),
            given,
        )
        await connection.execute(
            text("INSERT INTO call_digits (rowid, digits) SELECT row, digits FROM calls WHERE row = :row"),
            given,
        )


class ServerSearch:
    """Folded text in a table, asked with LIKE (a trigram index serves it where the server has one)."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """Each word begins one of the folded words; the digits are in the row itself."""
        found = holds_digits(terms)
        if terms.words:
            body = column("body", String)
            begun = [body.like(f"%{folded(word)}%") for word in terms.words]
            stored = table("call_words", column("row", BigInteger), body)
            hit = and_(stored.c.row == calls.c.row, *begun)
            found.append(exists(select(1).select_from(stored).where(hit)))
        return found

    async def forget(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """See `Search`."""
        await connection.execute(
            text("DELETE FROM call_words WHERE row = :row"), [{"row": row} for row in rows]
        )

    async def learn(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """See `Search`."""
        given: list[dict[str, Any]] = []
        for row in rows:
            summary = await connection.scalar(select(call_details.c.summary).where(call_details.c.row == row))
            spoken = await connection.scalars(select(turns.c.text).where(turns.c.call_row == row))
            given.append({"row": row, "body": folded(" ".join([summary or "", *spoken]))})
        await connection.execute(text("INSERT INTO call_words (row, body) VALUES (:row, :body)"), given)

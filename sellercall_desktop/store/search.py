"""Finding calls, per dialect: the only module that knows how the search index is built and asked.

SQLite: one FTS5 entry a call holds its words, its state and direction, and its number's trigrams as
single private-use characters (m0002_search), so that any combination is one intersection of lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import BigInteger, String, and_, column, exists, select, table, text

from sellercall_desktop.store.folding import folded
from sellercall_desktop.store.migrations.m0002_search import DIRECTIONS, STATES, marker, trigram_marker
from sellercall_desktop.store.schema import call_details, calls, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.criteria import Criteria
    from sellercall_desktop.store.folding import Terms

TRIGRAM = 3

words_table = table("call_words", column("rowid", BigInteger), column("call_words", String))


class Search(Protocol):
    """A dialect's search index."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """What a row of `calls` must fulfil."""

    async def forget(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """Take calls out of the index, before anything of theirs that it holds changes."""

    async def learn(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """Put calls as they now are into the index."""


def match(expression: str) -> ColumnElement[bool]:
    """SQLite's full-text condition."""
    return words_table.c.call_words.op("MATCH", is_comparison=True)(expression)


def expression_of(criteria: Criteria) -> str:
    """Everything of the criteria that the index knows, in FTS5's query language; empty: nothing.

    Words hold letters and digits only, markers are ours: there is nothing to escape.
    """
    parts = _word_parts(criteria.terms) + digit_parts(criteria.terms.digits)
    if criteria.states is not None:
        parts.append(
            "(" + " OR ".join(f'"{marker(STATES, state)}"' for state in sorted(criteria.states)) + ")"
        )
    if criteria.direction is not None:
        parts.append(f'"{marker(DIRECTIONS, criteria.direction)}"')
    return " AND ".join(parts)


def _word_parts(terms: Terms) -> list[str]:
    return [f'"{word}"*' for word in terms.words]


def digit_parts(digits: str) -> list[str]:
    """The digits' trigrams. From four digits on, what is found must still be looked at."""
    found = dict.fromkeys(digits[start : start + TRIGRAM] for start in range(len(digits) - TRIGRAM + 1))
    return [f'"{trigram_marker(trigram)}"' for trigram in found]


def holds_digits(terms: Terms, *, alone: bool = False) -> list[ColumnElement[bool]]:
    """The digits asked of the call's own row, where the index does not decide (or is not asked: `alone`)."""
    if not terms.digits or (len(terms.digits) == TRIGRAM and not alone):
        return []
    return [calls.c.digits.contains(terms.digits)]


class SqliteSearch:
    """FTS5 over the tables' own text. It is told the old text of what it shall forget."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """Words by a look into the index, digits in the row itself: for single rows."""
        found = holds_digits(terms, alone=True)
        if terms.words:
            hit = match(" AND ".join(_word_parts(terms))) & (words_table.c.rowid == calls.c.row)
            found.append(exists(select(1).select_from(words_table).where(hit)))
        return found

    async def forget(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """See `Search`."""
        entries = "SELECT 'delete', row, body FROM call_texts WHERE row = :row"
        statement = text(f"INSERT INTO call_words (call_words, rowid, body) {entries}")
        await connection.execute(statement, [{"row": row} for row in rows])

    async def learn(self, connection: AsyncConnection, rows: Sequence[int]) -> None:
        """See `Search`."""
        statement = text(
            "INSERT INTO call_words (rowid, body) SELECT row, body FROM call_texts WHERE row = :row"
        )
        await connection.execute(statement, [{"row": row} for row in rows])


class ServerSearch:
    """Folded text in a table, asked with LIKE (a trigram index serves it where the server has one)."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """Each word begins one of the folded words; the digits are in the row itself."""
        found = holds_digits(terms, alone=True)
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

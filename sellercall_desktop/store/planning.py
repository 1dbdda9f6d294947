"""How to reach a page of the history: by its order, by its filter, or by its words.

A server's planner knows its data. SQLite's does not, so `SqlitePlanner` counts a little (never more
than a bound) and says which index to use. Every way gives the same rows; only the time differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import func, select

from sellercall_desktop.core.ports import SortKey
from sellercall_desktop.store.criteria import SORT_COLUMNS
from sellercall_desktop.store.schema import calls
from sellercall_desktop.store.search import (
    TRIGRAM,
    Search,
    ServerSearch,
    SqliteSearch,
    digits_expression,
    digits_table,
    holds_digits,
    match,
    words_expression,
    words_table,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, TableClause
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.criteria import Criteria

FEW = 5_000  # rows that may be fetched one by one and sorted: about 10 ms
LISTED = 150_000  # rows that may be listed before a walk: about 40 ms


@dataclass(frozen=True, slots=True)
class Source:
    """Rows to page through: (row, value) pairs still to be bounded and ordered by these columns."""

    select: Select[Any]
    row: ColumnElement[int]
    value: ColumnElement[Any]


class Planner(Protocol):
    """A dialect's ways to the rows."""

    search: Search

    async def source(self, connection: AsyncConnection, criteria: Criteria, sort: SortKey) -> Source:
        """The criteria's rows, by the way that suits the sort best."""

    def counting(self, criteria: Criteria) -> Select[Any]:
        """How many rows the criteria hold."""


class ServerPlanner:
    """Says what is wanted and leaves the rest to the server."""

    def __init__(self) -> None:
        self.search: Search = ServerSearch()

    async def source(self, connection: AsyncConnection, criteria: Criteria, sort: SortKey) -> Source:
        """See `Planner`."""
        value = SORT_COLUMNS[sort]
        rows = select(calls.c.row, value.label("value")).where(
            *criteria.conditions(), *self.search.condition(criteria.terms)
        )
        return Source(rows, calls.c.row, value)

    def counting(self, criteria: Criteria) -> Select[Any]:
        """See `Planner`."""
        wanted = (*criteria.conditions(), *self.search.condition(criteria.terms))
        return select(func.count()).select_from(calls).where(*wanted)


class SqlitePlanner:
    """Chooses by bounded counts between the sort's index, the filter's index and the search index."""

    def __init__(self) -> None:
        self.search: Search = SqliteSearch()

    async def source(self, connection: AsyncConnection, criteria: Criteria, sort: SortKey) -> Source:
        """See `Planner`."""
        hits = None
        if (index := _text_index(criteria)) is not None:
            hits = await _count(connection, _hits(index, criteria), LISTED)
            if hits <= FEW:
                return _by_text(index, criteria, sort)
        if (criteria.is_filtered or criteria.from_us or criteria.to_us) and await self._is_narrow(
            connection, criteria
        ):
            return self._along(criteria, sort, _filter_hint(criteria), listed=False)
        if index is not None and sort is SortKey.CREATED:
            return _by_text(index, criteria, sort)
        listed = hits is not None and hits <= LISTED
        return self._along(criteria, sort, _sort_hint(sort), listed=listed)

    async def _is_narrow(self, connection: AsyncConnection, criteria: Criteria) -> bool:
        rows = select(calls.c.row).where(*criteria.conditions())
        return await _count(connection, rows.with_hint(calls, _filter_hint(criteria), "sqlite"), FEW) <= FEW

    def _along(self, criteria: Criteria, sort: SortKey, hint: str, *, listed: bool) -> Source:
        """Walk one index of `calls`, asking each row whether it fits."""
        value = SORT_COLUMNS[sort]
        wanted = criteria.conditions()
        if listed and criteria.terms.words:
            hits = _hits(words_table, criteria)
            wanted += [calls.c.row.in_(hits), *holds_digits(criteria.terms)]
        else:
            wanted += self.search.condition(criteria.terms)
        rows = select(calls.c.row, value.label("value")).where(*wanted).with_hint(calls, hint, "sqlite")
        return Source(rows, calls.c.row, value)

    def counting(self, criteria: Criteria) -> Select[Any]:
        """See `Planner`."""
        index = _text_index(criteria)
        if index is None:
            wanted = (*criteria.conditions(), *holds_digits(criteria.terms))
            hint = _filter_hint(criteria) if criteria.is_filtered else ""
            rows = select(func.count()).select_from(calls).where(*wanted)
            return rows.with_hint(calls, hint, "sqlite")
        if not criteria.is_filtered and not (criteria.terms.words and criteria.terms.digits):
            return _hits(index, criteria).with_only_columns(func.count())
        return _by_text(index, criteria, SortKey.CREATED).select.with_only_columns(func.count())


def _text_index(criteria: Criteria) -> TableClause | None:
    """The index that finds the text; digits are the rarer, so they lead."""
    if len(criteria.terms.digits) >= TRIGRAM:
        return digits_table
    return words_table if criteria.terms.words else None


def _hits(index: TableClause, criteria: Criteria) -> Select[Any]:
    expression = (digits_expression if index is digits_table else words_expression)(criteria.terms)
    return select(index.c.rowid).where(match(index, expression), *criteria.day_conditions(index.c.rowid))


def _by_text(index: TableClause, criteria: Criteria, sort: SortKey) -> Source:
    """Each hit of the search index, newest or oldest first, then its call."""
    terms = criteria.terms
    expression = (digits_expression if index is digits_table else words_expression)(terms)
    wanted = [match(index, expression), *criteria.day_conditions(index.c.rowid), *criteria.conditions()]
    if index is digits_table:
        wanted += SqliteSearch().condition(terms) if terms.words else []
    else:
        wanted += holds_digits(terms)
    row = index.c.rowid
    value = row if sort is SortKey.CREATED else SORT_COLUMNS[sort]
    rows = select(row.label("row"), value.label("value")).select_from(index.join(calls, calls.c.row == row))
    return Source(rows.where(*wanted).with_hint(calls, "NOT INDEXED", "sqlite"), row, value)


def _filter_hint(criteria: Criteria) -> str:
    if criteria.states is not None:
        return "INDEXED BY ix_calls_state"
    return "NOT INDEXED" if criteria.direction is None else "INDEXED BY ix_calls_direction"


def _sort_hint(sort: SortKey) -> str:
    return "NOT INDEXED" if sort is SortKey.CREATED else f"INDEXED BY ix_calls_{sort.value}"


async def _count(connection: AsyncConnection, rows: Select[Any], bound: int) -> int:
    """How many rows, but no more than one above the bound."""
    total = await connection.scalar(select(func.count()).select_from(rows.limit(bound + 1).subquery()))
    return int(total or 0)

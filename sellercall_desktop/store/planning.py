"""How to reach a page of the history: along its order, or through what the search index finds.

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
    expression_of,
    holds_digits,
    match,
    words_table,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.criteria import Criteria

FEW = 12_000  # calls that may be fetched one by one and sorted: about 4 µs each
LISTED = 100_000  # above it a number's digits are rather sought in each row of a walk


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
        wanted = (*criteria.conditions(), *self.search.condition(criteria.terms))
        return Source(select(calls.c.row, value.label("value")).where(*wanted), calls.c.row, value)

    def counting(self, criteria: Criteria) -> Select[Any]:
        """See `Planner`."""
        wanted = (*criteria.conditions(), *self.search.condition(criteria.terms))
        return select(func.count()).select_from(calls).where(*wanted)


class SqlitePlanner:
    """Few hits of the search index are fetched and sorted; many are met soon on a walk in order."""

    def __init__(self) -> None:
        self.search: Search = SqliteSearch()

    async def source(self, connection: AsyncConnection, criteria: Criteria, sort: SortKey) -> Source:
        """See `Planner`."""
        expression = expression_of(criteria)
        if sort is SortKey.CREATED:
            return _found(expression, criteria, sort) if expression else _along(criteria, sort, "NOT INDEXED")
        listed = expression if criteria.terms.words else ""
        if expression:
            hits = await _count(connection, _hits(expression, criteria))
            if hits <= FEW:
                return _found(expression, criteria, sort)
            if len(criteria.terms.digits) >= TRIGRAM and hits <= LISTED:
                listed = expression
        elif days := criteria.conditions():
            hits = await _count(connection, select(calls.c.row).where(*days))
            if hits <= FEW:
                return _along(criteria, sort, "NOT INDEXED")
        return _along(criteria, sort, f"INDEXED BY ix_calls_{sort.value}", listed)

    def counting(self, criteria: Criteria) -> Select[Any]:
        """See `Planner`."""
        expression = expression_of(criteria)
        if not expression:
            wanted = (*criteria.conditions(), *holds_digits(criteria.terms))
            return select(func.count()).select_from(calls).where(*wanted)
        if holds_digits(criteria.terms):
            return _found(expression, criteria, SortKey.CREATED).select.with_only_columns(func.count())
        return _hits(expression, criteria).with_only_columns(func.count())


def _hits(expression: str, criteria: Criteria) -> Select[Any]:
    row = words_table.c.rowid
    return select(row).where(match(expression), *criteria.day_conditions(row))


def _found(expression: str, criteria: Criteria, sort: SortKey) -> Source:
    """Each hit of the search index in time order, then, where something else is asked, its call."""
    row = words_table.c.rowid
    value = row if sort is SortKey.CREATED else SORT_COLUMNS[sort]
    left = holds_digits(criteria.terms)
    rows = _hits(expression, criteria).with_only_columns(row.label("row"), value.label("value"))
    if left or value is not row:
        both = words_table.join(calls, calls.c.row == row)
        rows = rows.select_from(both).where(*left).with_hint(calls, "NOT INDEXED", "sqlite")
    return Source(rows, row, value)


def _along(criteria: Criteria, sort: SortKey, hint: str, listed: str = "") -> Source:
    """One index of `calls` in its order, each row asked whether it fits: first what the index tells.

    `listed` is what the search index shall list beforehand, for rows to be looked up in.
    """
    value = SORT_COLUMNS[sort]
    wanted = [*criteria.conditions(), *holds_digits(criteria.terms, alone=True)]
    if listed:
        wanted.append(calls.c.row.in_(_hits(listed, criteria)))
    rows = select(calls.c.row, value.label("value")).where(*wanted).with_hint(calls, hint, "sqlite")
    return Source(rows, calls.c.row, value)


async def _count(connection: AsyncConnection, rows: Select[Any]) -> int:
    """How many rows, up to one more than matters."""
    total = await connection.scalar(select(func.count()).select_from(rows.limit(LISTED + 1).subquery()))
    return int(total or 0)

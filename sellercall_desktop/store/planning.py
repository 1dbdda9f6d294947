"""How to reach a page of the history: along its order, or through what the search index finds.

A server's planner knows its data. SQLite's does not, so `SqlitePlanner` counts a little (never more
than a bound) and says which index to use. Every way gives the same rows; only the time differs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import func, literal, select, text

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
    word_parts,
    words_table,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.criteria import Criteria

FEW = 12_000  # calls that may be fetched one by one and sorted: about 4 µs each
FEW_WORDS, FEW_PLAIN = 4_000, 1_500  # above these a walk is quicker: words, or columns only, suit any order
LISTED = 60_000  # above it a word is common enough to be met among the first candidates
CANDIDATES = 5_000  # of a walk, looked up in a common word's list all at once
MANY_VALUES = 300  # more are not visited one by one
_IN_PARTS = frozenset({SortKey.DIRECTION, SortKey.STATE, SortKey.COUNTRY, SortKey.PROMPT})
_INDEXED_VALUES = frozenset({SortKey.DIRECTION, SortKey.STATE})  # the search index knows these


@dataclass(frozen=True, slots=True)
class Source:
    """Rows to page through: (row, value) pairs still to be bounded and ordered by these columns."""

    select: Select[Any]
    row: ColumnElement[int]
    value: ColumnElement[Any]
    glance: Glance | None = None  # may find enough of them sooner


@dataclass(frozen=True, slots=True)
class Glance:
    """The first rows of a walk, and what the search index must say of them.

    One pass over its list tells for all; to keep the whole list for look-ups takes twice as long.
    """

    walk: Select[Any]  # like `Source.select`, without the text
    hits: Select[Any]  # the index's list, of the days asked for
    candidates: int


class Planner(Protocol):
    """A dialect's ways to the rows."""

    search: Search

    async def source(self, connection: AsyncConnection, criteria: Criteria, sort: SortKey) -> Source:
        """The criteria's rows, by the way that suits the sort best."""

    async def values(
        self, connection: AsyncConnection, criteria: Criteria, sort: SortKey
    ) -> list[Any] | None:
        """The sort's values in rising order, where it is quicker to visit one after the other."""

    def part(self, criteria: Criteria, sort: SortKey, value: str | int | None) -> Source:
        """The criteria's rows of one such value, to be ordered by row."""

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

    async def values(
        self, connection: AsyncConnection, criteria: Criteria, sort: SortKey
    ) -> list[Any] | None:
        """See `Planner`: never."""
        return None

    def part(self, criteria: Criteria, sort: SortKey, value: str | int | None) -> Source:
        """See `Planner`."""
        row = calls.c.row
        wanted = (*criteria.conditions(), *self.search.condition(criteria.terms), SORT_COLUMNS[sort] == value)
        return Source(select(row, literal(value).label("value")).where(*wanted), row, row)

    def counting(self, criteria: Criteria) -> Select[Any]:
        """See `Planner`."""
        wanted = (*criteria.conditions(), *self.search.condition(criteria.terms))
        return select(func.count()).select_from(calls).where(*wanted)


class SqlitePlanner:
    """Few hits of the search index are fetched and sorted; many are met soon on a walk in order.

    A sort with few values is a row of parts, each in time order, as the indexes are.
    """

    def __init__(self) -> None:
        self.search: Search = SqliteSearch()

    async def source(self, connection: AsyncConnection, criteria: Criteria, sort: SortKey) -> Source:
        """See `Planner`."""
        expression = expression_of(criteria)
        if sort is SortKey.CREATED:
            return _found(expression, criteria, sort) if expression else _along(criteria, sort, "NOT INDEXED")
        index = f"INDEXED BY ix_calls_{sort.value}"
        words = " AND ".join(word_parts(criteria.terms))
        if expression:
            hits = await _count(connection, _hits(expression, criteria), LISTED if words else FEW)
            if hits <= _few_of(criteria, sort):
                return _found(expression, criteria, sort)
            if words:
                source = _along(criteria, sort, index, expression)
                glance = Glance(_along(criteria, sort, index).select, _hits(words, criteria), CANDIDATES)
                return replace(source, glance=glance) if hits > LISTED else source
        elif (days := criteria.conditions()) and await _few(connection, days):
            return _along(criteria, sort, "NOT INDEXED")
        return _along(criteria, sort, index)

    async def values(
        self, connection: AsyncConnection, criteria: Criteria, sort: SortKey
    ) -> list[Any] | None:
        """See `Planner`: where something is asked that many calls fulfil."""
        if sort not in _IN_PARTS or (criteria.terms and sort not in _INDEXED_VALUES):
            return None
        expression = expression_of(criteria)
        if expression:
            few = _few_of(criteria, sort)
            if await _count(connection, _hits(expression, criteria), few) <= few:
                return None
        elif not criteria.conditions() and not criteria.terms:
            return None
        if sort is SortKey.STATE and criteria.states is not None:
            return sorted(criteria.states)
        if sort is SortKey.DIRECTION and criteria.direction is not None:
            return [criteria.direction]
        found = await _distinct(connection, sort)
        return found if len(found) <= MANY_VALUES else None

    def part(self, criteria: Criteria, sort: SortKey, value: str | int | None) -> Source:
        """See `Planner`."""
        row = calls.c.row
        terms = criteria.terms
        if sort in _INDEXED_VALUES and (terms.words or len(terms.digits) >= TRIGRAM):
            narrowed = replace(criteria, **_only(sort, str(value)))
            source = _found(expression_of(narrowed), narrowed, SortKey.CREATED)
            return Source(source.select, source.row, source.row)
        walk = _along(criteria, sort, f"INDEXED BY ix_calls_{sort.value}").select
        of_value = walk.with_only_columns(row, literal(value).label("value"))
        return Source(of_value.where(SORT_COLUMNS[sort] == value), row, row)

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


def _few_of(criteria: Criteria, sort: SortKey) -> int:
    """Where a walk may be long before it meets the first, it must be worth more.

    Digits may all lie at the far end of an order by number; busy calls have no duration and no cost.
    """
    if criteria.terms.digits or (not criteria.terms and sort in (SortKey.DURATION, SortKey.COST)):
        return FEW
    return min(FEW, FEW_WORDS if criteria.terms.words else FEW_PLAIN)


def _only(sort: SortKey, value: str) -> dict[str, Any]:
    return {"states": frozenset({value})} if sort is SortKey.STATE else {"direction": value}


async def _count(connection: AsyncConnection, rows: Select[Any], bound: int) -> int:
    """How many rows, up to one more than matters."""
    total = await connection.scalar(select(func.count()).select_from(rows.limit(bound + 1).subquery()))
    return int(total or 0)


async def _few(connection: AsyncConnection, days: list[ColumnElement[bool]]) -> bool:
    return await _count(connection, select(calls.c.row).where(*days), FEW) <= FEW


async def _distinct(connection: AsyncConnection, sort: SortKey) -> list[Any]:
    """The values there are, each found by one step down the sort's index; rising, without the missing one."""
    column = SORT_COLUMNS[sort].name
    beyond = f"SELECT min({column}) FROM calls WHERE {column} > v.value"  # noqa: S608 - a column's name
    statement = f"""WITH RECURSIVE v (value) AS (SELECT min({column}) FROM calls
        UNION ALL SELECT ({beyond}) FROM v WHERE v.value IS NOT NULL)
        SELECT value FROM v WHERE value IS NOT NULL LIMIT {MANY_VALUES + 1}"""  # noqa: S608
    return list(await connection.scalars(text(statement)))

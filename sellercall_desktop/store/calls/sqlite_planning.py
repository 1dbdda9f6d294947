"""The ways to a page that SQLite does not find by itself: along an order, or by what the search index finds.

Most pages are met soon on a walk along their order, so a walk is tried first, for a few milliseconds.
What it does not meet is either little (then it is fetched and sorted) or lies elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, intersect, literal, literal_column, select, text, union_all

from sellercall_desktop.core.calls.history import SortKey
from sellercall_desktop.store.calls.criteria import SORT_COLUMNS, Position
from sellercall_desktop.store.calls.paging import Source, after, read, statement
from sellercall_desktop.store.calls.search import (
    TRIGRAM,
    Search,
    SqliteSearch,
    expression_of,
    holds_digits,
    match,
    word_parts,
    words_table,
)
from sellercall_desktop.store.calls.time_box import within
from sellercall_desktop.store.database.folding import Terms
from sellercall_desktop.store.database.schema import calls

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select

    from sellercall_desktop.store.calls.criteria import Criteria
    from sellercall_desktop.store.calls.paging import Key, Stretch

FEW = 12_000  # calls that may be fetched one by one and sorted: about 4 µs each
FEW_WORDS = 4_000  # above it a walk that looks each row up among a word's hits is quicker
CANDIDATES = 3_000  # of a walk, compared with a common word's whole list
WALK_S = 0.030  # of processor time: a row costs 0.2 µs, a look into a piece of the search index 15 µs
MANY_VALUES = 300  # more are not visited one by one
_IN_PARTS = frozenset({SortKey.DIRECTION, SortKey.STATE, SortKey.COUNTRY, SortKey.PROMPT})
_INDEXED_VALUES = frozenset({SortKey.DIRECTION, SortKey.STATE})  # the search index knows these
_BY_STATE = frozenset({SortKey.DURATION, SortKey.COST})  # most states have none: there is an index of each


class SqlitePlanner:
    """Tries the ways, the likeliest first. A sort with few values is a row of parts, each in time order."""

    def __init__(self) -> None:
        self.search: Search = SqliteSearch()

    def keys(self, connection: Connection, criteria: Criteria, stretch: Stretch) -> list[Key]:
        """See `planning.Planner`."""
        expression = expression_of(criteria)
        if stretch.sort is SortKey.CREATED:
            source = _found(expression, criteria, stretch.sort) if expression else _in_time(criteria)
            return read(connection, source, stretch)
        if not (criteria.terms.words and stretch.sort in _INDEXED_VALUES):
            walk = self._walk(criteria, stretch)
            if (found := within(connection, walk, stretch.limit, WALK_S)) is not None:
                return found
        values = None if stretch.position.valueless else self._values(connection, criteria, stretch.sort)
        if values is not None:
            return self._parts(connection, criteria, stretch, values)
        return self._by_hits(connection, criteria, stretch, expression)

    def counted(self, criteria: Criteria) -> Select[Any]:
        """See `planning.Planner`."""
        expression = expression_of(criteria)
        if not expression:
            return select(calls.c.row).where(*criteria.conditions(), *holds_digits(criteria.terms))
        if holds_digits(criteria.terms):
            return _found(expression, criteria, SortKey.CREATED).select
        return _hits(expression, criteria)

    def _by_hits(
        self, connection: Connection, criteria: Criteria, stretch: Stretch, expression: str
    ) -> list[Key]:
        """By what the search index finds; where it finds too much, along the order after all."""
        if not expression:
            days = criteria.conditions()
            few = bool(days) and _count(connection, select(calls.c.row).where(*days), FEW) <= FEW
            along = _in_time if few else _along
            return read(connection, along(criteria, stretch.sort), stretch)
        hits = _count(connection, _hits(expression, criteria), FEW)
        if hits <= (FEW_WORDS if criteria.terms.words else FEW):
            return read(connection, _found(expression, criteria, stretch.sort), stretch)
        if not criteria.terms.words:
            return [(row.row, row.value) for row in connection.execute(self._walk(criteria, stretch))]
        if hits > FEW and (found := _among_candidates(connection, criteria, stretch)) is not None:
            return found
        listed = calls.c.row.in_(_hits(expression, criteria))
        return read(connection, _along(criteria, stretch.sort, listed), stretch)

    def _walk(self, criteria: Criteria, stretch: Stretch) -> Select[Any] | CompoundSelect[Any]:
        """Along the order, or along the orders of the states asked for, merged as they come."""
        sort, words = stretch.sort, self.search.condition(Terms(criteria.terms.words))
        if sort not in _BY_STATE or criteria.states is None or stretch.position.valueless:
            return statement(_along(criteria, sort, *words), stretch)
        hint = f"INDEXED BY ix_calls_state_{sort.value}"
        states = [replace(criteria, states=frozenset({state})) for state in sorted(criteria.states)]
        sources = [_along(state, sort, *words, hint=hint) for state in states]
        merged = union_all(*(source.select.where(*after(source, stretch)) for source in sources))
        order: list[ColumnElement[Any]] = [literal_column("value"), literal_column("row")]
        ordered = merged.order_by(*(part.desc() if stretch.descending else part.asc() for part in order))
        return ordered.limit(stretch.limit)

    # --- sorts with few values -----------------------------------------------------------------

    def _values(self, connection: Connection, criteria: Criteria, sort: SortKey) -> list[Any] | None:
        """The sort's values in rising order, where something is asked that many calls fulfil."""
        if sort not in _IN_PARTS or (criteria.terms and sort not in _INDEXED_VALUES):
            return None
        if expression := expression_of(criteria):
            few = FEW_WORDS if criteria.terms.words else FEW
            if _count(connection, _hits(expression, criteria), few) <= few:
                return None
        elif not criteria.conditions() and not criteria.terms:
            return None
        if sort is SortKey.STATE and criteria.states is not None:
            return sorted(criteria.states)
        if sort is SortKey.DIRECTION and criteria.direction is not None:
            return [criteria.direction]
        found = _distinct(connection, sort)
        return found if len(found) <= MANY_VALUES else None

    def _parts(
        self, connection: Connection, criteria: Criteria, stretch: Stretch, values: list[Any]
    ) -> list[Key]:
        """The rows of one value after the other, from the position on, each in time order."""
        found: list[Key] = []
        at, row = stretch.position.value, stretch.position.row
        for value in values[::-1] if stretch.descending else values:
            if row is not None and (value > at if stretch.descending else value < at):
                continue
            start = Position(row=row if value == at else None)
            part = replace(stretch, position=start, limit=stretch.limit - len(found))
            found += read(connection, self._part(criteria, stretch.sort, value), part)
            if len(found) >= stretch.limit:
                break
        return found

    def _part(self, criteria: Criteria, sort: SortKey, value: str | int) -> Source:
        """The rows of one such value, to be ordered by row."""
        row, terms = calls.c.row, criteria.terms
        of_value: ColumnElement[Any] = literal(value).label("value")
        if sort in _INDEXED_VALUES and (terms.words or len(terms.digits) >= TRIGRAM):
            narrowed = replace(criteria, **_only(sort, str(value)))
            source = _found(expression_of(narrowed), narrowed, SortKey.CREATED)
            of_source = source.select.with_only_columns(source.row.label("row"), of_value)
            return Source(of_source, source.row, source.row)
        walk = _along(criteria, sort).select.with_only_columns(row, of_value)
        return Source(walk.where(SORT_COLUMNS[sort] == value), row, row)


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


def _along(criteria: Criteria, sort: SortKey, *asked: ColumnElement[bool], hint: str | None = None) -> Source:
    """One index of `calls` in its order, each row asked whether it fits: first what the index tells."""
    value = SORT_COLUMNS[sort]
    wanted = [*criteria.conditions(), *holds_digits(criteria.terms, alone=True), *asked]
    rows = select(calls.c.row, value.label("value")).where(*wanted)
    return Source(
        rows.with_hint(calls, hint or f"INDEXED BY ix_calls_{sort.value}", "sqlite"), calls.c.row, value
    )


def _in_time(criteria: Criteria, sort: SortKey = SortKey.CREATED) -> Source:
    """The table itself, which is in time order."""
    return _along(criteria, sort, hint="NOT INDEXED")


def _among_candidates(connection: Connection, criteria: Criteria, stretch: Stretch) -> list[Key] | None:
    """The stretch's rows among a walk's first candidates; None where there may be more behind them.

    One pass over the words' list tells for all of them: both run side by side in row order, 0.1 µs a hit.
    """
    walk = statement(_along(criteria, stretch.sort), replace(stretch, limit=CANDIDATES))
    candidates = [(row.row, row.value) for row in connection.execute(walk)]
    hits = _hits(" AND ".join(word_parts(criteria.terms)), criteria)
    rows = func.json_each(json.dumps([row for row, _ in candidates])).table_valued("value")
    fitting = set(connection.scalars(intersect(hits, select(rows.c.value)).order_by(literal_column("1"))))
    found = [key for key in candidates if key[0] in fitting]
    if len(found) < stretch.limit and len(candidates) == CANDIDATES:
        return None
    return found[: stretch.limit]


def _only(sort: SortKey, value: str) -> dict[str, Any]:
    return {"states": frozenset({value})} if sort is SortKey.STATE else {"direction": value}


def _count(connection: Connection, rows: Select[Any], bound: int) -> int:
    """How many rows, up to one more than matters."""
    total = connection.scalar(select(func.count()).select_from(rows.limit(bound + 1).subquery()))
    return int(total or 0)


def _distinct(connection: Connection, sort: SortKey) -> list[Any]:
    """The values there are, each found by one step down the sort's index; rising, without the missing one."""
    column = SORT_COLUMNS[sort].name
    beyond = f"SELECT min({column}) FROM calls WHERE {column} > v.value"  # noqa: S608 - a column's name
    found = f"""WITH RECURSIVE v (value) AS (SELECT min({column}) FROM calls
        UNION ALL SELECT ({beyond}) FROM v WHERE v.value IS NOT NULL)
        SELECT value FROM v WHERE value IS NOT NULL LIMIT {MANY_VALUES + 1}"""  # noqa: S608
    return list(connection.scalars(text(found)))

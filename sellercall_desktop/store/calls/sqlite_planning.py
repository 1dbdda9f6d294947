"""The ways to a page that SQLite does not find by itself: along an order, or by what the search index finds.

Hits are counted first, up to a bound. Few are fetched and sorted; of many the first in order are soon met.

FTS5's own trigram tokenizer, with plain statements, was measured in place of this index (SQLite 3.40.1,
1,000,000 calls, the same 650 queries and answers, processor time): p95 273 ms and the worst 641 ms at best,
beside 60 and 101 ms here. The lists of a common word's trigrams are long, and there are several.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, intersect, literal, literal_column, select, text

from sellercall_desktop.core.calls.history import SortKey
from sellercall_desktop.store.calls.criteria import SORT_COLUMNS, Position
from sellercall_desktop.store.calls.paging import Source, count, read
from sellercall_desktop.store.calls.search import (
    Search,
    SqliteSearch,
    expression_of,
    holds_digits,
    is_indexed,
    match,
    word_parts,
    words_table,
)
from sellercall_desktop.store.database.schema import calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from sellercall_desktop.store.calls.criteria import Criteria
    from sellercall_desktop.store.calls.paging import Key, Stretch

FEW = 12_000  # calls that may be fetched one by one and sorted: about 4 µs each
CANDIDATES = 3_000  # the first in order, compared with a common word's whole list
_BY_STATE = frozenset({SortKey.DURATION, SortKey.COST})  # most states have none: there is an index of each


class SqlitePlanner:
    """Every way gives the same rows; which one is quickest depends on how many there are."""

    def __init__(self) -> None:
        self.search: Search = SqliteSearch()

    def keys(self, connection: Connection, criteria: Criteria, stretch: Stretch) -> list[Key]:
        """See `planning.Planner`."""
        expression, sort = expression_of(criteria), stretch.sort
        if sort is SortKey.CREATED or _are_few(connection, criteria, expression):
            found = (
                _found(expression, criteria, sort) if expression else _along(criteria, sort, "NOT INDEXED")
            )
            return read(connection, found, stretch)
        if not criteria.terms.words:
            return read(connection, _along(criteria, sort, _index(criteria, stretch)), stretch)
        if (values := _values(connection, criteria, sort)) is not None:
            return _by_value(connection, criteria, stretch, values)
        if (keys := _among_candidates(connection, criteria, stretch)) is not None:
            return keys
        listed = calls.c.row.in_(_hits(expression, criteria))
        return read(connection, _along(criteria, sort, _index(criteria, stretch), listed), stretch)

    def counted(self, criteria: Criteria) -> Select[Any]:
        """See `planning.Planner`."""
        expression = expression_of(criteria)
        if not expression:
            return select(calls.c.row).where(*criteria.conditions(), *holds_digits(criteria.terms))
        if holds_digits(criteria.terms):
            return _found(expression, criteria, SortKey.CREATED).select
        return _hits(expression, criteria)


def _are_few(connection: Connection, criteria: Criteria, expression: str) -> bool:
    """Whether what the search index, or the days, tell of the criteria holds for few calls."""
    days = criteria.day_conditions(calls.c.row)
    if not expression and not days:
        return False
    rows = _hits(expression, criteria) if expression else select(calls.c.row).where(*days)
    # These are looked for in each row of an order; all else stands in the order's own index.
    in_rows = criteria.terms.digits or criteria.remarks or criteria.dispositions
    few = FEW if in_rows else FEW // 3
    return count(connection, rows, few) <= few


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


def _along(criteria: Criteria, sort: SortKey, hint: str, *asked: ColumnElement[bool]) -> Source:
    """One index of `calls`, or the table, in its order: each row is asked whether it fits."""
    value = SORT_COLUMNS[sort]
    wanted = [*criteria.conditions(), *holds_digits(criteria.terms, alone=True), *asked]
    rows = select(calls.c.row, value.label("value")).where(*wanted)
    return Source(rows.with_hint(calls, hint, "sqlite"), calls.c.row, value)


def _index(criteria: Criteria, stretch: Stretch) -> str:
    """The index that holds the order, of one state alone where there is one and only its calls are asked."""
    one_state = criteria.states is not None and len(criteria.states) == 1
    alone = one_state and stretch.sort in _BY_STATE and not stretch.position.valueless
    return f"INDEXED BY ix_calls_{'state_' * alone}{stretch.sort.value}"


def _among_candidates(connection: Connection, criteria: Criteria, stretch: Stretch) -> list[Key] | None:
    """The stretch's rows among the first that fit but for words; None where there may be more behind them.

    One pass over the words' list tells for all of them: both run side by side in row order, 0.1 µs a hit.
    """
    along = _along(criteria, stretch.sort, _index(criteria, stretch))
    candidates = read(connection, along, replace(stretch, limit=CANDIDATES))
    hits = _hits(" AND ".join(word_parts(criteria.terms)), criteria)
    rows = func.json_each(json.dumps([row for row, _ in candidates])).table_valued("value")
    fitting = set(connection.scalars(intersect(hits, select(rows.c.value)).order_by(literal_column("1"))))
    found = [key for key in candidates if key[0] in fitting]
    if len(found) < stretch.limit and len(candidates) == CANDIDATES:
        return None
    return found[: stretch.limit]


# --- words in order of state or direction: all calls of one value may lack them --------------------


def _values(connection: Connection, criteria: Criteria, sort: SortKey) -> list[str] | None:
    """The sort's values in rising order; None where the search index does not know each of them."""
    asked: frozenset[str] | None
    if sort is SortKey.STATE:
        asked = criteria.states
    elif sort is SortKey.DIRECTION:
        asked = frozenset({criteria.direction}) if criteria.direction else None
    else:
        return None
    name = sort.value  # of a column; each value is found by one step down its index
    found = f"""WITH RECURSIVE v (value) AS (SELECT min({name}) FROM calls
        UNION ALL SELECT (SELECT min({name}) FROM calls WHERE {name} > v.value) FROM v
        WHERE v.value IS NOT NULL) SELECT value FROM v WHERE value IS NOT NULL"""  # noqa: S608
    values = list(connection.scalars(text(found))) if asked is None else sorted(asked)
    return values if all(map(is_indexed, values)) else None


def _by_value(
    connection: Connection, criteria: Criteria, stretch: Stretch, values: Sequence[str]
) -> list[Key]:
    """The rows of one value after the other, from the position on, each in time order."""
    found: list[Key] = []
    at: Any = stretch.position.value
    row = stretch.position.row
    for value in reversed(values) if stretch.descending else values:
        if row is not None and (value > at if stretch.descending else value < at):
            continue
        its = {"states": frozenset({value})} if stretch.sort is SortKey.STATE else {"direction": value}
        narrowed = replace(criteria, **its)
        source = _found(expression_of(narrowed), narrowed, SortKey.CREATED)
        of_value: ColumnElement[Any] = literal(value).label("value")
        rows: Select[Any] = source.select.with_only_columns(source.row.label("row"), of_value)
        start = Position(row=row if value == at else None)
        rest = replace(stretch, position=start, limit=stretch.limit - len(found))
        found += read(connection, Source(rows, source.row, source.row), rest)
        if len(found) >= stretch.limit:
            break
    return found

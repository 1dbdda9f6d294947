"""Pages of the history, by key: a page costs the same at the start, in the middle and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select

from sellercall_desktop.core.ports import CallPage, CallQuery, SortKey
from sellercall_desktop.store.criteria import Position, criteria_of, position_of
from sellercall_desktop.store.planning import ServerPlanner, SqlitePlanner
from sellercall_desktop.store.rows import call_of
from sellercall_desktop.store.schema import call_details, calls

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.planning import Glance, Planner, Source

_NULLABLE = frozenset({SortKey.COUNTRY, SortKey.DURATION, SortKey.PROMPT, SortKey.COST})


def planner_for(dialect: str) -> Planner:
    """The ways of one kind of database."""
    return SqlitePlanner() if dialect == "sqlite" else ServerPlanner()


async def read_page(
    connection: AsyncConnection, planner: Planner, query: CallQuery, cursor: str | None, limit: int
) -> CallPage:
    """The `limit` calls after the cursor."""
    criteria = criteria_of(query)
    position = position_of(cursor, query.sort, descending=query.descending)
    if limit < 1 or criteria.states == frozenset():
        return CallPage((), None)
    # One more than asked tells whether anything follows.
    values = await planner.values(connection, criteria, query.sort)
    if values is not None:
        parts = [
            (value, planner.part(criteria, query.sort, value)) for value in _rest(values, position, query)
        ]
        found = await _parts(connection, parts, position, limit + 1, descending=query.descending)
    else:
        source = await planner.source(connection, criteria, query.sort)
        found = await _keys(connection, source, position, query, limit + 1)
        if len(found) <= limit and query.sort in _NULLABLE and not position.valueless:
            rest = Position(valueless=True)
            found += await _keys(connection, source, rest, query, limit + 1 - len(found))
    page = found[:limit]
    following = page[-1].cursor(query.sort, descending=query.descending) if len(found) > limit else None
    data = await _details(connection, [position.row for position in page if position.row is not None])
    calls_found = (data.get(position.row) for position in page)
    return CallPage(tuple(call_of(text) for text in calls_found if text is not None), following)


async def _keys(
    connection: AsyncConnection, source: Source, position: Position, query: CallQuery, limit: int
) -> list[Position]:
    after = position.after(source.value, source.row, descending=query.descending)
    order = [source.row] if position.valueless or source.value is source.row else [source.value, source.row]
    ordered = [part.desc() if query.descending else part.asc() for part in order]
    found = None
    if source.glance is not None:
        walk = source.glance.walk.where(*after).order_by(*ordered)
        found = await _glanced(connection, source.glance, walk, limit, descending=query.descending)
    if found is None:
        rows = source.select.where(*after).order_by(*ordered).limit(limit)
        found = [(row.row, row.value) for row in await connection.execute(rows)]
    valueless = position.valueless
    return [Position(None if valueless else value, row, valueless) for row, value in found]


async def _glanced(
    connection: AsyncConnection, glance: Glance, walk: Select[Any], limit: int, *, descending: bool
) -> list[tuple[int, Any]] | None:
    """The rows among the walk's first candidates; None where there may be more behind them."""
    candidates = walk.limit(glance.candidates).cte("candidates")
    # The plus keeps SQLite from asking the search index once for each candidate.
    among = literal_column("+call_words.rowid").in_(select(candidates.c.row))
    hits = glance.hits.where(among)
    order = [part.desc() if descending else part.asc() for part in (candidates.c.value, candidates.c.row)]
    rows = select(candidates.c.row, candidates.c.value).where(candidates.c.row.in_(hits))
    found = [(row.row, row.value) for row in await connection.execute(rows.order_by(*order).limit(limit))]
    if len(found) < limit:
        seen = await connection.scalar(select(func.count()).select_from(candidates))
        if seen == glance.candidates:
            return None
    return found


def _rest(values: list[Any], position: Position, query: CallQuery) -> list[Any]:
    """The values from the position on, in the query's order; None stands last for the rows without one."""
    last = [None] if query.sort in _NULLABLE else []
    if position.valueless:
        return last
    ahead = values[::-1] if query.descending else values
    if position.row is not None:
        at = position.value
        ahead = [value for value in ahead if (value <= at if query.descending else value >= at)]
    return ahead + last


async def _parts(
    connection: AsyncConnection,
    parts: list[tuple[Any, Source]],
    position: Position,
    limit: int,
    *,
    descending: bool,
) -> list[Position]:
    """The rows of one value of the sort after the other, each in time order."""
    found: list[Position] = []
    for value, source in parts:
        here = position.valueless if value is None else value == position.value
        start = Position(row=position.row if here else None)
        rows = source.select.where(*start.after(source.row, source.row, descending=descending))
        rows = rows.order_by(source.row.desc() if descending else source.row.asc())
        numbers = await connection.scalars(rows.limit(limit - len(found)))
        found += [Position(value, number, value is None) for number in numbers]
        if len(found) >= limit:
            break
    return found


async def _details(connection: AsyncConnection, rows: list[int]) -> dict[int | None, str]:
    wanted = select(call_details.c.row, call_details.c.data).where(call_details.c.row.in_(rows))
    return {row.row: row.data for row in await connection.execute(wanted)}


async def holds(connection: AsyncConnection, planner: Planner, query: CallQuery, call_id: str) -> bool:
    """Whether the call is one of the query's rows."""
    criteria = criteria_of(query)
    if criteria.states == frozenset():
        return False
    wanted: list[Any] = [*criteria.conditions(), *planner.search.condition(criteria.terms)]
    found = await connection.scalar(select(calls.c.row).where(calls.c.id == call_id, *wanted))
    return found is not None


async def count_rows(connection: AsyncConnection, planner: Planner, query: CallQuery) -> int:
    """How many rows the query has."""
    criteria = criteria_of(query)
    if criteria.states == frozenset():
        return 0
    return int(await connection.scalar(planner.counting(criteria)) or 0)

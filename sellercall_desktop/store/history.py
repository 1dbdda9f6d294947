"""Pages of the history, by key: a page costs the same at the start, in the middle and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from sellercall_desktop.core.ports import CallPage, CallQuery, SortKey
from sellercall_desktop.store.criteria import Position, criteria_of, position_of
from sellercall_desktop.store.planning import ServerPlanner, SqlitePlanner
from sellercall_desktop.store.rows import call_of
from sellercall_desktop.store.schema import call_details, calls

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.store.planning import Planner, Source

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
    source = await planner.source(connection, criteria, query.sort)
    # One more than asked tells whether anything follows.
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
    rows = source.select.where(*after).limit(limit)
    rows = rows.order_by(*(part.desc() if query.descending else part.asc() for part in order))
    return [
        Position(None if position.valueless else row.value, row.row, position.valueless)
        for row in await connection.execute(rows)
    ]


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

"""Pages of the history, by key: a page costs the same at the start, in the middle and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from sellercall_desktop.core.calls.history import CallPage, CallQuery
from sellercall_desktop.store.calls.criteria import SORT_COLUMNS, Position, criteria_of, position_of
from sellercall_desktop.store.calls.mending import calls_of
from sellercall_desktop.store.calls.paging import Stretch, count
from sellercall_desktop.store.database.schema import call_details, calls, turns

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.store.calls.planning import Planner


def read_page(
    connection: Connection,
    planner: Planner,
    query: CallQuery,
    cursor: str | None,
    limit: int,
    *,
    spoken: bool = False,
) -> CallPage:
    """The `limit` calls after the cursor; `spoken`: with their turns."""
    criteria = criteria_of(query)
    position = position_of(cursor, query.sort, descending=query.descending)
    if limit < 1 or criteria.states == frozenset():
        return CallPage((), None)
    found: list[Position] = []
    while len(found) <= limit:  # one more than asked tells whether anything follows
        stretch = Stretch(query.sort, query.descending, position, limit + 1 - len(found))
        keys = planner.keys(connection, criteria, stretch)
        valueless = position.valueless
        found += [Position(None if valueless else value, row, valueless) for row, value in keys]
        if valueless or not SORT_COLUMNS[query.sort].nullable:
            break
        position = Position(valueless=True)
    page = found[:limit]
    following = page[-1].cursor(query.sort, descending=query.descending) if len(found) > limit else None
    rows = [place.row for place in page if place.row is not None]
    return CallPage(tuple(_calls(connection, rows, spoken=spoken)), following)


def _calls(connection: Connection, rows: list[int], *, spoken: bool) -> list[Call]:
    """The calls of these rows, in their order."""
    wanted = (
        select(calls.c.row, calls.c.id, call_details.c.data)
        .outerjoin(call_details, call_details.c.row == calls.c.row)
        .where(calls.c.row.in_(rows))
    )
    found = {row.row: row for row in connection.execute(wanted)}
    said = select(turns).where(turns.c.call_row.in_(found)).order_by(turns.c.call_row, turns.c.ordinal)
    in_order = [found[row] for row in rows if row in found]
    return calls_of(connection, in_order, connection.execute(said) if spoken else ())


def holds(connection: Connection, planner: Planner, query: CallQuery, call_id: str) -> bool:
    """Whether the call is one of the query's rows."""
    criteria = criteria_of(query)
    if criteria.states == frozenset():
        return False
    wanted: list[Any] = [*criteria.conditions(), *planner.search.condition(criteria.terms)]
    found = connection.scalar(select(calls.c.row).where(calls.c.id == call_id, *wanted))
    return found is not None


def count_rows(connection: Connection, planner: Planner, query: CallQuery, at_most: int | None = None) -> int:
    """How many rows the query has; one more than `at_most` where there are more."""
    criteria = criteria_of(query)
    return 0 if criteria.states == frozenset() else count(connection, planner.counted(criteria), at_most)

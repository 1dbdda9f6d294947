"""How to reach a page of the history. A server's planner knows its data; SQLite's must be helped.

Every way gives the same rows; only the time differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import select

from sellercall_desktop.store.calls.criteria import SORT_COLUMNS
from sellercall_desktop.store.calls.paging import Source, read
from sellercall_desktop.store.calls.search import ServerSearch
from sellercall_desktop.store.calls.sqlite_planning import SqlitePlanner
from sellercall_desktop.store.database.schema import calls

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from sellercall_desktop.store.calls.criteria import Criteria
    from sellercall_desktop.store.calls.paging import Key, Stretch
    from sellercall_desktop.store.calls.search import Search


class Planner(Protocol):
    """A dialect's ways to the rows."""

    search: Search

    def keys(self, connection: Connection, criteria: Criteria, stretch: Stretch) -> list[Key]:
        """The criteria's rows in that stretch of the order."""

    def counted(self, criteria: Criteria) -> Select[Any]:
        """The criteria's rows, to be counted."""


class ServerPlanner:
    """Says what is wanted and leaves the rest to the server."""

    def __init__(self) -> None:
        self.search: Search = ServerSearch()

    def keys(self, connection: Connection, criteria: Criteria, stretch: Stretch) -> list[Key]:
        """See `Planner`."""
        value = SORT_COLUMNS[stretch.sort]
        rows = self.counted(criteria).add_columns(value.label("value"))
        return read(connection, Source(rows, calls.c.row, value), stretch)

    def counted(self, criteria: Criteria) -> Select[Any]:
        """See `Planner`."""
        wanted = (*criteria.conditions(), *self.search.condition(criteria.terms))
        return select(calls.c.row).where(*wanted)


def planner_for(dialect: str) -> Planner:
    """The ways of one kind of database."""
    return SqlitePlanner() if dialect == "sqlite" else ServerPlanner()

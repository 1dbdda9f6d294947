"""A stretch of the history in some order, and the plainest way to read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from sellercall_desktop.core.calls.history import SortKey
    from sellercall_desktop.store.calls.criteria import Position

Key = tuple[int, Any]
"""A call's row number and its value in the order."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The `limit` rows after a position of one order; of those with a value in it, or without."""

    sort: SortKey
    descending: bool
    position: Position
    limit: int


@dataclass(frozen=True, slots=True)
class Source:
    """Rows to read from: (row, value) pairs still to be bounded and ordered by these columns."""

    select: Select[Any]
    row: ColumnElement[int]
    value: ColumnElement[Any]


def read(connection: Connection, source: Source, stretch: Stretch) -> list[Key]:
    """The source's rows of that stretch, in order."""
    position, way = stretch.position, stretch.descending
    bounded = source.select.where(*position.after(source.value, source.row, stretch.sort, descending=way))
    by_row = position.valueless or source.value is source.row
    order = [source.row] if by_row else [source.value, source.row]
    rows = bounded.order_by(*(part.desc() if way else part.asc() for part in order)).limit(stretch.limit)
    return [(row.row, row.value) for row in connection.execute(rows)]


def count(connection: Connection, rows: Select[Any], at_most: int | None = None) -> int:
    """How many rows; one more than `at_most` where there are more."""
    if at_most is not None:
        rows = rows.limit(at_most + 1)
    return int(connection.scalar(select(func.count()).select_from(rows.subquery())) or 0)

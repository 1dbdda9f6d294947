"""A stretch of the history in some order, and the plainest way to read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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


def statement(source: Source, stretch: Stretch) -> Select[Any]:
    """The source's rows of that stretch, in order."""
    bounded = source.select.where(*after(source, stretch))
    by_row = stretch.position.valueless or source.value is source.row
    order = [source.row] if by_row else [source.value, source.row]
    ordered = [part.desc() if stretch.descending else part.asc() for part in order]
    return bounded.order_by(*ordered).limit(stretch.limit)


def after(source: Source, stretch: Stretch) -> list[Any]:
    """What a row must fulfil to come after the stretch's position."""
    position, way = stretch.position, stretch.descending
    return position.after(source.value, source.row, stretch.sort, descending=way)


def read(connection: Connection, source: Source, stretch: Stretch) -> list[Key]:
    """The stretch's rows."""
    return [(row.row, row.value) for row in connection.execute(statement(source, stretch))]

"""A history query as the database sees it, and a place in its order."""

from __future__ import annotations

import base64
import binascii
import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, literal_column, select

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.history import SortKey
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.local_days import day_begins
from sellercall_desktop.store.calls.rows import microseconds
from sellercall_desktop.store.database.folding import Terms, terms_of
from sellercall_desktop.store.database.migrations.m0028_open_wishes import bit
from sellercall_desktop.store.database.schema import calls

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Column, ColumnElement

    from sellercall_desktop.core.calls.history import CallQuery

SORT_COLUMNS: dict[SortKey, Column[Any]] = {
    key: calls.c.row if key is SortKey.CREATED else calls.c[key.value] for key in SortKey
}
_CURSORS = msgspec.json.Decoder(tuple[str, bool, float | int | str | None, int, bool])
_IN_ITS_ROW = "\ufffd"  # for a value that JSON, or a text of ours, cannot hold
ENDED = frozenset(result.value for result in CallResult)
LIVE = frozenset(status.value for status in CallStatus) - {CallStatus.ENDED.value}


@dataclass(frozen=True, slots=True)
class Criteria:
    """Which calls. `states` None: any; `from_us` included, `to_us` not."""

    terms: Terms
    states: frozenset[str] | None
    direction: str | None
    remarks: frozenset[str]
    dispositions: frozenset[str]
    from_us: int | None
    to_us: int | None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Everything but the text, as conditions on `calls`."""
        found: list[ColumnElement[bool]] = []
        if self.states is not None:
            found.append(calls.c.state.in_(sorted(self.states)))
        if self.direction is not None:
            found.append(calls.c.direction == self.direction)
        if self.dispositions:
            found.append(calls.c.disposition.in_(sorted(self.dispositions)))
        if self.remarks:
            bits = sum(map(bit, self.remarks))
            # The first is what a server's index of these rows needs to hear.
            found += [calls.c.remarks > literal_column("0"), calls.c.remarks.bitwise_and(bits) == bits]
        return found + self.day_conditions(calls.c.row)

    def day_conditions(self, row: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """The days, as conditions on any table's row number: it is a time."""
        found: list[ColumnElement[bool]] = []
        if self.from_us is not None:
            found.append(row >= self.from_us)
        if self.to_us is not None:
            found.append(row < self.to_us)
        return found


def criteria_of(query: CallQuery) -> Criteria:
    """The query's rows, with its local days turned into times."""
    states: frozenset[str] | None = None
    wanted = [
        (query.live_only, LIVE),
        (query.status is not None, ENDED if query.status is CallStatus.ENDED else frozenset({query.status})),
        (bool(query.results), frozenset(query.results)),
    ]
    for asked, allowed in wanted:
        if asked:
            values = frozenset(str(state) for state in allowed)
            states = values if states is None else states & values
    return Criteria(
        terms=terms_of(query.text, query.region),
        states=states,
        direction=query.direction.value if query.direction else None,
        remarks=frozenset(remark.value for remark in query.remarks),
        dispositions=query.dispositions,
        from_us=_start_of(query.from_day),
        to_us=_start_of(query.to_day, days_later=1),
    )


def _start_of(day: date | None, *, days_later: int = 0) -> int | None:
    """The day's first moment; None where the calendar ends."""
    if day is None:
        return None
    try:
        return microseconds(day_begins(day + timedelta(days=days_later)))
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Position:
    """The last row read. Rows without a value come last, in both directions, as a part of their own."""

    value: float | str | bytes | None = None
    row: int | None = None  # None: at the start of the part
    valueless: bool = False  # in the part of the rows without a value

    @property
    def is_odd(self) -> bool:
        """Damage: the value is none that could be written down and compared with; its row still holds it."""
        value = self.value
        text = isinstance(value, str) and _IN_ITS_ROW in value
        return text or isinstance(value, bytes) or (isinstance(value, float) and not math.isfinite(value))

    def after(
        self, column: ColumnElement[Any], row: ColumnElement[int], sort: SortKey, *, descending: bool
    ) -> list[Any]:
        """Conditions for what follows, in the order of (column, row)."""
        found: list[Any] = []
        value: Any = self.value
        if self.is_odd:
            own = calls.alias("own")
            held = select(own.c[SORT_COLUMNS[sort].name]).where(own.c.row == self.row)
            value = held.scalar_subquery()
        if self.valueless:
            found.append(column.is_(None))
        elif column is not row:
            found.append(column.is_not(None))
            if self.row is not None:
                # Said twice: the first bound is the one an index can begin at.
                found.append(column <= value if descending else column >= value)
                behind = row < self.row if descending else row > self.row
                beyond = column < value if descending else column > value
                found.append(beyond | and_(column == value, behind))
            return found
        if self.row is not None:
            found.append(row < self.row if descending else row > self.row)
        return found

    def cursor(self, sort: SortKey, *, descending: bool) -> str:
        """As opaque text."""
        value = _IN_ITS_ROW if self.is_odd else self.value
        parts = (sort.value, descending, value, self.row, self.valueless)
        return base64.urlsafe_b64encode(msgspec.json.encode(parts)).decode().rstrip("=")


def position_of(cursor: str | None, sort: SortKey, *, descending: bool) -> Position:
    """Where a cursor of this order points.

    Raises:
        StoreError: it is not a cursor, or of another order.
    """
    if cursor is None:
        return Position()
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        key, way, value, row, valueless = _CURSORS.decode(data)
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise StoreError("the history's cursor is not readable") from error
    if key != sort.value or way is not descending:
        raise StoreError("the history's cursor belongs to another order")
    return Position(value, row, valueless)

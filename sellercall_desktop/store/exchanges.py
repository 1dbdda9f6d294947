"""Exchanges with the providers on an SQL database: `core.exchanges.exchange.ExchangeStore`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, insert, or_, select

from sellercall_desktop.core.exchanges.exchange import (
    FIRST_FAILURE,
    Exchange,
    ExchangePage,
    ExchangeParts,
    Way,
)
from sellercall_desktop.store.calls.mending import tell
from sellercall_desktop.store.calls.rows import (
    UNREADABLE,
    checked,
    microseconds,
    number_or_none,
    time_of,
    time_or_none,
)
from sellercall_desktop.store.database.containment import holds
from sellercall_desktop.store.database.schema import exchange_parts, exchanges
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.exchanges.exchange import ExchangeBounds, ExchangeQuery
    from sellercall_desktop.store.database.connections import Database

_OWN_TEXT = (
    exchanges.c.route
    + " "
    + exchanges.c.peer
    + " "
    + exchanges.c.method
    + " "
    + exchanges.c.failure
    + " "
    + func.coalesce(exchanges.c.call_id, "")
)
_PARTS = msgspec.json.Decoder(ExchangeParts)  # made here, by one thread, as in `rows`
_PRUNED_AT_ONCE = 500  # in one transaction: calls are written in between


class SqlExchangeStore:
    """The newest exchanges, clean ones only: nothing here masks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def save(self, new: Sequence[tuple[Exchange, ExchangeParts]]) -> tuple[Exchange, ...]:
        """Write them in one transaction; an id that is taken is moved on."""

        def write(connection: Connection) -> tuple[Exchange, ...]:
            placed = _placed(connection, [exchange for exchange, _ in new])
            texts = [msgspec.json.encode(parts).decode() for _, parts in new]
            rows = [_values(each, len(text)) for each, text in zip(placed, texts, strict=True)]
            data = [{"row": each.id, "data": text} for each, text in zip(placed, texts, strict=True)]
            connection.execute(insert(exchanges), rows)
            connection.execute(insert(exchange_parts), data)
            return placed

        return await self._database.write(write) if new else ()

    @uninterrupted
    async def page(
        self, query: ExchangeQuery, *, before: int | None = None, limit: int = 200
    ) -> ExchangePage:
        """One page by key, newest first."""
        conditions = _conditions(query)
        if before is not None:
            conditions.append(exchanges.c.row < before)
        wanted = select(exchanges).where(*conditions).order_by(exchanges.c.row.desc()).limit(limit + 1)
        rows = await self._database.read(lambda connection: connection.execute(wanted).all())
        found = [each for each in (self._readable(row) for row in rows[:limit]) if each is not None]
        return ExchangePage(tuple(found), more=len(rows) > limit)

    @uninterrupted
    async def parts(self, exchange_id: int) -> ExchangeParts | None:
        """The rest of one exchange; None where it has been pruned."""
        wanted = select(exchange_parts.c.data).where(exchange_parts.c.row == exchange_id)
        data = await self._database.read(lambda connection: connection.scalar(wanted))
        try:
            return None if data is None else _PARTS.decode(data)
        except UNREADABLE as error:
            tell(self._database.place, "exchange_parts", exchange_id, error)
            return None

    def _readable(self, row: Row[Any]) -> Exchange | None:
        try:
            return _exchange(row)
        except UNREADABLE as error:
            tell(self._database.place, "exchanges", row.row, error)
            return None

    @uninterrupted
    async def oldest(self) -> datetime | None:
        """When the oldest that is kept began."""
        first = select(exchanges.c.row).order_by(exchanges.c.row).limit(1)
        row = await self._database.read(lambda connection: connection.scalar(first))
        return None if row is None else time_or_none(row)

    @uninterrupted
    async def prune(self, keep: timedelta, bounds: ExchangeBounds) -> int:
        """Delete what is too old or too much, oldest first, some at a time."""
        oldest = microseconds(datetime.now(UTC) - keep)
        newest = select(exchanges.c.row).order_by(exchanges.c.row.desc())
        over = newest.offset(bounds.number).limit(1)
        # Few rows, by the bound above: adding their sizes up takes a few milliseconds.
        total = func.sum(exchanges.c.size).over(order_by=exchanges.c.row.desc())
        sizes = select(exchanges.c.row, total.label("total")).subquery()
        heavy = select(func.max(sizes.c.row)).where(sizes.c.total > bounds.size_bytes)
        ends = await self._database.read(lambda connection: [connection.scalar(end) for end in (over, heavy)])
        return await self._delete(max([oldest - 1, *(row for row in ends if row is not None)]))

    async def _delete(self, upto: int) -> int:
        gone = 0
        while True:

            def write(connection: Connection) -> int:
                chosen = select(exchanges.c.row).where(exchanges.c.row <= upto)
                rows = connection.scalars(chosen.order_by(exchanges.c.row).limit(_PRUNED_AT_ONCE)).all()
                if rows:
                    connection.execute(delete(exchanges).where(exchanges.c.row.in_(rows)))
                return len(rows)

            deleted = await self._database.write(write)
            gone += deleted
            if deleted < _PRUNED_AT_ONCE:
                return gone


def _placed(connection: Connection, new: list[Exchange]) -> tuple[Exchange, ...]:
    """Each with an id of its own."""
    ids = [exchange.id for exchange in new]
    last = max(ids) + len(new)
    span = exchanges.c.row.between(min(ids), last)
    taken = set(connection.scalars(select(exchanges.c.row).where(span)))
    placed: list[Exchange] = []
    for exchange in new:
        row = exchange.id
        while row in taken or (row > last and _is_taken(connection, row)):
            row += 1
        taken.add(row)
        placed.append(exchange if row == exchange.id else replace(exchange, id=row))
    return tuple(placed)


def _is_taken(connection: Connection, row: int) -> bool:
    return connection.scalar(select(exchanges.c.row).where(exchanges.c.row == row)) is not None


def _conditions(query: ExchangeQuery) -> list[Any]:
    conditions: list[Any] = []
    if query.way is not None:
        conditions.append(exchanges.c.way == query.way.value)
    failed = or_(exchanges.c.status.is_(None), exchanges.c.status >= FIRST_FAILURE)
    if query.failed_only:
        conditions.append(failed)
    if query.call_id is not None:
        conditions.append(exchanges.c.call_id == query.call_id)
    if query.without_polls:
        conditions.append(or_(exchanges.c.way != Way.OUT.value, exchanges.c.method != "GET", failed))
    for word in query.text.split():
        inside = select(exchange_parts.c.row).where(
            exchange_parts.c.row == exchanges.c.row, holds(exchange_parts.c.data, word)
        )
        fits = [holds(_OWN_TEXT, word)]
        if word.isdecimal():
            fits.append(exchanges.c.status == min(int(word), 999))
        conditions.append(or_(*fits, inside.exists()))
    return conditions


def _values(exchange: Exchange, size: int) -> dict[str, Any]:
    return {
        "row": exchange.id,
        "way": exchange.way.value,
        "peer": exchange.peer,
        "method": exchange.method,
        "route": exchange.route,
        "status": exchange.status,
        "failure": exchange.failure,
        "duration": exchange.duration_s,
        "call_id": exchange.call_id,
        "replay_of": exchange.replay_of,
        "at_us": microseconds(exchange.at),
        "size": size,
    }


def _exchange(row: Row[Any]) -> Exchange:
    texts = (row.peer, row.method, row.route, row.failure, row.call_id or "")
    numbers = (row.status or 0, row.replay_of or 0)
    sound = all(isinstance(text, str) for text in texts) and all(isinstance(n, int) for n in numbers)
    if not sound or number_or_none(row.duration) is None:
        raise ValueError("an exchange's row is damaged")
    return Exchange(
        id=row.row,
        at=checked(time_of(row.at_us)),
        way=Way(row.way),
        peer=row.peer,
        method=row.method,
        route=row.route,
        duration_s=row.duration,
        status=row.status,
        failure=row.failure,
        call_id=row.call_id,
        replay_of=row.replay_of,
    )

"""`core.campaigns.results_counted.ResultsStore` on an SQL database: the database counts, nothing is loaded.

But for calls that were handed off, which are few: how long a person talked stands in their details alone.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.campaigns.results import BY_HAND, OVER_TIME
from sellercall_desktop.core.campaigns.results_counted import Counted, CountedResults, sum_of
from sellercall_desktop.store.audit_trail import LAST_KEY
from sellercall_desktop.store.calls.criteria import criteria_of
from sellercall_desktop.store.calls.mending import tell
from sellercall_desktop.store.calls.rows import LATEST, UNREADABLE, call_of, microseconds
from sellercall_desktop.store.campaigns import clocks, results_sql
from sellercall_desktop.store.campaigns.rows import cost_of
from sellercall_desktop.store.database.schema import call_details

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.campaigns.results import Grouping, ResultsQuery
    from sellercall_desktop.core.campaigns.results_counted import Key, PersonsShare
    from sellercall_desktop.store.database.connections import Database

_AT_ONCE = 100  # calls read and looked at in one piece


class _Read(NamedTuple):
    figures: Sequence[Row[Any]]
    persons: Sequence[Row[Any]]
    handed: Sequence[Row[Any]]
    newest_price: str | None


class _Question(NamedTuple):
    """One question, as its statements want it."""

    query: ResultsQuery
    grouping: Grouping
    step_s: int
    begin: int
    end: int

    @property
    def parameters(self) -> dict[str, object]:
        campaign = self.query.campaign_id
        own = {"campaign": campaign} if campaign not in {None, BY_HAND} else {}
        return {"begin": self.begin, "end": self.end, **own}


class SqlResultsStore:
    """See `ResultsStore`. Who does not wait any longer cancels: a file's statement is given up then."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counted(
        self, query: ResultsQuery, grouping: Grouping, step_s: int, share_of: Callable[[Call], PersonsShare]
    ) -> CountedResults:
        """See `ResultsStore`."""
        days = criteria_of(CallQuery(from_day=query.from_day, to_day=query.to_day))
        end = days.to_us - 1 if days.to_us is not None else LAST_KEY
        end = min(end, microseconds(query.to_at) - 1) if query.to_at is not None else end
        begin = max(days.from_us or 1, microseconds(query.from_at) if query.from_at is not None else 1)
        asked = _Question(query, grouping, step_s, begin, end)
        zones = await self._zones(asked) if grouping in results_sql.BY_CLOCK | OVER_TIME else []
        read = await self._database.read(lambda connection: _read(connection, asked, zones))
        by_key = _by_key(read)
        for start in range(0, len(read.handed), _AT_ONCE):
            await self._add_persons(by_key, read.handed[start : start + _AT_ONCE], share_of)
        total = sum_of(by_key.values())
        for row in read.persons:
            if row.of_all:
                total = replace(total, contacts=int(row.contacts), reached=int(row.reached or 0))
        currency = None
        if read.newest_price is not None:
            currency = await asyncio.to_thread(_currency, read.newest_price)
        return CountedResults(by_key, total, currency)

    async def _zones(self, asked: _Question) -> list[clocks.ZoneClocks]:
        """Where the attempts of the question may be."""

        def read(connection: Connection) -> tuple[list[Row[Any]], list[Row[Any]], Row[Any]]:
            campaign = asked.query.campaign_id
            groups: list[Row[Any]] = []
            hands: list[Row[Any]] = []
            parameters = asked.parameters
            if asked.grouping in OVER_TIME:
                return groups, hands, connection.execute(results_sql.SPAN).one()
            if campaign != BY_HAND:
                one = {"campaign": campaign} if campaign is not None else {}
                groups = list(connection.execute(results_sql.groups_of_hours(one=bool(one)), one))
            if campaign in {None, BY_HAND}:
                hands = list(connection.execute(results_sql.beginnings(), parameters))
            return groups, hands, connection.execute(results_sql.SPAN).one()

        groups, hands, span = await self._database.read(read)

        def told() -> list[clocks.ZoneClocks]:
            first = max(asked.begin, span.first or 1)
            last = min(asked.end, span.last or 1, microseconds(LATEST))
            if asked.grouping in OVER_TIME:
                return [clocks.here(first, max(first, last))]
            known = [clocks.of_group(row.clock) for row in groups]
            known += [clocks.of_beginning(row.clock, row.number) for row in hands if row.clock]
            return clocks.by_zone(known, first, max(first, last))

        return await asyncio.to_thread(told)

    async def _add_persons(
        self, by_key: dict[Key, Counted], handed: Sequence[Row[Any]], share_of: Callable[[Call], PersonsShare]
    ) -> None:
        wanted = select(call_details.c.row, call_details.c.data).where(
            call_details.c.row.in_([row.call_row for row in handed])
        )
        found = await self._database.read(lambda connection: connection.execute(wanted).all())
        shares = await asyncio.to_thread(self._shares, found, share_of)
        for row in handed:
            if (share := shares.get(row.call_row)) is None:
                continue
            counted = by_key[_sound(row.grp)]
            spoken = counted.person_seconds + (share.person_seconds if row.talk else 0.0)
            steps = counted.ai_steps + (share.ai_steps if row.by_rate else 0)
            by_key[_sound(row.grp)] = replace(counted, person_seconds=spoken, ai_steps=steps)

    def _shares(
        self, found: Sequence[Any], share_of: Callable[[Call], PersonsShare]
    ) -> dict[int, PersonsShare]:
        shares = {}
        for row in found:
            try:
                shares[row.row] = share_of(call_of(row.data))
            except UNREADABLE as error:
                tell(self._database.place, "call_details", row.row, error)
        return shares


def _read(connection: Connection, asked: _Question, zones: Sequence[clocks.ZoneClocks]) -> _Read:
    said = results_sql.Statements(connection.dialect.name, asked.grouping, asked.query, zones)
    given = {**asked.parameters, **said.parameters}
    figures = connection.execute(said.figures(), {**given, "step": float(asked.step_s)}).all()
    some_handed = any(row.handed for row in figures)
    return _Read(
        figures,
        connection.execute(said.persons(), given).all(),
        connection.execute(said.handed(), given).all() if some_handed else (),
        connection.scalar(results_sql.NEWEST_PRICE),
    )


def _by_key(read: _Read) -> dict[Key, Counted]:
    by_key: dict[Key, Counted] = {}
    for row in read.figures:
        key = _sound(row.grp)
        by_key[key] = by_key.get(key, Counted()).plus(
            Counted(
                attempts=row.attempts,
                answered=int(row.answered),
                talks=int(row.talks),
                dispositions={row.disposition: row.attempts} if _sound(row.disposition) else {},
                timed=int(row.timed),
                seconds=float(row.seconds or 0.0),
                charged=Decimal(str(round(row.charged or 0.0, 6))),
                foreseen=cost_of(int(row.foreseen)),
                ai_steps=int(row.ai_steps),
                unpriced=int(row.unpriced),
            )
        )
    for row in read.persons:
        if not row.of_all:
            key = _sound(row.grp)
            by_key[key] = replace(by_key[key], contacts=int(row.contacts), reached=int(row.reached))
    return by_key


def _sound(key: object) -> Key:
    """The key; of a damaged row, none."""
    return key if isinstance(key, str | int) else None


def _currency(data: str) -> str | None:
    try:
        return next((cost.currency for cost in call_of(data).costs), None)
    except UNREADABLE:
        return None

"""The call history and its journal: `core.ports.CallStore` on an SQL database."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, literal_column, select, text

from sellercall_desktop.core.ports import CallPage, CallQuery, JournalEntry, StoreSize
from sellercall_desktop.store.carried import carried
from sellercall_desktop.store.criteria import ENDED
from sellercall_desktop.store.history import count_rows, holds, planner_for, read_page
from sellercall_desktop.store.ledger import write_call
from sellercall_desktop.store.rows import call_of, fact_of, microseconds, time_of, turn_of
from sellercall_desktop.store.schema import call_details, calls, journal, turns
from sellercall_desktop.store.search import TRIGRAM, digit_parts, match, words_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.facts import CallKey, Fact, TurnSpoken
    from sellercall_desktop.store.database import Database

log = logging.getLogger(__name__)

_PRUNED_AT_ONCE = 200  # calls in one transaction: others may write in between
_LATELY = 2_000  # the newest calls among which recent numbers are sought


class SqlCallStore:
    """The history of calls."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._planner = planner_for(database.dialect)
        self.workload = database.workload

    @carried
    async def save(self, call: Call, facts: Sequence[Fact], source: str, *, durable: bool = False) -> None:
        """Write the call's new state and append the facts to its journal, in one transaction.

        A fact the journal already holds is not appended again. Turns are added or replaced, never
        deleted: a call read from a page, which carries none, keeps its transcript.
        """
        await self._database.write(
            lambda connection: write_call(connection, self._planner.search, call, facts, source),
            durable=durable,
        )

    @carried
    async def get(self, call_id: str) -> Call | None:
        """The call with its turns."""
        async with self._database.reading() as connection:
            return await _first(connection, calls.c.id == call_id)

    @carried
    async def find(self, key: CallKey) -> Call | None:
        """The call that any of the ids names, with its turns."""
        named = (
            (calls.c.id, key.call_id),
            (calls.c.carrier_call_id, key.carrier_call_id),
            (calls.c.agent_call_id, key.agent_call_id),
        )
        async with self._database.reading() as connection:
            for column, value in named:
                if value is not None and (call := await _first(connection, column == value)):
                    return call
        return None

    @carried
    async def unsettled(self) -> list[Call]:
        """Calls of which something is still expected, with turns, oldest first."""
        # A literal, not a parameter: only so does SQLite use the partial index.
        async with self._database.reading() as connection:
            return await _whole(connection, literal_column("calls.unsettled") == literal_column("1"))

    @carried
    async def page(self, query: CallQuery, cursor: str | None = None, limit: int = 200) -> CallPage:
        """One page, by key (never by offset). Rows without a value for the sort come last."""
        async with self._database.reading() as connection:
            return await read_page(connection, self._planner, query, cursor, limit)

    @carried
    async def matches(self, query: CallQuery, call_id: str) -> bool:
        """Whether the call belongs to the query's rows."""
        async with self._database.reading() as connection:
            return await holds(connection, self._planner, query, call_id)

    @carried
    async def count(self, query: CallQuery) -> int:
        """How many calls the query holds, exactly."""
        async with self._database.reading() as connection:
            return await count_rows(connection, self._planner, query)

    @carried
    async def journal(self, call_id: str) -> list[JournalEntry]:
        """The call's facts in the order they were written."""
        entries = (
            select(journal)
            .join(calls, calls.c.row == journal.c.call_row)
            .where(calls.c.id == call_id)
            .order_by(journal.c.sequence)
        )
        async with self._database.reading() as connection:
            return [
                JournalEntry(time_of(row.written_us), row.source, fact_of(row.kind, row.payload))
                for row in await connection.execute(entries)
            ]

    @carried
    async def recent_numbers(self, digits: str = "", limit: int = 8) -> list[str]:
        """Numbers of the newest calls that contain `digits`, newest first, each once."""
        wanted = "".join(char for char in digits if char.isdecimal() and char.isascii())
        newest = select(calls.c.number).order_by(calls.c.row.desc()).limit(_LATELY)
        if len(wanted) >= TRIGRAM and self._database.dialect == "sqlite":
            hits = select(words_table.c.rowid).where(match(" AND ".join(digit_parts(wanted))))
            newest_hits = hits.order_by(words_table.c.rowid.desc()).limit(_LATELY)
            newest = newest.where(calls.c.row.in_(newest_hits))
        async with self._database.reading() as connection:
            numbers = (await connection.scalars(newest)).all()
        return list(dict.fromkeys(number for number in numbers if wanted in number))[: max(limit, 0)]

    @carried
    async def size(self) -> StoreSize:
        """How much there is."""
        async with self._database.reading() as connection:
            total = await connection.scalar(select(func.count()).select_from(calls)) or 0
            if self._database.dialect == "postgresql":
                taken = await connection.scalar(text("SELECT pg_database_size(current_database())"))
                return StoreSize(total, taken)
        place = self._database.place
        return StoreSize(total, await asyncio.to_thread(_bytes_on_disk, place))

    @carried
    async def prune(self, keep: timedelta) -> int:
        """Delete ended calls older than `keep`; returns how many."""
        before = microseconds(datetime.now(UTC) - keep)
        old = select(calls.c.row).where(calls.c.row < before, calls.c.state.in_(sorted(ENDED)))
        total = 0
        while True:
            async with self._database.writing() as connection:
                chosen = old.order_by(calls.c.row).limit(_PRUNED_AT_ONCE)
                rows = (await connection.scalars(chosen)).all()
                if rows:
                    await connection.run_sync(self._planner.search.forget, rows)
                    await connection.execute(delete(calls).where(calls.c.row.in_(rows)))
            total += len(rows)
            if len(rows) < _PRUNED_AT_ONCE:
                break
        if total:
            await self._database.give_back_space()
            log.info("store.pruned", extra={"calls": total})
        return total


async def _first(connection: AsyncConnection, condition: ColumnElement[bool]) -> Call | None:
    found = await _whole(connection, condition)
    return found[0] if found else None


async def _whole(connection: AsyncConnection, condition: ColumnElement[bool]) -> list[Call]:
    """The calls with their turns, oldest first."""
    chosen = select(calls.c.row).where(condition)
    data = (
        select(calls.c.row, call_details.c.data)
        .join(call_details, call_details.c.row == calls.c.row)
        .where(condition)
        .order_by(calls.c.row)
    )
    rows = (await connection.execute(data)).all()
    spoken: dict[int, list[TurnSpoken]] = {row.row: [] for row in rows}
    said = select(turns).where(turns.c.call_row.in_(chosen)).order_by(turns.c.call_row, turns.c.ordinal)
    for turn in await connection.execute(said):
        spoken[turn.call_row].append(turn_of(turn))
    return [call_of(row.data, spoken[row.row]) for row in rows]


def _bytes_on_disk(place: str) -> int:
    files = (Path(f"{place}{suffix}") for suffix in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())

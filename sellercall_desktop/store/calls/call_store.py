"""The call history and its journal: `core.calls.history.CallStore` on an SQL database."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, literal_column, select, text

from sellercall_desktop.core.calls.facts import Direction, Party
from sellercall_desktop.core.calls.history import CallPage, CallQuery, JournalEntry, StoreSize
from sellercall_desktop.store.calls.attempts import read_attempts
from sellercall_desktop.store.calls.criteria import ENDED
from sellercall_desktop.store.calls.elsewhere import others_attempt
from sellercall_desktop.store.calls.ledger import write_call
from sellercall_desktop.store.calls.mending import calls_of, tell
from sellercall_desktop.store.calls.pages import count_rows, holds, read_page
from sellercall_desktop.store.calls.passages import read_passages
from sellercall_desktop.store.calls.planning import planner_for
from sellercall_desktop.store.calls.rows import UNREADABLE, fact_of, microseconds, time_of
from sellercall_desktop.store.calls.search import TRIGRAM, digit_parts, match, words_table
from sellercall_desktop.store.database.migrations.m0014_hand_offs import bit
from sellercall_desktop.store.database.schema import call_details, call_parts, calls, journal, turns
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import CallKey, Fact
    from sellercall_desktop.core.calls.history import Attempt, OthersAttempt
    from sellercall_desktop.core.calls.passages import Passage
    from sellercall_desktop.core.calls.remarks import Remark
    from sellercall_desktop.store.database.connections import Database

log = logging.getLogger(__name__)

_PRUNED_AT_ONCE = 200  # calls in one transaction: others may write in between
_LATELY = 2_000  # the newest calls among which recent numbers are sought
_DATA = select(calls.c.row, calls.c.id, call_details.c.data).outerjoin(call_details)
_TURNS = select(turns).order_by(turns.c.call_row, turns.c.ordinal)
_TURNS_OF_ONE = _TURNS.where(turns.c.call_row == bindparam("row"))
_NAMED = [
    _DATA.where(column == bindparam("name"))
    for column in (calls.c.id, calls.c.carrier_call_id, calls.c.agent_call_id)
]
_PART_OF = _DATA.join(call_parts).where(
    call_parts.c.party == bindparam("party"), call_parts.c.remote_id == bindparam("name")
)
"""By an id of a person's leg or of a later AI place."""


class SqlCallStore:
    """The history of calls."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._planner = planner_for(database.dialect)
        self.search = self._planner.search
        self.workload = database.workload

    @uninterrupted
    async def save(self, call: Call, facts: Sequence[Fact], source: str, *, durable: bool = False) -> None:
        """Write the call's new state and append the facts to its journal, in one transaction.

        A fact the journal already holds is not appended again. Turns are added or replaced, never
        deleted: a call read from a page, which carries none, keeps its transcript.
        """
        await self._database.write(
            lambda connection: write_call(connection, self.search, call, facts, source),
            durable=durable,
        )

    @uninterrupted
    async def begin(
        self, call: Call, facts: Sequence[Fact], source: str, seen: Collection[tuple[str, bool]] | None
    ) -> OthersAttempt | None:
        """See `CallStore`."""

        def write(connection: Connection) -> OthersAttempt | None:
            in_the_way = others_attempt(connection, call, seen)
            if in_the_way is None:
                write_call(connection, self.search, call, facts, source)
            return in_the_way

        return await self._database.write(write, durable=True)

    @uninterrupted
    async def get(self, call_id: str) -> Call | None:
        """The call with its turns."""
        return await self._database.read(lambda connection: _first(connection, _NAMED[0], call_id))

    @uninterrupted
    async def find(self, key: CallKey) -> Call | None:
        """The call that any of the ids names, with its turns."""
        ids = zip(_NAMED, (key.call_id, key.carrier_call_id, key.agent_call_id), strict=True)
        asked = [(named, name) for named, name in ids if name is not None]
        parts = ((Party.CARRIER, key.carrier_call_id), (Party.AGENT, key.agent_call_id))

        def look(connection: Connection) -> Call | None:
            found = (_first(connection, named, name) for named, name in asked)
            of_parts = (
                _first(connection, _PART_OF, name, party.value) for party, name in parts if name is not None
            )
            return next((call for call in chain(found, of_parts) if call is not None), None)

        return await self._database.read(look)

    @uninterrupted
    async def unsettled(self) -> list[Call]:
        """Calls of which something is still expected, with turns, oldest first."""
        # A literal, not a parameter: only so does SQLite use the partial index.
        open_ones = literal_column("calls.unsettled") == literal_column("1")
        return await self._database.read(lambda connection: _whole(connection, open_ones))

    @uninterrupted
    async def unfinished_wrap_ups(self) -> list[Call]:
        """Calls whose wrap-up was begun or is owed, and is not finished, oldest first."""
        open_ones = literal_column("calls.wrap_up_open") == literal_column("1")  # as above
        return await self._database.read(lambda connection: _whole(connection, open_ones))

    @uninterrupted
    async def never_placed(self, since: datetime) -> list[Call]:
        """Outgoing calls asked for since then of which no leg at the carrier is known, oldest first."""
        legless = (calls.c.row >= microseconds(since)) & calls.c.carrier_call_id.is_(None)
        outgoing = calls.c.direction == Direction.OUTBOUND.value
        return await self._database.read(lambda connection: _whole(connection, legless & outgoing))

    async def page(
        self, query: CallQuery, cursor: str | None = None, limit: int = 200, *, spoken: bool = False
    ) -> CallPage:
        """One page, by key (never by offset). Rows without a value for the sort come last."""
        return await self._database.read(
            lambda connection: read_page(connection, self._planner, query, cursor, limit, spoken=spoken)
        )

    @uninterrupted
    async def matches(self, query: CallQuery, call_id: str) -> bool:
        """Whether the call belongs to the query's rows."""
        return await self._database.read(lambda connection: holds(connection, self._planner, query, call_id))

    async def count(self, query: CallQuery, at_most: int | None = None) -> int:
        """How many calls the query holds; one more than `at_most` where there are more than that."""
        return await self._database.read(
            lambda connection: count_rows(connection, self._planner, query, at_most)
        )

    async def passages(self, text: str, call_ids: Sequence[str]) -> dict[str, Passage | None]:
        """For each call, the piece of it in which the text was found; those not come to are left out."""
        return await self._database.read(lambda connection: read_passages(connection, text, call_ids))

    @uninterrupted
    async def journal(self, call_id: str) -> list[JournalEntry]:
        """The call's facts in the order they were written."""
        entries = (
            select(journal)
            .join(calls, calls.c.row == journal.c.call_row)
            .where(calls.c.id == call_id)
            .order_by(journal.c.sequence)
        )
        rows = await self._database.read(lambda connection: connection.execute(entries).all())
        return [entry for entry in (_entry(self._database.place, row) for row in rows) if entry is not None]

    @uninterrupted
    async def recent_numbers(self, digits: str = "", limit: int = 8) -> list[str]:
        """Numbers of the newest calls that contain `digits`, newest first, each once."""
        wanted = "".join(char for char in digits if char.isdecimal() and char.isascii())
        newest = select(calls.c.number).order_by(calls.c.row.desc()).limit(_LATELY)
        if len(wanted) >= TRIGRAM and self._database.dialect == "sqlite":
            hits = select(words_table.c.rowid).where(match(" AND ".join(digit_parts(wanted))))
            newest_hits = hits.order_by(words_table.c.rowid.desc()).limit(_LATELY)
            newest = newest.where(calls.c.row.in_(newest_hits))
        numbers = await self._database.read(lambda connection: connection.scalars(newest).all())
        sound = (number for number in numbers if isinstance(number, str) and wanted in number)
        return list(dict.fromkeys(sound))[: max(limit, 0)]

    @uninterrupted
    async def attempts(self, numbers: Sequence[str], since: datetime) -> list[Attempt]:
        """What was tried since then to reach any of these, newest first; by the index of numbers."""
        return await self._database.read(lambda connection: read_attempts(connection, numbers, since))

    @uninterrupted
    async def remarked(self, numbers: Sequence[str], remark: Remark) -> list[Call]:
        """Calls with any of these numbers on which this was left; by the index of numbers."""
        wanted = bit(remark.value)
        theirs = calls.c.number.in_(sorted(numbers)) & (calls.c.remarks.bitwise_and(wanted) == wanted)
        return await self._database.read(lambda connection: _whole(connection, theirs))

    @uninterrupted
    async def size(self) -> StoreSize:
        """How much there is."""
        embedded = self._database.dialect == "sqlite"

        def look(connection: Connection) -> tuple[int, int]:
            total = connection.scalar(select(func.count()).select_from(calls)) or 0
            if embedded:
                return total, _bytes_on_disk(self._database.place)
            return total, connection.scalar(text("SELECT pg_database_size(current_database())"))

        return StoreSize(*await self._database.read(look))

    @uninterrupted
    async def prune(self, keep: timedelta) -> int:
        """Delete ended calls older than `keep`; returns how many."""
        before = microseconds(datetime.now(UTC) - keep)
        old = select(calls.c.row).where(calls.c.row < before, calls.c.state.in_(sorted(ENDED)))
        chosen = old.order_by(calls.c.row).limit(_PRUNED_AT_ONCE)

        def delete_some(connection: Connection) -> int:
            rows = connection.scalars(chosen).all()
            if rows:
                self.search.forget(connection, rows)
                connection.execute(delete(calls).where(calls.c.row.in_(rows)))
            return len(rows)

        total = deleted = await self._database.write(delete_some)
        while deleted == _PRUNED_AT_ONCE:
            deleted = await self._database.write(delete_some)
            total += deleted
        if total:
            await self._database.give_back_space()
            log.info("store.pruned", extra={"calls": total})
        return total


def _entry(place: str, row: Row[Any]) -> JournalEntry | None:
    """The journal's line; None, and a word in the log, where it is damaged."""
    try:
        return JournalEntry(time_of(row.written_us), str(row.source), fact_of(row.kind, row.payload))
    except UNREADABLE as error:
        tell(place, "journal", (row.call_row, row.sequence), error)
        return None


def _first(connection: Connection, named: Select[Any], name: str, party: str = "") -> Call | None:
    rows = connection.execute(named, {"name": name, **({"party": party} if party else {})}).all()
    if not rows:
        return None
    return calls_of(connection, rows[:1], connection.execute(_TURNS_OF_ONE, {"row": rows[0].row}))[0]


def _whole(connection: Connection, condition: ColumnElement[bool]) -> list[Call]:
    """The calls with their turns, oldest first."""
    chosen = select(calls.c.row).where(condition)
    rows = connection.execute(_DATA.where(condition).order_by(calls.c.row)).all()
    return calls_of(connection, rows, connection.execute(_TURNS.where(turns.c.call_row.in_(chosen))))


def _bytes_on_disk(place: str) -> int:
    files = (Path(f"{place}{suffix}") for suffix in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())

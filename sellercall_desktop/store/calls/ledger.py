"""Writes one call: its row, details, turns, journal and search entry, inside the caller's transaction.

Plain functions of a plain connection: a dozen statements go to the database in one visit of its thread.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import TurnSpoken
from sellercall_desktop.store.calls.mending import calls_of, readable_turns
from sellercall_desktop.store.calls.rows import (
    call_values,
    detail_values,
    fact_values,
    microseconds,
    text_or_none,
    turn_values,
)
from sellercall_desktop.store.database.schema import call_details, calls, journal, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row, Select

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import Fact
    from sellercall_desktop.store.calls.search import Search


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the database holds of the call, as far as a write must know it."""

    row: int
    created_us: int
    searched: tuple[str, ...]  # what the search index holds besides the turns


def write_call(
    connection: Connection, search: Search, call: Call, facts: Sequence[Fact], source: str
) -> None:
    """Make the database hold this call; turns it has and the call lacks are kept."""
    stored = _stored(connection, call)
    if stored is not None and connection.dialect.name != "sqlite":
        call = _with_others(connection, stored.row, facts)
    spoken = _new_turns(connection, stored.row if stored else None, call.turns, facts)
    values, details = call_values(call), detail_values(call)
    stays = stored is not None and stored.created_us == values["created_us"]
    searched = (values["state"], values["direction"], values["digits"], details["summary"])
    reindexed = stored is None or not stays or bool(spoken) or stored.searched != searched
    if stored is not None and reindexed:
        search.forget(connection, [stored.row])
    row = stored.row if stored and stays else _free_row(connection, values["created_us"])
    if stored is None:
        connection.execute(insert(calls).values(row=row, **values))
        connection.execute(insert(call_details).values(row=row, **details))
    else:
        # Where an earlier request came to light the row follows it, and takes along what refers to it.
        connection.execute(update(calls).where(calls.c.row == stored.row).values(row=row, **values))
        change = update(call_details).where(call_details.c.row == row).values(**details)
        if not connection.execute(change).rowcount:  # lost by damage
            connection.execute(insert(call_details).values(row=row, **details))
    _write_turns(connection, row, spoken)
    _write_facts(connection, row, facts, source)
    if reindexed:
        search.learn(connection, [row])


def _stored(connection: Connection, call: Call) -> _Stored | None:
    held = (calls.c.state, calls.c.direction, calls.c.digits, call_details.c.summary)
    known: Select[Any] = select(calls.c.row, calls.c.created_us, *held, calls.c.id).outerjoin(call_details)
    found: Any = connection.execute(known.where(calls.c.id == call.id)).first()
    found = _nameless(connection, known, call) if found is None else found
    return _Stored(found[0], found[1], tuple(found[2:6])) if found is not None else None


def _nameless(connection: Connection, known: Select[Any], call: Call) -> Row[Any] | None:
    """The call's row where its id was damaged: the providers' ids tell that it is the one."""
    ids = ((calls.c.carrier_call_id, call.carrier_call_id), (calls.c.agent_call_id, call.agent_call_id))
    for column, value in ids:
        if value is not None:
            row = connection.execute(known.where(column == value)).first()
            if row is not None and text_or_none(row.id) is None:
                return row
    return None


def _with_others(connection: Connection, row: int, facts: Sequence[Fact]) -> Call:
    """The call as a team's database holds it, and these facts: another program may have written since.

    A call is a merge of its facts, so neither's are lost, in whatever order they come.
    """
    data = select(calls.c.row, calls.c.id, call_details.c.data)
    found = connection.execute(data.outerjoin(call_details).where(calls.c.row == row)).all()
    spoken = connection.execute(select(turns).where(turns.c.call_row == row).order_by(turns.c.ordinal))
    return advance_all(calls_of(connection, found, spoken)[0], tuple(facts))


def _free_row(connection: Connection, row: int) -> int:
    """The first row number from this one on that no call has: imported times are whole seconds."""
    while True:
        taken = select(calls.c.row).where(calls.c.row >= row).order_by(calls.c.row).limit(100)
        for used in connection.scalars(taken):
            if used != row:
                return row
            row += 1
        if not connection.scalar(select(calls.c.row).where(calls.c.row == row)):
            return row


def _new_turns(
    connection: Connection, row: int | None, spoken: tuple[TurnSpoken, ...], facts: Sequence[Fact]
) -> tuple[TurnSpoken, ...]:
    """The turns that the database lacks. Where the facts tell of some, it is those: not all are compared."""
    if row is None or not spoken:
        return spoken
    told = {fact.ordinal for fact in facts if isinstance(fact, TurnSpoken)}
    within = None
    if told:
        first = bisect_left(spoken, min(told), key=lambda turn: turn.ordinal)
        spoken = tuple(turn for turn in spoken[first:] if turn.ordinal in told)
        within = min(told), max(told)
    known = {turn.ordinal: turn for turn in readable_turns(connection, row, within)}
    return tuple(turn for turn in spoken if known.get(turn.ordinal) != turn)


def _write_turns(connection: Connection, row: int, spoken: tuple[TurnSpoken, ...]) -> None:
    if not spoken:
        return
    ordinals = [turn.ordinal for turn in spoken]
    connection.execute(delete(turns).where(turns.c.call_row == row, turns.c.ordinal.in_(ordinals)))
    connection.execute(insert(turns), [{"call_row": row, **turn_values(turn)} for turn in spoken])


def _write_facts(connection: Connection, row: int, facts: Sequence[Fact], source: str) -> None:
    """Append the facts that the journal does not hold yet."""
    values = {entry["digest"]: entry for entry in map(fact_values, facts)}
    if not values:
        return
    known = select(journal.c.digest).where(journal.c.call_row == row, journal.c.digest.in_(list(values)))
    for digest in connection.scalars(known):
        del values[digest]
    if not values:
        return
    last = connection.scalar(select(func.max(journal.c.sequence)).where(journal.c.call_row == row)) or 0
    common = {"call_row": row, "written_us": microseconds(datetime.now(UTC)), "source": source}
    entries = [
        {**common, "sequence": last + place, **entry} for place, entry in enumerate(values.values(), 1)
    ]
    connection.execute(insert(journal), entries)

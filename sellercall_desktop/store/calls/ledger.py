"""Writes one call: its row, details, turns, journal and search entry, inside the caller's transaction.

Plain functions of a plain connection: all statements go to the database in one visit of its thread. They are
made once, for making one takes as long as carrying it out; and of a row that is there only those columns are
written that have changed, for each stands in several indexes.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, text, update

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import LegAsked, TurnSpoken
from sellercall_desktop.core.calls.parts import later_names
from sellercall_desktop.core.campaigns.wishes import MAY_BE_A_CAMPAIGNS
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.store.calls.elsewhere import refuse_second_leg
from sellercall_desktop.store.calls.mending import calls_of, readable_turns
from sellercall_desktop.store.calls.rows import (
    call_values,
    detail_values,
    fact_values,
    microseconds,
    text_or_none,
    turn_values,
)
from sellercall_desktop.store.campaigns import hearing
from sellercall_desktop.store.campaigns.held import release
from sellercall_desktop.store.database.migrations.m0028_open_wishes import UNJUDGED, bit
from sellercall_desktop.store.database.schema import call_details, calls, journal, turns
from sellercall_desktop.store.habeas_data.tombstones import is_erased

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, RowMapping

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import Fact
    from sellercall_desktop.core.calls.parts import RemoteName
    from sellercall_desktop.store.calls.search import Search

_LAST_FACT = select(func.max(journal.c.sequence)).where(journal.c.call_row == calls.c.row).scalar_subquery()
_HELD = select(
    calls, call_details.c.row.label("details"), call_details.c.summary, _LAST_FACT.label("last_fact")
).outerjoin(call_details)
_BY_ID, _BY_CARRIER, _BY_AGENT = (
    _HELD.where(column == bindparam("wanted"))
    for column in (calls.c.id, calls.c.carrier_call_id, calls.c.agent_call_id)
)
_ROWS_AT_ONCE = 100
_ROWS_FROM = (
    select(calls.c.row).where(calls.c.row >= bindparam("first")).order_by(calls.c.row).limit(_ROWS_AT_ONCE)
)
_KNOWN_FACTS = select(journal.c.digest).where(
    journal.c.call_row == bindparam("call_row"), journal.c.digest.in_(bindparam("digests", expanding=True))
)
_OLD_TURNS = delete(turns).where(
    turns.c.call_row == bindparam("call_row"), turns.c.ordinal.in_(bindparam("ordinals", expanding=True))
)
_NEW_CALL, _NEW_DETAILS, _NEW_FACTS, _NEW_TURNS = (
    insert(table) for table in (calls, call_details, journal, turns)
)
_NEW_PART = text(
    "INSERT INTO call_parts (party, remote_id, call_row) VALUES (:party, :remote_id, :call_row)"
    " ON CONFLICT DO NOTHING"
)
_CHANGED_CALL = update(calls).where(calls.c.row == bindparam("held_row"))
_CHANGED_DETAILS = update(call_details).where(call_details.c.row == bindparam("held_row"))
_UNJUDGED = bit(UNJUDGED)
_SEARCHED = ("state", "direction", "digits", "remarks", "disposition", "summary")
"""What the search index holds besides the turns."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the database holds of the call."""

    row: int
    columns: dict[str, Any]  # of `calls`, and the summary
    has_details: bool
    last_fact: int


def write_call(
    connection: Connection, search: Search, call: Call, facts: Sequence[Fact], source: str
) -> None:
    """Make the database hold this call; turns it has and the call lacks are kept.

    Raises:
        StoreError: it is not there, and is older than the erasure of the person's data.
        RungElsewhereError: its carrier is to be asked, and another desk may be ringing the same telephone.
    """
    stored = _stored(connection, call)
    if stored is None and is_erased(connection, call.number, microseconds(call.created_at)):
        raise StoreError("this person's data were erased", StoreProblem.ERASED)
    if stored is not None and connection.dialect.name != "sqlite":
        if any(isinstance(fact, LegAsked) for fact in facts):
            refuse_second_leg(connection, call)
        call = _with_others(connection, stored.row, facts)
    spoken = _new_turns(connection, stored.row if stored else None, call.turns, facts)
    values, details = call_values(call), detail_values(call)
    reindexed = stored is None or bool(spoken) or _is_found_otherwise(stored, {**values, **details})
    if stored is None:
        row = _free_row(connection, values["created_us"])
        connection.execute(_NEW_CALL, {"row": row, **values})
        connection.execute(_NEW_DETAILS, {"row": row, **details})
    else:
        if reindexed:
            search.forget(connection, [stored.row])
        row = _change(connection, stored, values, details)
        if _was_judged(stored.columns["remarks"], values["remarks"]):
            release(connection, call.number)
    _write_turns(connection, row, spoken)
    if spoken and call.requested.requested_by in MAY_BE_A_CAMPAIGNS:
        hearing.spoken(connection, call.id)
    if call.handed is not None and (names := later_names(call.handed)):
        connection.execute(_NEW_PART, _part_values(names, row))
    _write_facts(connection, row, facts, source, stored.last_fact if stored else 0)
    if reindexed:
        search.learn(connection, [row])


def _was_judged(before: object, now: int) -> bool:
    """Whether a wish not to be called was open, as far as a row tells that may be damaged, and is no more."""
    return isinstance(before, int) and bool(before & ~now & _UNJUDGED)


def _part_values(names: Sequence[RemoteName], row: int) -> list[dict[str, Any]]:
    return [{"party": name.party.value, "remote_id": name.remote_id, "call_row": row} for name in names]


def _is_found_otherwise(stored: _Stored, values: dict[str, Any]) -> bool:
    return any(stored.columns[name] != values[name] for name in (*_SEARCHED, "created_us"))


def _change(connection: Connection, stored: _Stored, values: dict[str, Any], details: dict[str, Any]) -> int:
    """Bring the call's row up to date; returns its number."""
    row, changed = stored.row, {name: v for name, v in values.items() if stored.columns[name] != v}
    if "created_us" in changed:
        # Where an earlier request came to light the row follows it, and takes along what refers to it.
        row = changed["row"] = _free_row(connection, values["created_us"])
    if changed:
        connection.execute(_CHANGED_CALL, {"held_row": stored.row, **changed})
    if stored.has_details:
        connection.execute(_CHANGED_DETAILS, {"held_row": row, **details})
    else:  # lost by damage
        connection.execute(_NEW_DETAILS, {"row": row, **details})
    return row


def _stored(connection: Connection, call: Call) -> _Stored | None:
    found = connection.execute(_BY_ID, {"wanted": call.id}).mappings().first()
    found = found if found is not None else _nameless(connection, call)
    if found is None:
        return None
    return _Stored(found["row"], dict(found), found["details"] is not None, found["last_fact"] or 0)


def _nameless(connection: Connection, call: Call) -> RowMapping | None:
    """The call's row where its id was damaged: the providers' ids tell that it is the one."""
    for held, value in ((_BY_CARRIER, call.carrier_call_id), (_BY_AGENT, call.agent_call_id)):
        if value is not None:
            row = connection.execute(held, {"wanted": value}).mappings().first()
            if row is not None and text_or_none(row["id"]) is None:
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
        taken = connection.scalars(_ROWS_FROM, {"first": row}).all()
        for used in taken:
            if used != row:
                return row
            row += 1
        if len(taken) < _ROWS_AT_ONCE:
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
    connection.execute(_OLD_TURNS, {"call_row": row, "ordinals": [turn.ordinal for turn in spoken]})
    connection.execute(_NEW_TURNS, [{"call_row": row, **turn_values(turn)} for turn in spoken])


def _write_facts(connection: Connection, row: int, facts: Sequence[Fact], source: str, last: int) -> None:
    """Append the facts that the journal does not hold yet; `last` is its last number."""
    values = {entry["digest"]: entry for entry in map(fact_values, facts)}
    if values and last:
        known = {"call_row": row, "digests": list(values)}
        for digest in connection.scalars(_KNOWN_FACTS, known):
            del values[digest]
    if not values:
        return
    common = {"call_row": row, "written_us": microseconds(datetime.now(UTC)), "source": source}
    entries = [
        {**common, "sequence": last + place, **entry} for place, entry in enumerate(values.values(), 1)
    ]
    connection.execute(_NEW_FACTS, entries)

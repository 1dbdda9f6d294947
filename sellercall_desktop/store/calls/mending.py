"""What can still be read of damaged rows: one of them must not take the others down with it.

A call is a merge of its facts, and its journal holds them, so a call whose details cannot be read is made
anew from what can. Nothing is written here: the next save of the call puts its row in order.
"""

from __future__ import annotations

import logging
from dataclasses import fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec
from sqlalchemy import select

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import Call, CallResult, advance, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.store.calls.rows import (
    UNREADABLE,
    call_of,
    checked,
    fact_of,
    number_or_none,
    text_or_none,
    time_or_none,
    turn_of,
)
from sellercall_desktop.store.database.schema import calls, journal, turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.calls.facts import Fact

log = logging.getLogger(__name__)

RESTORED = "restored"  # who asked for a call of which that is not known any more
_REMEMBERED = 1_000
_told: BoundedMap[tuple[str, str, object], None] = BoundedMap(_REMEMBERED)
# Made here, by one thread, as in `rows`.
_FIELDS = {
    name: msgspec.json.Decoder(hint)
    for name, hint in get_type_hints(Call).items()
    if name in {field.name for field in fields(Call)} - {"id", "turns"}
}
_LEG_OUTCOMES = {
    CallResult.BUSY: CarrierOutcome.BUSY,
    CallResult.NO_ANSWER: CarrierOutcome.NO_ANSWER,
    CallResult.CANCELED: CarrierOutcome.CANCELED,
    CallResult.FAILED: CarrierOutcome.FAILED,
}


def tell(place: str, table: str, row: object, error: BaseException) -> None:
    """Log that this row cannot be read: once a run, not at every page that meets it."""
    key = (place, table, row)
    if key in _told:
        return
    _told[key] = None
    log.error("store.row_damaged", extra={"table": table, "row": row, "problem": type(error).__name__})


def place_of(connection: Connection) -> str:
    """Which database this is."""
    return connection.engine.url.render_as_string(hide_password=True)


def calls_of(
    connection: Connection, rows: Sequence[Row[Any, Any, Any]], spoken: Iterable[Row[Any]] = ()
) -> list[Call]:
    """The calls of these rows (row, id, data), in their order, with the turns among `spoken`."""
    said: dict[int, list[TurnSpoken]] = {row.row: [] for row in rows}
    damaged: dict[int, BaseException] = {}
    for turn in spoken:
        try:
            said[turn.call_row].append(turn_of(turn))
        except UNREADABLE as error:
            damaged[turn.call_row] = error
    found = []
    for row in rows:
        try:
            if row.row in damaged:
                raise damaged[row.row]
            call = call_of(row.data, said[row.row])
            found.append(call if call.id == row.id else _named(call, row.id))
        except UNREADABLE as error:
            tell(place_of(connection), "calls", row.row, error)
            found.append(_mended(connection, row, said[row.row]))
    return found


def _named(call: Call, call_id: object) -> Call:
    """The call under the id by which its row is looked up, where that one is an id at all."""
    known = text_or_none(call_id)
    return call if known is None else replace(call, id=known)


def _mended(connection: Connection, row: Row[Any, Any, Any], said: list[TurnSpoken]) -> Call:
    """The call as its columns, the readable part of its details, its turns and its journal give it."""
    columns = connection.execute(select(calls).where(calls.c.row == row.row)).one()
    known = _readable_fields(row.data)
    facts = list(_readable_facts(connection, row.row))
    requested = known.pop("requested", None)
    requests = [requested, *(fact for fact in facts if isinstance(fact, CallRequested))]
    first = next((each for each in requests if each is not None), None) or _request_of(columns)
    call_id = text_or_none(row.id) or _id_in(row.data) or f"row-{row.row}"
    call = replace(start_call(call_id, first), **known)
    told = [fact for fact in facts if isinstance(fact, TurnSpoken)]
    for fact in facts:
        if not isinstance(fact, TurnSpoken | CallRequested):
            call = advance(call, fact)
    by_ordinal = {turn.ordinal: turn for turn in (*told, *said)}
    spoken = tuple(by_ordinal[ordinal] for ordinal in sorted(by_ordinal))
    heard = [turn.at for turn in spoken if turn.speaker is not Speaker.TOOL]
    call = replace(call, turns=spoken, spoke_at=call.spoke_at or min(heard, default=None))
    return _with_columns(call, columns)


def _readable_fields(data: object) -> dict[str, Any]:
    """Of a call's details, each part that can be read by itself."""
    try:
        raw = _details_in(data)
    except UNREADABLE:
        return {}
    if not isinstance(raw, dict):
        return {}
    found = {}
    for name, decoder in _FIELDS.items():
        try:
            if name in raw:
                found[name] = checked(decoder.decode(msgspec.json.encode(raw[name])))
        except UNREADABLE:
            continue
    return found


def _details_in(data: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(data, str | bytes):
        raise TypeError("details are text")
    return msgspec.json.decode(data)


def _id_in(data: object) -> str | None:
    try:
        raw = _details_in(data)
        return text_or_none(raw["id"])
    except UNREADABLE:
        return None


def _readable_facts(connection: Connection, row: int) -> Iterable[Fact]:
    entries = select(journal).where(journal.c.call_row == row).order_by(journal.c.sequence)
    for entry in connection.execute(entries):
        try:
            yield fact_of(entry.kind, entry.payload)
        except UNREADABLE as error:
            tell(place_of(connection), "journal", (row, entry.sequence), error)


def _request_of(columns: Row[Any]) -> CallRequested:
    """The intent, as far as the columns tell it. A row's number is its time."""
    at = time_or_none(columns.created_us) or time_or_none(columns.row)
    if at is None:
        raise ValueError(f"row {columns.row} has no time")
    inbound = columns.direction == Direction.INBOUND.value
    return CallRequested(
        at=at,
        direction=Direction.INBOUND if inbound else Direction.OUTBOUND,
        number=text_or_none(columns.number) or "",
        requested_by=RESTORED,
    )


def _with_columns(call: Call, columns: Row[Any]) -> Call:
    """What only the columns still know: the providers' ids, and that it has ended."""
    at = call.created_at
    if call.agent is None and (agent := text_or_none(columns.agent_call_id)):
        call = advance(call, AgentCreated(at, agent))
    if call.placed is None and (carrier := text_or_none(columns.carrier_call_id)):
        call = advance(call, CallPlaced(at, carrier))
    state = text_or_none(columns.state)
    if call.is_live and state in set(CallResult):
        seconds = number_or_none(columns.duration)
        outcome = _LEG_OUTCOMES.get(CallResult(state), CarrierOutcome.COMPLETED)
        call = advance(call, CarrierEnded(at + timedelta(seconds=seconds or 0), outcome, seconds))
    return call


def readable_turns(
    connection: Connection, row: int, within: tuple[int, int] | None = None
) -> list[TurnSpoken]:
    """The turns of a call that can be read; `within` these ordinals, both included, where they are given."""
    asked = select(turns).where(turns.c.call_row == row).order_by(turns.c.ordinal)
    if within is not None:
        asked = asked.where(turns.c.ordinal.between(*within))
    found = []
    for turn in connection.execute(asked):
        try:
            found.append(turn_of(turn))
        except UNREADABLE as error:
            tell(place_of(connection), "turns", (row, turn.ordinal), error)
    return found

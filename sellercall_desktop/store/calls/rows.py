"""Calls and facts as rows, and back: what is read equals what was written."""

from __future__ import annotations

import hashlib
import math
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.call import Call
from sellercall_desktop.core.calls.facts import FACT_TYPES, Fact, Speaker, TurnSpoken
from sellercall_desktop.core.calls.handed import words_of
from sellercall_desktop.core.calls.history import SORT_VALUES, SortKey
from sellercall_desktop.core.calls.remarks import remarks_of
from sellercall_desktop.core.calls.summaries import summaries
from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.store.database.folding import digits_of
from sellercall_desktop.store.database.migrations.m0028_open_wishes import bit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from sellercall_desktop.core.calls.written import Written

T = TypeVar("T")
UNREADABLE = (
    msgspec.MsgspecError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
    ArithmeticError,
)
"""What reading a damaged row may end with."""
EARLIEST, LATEST = datetime(1971, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)
LONGEST_S = 1e9  # no call lasts 30 years

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Made here, while this module is loaded by one thread: msgspec crashes when two look into a class at once.
_CALLS = msgspec.json.Decoder(Call)
_FACTS = {kind: msgspec.json.Decoder(fact) for kind, fact in FACT_TYPES.items()}
_SORTED = tuple((key.value, value) for key, value in SORT_VALUES.items() if key is not SortKey.CREATED)
_CALL_FIELDS = tuple(field.name for field in fields(Call) if field.name not in {"id", "turns"})


def microseconds(at: datetime) -> int:
    """An aware time as whole microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


def time_of(microseconds_since_1970: int) -> datetime:
    """The inverse of `microseconds`, in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds_since_1970)


def call_values(call: Call) -> dict[str, Any]:
    """The columns of `calls`, without `row`."""
    return {
        "id": call.id,
        "created_us": microseconds(call.created_at),
        "digits": digits_of(call.number),
        "unsettled": int(not call.is_settled or call.owes_words),
        "wrap_up_open": int(call.written is not None and call.written.is_unfinished),
        "agent_call_id": call.agent_call_id,
        "carrier_call_id": call.carrier_call_id,
        "remarks": sum(bit(remark.value) for remark in remarks_of(call)),
        **{name: value(call) for name, value in _SORTED},
    }


def detail_values(call: Call) -> dict[str, Any]:
    """The columns of `call_details`, without `row`; by `summary` acts and what was written are found too."""
    parts = [(one.short, one.long) for one in summaries(call)]
    acts = (asked.text for _, asked in told(call.acts))
    written = _words_written(call.written) if call.written is not None else ()
    handed = words_of(call.handed) if call.handed is not None else ()
    found = chain(*parts, acts, written, handed)
    data = msgspec.json.encode(replace(call, turns=())).decode()
    return {"data": data, "summary": " ".join(part for part in found if part)}


def _words_written(written: Written) -> tuple[str, ...]:
    label = written.disposition.label if written.disposition is not None else ""
    note = written.note.text if written.note is not None else ""
    return (label, note, *(one.value for one in written.fields if one.state is not FieldState.REJECTED))


def turn_values(turn: TurnSpoken) -> dict[str, Any]:
    """The columns of `turns`, without `call_row`."""
    return {
        "ordinal": turn.ordinal,
        "at_us": microseconds(turn.at),
        "speaker": turn.speaker.value,
        "text": turn.text,
        "start_s": turn.start_s,
        "final": int(turn.final),
    }


def turn_of(row: Row[Any]) -> TurnSpoken:
    """A turn from its row.

    Raises:
        ValueError and what else is `UNREADABLE`: the row is damaged.
    """
    at, start_s = time_or_none(row.at_us), row.start_s
    sound = isinstance(row.ordinal, int) and isinstance(row.text, str)
    if at is None or not sound or (start_s is not None and number_or_none(start_s) is None):
        raise ValueError("a turn's row is damaged")
    return TurnSpoken(at, row.ordinal, Speaker(row.speaker), row.text, start_s, final=bool(row.final))


def call_of(data: str, turns: Sequence[TurnSpoken] = ()) -> Call:
    """A call from its details and its turns in order.

    Raises:
        UNREADABLE: the details are damaged.
    """
    call = _CALLS.decode(data)
    for name in _CALL_FIELDS:
        if (value := getattr(call, name)) is not None:
            checked(value)
    return replace(call, turns=tuple(turns)) if turns else call


def checked(value: T) -> T:
    """The value, where all times, amounts and spans in it can be: clocks and sums would break on others.

    Raises:
        UNREADABLE: one cannot.
    """
    _check(value)
    return value


def _check(value: Any) -> None:  # noqa: ANN401 - whatever a fact may hold
    if isinstance(value, datetime):
        if not EARLIEST <= value <= LATEST:  # a time without a zone raises TypeError
            raise ValueError("a time that cannot be")
    elif isinstance(value, float | Decimal):
        if not math.isfinite(value) or not -LONGEST_S <= value <= LONGEST_S:
            raise ValueError("an amount that cannot be")
    elif isinstance(value, tuple):
        for part in value:
            _check(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _parts_of(type(value)):
            _check(getattr(value, name))


@lru_cache(maxsize=64)
def _parts_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of facts
    """The fields that may hold a time, an amount or a span."""
    plain = {"str", "str | None", "int", "int | None", "bool"}
    return tuple(field.name for field in fields(kind) if field.type not in plain)


def time_or_none(column: object) -> datetime | None:
    """A column of microseconds as a time; None where it holds something else."""
    try:
        return checked(time_of(column))  # type: ignore[arg-type]
    except UNREADABLE:
        return None


def number_or_none(column: object) -> float | None:
    """A column of seconds; None where it holds something else."""
    if not isinstance(column, int | float) or not math.isfinite(column):
        return None
    return float(column) if 0 <= column <= LONGEST_S else None


def text_or_none(column: object) -> str | None:
    """A column of text; None where it holds something else, nothing, or bytes that are no text."""
    return column if isinstance(column, str) and column and "\ufffd" not in column else None


def fact_values(fact: Fact) -> dict[str, Any]:
    """Kind, payload and digest of a fact; the same fact always gives the same."""
    kind = type(fact).__name__
    payload = msgspec.json.encode(replace(fact, at=fact.at.astimezone(UTC)))
    digest = hashlib.blake2b(kind.encode() + b"\0" + payload, digest_size=16).digest()
    return {"kind": kind, "payload": payload.decode(), "digest": digest}


def fact_of(kind: str, payload: str) -> Fact:
    """The inverse of `fact_values`."""
    fact: Fact = _FACTS[kind].decode(payload)
    return checked(fact)

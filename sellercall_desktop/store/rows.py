"""Calls and facts as rows, and back: what is read equals what was written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from sellercall_desktop.core.calls import Call
from sellercall_desktop.core.facts import FACT_TYPES, Fact, Speaker, TurnSpoken
from sellercall_desktop.core.phone import region_of
from sellercall_desktop.store.folding import digits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Made here, while this module is loaded by one thread: msgspec crashes when two look into a class at once.
_CALLS = msgspec.json.Decoder(Call)
_FACTS = {kind: msgspec.json.Decoder(fact) for kind, fact in FACT_TYPES.items()}


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
        "direction": call.direction.value,
        "number": call.number,
        "digits": digits_of(call.number),
        "country": region_of(call.number),
        "state": (call.result or call.status).value,
        "duration": call.duration_s,
        "prompt_version": call.requested.prompt_version,
        "cost": float(sum(cost.amount for cost in call.costs)) if call.costs else None,
        "unsettled": int(not call.is_settled or call.owes_words),
        "agent_call_id": call.agent_call_id,
        "carrier_call_id": call.carrier_call_id,
    }


def detail_values(call: Call) -> dict[str, Any]:
    """The columns of `call_details`, without `row`."""
    parts = (call.summary.short, call.summary.long) if call.summary else ()
    data = msgspec.json.encode(replace(call, turns=())).decode()
    return {"data": data, "summary": " ".join(part for part in parts if part)}


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
    """A turn from its row."""
    return TurnSpoken(
        time_of(row.at_us), row.ordinal, Speaker(row.speaker), row.text, row.start_s, final=bool(row.final)
    )


def call_of(data: str, turns: Sequence[TurnSpoken] = ()) -> Call:
    """A call from its details and its turns in order."""
    call = _CALLS.decode(data)
    return replace(call, turns=tuple(turns)) if turns else call


def fact_values(fact: Fact) -> dict[str, Any]:
    """Kind, payload and digest of a fact; the same fact always gives the same."""
    kind = type(fact).__name__
    payload = msgspec.json.encode(replace(fact, at=fact.at.astimezone(UTC)))
    digest = hashlib.blake2b(kind.encode() + b"\0" + payload, digest_size=16).digest()
    return {"kind": kind, "payload": payload.decode(), "digest": digest}


def fact_of(kind: str, payload: str) -> Fact:
    """The inverse of `fact_values`."""
    fact: Fact = _FACTS[kind].decode(payload)
    return fact

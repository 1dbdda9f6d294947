"""Calls to keep: a builder for tests that mean something by each field, and strategies for all others."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Fact,
    Speaker,
    SummaryWritten,
    TurnSpoken,
    WordsRead,
)

NOON = datetime(2026, 3, 10, 17, 0, tzinfo=UTC)

TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
SECONDS = st.floats(0, 1e6, allow_nan=False)
TEXTS = st.text(max_size=40)
MONEY = st.decimals(Decimal(0), Decimal(1000), places=5)


def facts() -> st.SearchStrategy[Fact]:
    """Any fact whatsoever."""
    special = {
        "at": TIMES,
        "rings_at": TIMES,
        "due": st.none() | TIMES,
        "ordinal": st.integers(0, 5),
        "text": TEXTS,
        "amount": MONEY,
        "number": st.sampled_from(["+573001234567", "+15005550006", "anonymous", ""]),
    }
    kinds = []
    for kind in get_args(Fact):
        given = {field.name: special[field.name] for field in fields(kind) if field.name in special}
        for field in fields(kind):
            if field.type == "float | None":
                given[field.name] = st.none() | SECONDS
            elif field.type in ("str", "str | None") and field.name not in special:
                given[field.name] = TEXTS if field.type == "str" else st.none() | TEXTS
        kinds.append(st.builds(kind, **given))
    return st.one_of(kinds)


def calls(call_id: str):
    """A call that random facts have made, with those facts."""
    request = st.builds(CallRequested, at=TIMES, number=st.sampled_from(["+573001234567", "+442071838750"]))
    return st.tuples(request, st.lists(facts(), max_size=12)).map(
        lambda drawn: (advance_all(start_call(call_id, drawn[0]), tuple(drawn[1])), (drawn[0], *drawn[1]))
    )


def request(number: str = "+573001234567", *, at: datetime = NOON, **given) -> CallRequested:
    """An intent."""
    given.setdefault("direction", Direction.OUTBOUND)
    return CallRequested(at=at, number=number, **given)


def talked(
    call_id: str,
    *said: str,
    seconds: float = 60.0,
    number: str = "+573001234567",
    at: datetime = NOON,
    summary: str | None = None,
    **given,
):
    """An ended conversation, and its facts."""
    spoken = [
        TurnSpoken(at + timedelta(seconds=n), n, (Speaker.AI, Speaker.CUSTOMER)[n % 2], text)
        for n, text in enumerate(said)
    ]
    known: list[Fact] = [
        request(number, at=at, **given),
        AgentCreated(at, f"agent-{call_id}"),
        CallPlaced(at, f"CA-{call_id}"),
        CallAnswered(at),
        AgentJoined(at),
        *spoken,
        CarrierEnded(at + timedelta(seconds=seconds), CarrierOutcome.COMPLETED, seconds),
    ]
    known += [SummaryWritten(at, None, summary)] if summary else []
    return advance_all(start_call(call_id, known[0]), tuple(known[1:])), tuple(known)


def settled(call_id: str, **given):
    """A conversation of which nothing more is expected."""
    from sellercall_desktop.core.calls.facts import AgentOutcome

    call, known = talked(call_id, **given)
    end = (AgentEnded(call.created_at, AgentOutcome.AI_HUNG_UP), WordsRead(call.created_at))
    return advance_all(call, end), (*known, *end)


async def every(store, query, limit: int = 7):
    """All calls of a query, page by page."""
    found, cursor = [], None
    while True:
        page = await store.calls.page(query, cursor, limit)
        found += page.calls
        cursor = page.next
        if cursor is None:
            return found
        assert len(page.calls) == limit

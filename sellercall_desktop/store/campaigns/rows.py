"""Campaigns and their rows as the database has them, and back."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import literal_column, text

from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignContact,
    CampaignState,
    RowLease,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import LATEST, UNREADABLE, checked, microseconds, time_of
from sellercall_desktop.store.database.schema import campaign_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row

QUEUES = (
    RowState.AGREED,
    RowState.AGAIN,
    RowState.NEW,
    RowState.OUT,
    RowState.DONE,
    RowState.WITHDRAWN,
)
"""Whose turn it is comes first: the place of a state is what the column `queue` holds."""
OUT = QUEUES.index(RowState.OUT)
IS_OUT = campaign_rows.c.queue == literal_column(str(OUT))
"""Written out, so that a partial index is known to serve."""
_CAMPAIGNS = msgspec.json.Decoder(Campaign)  # made here, by one thread, as in `calls.rows`
_E164 = re.compile(r"\+\d+", re.ASCII)
_TEXTS = ("contact_id", "number", "same", "clock", "why", "met", "call_id", "seller")
_MILLION = 1_000_000
DEAREST = 1_000_000 * _MILLION
"""No attempt costs more: what a damaged row tells instead is left out of sums."""
LATEST_US = microseconds(LATEST)


CHANNEL = "sellercall_campaigns"
"""Of NOTIFY: the payload is the id of the campaign that changed."""
SERVERS_NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"


def now_us(connection: Connection) -> int:
    """The present by the database server's clock; a file has this computer's."""
    if connection.dialect.name == "postgresql":
        return int(connection.scalar(text(f"SELECT {SERVERS_NOW}")) or 0)
    return microseconds(utc_now())


def campaign_values(campaign: Campaign) -> dict[str, Any]:
    """The columns of `campaigns`, without the key."""
    return {
        "id": campaign.id,
        "state": campaign.state.value,
        "revision": campaign.revision,
        "data": msgspec.json.encode(campaign).decode(),
    }


def campaign_of(row: Row[Any]) -> Campaign:
    """The inverse. Raises what `UNREADABLE` names."""
    return replace(_CAMPAIGNS.decode(row.data), state=CampaignState(row.state), revision=row.revision)


def contact_of(row: Row[Any], campaign_id: str, **changed: object) -> CampaignContact:
    """A row of `campaign_rows`, with some columns as they have just been written.

    Raises:
        UNREADABLE: it is damaged.
    """
    values = {**row._mapping, **changed}  # noqa: SLF001 - SQLAlchemy's public name for it
    due, until = values["due_us"], values["lease_us"]
    lease = None
    if until is not None:
        lease = RowLease(values["lease_desk"], values["lease_seller"], time_of(until), values["lease_count"])
    texts = (values[name] for name in _TEXTS)
    counts = values["attempts"], values["place"], values["lease_count"]
    if not (all(isinstance(one, str) for one in texts) and all(isinstance(one, int) for one in counts)):
        raise TypeError("a row whose words or counts are none")
    if not _E164.fullmatch(values["number"]):
        raise ValueError("no number")
    contact = CampaignContact(
        row=values["row"],
        campaign_id=campaign_id,
        contact_id=values["contact_id"],
        number=values["number"],
        clock=values["clock"],
        state=state_of(values["queue"]),
        attempts=values["attempts"],
        due=time_of(due) if due is not None else None,
        outcome=RowOutcome(values["outcome"]),
        why=values["why"],
        met=met_of(values["met"]),
        call_id=values["call_id"],
        seller=values["seller"],
        lease=lease,
    )
    return checked(contact)


def contact_or_none(
    connection: Connection, row: Row[Any], campaign_id: str, **changed: object
) -> CampaignContact | None:
    """The same; None, and a word in the log, where it is damaged: that costs the row alone."""
    try:
        return contact_of(row, campaign_id, **changed)
    except UNREADABLE as error:
        tell(place_of(connection), "campaign_rows", row.row, error)
        return None


def state_of(queue: object) -> RowState:
    """What the column `queue` stands for. Raises ValueError where it is damaged."""
    if not isinstance(queue, int) or not 0 <= queue < len(QUEUES):
        raise ValueError("a queue that there is none of")
    return QUEUES[queue]


def met_of(words: str) -> tuple[tuple[RowOutcome, int], ...]:
    """How often each outcome was met, from ``"busy:2 no_answer:1"``."""
    pairs = (word.partition(":") for word in words.split())
    return tuple((RowOutcome(name), int(count)) for name, _, count in pairs)


def with_met(words: str, outcome: RowOutcome) -> str:
    """The same with one more of this."""
    try:
        met: Mapping[RowOutcome, int] = dict(met_of(words))
    except UNREADABLE:  # damaged: what was met before is not known
        met = {}
    counted = {**met, outcome: met.get(outcome, 0) + 1}
    return " ".join(f"{name.value}:{count}" for name, count in sorted(counted.items()))


def released() -> dict[str, Any]:
    """What a row without a lease has."""
    return {"lease_desk": "", "lease_seller": "", "lease_us": None, "begun": 0}


def waiting_at(state: RowState, place: int, due: datetime | None) -> dict[str, Any]:
    """Queue and turn of a row that is in this state."""
    due_us = microseconds(due) if due is not None else None
    turn = due_us if due_us is not None else place
    return {"queue": QUEUES.index(state), "due_us": due_us, "turn": turn}


def millionths(cost: Decimal) -> int:
    """A cost as a whole number, so that sums are exact."""
    return int((cost * _MILLION).to_integral_value())


def cost_of(millionths_of: int) -> Decimal:
    """The inverse."""
    return Decimal(millionths_of) / _MILLION

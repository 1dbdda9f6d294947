"""Contacts become rows of a campaign. A function of a connection alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from sellercall_desktop.core.campaigns.campaign import RowOutcome, RowState
from sellercall_desktop.core.campaigns.ports import EntriesAdded
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.audit_trail import next_key
from sellercall_desktop.store.campaigns.rows import QUEUES, released
from sellercall_desktop.store.database.schema import (
    campaign_clocks,
    campaign_rows,
    campaigns,
)
from sellercall_desktop.store.listed_numbers import listed_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from sellercall_desktop.core.campaigns.campaign import CampaignEntry

_AT_ONCE = 200  # numbers of a question: each has up to two spellings, and SQLite takes 999 values


def add(connection: Connection, campaign_id: str, entries: Sequence[CampaignEntry]) -> EntriesAdded:
    """As `CampaignStore.add`."""
    key = connection.scalar(select(campaigns.c.key).where(campaigns.c.id == campaign_id))
    if key is None:
        return EntriesAdded(0, 0, 0)
    known = _known(connection, key, entries)
    listed = listed_of(connection, {entry.number for entry in entries})
    new: dict[tuple[str, str], CampaignEntry] = {}
    for entry in entries:
        if (pair := (entry.contact_id, spellings(entry.number)[0])) not in known:
            new.setdefault(pair, entry)
    _open_clocks(connection, key, {entry.clock for entry in new.values()})
    row = next_key(connection, campaign_rows.c.row)
    of_campaign = campaign_rows.c.campaign == key
    place = (connection.scalar(select(func.max(campaign_rows.c.place)).where(of_campaign)) or 0) + 1
    values = [
        _values(key, row + at, place + at, pair[1], entry, is_listed=pair[1] in listed)
        for at, (pair, entry) in enumerate(new.items())
    ]
    if values:
        connection.execute(insert(campaign_rows), values)
    not_to_call = sum(pair[1] in listed for pair in new)
    return EntriesAdded(len(new) - not_to_call, len(entries) - len(new), not_to_call)


def _values(
    key: int, row: int, place: int, same: str, entry: CampaignEntry, *, is_listed: bool
) -> dict[str, Any]:
    state, outcome = (
        (RowState.WITHDRAWN, RowOutcome.OPTED_OUT) if is_listed else (RowState.NEW, RowOutcome.NONE)
    )
    return {
        "row": row,
        "campaign": key,
        "contact_id": entry.contact_id,
        "number": entry.number,
        "same": same,
        "clock": entry.clock,
        "seller": entry.seller,
        "queue": QUEUES.index(state),
        "turn": place,
        "place": place,
        "due_us": None,
        "attempts": 0,
        "outcome": outcome.value,
        "why": "",
        "met": "",
        "call_id": "",
        "came_from": QUEUES.index(RowState.NEW),
        "lease_count": 0,
        **released(),
    }


def _known(connection: Connection, key: int, entries: Sequence[CampaignEntry]) -> set[tuple[str, str]]:
    known: set[tuple[str, str]] = set()
    rows = campaign_rows.c
    for numbers in _some({spellings(entry.number)[0] for entry in entries}):
        there = select(rows.contact_id, rows.same).where(rows.campaign == key, rows.same.in_(numbers))
        known |= {(row.contact_id, row.same) for row in connection.execute(there)}
    return known


def _open_clocks(connection: Connection, key: int, wanted: set[str]) -> None:
    there = select(campaign_clocks.c.clock).where(campaign_clocks.c.campaign == key)
    new = wanted - set(connection.scalars(there))
    if new:
        values = [{"campaign": key, "clock": clock, "opens_us": 0} for clock in sorted(new)]
        connection.execute(insert(campaign_clocks), values)


def _some(numbers: set[str]) -> Iterator[list[str]]:
    ordered = sorted(numbers)
    for begin in range(0, len(ordered), _AT_ONCE):
        yield ordered[begin : begin + _AT_ONCE]

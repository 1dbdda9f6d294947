"""An attempt from its lease to its outcome. Functions of a connection alone; each may run twice.

Who holds a row is known by the count of its lease: what a desk does with one that it lost changes nothing.
Who locks several does so by `in_order`, and rows before their attempts: so nobody waits in a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, insert, select, update

from sellercall_desktop.core.campaigns.campaign import CampaignContact, CampaignState, RowOutcome, RowState
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.calls.rows import microseconds
from sellercall_desktop.store.campaigns.rows import (
    IS_OUT,
    OUT,
    QUEUES,
    contact_or_none,
    millionths,
    released,
    waiting_at,
    with_met,
)
from sellercall_desktop.store.database.schema import calls, campaigns
from sellercall_desktop.store.database.schema import campaign_attempts as attempts
from sellercall_desktop.store.database.schema import campaign_rows as rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from sellercall_desktop.core.campaigns.outcomes import Following


def begin(connection: Connection, contact: CampaignContact, call_id: str, now: int, *, alone: bool) -> bool:
    """As `CampaignStore.begin`. The campaign must be running still."""
    running = select(campaigns.c.key).where(
        campaigns.c.id == contact.campaign_id, campaigns.c.state == CampaignState.RUNNING.value
    )
    held = update(rows).where(
        _is_held(contact), rows.c.begun == 0, rows.c.lease_us > now, rows.c.campaign.in_(running)
    )
    begun = held.values(begun=1, call_id=call_id, attempts=rows.c.attempts + 1)
    if not connection.execute(begun).rowcount:
        return False
    row = connection.execute(select(rows).where(rows.c.row == contact.row)).one()
    attempt = {
        "call_id": call_id,
        "campaign": row.campaign,
        "campaign_row": row.row,
        "same": row.same,
        "begun_us": now,
        "ended_us": None,
        "outcome": RowOutcome.NONE.value,
        "why": "",
        "cost_millionths": 0,
        "desk": row.lease_desk,
        "seller": row.lease_seller,
        "spoken": 0 if alone else None,
        "heard": 0,
    }
    connection.execute(insert(attempts).values(attempt))
    return True


def holds(connection: Connection, contact: CampaignContact, call_id: str) -> bool:
    """As `CampaignStore.holds`."""
    mine = select(rows.c.row).where(_is_held(contact), rows.c.begun == 1, rows.c.call_id == call_id)
    return connection.execute(mine).first() is not None


def renew(connection: Connection, contacts: Sequence[CampaignContact], until: int) -> frozenset[int]:
    """As `CampaignStore.renew`."""
    return frozenset(
        contact.row
        for contact in sorted(contacts, key=lambda each: each.row)
        if not connection.execute(update(rows).where(_is_held(contact)).values(lease_us=until)).rowcount
    )


def take_over(connection: Connection, seller: str, desk: str, until: int) -> list[CampaignContact]:
    """As `CampaignStore.held`."""
    hers = select(rows).where(IS_OUT, rows.c.begun == 0, rows.c.lease_seller == seller)
    taken: list[CampaignContact | None] = []
    for row in connection.execute(in_order(hers)).all():
        leased = {"lease_desk": desk, "lease_us": until, "lease_count": row.lease_count + 1}
        connection.execute(update(rows).where(rows.c.row == row.row).values(**leased))
        taken.append(contact_or_none(connection, row, id_of(connection, row.campaign), **leased))
    return [contact for contact in taken if contact is not None]


def put_back(connection: Connection, contact: CampaignContact, became: Following | None) -> bool:
    """As `CampaignStore.put_back`."""
    mine = select(rows).where(_is_held(contact), rows.c.begun == 0)
    row = connection.execute(mine.with_for_update()).one_or_none()
    if row is not None:
        _move(connection, row, became)
    return row is not None


def settle(
    connection: Connection, call_id: str, became: Following, ended_at: datetime, cost: Decimal
) -> CampaignContact | None:
    """As `CampaignStore.settle`."""
    there = of_call(connection, call_id)
    ended = update(attempts).where(attempts.c.call_id == call_id, attempts.c.ended_us.is_(None))
    told = ended.values(
        ended_us=microseconds(ended_at),
        outcome=became.outcome.value,
        why=became.why,
        cost_millionths=millionths(cost),
    )
    if not connection.execute(told).rowcount or there is None:
        return None
    row, campaign_id = there
    if row.queue != OUT or row.call_id != call_id:  # an opt-out was quicker
        return contact_or_none(connection, row, campaign_id)
    if became.outcome is RowOutcome.NONE:
        return contact_or_none(connection, row, campaign_id, **_take_back(connection, row, became))
    changed = _move(connection, row, became, met=with_met(row.met, became.outcome))
    return contact_or_none(connection, row, campaign_id, **changed)


def agree(connection: Connection, call_id: str, due: datetime | None, seller: str) -> CampaignContact | None:
    """As `CampaignStore.agree`."""
    there = of_call(connection, call_id)
    if there is None or there[0].call_id != call_id:
        return None
    row, campaign_id = there
    if contact_or_none(connection, row, campaign_id) is None:
        return None
    state = QUEUES[row.queue]
    if due is not None and state in {RowState.DONE, RowState.AGAIN, RowState.AGREED}:
        agreed = waiting_at(RowState.AGREED, row.place, due)
        changed = {**agreed, "seller": seller, "outcome": RowOutcome.CALLBACK.value}
    elif due is None and state is RowState.AGREED:
        changed = {**waiting_at(RowState.DONE, row.place, None), "outcome": RowOutcome.REACHED.value}
    else:
        return None
    connection.execute(update(rows).where(rows.c.row == row.row).values(**changed))
    return contact_or_none(connection, row, campaign_id, **changed)


def of_call(connection: Connection, call_id: str, *, to_read: bool = False) -> tuple[Row[Any], str] | None:
    """The row whose attempt this call is, with its campaign's id; locked, unless it is only to be read."""
    at = select(attempts.c.campaign_row).where(attempts.c.call_id == call_id).scalar_subquery()
    wanted = select(rows).where(rows.c.row == at)
    row = connection.execute(wanted if to_read else wanted.with_for_update()).one_or_none()
    return (row, id_of(connection, row.campaign)) if row is not None else None


def lapsed(connection: Connection, now: int, desk: str) -> list[CampaignContact]:
    """As `CampaignStore.lapsed`."""
    over = rows.c.lease_us <= now
    if desk:
        over |= rows.c.lease_desk == desk
    wanted = select(rows).where(IS_OUT, over, rows.c.begun == 1).order_by(rows.c.lease_us)
    found = (
        contact_or_none(connection, row, id_of(connection, row.campaign))
        for row in connection.execute(wanted).all()
    )
    return [contact for contact in found if contact is not None]


def void(connection: Connection, contact: CampaignContact, became: Following | None) -> bool:
    """As `CampaignStore.void`: in the writers' turn, so that no intent is written meanwhile."""
    if connection.execute(select(calls.c.row).where(calls.c.id == contact.call_id)).first() is not None:
        return False
    mine = select(rows).where(
        IS_OUT, rows.c.row == contact.row, rows.c.begun == 1, rows.c.call_id == contact.call_id
    )
    row = connection.execute(mine.with_for_update()).one_or_none()
    if row is None:
        return False
    _take_back(connection, row, became)
    return True


def withdraw(connection: Connection, numbers: Sequence[str]) -> None:
    """Numbers that are not to be called any more leave every queue, in the transaction that lists them."""
    same = sorted({spellings(number)[0] for number in numbers})
    waits_or_is_out = rows.c.queue <= QUEUES.index(RowState.OUT)
    theirs = rows.c.same.in_(same), waits_or_is_out
    connection.execute(in_order(select(rows.c.row).where(*theirs))).all()
    gone = update(rows).where(*theirs)
    withdrawn = QUEUES.index(RowState.WITHDRAWN)
    connection.execute(gone.values(queue=withdrawn, outcome=RowOutcome.OPTED_OUT.value, **released()))


def in_order(wanted: Select[Any]) -> Select[Any]:
    """These rows, locked one after the other as everybody locks them."""
    return wanted.order_by(rows.c.row).with_for_update()


def id_of(connection: Connection, key: int) -> str:
    """A campaign's id."""
    return str(connection.scalar(select(campaigns.c.id).where(campaigns.c.key == key)) or "")


def _is_held(contact: CampaignContact) -> ColumnElement[bool]:
    count = contact.lease.count if contact.lease is not None else -1
    return and_(rows.c.row == contact.row, IS_OUT, rows.c.lease_count == count)


def _take_back(connection: Connection, row: Row[Any], became: Following | None) -> dict[str, Any]:
    """As if the row's attempt had not been begun: what was agreed before is known by the call before."""
    connection.execute(delete(attempts).where(attempts.c.call_id == row.call_id))
    of_row = attempts.c.same == row.same, attempts.c.campaign_row == row.row
    earlier = select(attempts.c.call_id).where(*of_row).order_by(attempts.c.begun_us.desc())
    before = connection.scalar(earlier.limit(1)) or ""
    fewer = {"attempts": row.attempts - 1, "call_id": before, "lease_count": row.lease_count + 1}
    return _move(connection, row, became, **fewer)


def _move(
    connection: Connection, row: Row[Any], became: Following | None, **further: object
) -> dict[str, Any]:
    """Out no more: where it was, or where it goes now."""
    if became is None:
        turn = row.due_us if row.due_us is not None else row.place
        known = row.came_from if row.came_from in range(OUT) else QUEUES.index(RowState.NEW)
        changed: dict[str, Any] = {"queue": known, "turn": turn}
    else:
        is_agreed = became.outcome is RowOutcome.NONE and row.came_from == QUEUES.index(RowState.AGREED)
        put_off = is_agreed and became.state is RowState.AGAIN
        state = RowState.AGREED if put_off else became.state
        changed = waiting_at(state, row.place, became.due)
        if became.outcome is not RowOutcome.NONE:
            changed |= {"outcome": became.outcome.value, "why": became.why}
        elif became.why:
            changed["why"] = became.why
        if became.state is RowState.AGREED:
            changed["seller"] = became.seller
    changed |= {**released(), **further}
    connection.execute(update(rows).where(rows.c.row == row.row).values(**changed))
    return changed

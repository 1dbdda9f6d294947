"""How a campaign stands: counts, moments, costs. Functions of a connection that only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from sellercall_desktop.core.campaigns.campaign import CampaignState, RowOutcome, RowState, Waiting
from sellercall_desktop.core.campaigns.held import HELD
from sellercall_desktop.core.campaigns.ports import CampaignProgress, EndedAttempt, NextMoment
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE, microseconds, time_of
from sellercall_desktop.store.campaigns.rows import (
    DEAREST,
    LATEST_US,
    QUEUES,
    contact_or_none,
    cost_of,
    state_of,
)
from sellercall_desktop.store.campaigns.taking import ranges
from sellercall_desktop.store.database.schema import campaign_attempts, campaign_rows, campaigns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from sqlalchemy import Connection

    from sellercall_desktop.core.campaigns.campaign import CampaignContact

_COSTS = campaign_attempts.c.cost_millionths
_COST = func.sum(case((_COSTS.between(0, DEAREST), _COSTS), else_=0))
_GO_ON = (CampaignState.RUNNING.value, CampaignState.PAUSED.value)
_NEW, _OUT = QUEUES.index(RowState.NEW), QUEUES.index(RowState.OUT)


def on_at(connection: Connection, campaign_id: str, seller: str) -> NextMoment | None:
    """As `CampaignStore.on_at`."""
    sellers = (seller, "") if seller else ("",)
    waiting = ranges(connection, _key(connection, campaign_id), sellers)
    turns = [(one, 0 if one.queue == _NEW else one.turn) for one in waiting]
    moments = [
        (max(one.opens_us, turn), one.closed_for if one.opens_us > turn else Waiting.LATER)
        for one, turn in turns
    ]
    if not moments:
        return None
    # That all are tried again later is said only where all are.
    at, why = min(moments, key=lambda one: (one[0], one[1] is Waiting.LATER))
    if why is Waiting.LATER and _are_all_held(connection, campaign_id):
        why = Waiting.TO_BE_JUDGED
    return NextMoment(time_of(max(0, min(at, LATEST_US))), why)


def _are_all_held(connection: Connection, campaign_id: str) -> bool:
    rows = campaign_rows.c
    waits = rows.campaign == _key(connection, campaign_id), rows.queue.between(0, _NEW)
    return connection.execute(select(rows.row).where(*waits, rows.why != HELD).limit(1)).first() is None


def some_waiting(connection: Connection, campaign_id: str, at_most: int) -> list[CampaignContact]:
    """As `CampaignStore.some_waiting`."""
    waits = (
        campaign_rows.c.campaign == _key(connection, campaign_id),
        campaign_rows.c.queue.between(0, _NEW),
    )
    many = connection.scalar(select(func.count()).where(*waits)) or 0
    step = max(1, -(-many // at_most))
    some = select(campaign_rows).where(*waits, campaign_rows.c.row % step == 0).limit(at_most)
    found = (contact_or_none(connection, row, campaign_id) for row in connection.execute(some))
    return [contact for contact in found if contact is not None]


def is_over(connection: Connection, campaign_id: str) -> bool:
    """As `CampaignStore.is_over`."""
    here = campaign_rows.c.campaign == _key(connection, campaign_id)
    left = select(campaign_rows.c.row).where(here, campaign_rows.c.queue.between(0, _OUT)).limit(1)
    return connection.execute(left).first() is None


def progress(connection: Connection, campaign_id: str) -> CampaignProgress:
    """As `CampaignStore.progress`."""
    rows, key = campaign_rows.c, _key(connection, campaign_id)
    counted = select(rows.queue, rows.clock, func.count().label("n")).where(rows.campaign == key)
    by_state: dict[RowState, int] = {}
    by_clock: dict[str, int] = {}
    # By seller too, as the index has them: then it is read as it stands, and nothing is sorted.
    for row in connection.execute(counted.group_by(rows.queue, rows.seller, rows.clock)):
        try:
            state = state_of(row.queue)
        except UNREADABLE as error:
            tell(place_of(connection), "campaign_rows", row.queue, error)
            continue
        by_state[state] = by_state.get(state, 0) + row.n
        if state.is_waiting and isinstance(row.clock, str):
            by_clock[row.clock] = by_clock.get(row.clock, 0) + row.n
    told = campaign_attempts.c
    of_attempts = select(told.outcome, func.count().label("n"), _COST.label("cost"))
    of_attempts = of_attempts.where(told.campaign == key, told.outcome.in_(list(RowOutcome)))
    found: Sequence[Any] = connection.execute(of_attempts.group_by(told.outcome)).all()
    cost = cost_of(sum(int(row.cost or 0) for row in found))
    outcomes = {RowOutcome(row.outcome): row.n for row in found}
    return CampaignProgress(by_state, outcomes, sum(outcomes.values()), cost, by_clock)


def out(connection: Connection, campaign_id: str) -> tuple[int, int]:
    """As `CampaignStore.out`."""
    go_on = select(campaigns.c.key, campaigns.c.id).where(campaigns.c.state.in_(_GO_ON))
    keys = {int(row.key): row.id for row in connection.execute(go_on)}
    in_hand = campaign_rows.c.campaign.in_(keys), campaign_rows.c.queue == _OUT
    counted = select(campaign_rows.c.campaign, func.count().label("n")).where(*in_hand)
    found = {keys[row.campaign]: int(row.n) for row in connection.execute(counted.group_by("campaign"))}
    return found.get(campaign_id, 0), sum(found.values())


def spent(connection: Connection, campaign_id: str) -> Decimal:
    """As `CampaignStore.spent`."""
    of = campaign_attempts.c.campaign == _key(connection, campaign_id)
    total = select(_COST).where(of)
    return cost_of(int(connection.scalar(total) or 0))


def ended_since(connection: Connection, campaign_id: str, since: datetime) -> list[EndedAttempt]:
    """As `CampaignStore.ended_since`."""
    table = campaign_attempts.c
    wanted = select(table.ended_us, table.outcome, table.why).where(
        table.campaign == _key(connection, campaign_id),
        table.ended_us.between(microseconds(since), LATEST_US),
        table.outcome.in_(list(RowOutcome)),
    )
    found = connection.execute(wanted.order_by(table.ended_us))
    return [EndedAttempt(time_of(row.ended_us), RowOutcome(row.outcome), str(row.why)) for row in found]


def _key(connection: Connection, campaign_id: str) -> int:
    return int(connection.scalar(select(campaigns.c.key).where(campaigns.c.id == campaign_id)) or 0)

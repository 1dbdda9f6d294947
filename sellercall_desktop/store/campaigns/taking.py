"""Whose turn it is: one row leased to one desk, in one transaction. Functions of a connection alone.

A row is found as the first of a range of `ix_campaign_rows_turn`; ranges of groups whose hours are closed are
not entered. One that turns out not to be for now is put behind, so that nobody looks at it again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, func, literal, select, union_all, update
from sqlalchemy.exc import IntegrityError

from sellercall_desktop.core.campaigns.campaign import CampaignContact, CampaignState, RowState
from sellercall_desktop.store.campaigns.rows import IS_OUT, OUT, QUEUES, campaign_of, contact_of, released
from sellercall_desktop.store.database.schema import campaign_attempts as attempts
from sellercall_desktop.store.database.schema import campaign_clocks as clocks
from sellercall_desktop.store.database.schema import campaign_rows as rows
from sellercall_desktop.store.database.schema import campaigns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect

    from sellercall_desktop.core.campaigns.ports import Asker

DAY_US = 86_400_000_000
OUT_ELSEWHERE_US = 120_000_000  # a number that another row has out is looked at again then
LOOKED_AT = 200  # rows put behind at once, where the first of a range was for later
_TRIES = 20
_WAITING = tuple(at for at, state in enumerate(QUEUES) if state.is_waiting)


class NumberIsOutError(Exception):
    """Another desk has taken another row of the same number in this very moment: try again."""


class Range(NamedTuple):
    """Part of the queue: rows of one state, one seller, one group of hours."""

    queue: int
    seller: str
    clock: str
    turn: int = 0  # of its first row

    def holds(self, campaign: int) -> ColumnElement[bool]:
        """Its rows."""
        return and_(
            rows.c.campaign == campaign,
            rows.c.queue == self.queue,
            rows.c.seller == self.seller,
            rows.c.clock == self.clock,
        )


def take(
    connection: Connection, campaign_id: str, asker: Asker, lease_us: int, now: int
) -> CampaignContact | None:
    """As `CampaignStore.next`.

    Raises:
        NumberIsOutError: nothing was taken.
    """
    found = connection.execute(select(campaigns).where(campaigns.c.id == campaign_id)).one_or_none()
    if found is None or found.state != CampaignState.RUNNING.value:
        return None
    free_lapsed(connection, now)
    a_day = campaign_of(found).attempts.a_day
    for _ in range(_TRIES):
        row, put_behind = _first_free(connection, found.key, asker, a_day, now)
        if row is not None:
            return _lease(connection, row, campaign_id, asker, now + lease_us)
        if not put_behind:
            return None
    return None


def free_lapsed(connection: Connection, now: int) -> None:
    """Rows that a dead desk had before it without an attempt wait again where they were."""
    lapsed = select(rows.c.row).where(IS_OUT, rows.c.lease_us <= now, rows.c.begun == 0).limit(LOOKED_AT)
    found = list(connection.scalars(lapsed.with_for_update(skip_locked=True)))
    if found:
        turn = func.coalesce(rows.c.due_us, rows.c.place)
        free = update(rows).where(rows.c.row.in_(found), IS_OUT)
        connection.execute(free.values(queue=rows.c.came_from, turn=turn, **released()))


def ranges(
    connection: Connection, campaign: int, sellers: Sequence[str], now: int | None = None
) -> list[tuple[Range, int]]:
    """Where somebody waits, whose turn it is first, each with when its hours open.

    With `now`: of the groups that are open, and those whose turn has come.
    """
    asked = []
    for queue in _WAITING:
        for at, seller in enumerate(sellers):
            first = _first_turn(queue, seller, now)
            wanted = select(
                literal(queue).label("queue"),
                literal(at).label("at"),
                clocks.c.clock,
                clocks.c.opens_us,
                first.label("turn"),
            ).where(clocks.c.campaign == campaign)
            asked.append(wanted if now is None else wanted.where(clocks.c.opens_us <= now))
    found = [row for row in connection.execute(union_all(*asked)) if row.turn is not None]
    found.sort(key=lambda row: (row.queue, row.at, row.turn))
    return [(Range(row.queue, sellers[row.at], row.clock, row.turn), row.opens_us) for row in found]


def _first_turn(queue: int, seller: str, now: int | None) -> ScalarSelect[int]:
    there = select(func.min(rows.c.turn)).where(
        rows.c.campaign == clocks.c.campaign,
        rows.c.queue == queue,
        rows.c.seller == seller,
        rows.c.clock == clocks.c.clock,
    )
    return (there if now is None else there.where(rows.c.turn <= now)).correlate(clocks).scalar_subquery()


def _first_free(
    connection: Connection, campaign: int, asker: Asker, a_day: int, now: int
) -> tuple[Row[Any] | None, bool]:
    """The row whose turn it is; and where it is none, whether some were put behind."""
    sellers = (asker.seller, "") if asker.seller else ("",)
    for one, _opens in ranges(connection, campaign, sellers, now):
        row = next(iter(_locked(connection, campaign, one, now, 1)), None)
        if row is None:
            continue  # other desks are taking it
        if _free_at(row, a_day, now) <= now:
            return row, False
        _put_behind(connection, _locked(connection, campaign, one, now, LOOKED_AT), a_day, now)
        return None, True
    return None, False


def _locked(connection: Connection, campaign: int, one: Range, now: int, most: int) -> Sequence[Row[Any]]:
    """The first rows of a range that nobody else is taking, each with what decides whether it is for now."""
    of_day = select(func.count()).where(attempts.c.same == rows.c.same, attempts.c.begun_us > now - DAY_US)
    oldest = select(func.min(attempts.c.begun_us)).where(
        attempts.c.same == rows.c.same, attempts.c.begun_us > now - DAY_US
    )
    other = rows.alias("other")
    out = select(func.count()).where(
        other.c.same == rows.c.same, other.c.queue == IS_OUT.right, other.c.row != rows.c.row
    )
    wanted = select(
        rows,
        of_day.correlate(rows).scalar_subquery().label("of_day"),
        oldest.correlate(rows).scalar_subquery().label("oldest"),
        out.correlate(rows).scalar_subquery().label("others_out"),
    ).where(one.holds(campaign), rows.c.turn <= now)
    ordered = wanted.order_by(rows.c.turn).limit(most)
    return connection.execute(ordered.with_for_update(of=rows, skip_locked=True)).all()


def _free_at(row: Row[Any], a_day: int, now: int) -> int:
    """When this row may be called as far as its number's other calls go."""
    if row.others_out:
        return now + OUT_ELSEWHERE_US
    return int(row.oldest) + DAY_US + 1 if row.of_day >= a_day else now


def _put_behind(connection: Connection, looked_at: Sequence[Row[Any]], a_day: int, now: int) -> None:
    for row in looked_at:
        if (free_at := _free_at(row, a_day, now)) > now:
            later = max(row.queue, 0) if row.queue == QUEUES.index(RowState.AGREED) else 1
            behind = update(rows).where(rows.c.row == row.row)
            connection.execute(behind.values(queue=later, turn=free_at, due_us=free_at))


def _lease(
    connection: Connection, row: Row[Any], campaign_id: str, asker: Asker, until: int
) -> CampaignContact:
    leased = {
        "queue": OUT,
        "came_from": row.queue,
        "begun": 0,
        "lease_desk": asker.desk,
        "lease_seller": asker.seller,
        "lease_us": until,
        "lease_count": row.lease_count + 1,
    }
    try:
        connection.execute(update(rows).where(rows.c.row == row.row).values(**leased))
    except IntegrityError as error:
        raise NumberIsOutError from error
    return contact_of(row, campaign_id, **leased)

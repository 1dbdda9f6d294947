"""Whose turn it is: one row leased to one desk, in one transaction. Functions of a connection alone.

A row is found as the first of a range of `ix_campaign_rows_turn`; ranges of groups whose hours are closed are
not entered. One that turns out not to be for now is put behind, so that nobody looks at it again and again;
one that cannot be read is set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, func, text, update
from sqlalchemy.exc import IntegrityError

from sellercall_desktop.core.campaigns.campaign import CampaignContact, CampaignState, RowState, Waiting
from sellercall_desktop.store.audit_trail import LAST_KEY
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE
from sellercall_desktop.store.campaigns.rows import (
    CHANNEL,
    IS_OUT,
    LATEST_US,
    OUT,
    QUEUES,
    SERVERS_NOW,
    campaign_of,
    contact_of,
    contact_or_none,
    now_us,
    released,
)
from sellercall_desktop.store.database.schema import campaign_rows as rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row, TextClause

    from sellercall_desktop.core.campaigns.ports import Asker

DAY_US = 86_400_000_000
RINGS_LATER_US = 60_000_000  # a telephone rings a while after its attempt was begun: some more, some less
OUT_ELSEWHERE_US = 120_000_000  # a number that another row has out is looked at again then
LOOKED_AT = 200  # rows put behind at once, where the first of a range was for later
_TRIES = 20
_NEW = QUEUES.index(RowState.NEW)
_WAITING = tuple(at for at, state in enumerate(QUEUES) if state.is_waiting)


class NumberIsOutError(Exception):
    """Another desk has taken another row of the same number in this very moment: try again."""


class Range(NamedTuple):
    """Part of the queue: rows of one state, one seller, one group of hours."""

    queue: int
    seller: str
    clock: str
    turn: int  # of its first row
    opens_us: int  # the hours of its group
    closed_for: Waiting  # until then


def _range_of(queue: int, at: int) -> str:
    """The first turn of one range in each open group: a look into the index for each."""
    return f"""SELECT {queue} AS queue, {at} AS at, k.clock, k.opens_us, k.closed_for,
    (SELECT min(r.turn)
    FROM campaign_rows r WHERE r.campaign = k.campaign AND r.queue = {queue} AND r.seller = :seller{at}
    AND r.clock = k.clock AND r.turn <= :now) AS turn
    FROM campaign_clocks k WHERE k.campaign = :campaign
    AND (k.opens_us <= :now OR k.opens_us > {LATEST_US})"""  # noqa: S608 - own numbers


# As text: to put them together and name them for a cache takes longer than to carry them out.
_RANGES = {
    sellers: text(" UNION ALL ".join(_range_of(queue, at) for queue in _WAITING for at in range(sellers)))
    for sellers in (1, 2)
}
_FIRST = f"""SELECT r.*,
    (SELECT count(*) FROM campaign_attempts a
        WHERE a.same = r.same AND a.begun_us > :since AND a.begun_us < {LATEST_US}) AS of_day,
    (SELECT min(a.begun_us) FROM campaign_attempts a
        WHERE a.same = r.same AND a.begun_us > :since AND a.begun_us < {LATEST_US}) AS oldest,
    (SELECT count(*) FROM campaign_rows o WHERE o.same = r.same AND o.queue = {OUT}) AS others_out
    FROM campaign_rows r WHERE r.campaign = :campaign AND r.queue = :queue AND r.seller = :seller
    AND r.clock = :clock AND r.turn <= :now ORDER BY r.turn LIMIT :most"""  # noqa: S608 - our own number
_LAPSED = f"""SELECT r.row FROM campaign_rows r
    WHERE r.queue = {OUT} AND (r.lease_us <= :now OR r.lease_us > {LATEST_US}) AND r.begun = 0
    LIMIT :most"""  # noqa: S608 - as above
_LEASE = f"""UPDATE campaign_rows SET queue = {OUT}, came_from = :came_from, begun = 0,
    lease_desk = :lease_desk, lease_seller = :lease_seller, lease_us = :lease_us,
    lease_count = :lease_count WHERE row = :row"""  # noqa: S608 - as above
_LEASES = {"sqlite": text(_LEASE), "postgresql": text(f"{_LEASE} RETURNING pg_notify(:channel, :id)")}
_ASIDE = text(
    f"UPDATE campaign_rows SET queue = {QUEUES.index(RowState.WITHDRAWN)} WHERE row = :row"  # noqa: S608
)
_BEHIND = text("UPDATE campaign_rows SET queue = :queue, turn = :due, due_us = :due WHERE row = :row")
_CAMPAIGN = f"""SELECT key, state, revision, data, {{now}} AS now, (SELECT count(*) FROM campaign_rows
    WHERE queue = {OUT} AND (lease_us <= {{now}} OR lease_us > {LATEST_US}) AND begun = 0) AS lapsed
    FROM campaigns WHERE id = :id"""  # noqa: S608 - our own numbers
_CAMPAIGN_NOW = text(_CAMPAIGN.format(now=SERVERS_NOW))  # one question to the server fewer
_CAMPAIGN_AT = text(_CAMPAIGN.format(now="CAST(:now AS BIGINT)"))


def _locking(statement: str) -> dict[str, TextClause]:
    """By database: a server's rows that another transaction has are passed over; a file has one writer."""
    return {"sqlite": text(statement), "postgresql": text(f"{statement} FOR UPDATE OF r SKIP LOCKED")}


_LOCK_FIRST, _LOCK_LAPSED = _locking(_FIRST), _locking(_LAPSED)


def take(
    connection: Connection, campaign_id: str, asker: Asker, lease_us: int, now: int | None
) -> CampaignContact | None:
    """As `CampaignStore.next`, by the database server's clock, or at `now`; other desks are told.

    Raises:
        NumberIsOutError: nothing was taken.
    """
    found = _campaign(connection, campaign_id, now)
    if found is None or found.state != CampaignState.RUNNING.value:
        return None
    now = int(found.now)
    if found.lapsed:
        free_lapsed(connection, now)
    try:
        a_day = campaign_of(found).attempts.a_day
    except UNREADABLE as error:
        tell(place_of(connection), "campaigns", found.key, error)
        return None
    for _ in range(_TRIES):
        row, put_behind = _first_free(connection, found.key, asker, a_day, now)
        if row is not None:
            return _lease(connection, row, campaign_id, asker, now + lease_us)
        if not put_behind:
            return None
    return None


def _campaign(connection: Connection, campaign_id: str, now: int | None) -> Row[Any] | None:
    if now is None and connection.dialect.name == "postgresql":
        return connection.execute(_CAMPAIGN_NOW, {"id": campaign_id}).one_or_none()
    given = {"id": campaign_id, "now": now_us(connection) if now is None else now}
    return connection.execute(_CAMPAIGN_AT, given).one_or_none()


def free_lapsed(connection: Connection, now: int) -> None:
    """Rows that a dead desk had before it without an attempt wait again where they were."""
    lapsed = _LOCK_LAPSED[connection.dialect.name]
    found = list(connection.scalars(lapsed, {"now": now, "most": LOOKED_AT}))
    if found:
        turn = func.coalesce(rows.c.due_us, rows.c.place)
        free = update(rows).where(rows.c.row.in_(found), IS_OUT)
        known = case((rows.c.came_from.between(0, OUT - 1), rows.c.came_from), else_=_NEW)
        connection.execute(free.values(queue=known, turn=turn, **released()))


def ranges(
    connection: Connection, campaign: int, sellers: Sequence[str], now: int | None = None
) -> list[Range]:
    """Where somebody waits, whose turn it is first.

    With `now`: of the groups that are open, and those whose turn has come.
    """
    known = {f"seller{at}": seller for at, seller in enumerate(sellers)}
    given = {"campaign": campaign, "now": LAST_KEY if now is None else now, **known}
    found = [row for row in connection.execute(_RANGES[len(sellers)], given) if row.turn is not None]
    found.sort(key=lambda row: (row.queue, row.at, row.turn))
    return [
        Range(row.queue, sellers[row.at], row.clock, row.turn, _opens(row), _closed_for(row)) for row in found
    ]


def _opens(row: Row[Any]) -> int:
    """When the hours of a group open; a damaged moment closes nobody's: the light says so of each anyway."""
    at = row.opens_us
    return at if isinstance(at, int) and at <= LATEST_US else 0


def _closed_for(row: Row[Any]) -> Waiting:
    try:
        return Waiting(row.closed_for)
    except ValueError:
        return Waiting.OUTSIDE_HOURS


def _first_free(
    connection: Connection, campaign: int, asker: Asker, a_day: int, now: int
) -> tuple[Row[Any] | None, bool]:
    """The row whose turn it is; and where it is none, whether some were put behind."""
    sellers = (asker.seller, "") if asker.seller else ("",)
    for one in ranges(connection, campaign, sellers, now):
        row = next(iter(_locked(connection, campaign, one, now, 1)), None)
        if row is None:
            continue  # other desks are taking it
        if contact_or_none(connection, row, "") is None:
            connection.execute(_ASIDE, {"row": row.row})
            return None, True
        if _free_at(row, a_day, now) <= now:
            return row, False
        _put_behind(connection, _locked(connection, campaign, one, now, LOOKED_AT), a_day, now)
        return None, True
    return None, False


def _locked(connection: Connection, campaign: int, one: Range, now: int, most: int) -> Sequence[Row[Any]]:
    """The first rows of a range that nobody else is taking, each with what decides whether it is for now."""
    given = {"campaign": campaign, "queue": one.queue, "seller": one.seller, "clock": one.clock, "now": now}
    wanted = _LOCK_FIRST[connection.dialect.name]
    return connection.execute(wanted, {**given, "since": now - DAY_US - RINGS_LATER_US, "most": most}).all()


def _free_at(row: Row[Any], a_day: int, now: int) -> int:
    """When this row may be called as far as its number's other calls go."""
    if row.others_out:
        return now + OUT_ELSEWHERE_US
    return int(row.oldest) + DAY_US + RINGS_LATER_US + 1 if row.of_day >= a_day else now


def _put_behind(connection: Connection, looked_at: Sequence[Row[Any]], a_day: int, now: int) -> None:
    agreed, again = QUEUES.index(RowState.AGREED), QUEUES.index(RowState.AGAIN)
    moved = [
        {"row": row.row, "queue": agreed if row.queue == agreed else again, "due": free_at}
        for row in looked_at
        if (free_at := _free_at(row, a_day, now)) > now
    ]
    if moved:
        connection.execute(_BEHIND, moved)


def _lease(
    connection: Connection, row: Row[Any], campaign_id: str, asker: Asker, until: int
) -> CampaignContact:
    leased = {
        "came_from": row.queue,
        "lease_desk": asker.desk,
        "lease_seller": asker.seller,
        "lease_us": until,
        "lease_count": row.lease_count + 1,
    }
    try:
        told = {"channel": CHANNEL, "id": campaign_id} if connection.dialect.name == "postgresql" else {}
        connection.execute(_LEASES[connection.dialect.name], {"row": row.row, **leased, **told})
    except IntegrityError as error:
        raise NumberIsOutError from error
    return contact_of(row, campaign_id, queue=OUT, begun=0, **leased)

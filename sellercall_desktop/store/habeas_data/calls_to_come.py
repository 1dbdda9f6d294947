"""A person's calls for later, and their rows in campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select, update

from sellercall_desktop.store.calls.rows import time_or_none
from sellercall_desktop.store.campaigns.attempts import in_order
from sellercall_desktop.store.database.schema import campaign_attempts, campaign_rows, scheduled_calls
from sellercall_desktop.store.habeas_data.part import PersonalPart

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row

    from sellercall_desktop.store.calls.search import Search
    from sellercall_desktop.store.habeas_data.person import Person

_THEIRS, _ROWS, _ATTEMPTS = scheduled_calls.c, campaign_rows.c, campaign_attempts.c


def _scheduled(connection: Connection, person: Person) -> list[Any]:
    wanted = select(scheduled_calls).where(
        or_(_THEIRS.number.in_(person.numbers), _THEIRS.contact_id.in_(person.contact_ids))
    )
    names = ("number", "zone", "wished_by", "note", "state", "fate")
    rows = connection.execute(wanted.order_by(_THEIRS.due_us))
    return [{"due": time_or_none(row.due_us), **{name: getattr(row, name) for name in names}} for row in rows]


def _erase_scheduled(connection: Connection, person: Person, _search: Search) -> int:
    mine = or_(_THEIRS.number.in_(person.numbers), _THEIRS.contact_id.in_(person.contact_ids))
    return connection.execute(delete(scheduled_calls).where(mine)).rowcount


def _in_campaigns(connection: Connection, person: Person) -> list[Any]:
    names = ("campaign", "number", "attempts", "outcome", "why", "met")
    rows = connection.execute(select(campaign_rows).where(_mine(person)).order_by(_ROWS.row)).all()
    return [
        {**{name: getattr(row, name) for name in names}, "calls": _attempts(connection, row)} for row in rows
    ]


def _attempts(connection: Connection, row: Row[Any]) -> list[Any]:
    wanted = select(campaign_attempts).where(_ATTEMPTS.same == row.same, _ATTEMPTS.campaign_row == row.row)
    return [
        {"at": time_or_none(one.begun_us), "ended": time_or_none(one.ended_us), "outcome": one.outcome}
        for one in connection.execute(wanted.order_by(_ATTEMPTS.begun_us))
    ]


def _erase_in_campaigns(connection: Connection, person: Person, _search: Search) -> int:
    """What came of their attempts stays in the campaign's sums, of nobody."""
    rows = connection.execute(in_order(select(_ROWS.row, _ROWS.same).where(_mine(person)))).all()
    nobodys = update(campaign_attempts).values(same="", why="")
    connection.execute(nobodys.where(_ATTEMPTS.same.in_(person.numbers)))
    for row in rows:  # by contact: the number may be theirs no more
        connection.execute(nobodys.where(_ATTEMPTS.same == row.same, _ATTEMPTS.campaign_row == row.row))
    return connection.execute(delete(campaign_rows).where(_mine(person))).rowcount


def _mine(person: Person) -> ColumnElement[bool]:
    return or_(_ROWS.number.in_(person.numbers), _ROWS.contact_id.in_(person.contact_ids))


CALLS_TO_COME = (
    PersonalPart("scheduled_calls", ("scheduled_calls",), _scheduled, _erase_scheduled),
    PersonalPart("campaigns", ("campaign_rows", "campaign_attempts"), _in_campaigns, _erase_in_campaigns),
)

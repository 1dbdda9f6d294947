"""What another desk has to do with a number, in the transaction that is to write a call to it down.

It is asked in the writers' turn, and by the index of numbers. Of a file nothing is asked: it has one program.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from sellercall_desktop.core.calls.elsewhere import LONGEST_CALL, keeps_back
from sellercall_desktop.core.calls.errors import RungElsewhereError
from sellercall_desktop.core.calls.history import OthersAttempt
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.calls.attempts import is_talk, tried
from sellercall_desktop.store.calls.criteria import LIVE
from sellercall_desktop.store.calls.mending import calls_of
from sellercall_desktop.store.calls.rows import microseconds
from sellercall_desktop.store.database.schema import call_details, calls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Row

    from sellercall_desktop.core.calls.call import Call

_COMPARED = timedelta(days=7)  # less than is looked at before a dial, by whose clock ever
_WHOLE = (
    select(calls.c.row, calls.c.id, call_details.c.data)
    .outerjoin(call_details)
    .where(calls.c.row.in_(bindparam("rows", expanding=True)))
    .order_by(calls.c.row.desc())
)


def others_attempt(
    connection: Connection, call: Call, seen: Collection[tuple[str, bool]] | None
) -> OthersAttempt | None:
    """As `CallStore.begin`; None where nothing stands in the way."""
    if connection.dialect.name == "sqlite":
        return None
    now = utc_now()
    found = tried(connection, spellings(call.number), microseconds(now - _COMPARED)).all()
    if (rings := _keeping_back(connection, call, found, from_intent=True)) is not None:
        return OthersAttempt(rings, rings=True)
    if seen is None:
        return None
    unseen = {(str(row.id), is_talk(row)) for row in found if row.id != call.id}.difference(seen)
    return OthersAttempt(max(unseen)[0], rings=False, unseen=frozenset(unseen)) if unseen else None


def refuse_second_leg(connection: Connection, call: Call) -> None:
    """Before the carrier is asked: what became an intent long ago may have been overtaken.

    Raises:
        RungElsewhereError: another desk may be ringing this telephone.
    """
    since = microseconds(utc_now() - LONGEST_CALL)
    found = tried(connection, spellings(call.number), since)
    if (rings := _keeping_back(connection, call, found, from_intent=False)) is not None:
        raise RungElsewhereError(rings)


def _keeping_back(
    connection: Connection, call: Call, found: Iterable[Row[tuple[int, str, str, int]]], *, from_intent: bool
) -> str | None:
    """The newest call of another desk that may be ringing that telephone: its id."""
    now = utc_now()
    since = microseconds(now - LONGEST_CALL)
    is_open = [
        row.row
        for row in found
        if row.row >= since and row.id != call.id and (row.unsettled or row.state in LIVE)
    ]
    if not is_open:
        return None
    others = calls_of(connection, connection.execute(_WHOLE, {"rows": is_open}).all())
    desk = call.requested.desk
    return next((one.id for one in others if keeps_back(one, desk, now, from_intent=from_intent)), None)

"""Calls for later on an SQL database: `core.scheduled.scheduled_call.ScheduledCallStore`.

Writers take turns, so that revisions come in the order of the changes, and of two desks that change the same
one only the first finds the revision that it has read. None to a listed number is written as open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, exists, func, insert, or_, select, update

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledState
from sellercall_desktop.store.audit_trail import LAST_KEY, next_key, write_entry
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE, checked, microseconds, time_of
from sellercall_desktop.store.database.schema import calls, erasures
from sellercall_desktop.store.database.schema import scheduled_calls as later
from sellercall_desktop.store.database.uninterrupted import uninterrupted
from sellercall_desktop.store.listed_numbers import listed_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Row

    from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
    from sellercall_desktop.store.database.connections import Database

_E164 = re.compile(r"\+\d+", re.ASCII)
_WAITING = (ScheduledState.WAITING, ScheduledState.MISSED)
_OPEN = (ScheduledState.WAITING, ScheduledState.CLAIMED, ScheduledState.MISSED)
_TEXTS = ("id", "zone", "wished_by", "desk", "note")
_IDS = ("contact_id", "campaign_id", "call_id", "fate", "claimed_by")
_READ_AT_ONCE = 50
_NUMBERS_AT_ONCE = 200
LISTED = GuardReason.DO_NOT_CALL.value
"""The fate of one whose number is on the do-not-call list."""


class SqlScheduledCallStore:
    """See `ScheduledCallStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    async def open(self) -> Sequence[ScheduledCall]:
        """See `ScheduledCallStore`."""
        return await self._in_order(later.c.state.in_(_OPEN))

    async def between(self, first: datetime, last: datetime) -> Sequence[ScheduledCall]:
        """See `ScheduledCallStore`."""
        return await self._in_order(later.c.due_us.between(microseconds(first), microseconds(last) - 1))

    async def _in_order(self, wanted: ColumnElement[bool]) -> Sequence[ScheduledCall]:
        """Some at a time: a server's rows are read on the loop."""
        found: list[ScheduledCall] = []
        due, call_id = 0, ""
        while page := await self._page(wanted, due, call_id):
            found += page[0]
            due, call_id = page[1:]
        return found

    @uninterrupted
    async def _page(
        self, wanted: ColumnElement[bool], due: int, call_id: str
    ) -> tuple[Sequence[ScheduledCall], int, str] | None:
        at, name = later.c.due_us, later.c.id
        after = (at > due) | ((at == due) & (name > call_id))
        rows_wanted = select(later).where(wanted, at.between(0, LAST_KEY), after).order_by(at, name)

        def read(connection: Connection) -> tuple[Sequence[ScheduledCall], int, str] | None:
            rows = connection.execute(rows_wanted.limit(_READ_AT_ONCE)).all()
            return (_read(connection, rows), rows[-1].due_us, rows[-1].id) if rows else None

        return await self._database.read(read)

    @uninterrupted
    async def revision(self) -> int:
        """See `ScheduledCallStore`."""
        newest = select(func.max(later.c.revision)).where(later.c.revision.between(1, LAST_KEY))
        return await self._database.read(lambda connection: connection.scalar(newest) or 0)

    @uninterrupted
    async def changes(
        self, after: int, limit: int, *, open_only: bool = False
    ) -> tuple[Sequence[ScheduledCall], int]:
        """See `ScheduledCallStore`."""
        revision = later.c.revision
        wanted = select(later).where(revision.between(after + 1, LAST_KEY)).order_by(revision).limit(limit)
        if open_only:
            wanted = wanted.where(later.c.state.in_(_OPEN))

        def read(connection: Connection) -> tuple[Sequence[ScheduledCall], int]:
            rows = connection.execute(wanted).all()
            return _read(connection, rows), rows[-1].revision if rows else after

        return await self._database.read(read)

    @uninterrupted
    async def get(self, call_id: str) -> ScheduledCall | None:
        """See `ScheduledCallStore`."""
        wanted = select(later).where(later.c.id == call_id)

        def read(connection: Connection) -> ScheduledCall | None:
            return next(iter(_read(connection, connection.execute(wanted))), None)

        return await self._database.read(read)

    @uninterrupted
    async def erased(self) -> int:
        """See `ScheduledCallStore`."""
        many = select(func.count()).select_from(erasures)
        return await self._database.read(lambda connection: connection.scalar(many) or 0)

    @uninterrupted
    async def prune(self, before: datetime) -> int:
        """See `ScheduledCallStore`."""
        over = (later.c.due_us.between(0, microseconds(before) - 1), later.c.state.not_in(_OPEN))
        return await self._database.write(
            lambda connection: connection.execute(delete(later).where(*over)).rowcount
        )

    @uninterrupted
    async def save(self, call: ScheduledCall, act: AuditEntry | None = None) -> ScheduledCall | None:
        """See `ScheduledCallStore`."""
        return await self._database.write(lambda connection: _save(connection, call, act), durable=True)


def withdraw(connection: Connection, entries: Sequence[DoNotCallEntry], desk: str) -> None:
    """Whoever was just listed is not called later either; one whose call is on disk already is that call's.

    In the writers' turn, as a call's intent is written: a claim without one is lost by this.
    """
    listed = {spellings(entry.number)[0]: entry for entry in entries}
    forms = sorted({form for entry in entries for form in spellings(entry.number)})
    made = exists(select(calls.c.row).where(calls.c.id == later.c.call_id))
    unmade = and_(later.c.state == ScheduledState.CLAIMED, ~made)
    for begin in range(0, len(forms), _NUMBERS_AT_ONCE):
        mine = later.c.number.in_(forms[begin : begin + _NUMBERS_AT_ONCE])
        wanted = select(later).where(mine, or_(later.c.state.in_(_WAITING), unmade))
        for call in _read(connection, connection.execute(wanted).all()):
            entry, kind = listed[spellings(call.number)[0]], AuditKind.SCHEDULE_CANCELLED
            act = AuditEntry(entry.since, entry.by, kind, call.number, call.due.isoformat(), desk=desk)
            _save(connection, replace(call, state=ScheduledState.WAITING), act)


def _save(connection: Connection, call: ScheduledCall, act: AuditEntry | None) -> ScheduledCall | None:
    # By the clock: what is deleted must not have its revision used again, or other desks would miss a change.
    revision = max(next_key(connection, later.c.revision), microseconds(utc_now()))
    changed = replace(call, revision=revision)
    if call.state in _WAITING and listed_of(connection, [call.number]):
        changed = replace(changed, state=ScheduledState.CANCELLED, fate=LISTED, call_id="")
        act = replace(act, fate=LISTED) if act is not None else None
    if call.revision:
        stored = (later.c.id == call.id, later.c.revision == call.revision)
        if not connection.execute(update(later).where(*stored).values(_values(changed))).rowcount:
            return None
    elif connection.scalar(select(later.c.id).where(later.c.id == call.id)) is not None:
        return None
    else:
        connection.execute(insert(later).values(_values(changed)))
    if act is not None:
        write_entry(connection, act)
    return changed


def _values(call: ScheduledCall) -> dict[str, Any]:
    return {
        "id": call.id,
        "revision": call.revision,
        "number": call.number,
        "due_us": microseconds(call.due),
        "zone": call.zone,
        "created_us": microseconds(call.created_at),
        "wished_by": call.by,
        "desk": call.desk,
        "note": call.note,
        "contact_id": call.contact_id,
        "campaign_id": call.campaign_id,
        "state": call.state.value,
        "call_id": call.call_id,
        "fate": call.fate,
        "claimed_us": microseconds(call.claimed_at) if call.claimed_at is not None else None,
        "claimed_by": call.claimed_by,
    }


def _read(connection: Connection, rows: Iterable[Row[Any]]) -> list[ScheduledCall]:
    """Those that can be read: a damaged row costs that row."""
    found = []
    for row in rows:
        try:
            found.append(_call_of(row))
        except UNREADABLE as error:
            tell(place_of(connection), "scheduled_calls", row.id, error)
    return found


def _call_of(row: Row[Any]) -> ScheduledCall:
    if not _E164.fullmatch(row.number):
        raise ValueError("no number")
    if not all(isinstance(getattr(row, name), str) for name in (*_TEXTS, *_IDS)) or not isinstance(
        row.revision, int
    ):
        raise TypeError("words that are none")
    return checked(
        ScheduledCall(
            id=row.id,
            number=row.number,
            due=time_of(row.due_us),
            zone=row.zone,
            created_at=time_of(row.created_us),
            by=row.wished_by,
            desk=row.desk,
            note=row.note,
            contact_id=row.contact_id,
            campaign_id=row.campaign_id,
            state=ScheduledState(row.state),
            call_id=row.call_id,
            fate=row.fate,
            revision=row.revision,
            claimed_at=time_of(row.claimed_us) if row.claimed_us is not None else None,
            claimed_by=row.claimed_by,
        )
    )

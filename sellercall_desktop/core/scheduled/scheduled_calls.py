"""Calls for later: made, changed, cancelled, dialed. Window, REST, wrap-up and campaigns all come here."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.clock import new_call_id
from sellercall_desktop.core.errors import GuardError, StoreError
from sellercall_desktop.core.phone.reading import number_of, parse
from sellercall_desktop.core.problems import GuardReason, ScheduledProblem
from sellercall_desktop.core.scheduled.agenda import Agenda
from sellercall_desktop.core.scheduled.dialing import ClaimedDialing
from sellercall_desktop.core.scheduled.due import DueCalls
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledState
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCallStore
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

FURTHEST = timedelta(days=366)
LONGEST_NOTE = 2_000
PRUNE_EVERY_S = 3600.0
_JUST_PAST = timedelta(minutes=1)  # who writes takes his time
_TRIES = 5
_CLOSED = {ScheduledState.DIALED, ScheduledState.CANCELLED}


class ScheduledCalls:
    """The one door. While `run` runs, what comes due is dialed."""

    def __init__(
        self,
        *,
        store: ScheduledCallStore,
        engine: Engine,
        calls: CallStore,
        bus: Bus,
        tasks: Tasks,
        now: Callable[[], datetime],
        region: Callable[[], str],
        desk: str = "",
        lights: Lights | None = None,
        owes_wrap_up: Callable[[], bool] = lambda: False,
        keep: Callable[[], timedelta | None] = lambda: None,
    ) -> None:
        """`desk` names this desktop among those that share them; `keep`: for how long what is over stays."""
        self._keep = keep
        self._store, self._engine, self._tasks = store, engine, tasks
        self._now, self._region, self._desk = now, region, desk
        self._agenda = Agenda(store, bus)
        self._dialing = ClaimedDialing(
            agenda=self._agenda, engine=engine, calls=calls, bus=bus, now=now, desk=desk, lights=lights
        )
        self._due = DueCalls(
            agenda=self._agenda,
            dialing=self._dialing,
            engine=engine,
            bus=bus,
            tasks=tasks,
            now=now,
            desk=desk,
            owes_wrap_up=owes_wrap_up,
        )

    @property
    def desk(self) -> str:
        """Which of the desktops that share them this one is."""
        return self._desk

    @property
    def open(self) -> tuple[ScheduledCall, ...]:
        """All desks' with something still to do, the earliest first; `ScheduledCallsChanged` tells."""
        return self._agenda.open

    async def run(self) -> None:
        """Dial what comes due, until cancelled."""
        self._tasks.spawn(self._prune(), "scheduled.prune")
        await self._due.run()

    def look_again(self) -> None:
        """Others than this door have changed them: a number was listed, a person erased."""
        self._due.look_again()

    async def between(self, first: datetime, last: datetime) -> Sequence[ScheduledCall]:
        """All of them, whatever became of them, due from `first` to before `last`. Raises StoreError."""
        return await self._store.between(first, last)

    async def get(self, call_id: str) -> ScheduledCall:
        """That one. Raises ScheduledCallError, StoreError."""
        call = await self._store.get(call_id)
        if call is None:
            raise ScheduledCallError(ScheduledProblem.NOT_FOUND)
        return call

    async def zone_of(self, e164: str) -> str:
        """The customer's clock (IANA): a contact's word, else the number's likeliest. Raises StoreError."""
        return await self._dialing.zone_of(number_of(e164))

    async def schedule(
        self,
        number: str,
        due: datetime,
        by: str,
        *,
        for_team: bool = False,
        zone: str = "",
        note: str = "",
        contact_id: str = "",
        campaign_id: str = "",
    ) -> ScheduledCall:
        """Have `number` called at `due`. Asked for twice, it is one.

        Args:
            number: anything that reads as one number; without a country code, of the default region.
            due: aware; within a year from now.
            by: who wishes it, as in the audit trail.
            for_team: any desk may dial it; else this one does.
            zone: the customer's clock (IANA); where none is given, as for `zone_of`.
            note: for who sees it come due.
            contact_id: whose number it is, where that is known.
            campaign_id: for which campaign, where it is for one.

        Raises:
            InvalidNumberError, GuardError: it is no number, or is never called from here.
            ScheduledCallError: the moment is out of reach, the note too long, or the law of its country lets
                nobody call it.
            StoreError: nothing was written.
        """
        due = self._reachable(due)
        (found, there), now = await self._allowed(number, due), self._now()
        call = ScheduledCall(
            id=new_call_id(now),
            number=found.e164,
            due=due,
            zone=zone or there,
            created_at=now,
            by=by,
            desk="" if for_team else self._desk,
            note=_short(note),
            contact_id=contact_id,
            campaign_id=campaign_id,
        )
        same = self._agenda.open_at(call.number, due)
        if same is not None and same.state is ScheduledState.WAITING and same.desk == call.desk:
            return same
        return _waits(await self._agenda.write(call, self._act(AuditKind.CALL_SCHEDULED, call, by)))

    async def edit(
        self,
        call_id: str,
        by: str,
        *,
        due: datetime | None = None,
        note: str | None = None,
        number: str | None = None,
    ) -> ScheduledCall:
        """Change what is given. A new moment also revives one that was missed or refused.

        Raises:
            ScheduledCallError: there is none, it is being dialed, is done, or as for `schedule`.
            InvalidNumberError, GuardError, StoreError: as for `schedule`.
        """
        given: dict[str, object] = {}
        if (known := await self.get(call_id)).state is ScheduledState.CLAIMED:
            raise ScheduledCallError(ScheduledProblem.BEING_DIALED)
        if due is not None:
            if number is None:  # it may have been listed since
                await self._allowed(known.number, due)
            given |= {"due": self._reachable(due), "state": ScheduledState.WAITING, "fate": "", "call_id": ""}
        if note is not None:
            given["note"] = _short(note)
        if number is not None:
            found, there = await self._allowed(number, due or self._now())
            given |= {"number": found.e164, "zone": there}
        return await self._change(call_id, by, AuditKind.SCHEDULE_EDITED, given)

    async def cancel(self, call_id: str, by: str) -> ScheduledCall:
        """It is not dialed; also what was missed is settled so. One that was cancelled stays so.

        Raises:
            ScheduledCallError: there is none, it is being dialed or was dialed.
            StoreError: nothing was written.
        """
        call = await self.get(call_id)
        if call.state is ScheduledState.CANCELLED:
            return call
        cancelled: dict[str, object] = {"state": ScheduledState.CANCELLED}
        return await self._change(call_id, by, AuditKind.SCHEDULE_CANCELLED, cancelled)

    async def restore(self, call_id: str, by: str) -> ScheduledCall:
        """Take back that it was cancelled. Where its moment has passed meanwhile a person is asked again.

        Raises:
            ScheduledCallError: there is none, or somebody else's change came first.
            GuardError: its number is on the do-not-call list.
            StoreError: nothing was written.
        """
        call = await self.get(call_id)
        if call.state is not ScheduledState.CANCELLED:
            return call
        waiting = replace(call, state=ScheduledState.WAITING, fate="")
        return _waits(await self._agenda.write(waiting, self._act(AuditKind.SCHEDULE_EDITED, waiting, by)))

    async def dial_now(self, call_id: str, by: str, override: str = "") -> Call:
        """Dial it at once, whoever's it is; where that fails it stays as it was. It is carried through.

        Args:
            call_id: the call for later.
            by: who wants it, as in the audit trail.
            override: why, although the light is red, where the rule allows that; kept in the audit trail.

        Raises:
            ScheduledCallError: there is none, it is being dialed, is done, the light is red, or the number is
                in a call.
            SellerCallError: as `Engine.dial`.
        """
        dialing = self._dialing.dial(_changeable(await self.get(call_id)), by, override)
        task = self._tasks.spawn(dialing, f"scheduled {call_id}", left_to_the_awaiter)
        return await asyncio.shield(task)

    # --- inside -------------------------------------------------------------------------------

    async def _prune(self) -> None:
        while True:
            try:
                if (kept := self._keep()) is not None:
                    await self._store.prune(self._now() - kept)
            except StoreError as error:
                log.warning("scheduled.not_pruned", extra={"problem": str(error)})
            await asyncio.sleep(PRUNE_EVERY_S)

    async def _change(
        self, call_id: str, by: str, kind: AuditKind, given: dict[str, object]
    ) -> ScheduledCall:
        for _ in range(_TRIES):
            call = _changeable(await self.get(call_id))
            changed = replace(call, **given)  # type: ignore[arg-type]
            if changed == call:
                return call
            saved = await self._agenda.write(changed, self._act(kind, changed, by))
            if saved is not None:
                return saved if changed.state is ScheduledState.CANCELLED else _waits(saved)
        raise ScheduledCallError(ScheduledProblem.CHANGED)

    async def _allowed(self, number: str, due: datetime) -> tuple[PhoneNumber, str]:
        found = parse(number, self._region())
        if (objection := self._engine.objection_to(found.e164)) is not None:
            raise objection
        return found, await self._dialing.heed_for_good(found, due)

    def _reachable(self, due: datetime) -> datetime:
        now = self._now()
        if not now - _JUST_PAST <= due <= now + FURTHEST:
            raise ScheduledCallError(ScheduledProblem.OUT_OF_REACH, limit=FURTHEST.days)
        return max(due, now)

    def _act(self, kind: AuditKind, call: ScheduledCall, by: str) -> AuditEntry:
        return AuditEntry(self._now(), by, kind, call.number, call.due.isoformat(), desk=self._desk)


def _waits(saved: ScheduledCall | None) -> ScheduledCall:
    """As it was written: not where somebody was quicker, nor where its number is listed meanwhile."""
    if saved is None:
        raise ScheduledCallError(ScheduledProblem.CHANGED)
    if saved.state is ScheduledState.CANCELLED:
        raise GuardError(GuardReason.DO_NOT_CALL, region=number_of(saved.number).region)
    return saved


def _changeable(call: ScheduledCall) -> ScheduledCall:
    if call.state is ScheduledState.CLAIMED:
        raise ScheduledCallError(ScheduledProblem.BEING_DIALED)
    if call.state in _CLOSED:
        raise ScheduledCallError(ScheduledProblem.DONE)
    return call


def _short(note: str) -> str:
    if len(note.strip()) > LONGEST_NOTE:
        raise ScheduledCallError(ScheduledProblem.NOTE_TOO_LONG, limit=LONGEST_NOTE)
    return note.strip()

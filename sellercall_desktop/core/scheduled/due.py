"""Watches the clock for calls for later: dials this desk's, and asks about what nobody was there to dial.

No wait is longer than `LOOK_EVERY_S`, because a timer stands still while the computer sleeps, and other desks
tell nobody of their changes.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import GuardError, InvalidNumberError, SellerCallError, StoreError
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.core.scheduled.dialing import is_passing
from sellercall_desktop.core.scheduled.scheduled_call import (
    ScheduledCallsChanged,
    ScheduledCallsMissed,
    ScheduledFate,
    ScheduledState,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.scheduled.agenda import Agenda
    from sellercall_desktop.core.scheduled.dialing import ClaimedDialing
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
LATE = timedelta(minutes=2)
"""What is first seen later than this after its moment was slept over: a person decides."""
WAITS_AT_MOST = timedelta(minutes=10)
"""For a number that is in a call, a wrap-up that is owed, a limit that passes."""
AGAIN_S = 5.0
_MISSED_AT_ONCE = 50
_AT_ONCE = 3  # dialed side by side; the others wait their turn


class DueCalls:
    """Follows the agenda while `run` runs."""

    def __init__(
        self,
        *,
        agenda: Agenda,
        dialing: ClaimedDialing,
        engine: Engine,
        bus: Bus,
        tasks: Tasks,
        now: Callable[[], datetime],
        desk: str,
        owes_wrap_up: Callable[[], bool] = lambda: False,
    ) -> None:
        self._agenda, self._dialing, self._engine = agenda, dialing, engine
        self._bus, self._tasks, self._now, self._desk = bus, tasks, now, desk
        self._owes_wrap_up = owes_wrap_up
        self._on_since = self._looked = now()
        self._heard: set[tuple[str, datetime]] = set()  # their moment came while somebody was there
        self._asked: set[tuple[str, datetime]] = set()
        self._again: dict[str, tuple[datetime, str]] = {}  # not before, and why
        self._ringing: set[str] = set()
        self._changed = asyncio.Event()
        bus.subscribe(ScheduledCallsChanged, lambda _change: self._changed.set())

    async def run(self) -> None:
        """Follow the clock until cancelled."""
        while True:
            self._changed.clear()
            try:
                await self._agenda.know()
                await self._look()
            except StoreError as error:
                log.warning("scheduled.unread", extra={"problem": str(error)})
            with suppress(TimeoutError):
                async with asyncio.timeout(self._patience_s()):
                    await self._changed.wait()

    # --- inside -------------------------------------------------------------------------------

    async def _look(self) -> None:
        now = self._now()
        if now - self._looked > LATE:  # the computer slept, or its clock was set
            self._heard.clear()
        self._looked, self._on_since = now, min(self._on_since, now)
        for call in [one for one in self._agenda.claimed if self._dialing.is_left_over(one)]:
            await self._dialing.find_out(call)
        waiting = [one for one in self._due(now) if one.state is ScheduledState.WAITING]
        late = [one for one in waiting if self._is_late(one, now)]
        for call in [one for one in waiting if not self._is_late(one, now)]:
            await self._attend(call, now)
        self._forget(waiting)
        for call in late[:_MISSED_AT_ONCE]:  # between them, what comes due now has its turn
            await self._miss(call, ScheduledFate.NOBODY_THERE.value)
        self._agenda.tell()
        if late[_MISSED_AT_ONCE:]:
            self._changed.set()
        else:
            self._ask([one for one in self._due(now) if one.state is ScheduledState.MISSED])

    def _due(self, now: datetime) -> list[ScheduledCall]:
        """Those of this desk, or of the team, whose moment has come."""
        found = []
        for call in self._agenda.open:
            if call.due > now:
                break
            if call.desk in {"", self._desk}:
                found.append(call)
        return found

    def _is_late(self, call: ScheduledCall, now: datetime) -> bool:
        """Whether its moment came while nobody was there."""
        if (call.id, call.due) in self._heard or call.id in self._ringing:
            return False
        return call.due < self._on_since or now - call.due > LATE

    async def _attend(self, call: ScheduledCall, now: datetime) -> None:
        if call.id in self._ringing:
            return
        self._heard.add((call.id, call.due))
        again_at, why = self._again.get(call.id, (now, ""))
        if again_at <= now:
            why = self._hindrance(call)
        if now - call.due > WAITS_AT_MOST:
            await self._miss(call, why or ScheduledFate.OTHERS_FIRST.value)
        elif why:
            self._again.setdefault(call.id, (now, why))
        elif len(self._ringing) < _AT_ONCE:
            self._ringing.add(call.id)
            self._tasks.spawn(self._ring(call), f"scheduled {call.id}")

    def _hindrance(self, call: ScheduledCall) -> str:
        """Why it cannot be dialed at this moment; empty where it can."""
        with suppress(InvalidNumberError):  # whoever dials it says so
            if self._engine.under_way(call.number) is not None:
                return ScheduledFate.IN_A_CALL.value
        return GuardReason.WRAP_UP.value if self._owes_wrap_up() else ""

    async def _ring(self, call: ScheduledCall) -> None:
        self._again.pop(call.id, None)
        try:
            await self._dialing.dial(call)
        except SellerCallError as error:
            log.info("scheduled.not_dialed", extra={"scheduled": call.id, "problem": str(error)})
            if is_passing(error) or isinstance(error, StoreError):
                wait_s = (error.again_in_s if isinstance(error, GuardError) else None) or AGAIN_S
                why = error.reason.value if isinstance(error, GuardError) else ScheduledFate.IN_A_CALL.value
                self._again[call.id] = self._now() + timedelta(seconds=wait_s), why
        finally:
            self._ringing.discard(call.id)
            self._changed.set()

    async def _miss(self, call: ScheduledCall, why: str) -> None:
        await self._agenda.write(replace(call, state=ScheduledState.MISSED, fate=why), tell=False)

    def _forget(self, due: list[ScheduledCall]) -> None:
        """What is not waiting any more needs no memory."""
        keys, ids = {(one.id, one.due) for one in due}, {one.id for one in due}
        self._heard &= keys
        self._again = {call_id: kept for call_id, kept in self._again.items() if call_id in ids}

    def _ask(self, missed: list[ScheduledCall]) -> None:
        new = tuple(one for one in missed if (one.id, one.due) not in self._asked)
        if new:
            log.info("scheduled.missed", extra={"count": len(new)})
            self._asked |= {(one.id, one.due) for one in new}
            self._bus.publish(ScheduledCallsMissed(new))

    def _patience_s(self) -> float:
        """Until the next comes due; what did since the last look is looked at again at once."""
        following = (one.due for one in self._agenda.open if one.due > self._looked)
        next_due = next(following, None)
        waits = [LOOK_EVERY_S]
        if next_due is not None:
            waits.append(max(0.0, (next_due - self._now()).total_seconds()))
        if self._again or self._agenda.claimed:
            waits.append(AGAIN_S)
        return min(waits)

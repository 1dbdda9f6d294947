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
from itertools import islice
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
_MOMENT = timedelta(microseconds=1)
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
        self._asked_of: tuple[ScheduledCall, ...] = ()
        self._again: dict[str, datetime] = {}  # its number is in a call: not before then
        self._rests: tuple[datetime, str] | None = None  # nothing goes out here until then, and why
        self._ringing: set[str] = set()
        self._changed = asyncio.Event()
        bus.subscribe(ScheduledCallsChanged, lambda _change: self._changed.set())

    def look_again(self) -> None:
        """Something was changed elsewhere than here."""
        self._changed.set()

    async def run(self) -> None:
        """Follow the clock until cancelled."""
        while True:
            self._changed.clear()
            patience_s = AGAIN_S
            try:
                await self._agenda.know()
                await self._look()
                patience_s = self._patience_s()
            except StoreError as error:
                log.warning("scheduled.unread", extra={"problem": str(error)})
            except Exception:  # what comes due later must not wait for a new start
                log.exception("scheduled.broken")
            with suppress(TimeoutError):
                async with asyncio.timeout(patience_s):
                    await self._changed.wait()

    # --- inside -------------------------------------------------------------------------------

    async def _look(self) -> None:
        now = self._now()
        if now - self._looked > LATE:  # the computer slept, or its clock was set
            self._heard.clear()
        self._looked, self._on_since = now, min(self._on_since, now)
        for call in [one for one in self._agenda.claimed if self._dialing.is_left_over(one)]:
            await self._dialing.find_out(call)
        late_before = max(self._on_since, now - LATE)
        here = [one for one in self._agenda.waiting(late_before, now + _MOMENT) if self._is_ours(one)]
        held = self._held(late_before)
        ringing = {key for key in self._heard if key[0] in self._ringing}
        self._heard = ringing | {(one.id, one.due) for one in (*held, *here)}
        missed = [(one, self._why(one)) for one in held if now - one.due > WAITS_AT_MOST]
        self._again = {call_id: at for call_id, at in self._again.items() if self._agenda.get(call_id)}
        self._start([one for one in (*held, *here) if now - one.due <= WAITS_AT_MOST], now)
        late = (
            (one, ScheduledFate.NOBODY_THERE.value)
            for one in self._agenda.waiting(None, late_before)
            if self._is_ours(one) and (one.id, one.due) not in self._heard
        )
        missed += islice(late, _MISSED_AT_ONCE + 1)
        for call, why in missed[:_MISSED_AT_ONCE]:  # between them, what comes due now has its turn
            await self._agenda.write(replace(call, state=ScheduledState.MISSED, fate=why), tell=False)
        self._agenda.tell()
        if missed[_MISSED_AT_ONCE:]:
            self._changed.set()
        else:
            self._ask(now)

    def _is_ours(self, call: ScheduledCall) -> bool:
        """Of this desk, or of the team, and not being dialed here."""
        return call.desk in {"", self._desk} and call.id not in self._ringing

    def _held(self, late_before: datetime) -> list[ScheduledCall]:
        """Those that came due minutes ago, while somebody was there, and wait since, the earliest first."""
        found = []
        for call_id, due in self._heard:
            call = self._agenda.get(call_id)
            if due < late_before and call is not None and call.due == due and self._is_ours(call):
                found.append(call)
        return sorted((one for one in found if one.state is ScheduledState.WAITING), key=lambda one: one.due)

    def _start(self, due: list[ScheduledCall], now: datetime) -> None:
        if self._rests is not None and now < self._rests[0] <= now + LATE:  # else the clock was set back
            return
        self._rests = None
        for call in due:
            if len(self._ringing) >= _AT_ONCE:
                return
            if self._owes_wrap_up():
                self._rests = now + timedelta(seconds=AGAIN_S), GuardReason.WRAP_UP.value
                return
            if now < self._again.get(call.id, now) <= now + LATE:
                continue
            if self._is_in_a_call(call):
                self._again[call.id] = now + timedelta(seconds=AGAIN_S)
                continue
            self._ringing.add(call.id)
            self._tasks.spawn(self._ring(call), f"scheduled {call.id}")

    def _is_in_a_call(self, call: ScheduledCall) -> bool:
        try:
            return self._engine.under_way(call.number) is not None
        except InvalidNumberError:  # whoever dials it says so
            return False

    def _why(self, call: ScheduledCall) -> str:
        """Why it has waited for as long as it may."""
        if call.id in self._again:
            return ScheduledFate.IN_A_CALL.value
        return self._rests[1] if self._rests is not None else ScheduledFate.OTHERS_FIRST.value

    async def _ring(self, call: ScheduledCall) -> None:
        self._again.pop(call.id, None)
        try:
            await self._dialing.dial(call)
        except SellerCallError as error:
            log.info("scheduled.not_dialed", extra={"scheduled": call.id, "problem": str(error)})
            if is_passing(error) or isinstance(error, StoreError):
                self._wait(call, error)
        finally:
            self._ringing.discard(call.id)
            self._changed.set()

    def _wait(self, call: ScheduledCall, error: SellerCallError) -> None:
        now = self._now()
        if isinstance(error, GuardError):  # it holds for the whole desk
            wait_s = min(error.again_in_s or AGAIN_S, LATE.total_seconds())
            self._rests = now + timedelta(seconds=wait_s), error.reason.value
        elif isinstance(error, StoreError):
            self._rests = now + timedelta(seconds=AGAIN_S), ScheduledFate.STORE.value
        else:
            self._again[call.id] = now + timedelta(seconds=AGAIN_S)

    def _ask(self, now: datetime) -> None:
        if self._asked_of is self._agenda.open:
            return
        self._asked_of = self._agenda.open
        new = []
        for call in self._agenda.open:
            if call.due > now:
                break
            is_new = call.state is ScheduledState.MISSED and (call.id, call.due) not in self._asked
            if is_new and call.desk in {"", self._desk}:
                new.append(call)
        if new:
            log.info("scheduled.missed", extra={"count": len(new)})
            self._asked |= {(one.id, one.due) for one in new}
            self._bus.publish(ScheduledCallsMissed(tuple(new)))

    def _patience_s(self) -> float:
        """Until the next comes due; what did since the last look is looked at again at once."""
        soon = self._looked + timedelta(seconds=LOOK_EVERY_S)
        waits = [LOOK_EVERY_S]
        if following := self._agenda.waiting(self._looked + _MOMENT, soon):
            waits.append(max(0.0, (following[0].due - self._now()).total_seconds()))
        if self._heard or self._agenda.claimed:
            waits.append(AGAIN_S)
        return min(waits)

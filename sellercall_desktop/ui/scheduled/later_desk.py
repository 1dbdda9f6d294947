"""What a person can do about who is called later, whichever of the two kinds: one door for list and form."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledState
from sellercall_desktop.core.wrap_up.callbacks import PUT_OFF
from sellercall_desktop.ui.scheduled.entries import in_order, of_callback, of_scheduled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall
    from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks
    from sellercall_desktop.ui.scheduled.entries import LaterEntry

LOOKS_BACK = timedelta(days=3)
"""What was refused is asked about so long."""


class LaterDesk:
    """Every coroutine raises what its kind does: ScheduledCallError, GuardError, StoreError."""

    def __init__(self, callbacks: Callbacks, scheduled: ScheduledCalls | None, *, author: str) -> None:
        """`scheduled` may be absent: then callbacks are all there is. `author` signs what is done."""
        self._callbacks, self._scheduled = callbacks, scheduled
        self._author, self._desk = author, scheduled.desk if scheduled is not None else ""
        self._refused: dict[str, ScheduledCall] = {}

    @property
    def can_schedule(self) -> bool:
        """Whether calls for later can be made."""
        return self._scheduled is not None

    def entries(self, now: datetime, most: int) -> tuple[Sequence[LaterEntry], int]:
        """What is open, overdue first, at most so many of it; and how many there are."""
        scheduled = self._scheduled.open if self._scheduled is not None else ()
        known = {one.id for one in scheduled[:most]}
        refused = [one for one in self._refused.values() if one.id not in known]
        callbacks = self._callbacks.open
        # Each comes by time, so that what stands further back in one of them is not among the first of all.
        found = [of_callback(one) for one in callbacks[:most]]
        found += [of_scheduled(one, self._desk) for one in (*refused, *scheduled[:most])]
        return in_order(found, now)[:most], len(callbacks) + len(refused) + len(scheduled)

    async def know_refused(self) -> None:
        """Read which were refused lately, also in earlier runs: nobody else asks about them."""
        if self._scheduled is not None:
            now = utc_now()
            for one in await self._scheduled.between(now - LOOKS_BACK, now + timedelta(minutes=1)):
                if one.desk in {"", self._desk}:
                    self.take(one)

    def take(self, call: ScheduledCall) -> None:
        """What has become of one: a refused one is asked about until somebody decides."""
        if call.state is ScheduledState.REFUSED:
            self._refused[call.id] = call
        else:
            self._refused.pop(call.id, None)

    async def zone_of(self, number: str) -> str:
        """The clock (IANA) of whoever has this number."""
        return await self._calls.zone_of(number)

    async def add(self, number: str, due: datetime, zone: str, note: str) -> LaterEntry:
        """Have it called then by this desk."""
        made = await self._calls.schedule(number, due, self._author, zone=zone, note=note)
        return of_scheduled(made, self._desk)

    async def move(self, entry: LaterEntry, due: datetime, note: str | None) -> None:
        """At another moment. `note` None: as it is; that of a callback is its call's."""
        if entry.scheduled is None:
            await self._callbacks.agree(entry.id, due, entry.zone, self._author)
        else:
            self.take(await self._calls.edit(entry.id, self._author, due=due, note=note))

    async def put_off(self, entry: LaterEntry) -> None:
        """A little later."""
        if entry.scheduled is None:
            await self._callbacks.put_off(entry.id, self._author)
        else:
            self.take(await self._calls.edit(entry.id, self._author, due=utc_now() + PUT_OFF))

    async def cancel(self, entry: LaterEntry) -> None:
        """It is settled without a call."""
        if entry.scheduled is None:
            await self._callbacks.settle(entry.id, self._author)
        else:
            self.take(await self._calls.cancel(entry.id, self._author))

    async def restore(self, entry: LaterEntry) -> None:
        """As if it had not been cancelled."""
        if entry.scheduled is None:
            await self._callbacks.agree(entry.id, entry.due, entry.zone, self._author)
        else:
            await self._calls.restore(entry.id, self._author)

    async def dial(self, entry: LaterEntry, override: str = "") -> Call:
        """Dial a call for later now; `override`: why, although the light is red."""
        made = await self._calls.dial_now(entry.id, self._author, override)
        self._refused.pop(entry.id, None)
        return made

    @property
    def _calls(self) -> ScheduledCalls:
        if self._scheduled is None:
            raise RuntimeError("no calls for later are kept here")
        return self._scheduled

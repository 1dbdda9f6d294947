"""The callbacks that are agreed: which are open, when the next is due, and what keeps one.

They are read from the history, which other desks may share, and no wait is longer than `LOOK_EVERY_S`: so
they are right after any start, and after a sleep of the computer.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import CallPlaced, Direction
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import (
    WITHDRAWN,
    CallbackKept,
    CallbackSet,
    FieldJudged,
    FieldState,
    NoteWritten,
)
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.wrap_up.wrap_ups import SOURCE, zone_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
"""A timer stands still while the computer sleeps, and another desk's callbacks are told by nobody."""
PUT_OFF = timedelta(minutes=10)
_AT_ONCE, _AT_MOST = 50, 1_000
_TOLD_BY = (CallbackSet, CallbackKept, NoteWritten, FieldJudged)
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Callback:
    """A customer who is to be called again. `is_ours`: it was agreed on a call of this desk."""

    call: Call
    due: datetime
    zone: str  # IANA name of the clock it was agreed by; "" where none is known
    is_ours: bool

    @property
    def note(self) -> str:
        """The note's first line."""
        written = self.call.written or NOTHING
        return next((line for line in (written.note.text if written.note else "").splitlines() if line), "")

    @property
    def name(self) -> str:
        """The customer's, where a person has confirmed it."""
        judged = (self.call.written or NOTHING).fields
        fitting = (
            one.value for one in judged if one.field == "name" and one.state is not FieldState.REJECTED
        )
        return next(fitting, "")


@dataclass(frozen=True, slots=True)
class CallbacksChanged:
    """Event: these are open now, the earliest first."""

    open: tuple[Callback, ...]


@dataclass(frozen=True, slots=True)
class CallbacksDue:
    """Event: the time of these has come; of each agreed time it is said once a run."""

    due: tuple[Callback, ...]


class Callbacks:
    """Knows the open ones while `run` runs."""

    def __init__(
        self,
        *,
        calls: CallStore,
        ledger: Ledger,
        bus: Bus,
        tasks: Tasks,
        now: Callable[[], datetime],
        desk: str = "",
        is_listed: Callable[[str], bool] = lambda _number: False,
    ) -> None:
        """`desk`: this desktop among those that share the history; `is_listed`: on the do-not-call list."""
        self._is_listed = is_listed
        self._calls, self._ledger, self._bus, self._tasks = calls, ledger, bus, tasks
        self._now, self._desk = now, desk
        self._told: set[tuple[str, datetime]] = set()
        self._withdrawn: set[tuple[str, datetime]] = set()
        self._looked = now()
        self._changed = asyncio.Event()
        self.open: tuple[Callback, ...] = ()
        bus.subscribe(CallChanged, self._on_change)

    async def run(self) -> None:
        """Follow them until cancelled."""
        while True:
            self._changed.clear()
            patience_s = LOOK_EVERY_S
            try:
                self._know(await self._read())
                patience_s = self._patience_s()
            except StoreError as error:
                log.warning("callbacks.unread", extra={"problem": str(error)})
            except Exception:  # what comes due later must not wait for a new start
                log.exception("callbacks.broken")
            with suppress(TimeoutError):
                async with asyncio.timeout(patience_s):
                    await self._changed.wait()

    def look_again(self) -> None:
        """A number was listed, or a person erased."""
        self._changed.set()

    async def put_off(self, call_id: str, by: str) -> None:
        """Be reminded again a little later. Raises CallNotFoundError."""
        callback = next((one for one in self.open if one.call.id == call_id), None)
        await self.agree(call_id, self._now() + PUT_OFF, callback.zone if callback is not None else "", by)

    async def agree(self, call_id: str, due: datetime, zone: str, by: str) -> None:
        """It is to be then, by that clock (IANA); also where it was settled. Raises CallNotFoundError."""
        call = await self._ledger.get(call_id)
        fact = CallbackSet(self._after(call), by, due, zone)
        await self._ledger.ensure(call_id, (fact,), SOURCE)

    async def settle(self, call_id: str, by: str) -> None:
        """It is done without a call. Raises CallNotFoundError."""
        call = await self._ledger.get(call_id)
        await self._ledger.ensure(call_id, (CallbackKept(self._after(call), by),), SOURCE)

    # --- inside -------------------------------------------------------------------------------

    def _on_change(self, change: CallChanged) -> None:
        call = change.call
        if call.written is not None and any(isinstance(fact, _TOLD_BY) for fact in change.facts):
            self._changed.set()
        placed = any(isinstance(fact, CallPlaced) for fact in change.facts)
        if placed and call.direction is Direction.OUTBOUND:
            self._keep_by(call)

    def _keep_by(self, call: Call) -> None:
        """The number is being rung: whatever was agreed with it before is kept."""
        forms = spellings(call.number)
        for one in self.open:
            agreed = (one.call.written or NOTHING).callback
            if one.call.number in forms and agreed is not None and agreed.at <= call.created_at:
                kept = CallbackKept(max(self._now(), agreed.at), call.requested.requested_by, call.id)
                self._tasks.spawn(self._ledger.ensure(one.call.id, (kept,), SOURCE), f"keep {one.call.id}")

    async def _read(self) -> tuple[Callback, ...]:
        query = CallQuery(sort=SortKey.CALLBACK, descending=False)
        found: list[Callback] = []
        cursor: str | None = None
        while len(found) < _AT_MOST:
            page = await self._calls.page(query, cursor, _AT_ONCE)
            fitting = [made for call in page.calls if (made := self._callback(call)) is not None]
            found += fitting
            if page.next is None or len(fitting) < len(page.calls):  # calls without one come last
                break
            cursor = page.next
        return tuple(one for one in found if not self._is_withdrawn(one))

    def _is_withdrawn(self, one: Callback) -> bool:
        """Its number is on the do-not-call list: it is settled, and stays so when the number is taken off."""
        if not self._is_listed(one.call.number):
            return False
        if (one.call.id, one.due) not in self._withdrawn:
            self._withdrawn.add((one.call.id, one.due))
            kept = CallbackKept(self._after(one.call), WITHDRAWN)
            self._tasks.spawn(self._ledger.ensure(one.call.id, (kept,), SOURCE), f"withdraw {one.call.id}")
        return True

    def _callback(self, call: Call) -> Callback | None:
        written = call.written or NOTHING
        if (due := written.callback_due) is None:
            return None
        zone = (written.callback.zone if written.callback is not None else "") or zone_of(call)
        return Callback(call, due, zone, placed_here(call, self._desk))

    def _know(self, found: tuple[Callback, ...]) -> None:
        if found != self.open:
            self.open = found
            self._bus.publish(CallbacksChanged(found))
        now = self._looked = self._now()
        due = tuple(one for one in found if one.due <= now and one.is_ours and not self._was_told(one))
        if due:
            self._told |= {(one.call.id, one.due) for one in due}
            self._bus.publish(CallbacksDue(due))

    def _was_told(self, one: Callback) -> bool:
        return (one.call.id, one.due) in self._told

    def _patience_s(self) -> float:
        """Until the next comes due; what did since the last look is looked at again at once."""
        following = [one.due for one in self.open if one.due > self._looked]
        return min([LOOK_EVERY_S, *(max(0.0, (due - self._now()).total_seconds()) for due in following)])

    def _after(self, call: Call) -> datetime:
        """Now, and in any case behind what was agreed: a clock may be set back."""
        written = call.written or NOTHING
        agreed = [fact.at + _MOMENT for fact in (written.callback, written.callback_kept) if fact is not None]
        return max([self._now(), *agreed])

"""The calls for later that are open, in order, as this desk knows them; the one place that writes them.

Other desks change them too: what is new since the last look is read by revision, some at a time.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCallsChanged, ScheduledState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledCallStore

_AT_ONCE = 50  # a server's rows are read on the loop


class Agenda:
    """Knows the open ones once `know` was awaited."""

    def __init__(self, store: ScheduledCallStore, bus: Bus) -> None:
        self._store, self._bus = store, bus
        self._ordered: list[ScheduledCall] = []
        self._by_id: dict[str, ScheduledCall] = {}
        self._claimed: dict[str, ScheduledCall] = {}
        self._waiting: list[ScheduledCall] = []
        self._reached: int | None = None
        self._erased = 0
        self.open: tuple[ScheduledCall, ...] = ()

    @property
    def claimed(self) -> tuple[ScheduledCall, ...]:
        """Those that a desk is dialing, or was when it went."""
        return tuple(self._claimed.values())

    def waiting(self, first: datetime | None, last: datetime) -> list[ScheduledCall]:
        """Those that wait and are due from `first` (None: ever) to before `last`, the earliest first."""
        begin = bisect_left(self._waiting, (first, ""), key=_order) if first is not None else 0
        return self._waiting[begin : bisect_left(self._waiting, (last, ""), key=_order)]

    def get(self, call_id: str) -> ScheduledCall | None:
        """The open one of that id, None where there is none."""
        return self._by_id.get(call_id)

    async def know(self) -> None:
        """Read what changed since the last look, here or at another desk. Raises StoreError."""
        erased = await self._store.erased()
        if self._reached is None or erased != self._erased:
            newest, reached = await self._store.revision(), 0
            left = {call.id: call.revision for call in self._ordered}
            while (page := await self._store.changes(reached, _AT_ONCE, open_only=True))[1] != reached:
                self._take(page[0])
                reached = page[1]
                for call in page[0]:
                    left.pop(call.id, None)
            for call_id, revision in left.items():
                if (known := self._by_id.get(call_id)) is not None and known.revision == revision:
                    self._drop(call_id)  # its person was erased
            self._reached, self._erased = newest, erased
        reached = self._reached
        while (page := await self._store.changes(reached, _AT_ONCE))[1] != reached:
            self._take(page[0])
            self._reached = reached = page[1]
        self.tell()

    async def write(
        self, call: ScheduledCall, act: AuditEntry | None = None, *, tell: bool = True
    ) -> ScheduledCall | None:
        """Write it, durable; None, and nothing is written, where somebody else's change came first.

        Without `tell` whoever writes many says so himself at the end.

        Raises:
            StoreError: nothing was written.
        """
        saved = await self._store.save(call, act)
        stored = saved or await self._store.get(call.id)
        if stored is not None:
            self._take((stored,))
        else:
            self._drop(call.id)  # its person was erased
        if tell:
            self.tell()
        return saved

    async def holds(self, claimed: ScheduledCall) -> bool:
        """Whether it is stored as it was written here. Raises StoreError."""
        stored = await self._store.get(claimed.id)
        return stored is not None and stored.revision == claimed.revision

    def open_at(self, number: str, due: datetime) -> ScheduledCall | None:
        """The open one to that number at that moment, None where there is none."""
        place = bisect_left(self._ordered, (due, ""), key=_order)
        for call in self._ordered[place:]:
            if call.due != due:
                return None
            if call.number == number:
                return call
        return None

    def tell(self) -> None:
        """Publish what is open, where it has changed."""
        known = tuple(self._ordered)
        if known != self.open:
            self.open = known
            self._bus.publish(ScheduledCallsChanged(known))

    def _take(self, calls: Iterable[ScheduledCall]) -> None:
        for call in calls:
            before = self._by_id.get(call.id)
            if before is not None and before.revision >= call.revision:
                continue
            self._drop(call.id)
            if call.is_open:
                self._by_id[call.id] = call
                if call.state is ScheduledState.CLAIMED:
                    self._claimed[call.id] = call
                elif call.state is ScheduledState.WAITING:
                    insort(self._waiting, call, key=_order)
                insort(self._ordered, call, key=_order)

    def _drop(self, call_id: str) -> None:
        if (call := self._by_id.pop(call_id, None)) is not None:
            del self._ordered[bisect_left(self._ordered, _order(call), key=_order)]
            self._claimed.pop(call_id, None)
            if call.state is ScheduledState.WAITING:
                del self._waiting[bisect_left(self._waiting, _order(call), key=_order)]


def _order(call: ScheduledCall) -> tuple[datetime, str]:
    return call.due, call.id

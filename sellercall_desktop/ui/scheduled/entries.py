"""One list of two facts: callbacks, which a person keeps, and calls for later, which the program makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sellercall_desktop.core.wrap_up.callbacks import Callback

_ASKED_ABOUT = {ScheduledState.MISSED, ScheduledState.REFUSED}


@dataclass(frozen=True, slots=True)
class LaterEntry:
    """A customer who is to be called. `zone` is the clock (IANA) that the moment was agreed by."""

    what: Callback | ScheduledCall
    number: str
    due: datetime
    zone: str
    name: str
    note: str
    is_ours: bool
    for_team: bool = False

    @property
    def scheduled(self) -> ScheduledCall | None:
        """The call for later that it is; None where it is a callback."""
        return self.what if isinstance(self.what, ScheduledCall) else None

    @property
    def id(self) -> str:
        """Of the call that a callback was agreed on, or of the call for later."""
        return self.what.id if isinstance(self.what, ScheduledCall) else self.what.call.id

    @property
    def asks(self) -> bool:
        """It came due and was not dialed: a person decides."""
        return isinstance(self.what, ScheduledCall) and self.what.state in _ASKED_ABOUT and self.is_ours

    @property
    def is_being_dialed(self) -> bool:
        """A desk has taken it."""
        return isinstance(self.what, ScheduledCall) and self.what.state is ScheduledState.CLAIMED

    def is_overdue(self, now: datetime) -> bool:
        """Its moment is past and somebody should act. What is dialed by itself is not late while it waits."""
        return self.asks or (self.scheduled is None and self.due <= now)


def of_callback(callback: Callback) -> LaterEntry:
    """A callback as one of the list."""
    one = callback
    return LaterEntry(one, one.call.number, one.due, one.zone, one.name, one.note, one.is_ours)


def of_scheduled(call: ScheduledCall, desk: str) -> LaterEntry:
    """A call for later as one of the list of this `desk`."""
    note, ours = next(iter(call.note.splitlines()), ""), call.desk in {"", desk}
    return LaterEntry(call, call.number, call.due, call.zone, "", note, ours, not call.desk)


def in_order(entries: Iterable[LaterEntry], now: datetime) -> tuple[LaterEntry, ...]:
    """What a person must decide first, then by time."""
    return tuple(sorted(entries, key=lambda one: (not one.is_overdue(now), one.due, one.id)))

"""Is this computer's clock right, by which hours of law are judged? Each answer of the carrier says so."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus

log = logging.getLogger(__name__)

CLOCK = "clock"
"""The part whose health it is."""
DIFFERS, AGREES = timedelta(minutes=1), timedelta(seconds=30)
"""More than the first is told; only within the second it is right again. Answers are up to seconds old."""
_IN_HOURS = timedelta(hours=2)


class ClockDiffersError(SellerCallError):
    """This computer's clock is `ahead` of the carrier's, or behind it where that is less than nothing."""

    def __init__(self, ahead: timedelta) -> None:
        super().__init__(f"this clock is {round(ahead.total_seconds())} s ahead of the carrier's")
        self.ahead = ahead

    @property
    def amount(self) -> str:
        """By how much it differs, in a unit that every language of ours writes alike."""
        span = abs(self.ahead)
        by_hour = span >= _IN_HOURS
        return f"{span / timedelta(hours=1):.0f} h" if by_hour else f"{span / timedelta(minutes=1):.0f} min"


@dataclass(frozen=True, slots=True)
class ClockChecked:
    """Event: the clock differs from the carrier's now, differs otherwise, or is right again (None)."""

    error: ClockDiffersError | None


class ClockCheck:
    """Holds every answer's moment against our own clock. Implements `core.health.CanBeChecked`."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.error: ClockDiffersError | None = None
        """What is wrong with it, as far as is known; None: nothing."""

    def hear(self, begun: datetime, theirs: datetime, ended: datetime) -> None:
        """An answer of the carrier's was written at `theirs`, between two moments of ours. Must be quick."""
        ahead = max(begun - theirs, timedelta()) or min(ended - theirs, timedelta())
        before = self.error.ahead if self.error is not None else None
        if abs(ahead) <= (DIFFERS if before is None else AGREES):
            error = None
        elif before is not None and abs(ahead - before) <= DIFFERS:
            return
        else:
            error = ClockDiffersError(ahead)
        if error is None and before is None:
            return
        self.error = error
        if error is not None:
            log.error("clock.differs", extra={"ahead_s": round(ahead.total_seconds())})
        else:
            log.info("clock.right_again")
        self._bus.publish(ClockChecked(error))

    async def check(self) -> None:
        """Raise what is wrong with it: by the answers so far, nothing is asked."""
        if self.error is not None:
            raise self.error

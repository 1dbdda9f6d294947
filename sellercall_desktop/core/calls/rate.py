"""Each outgoing call gets its moment: no more a second begin than the carrier's account lets.

The carrier takes more and queues them (its rate is one a second by default), while the AI's places, made for
a telephone that rings at once, age out. So a call waits here, before its place is made.
"""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import CallQueued

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.ledger import Ledger

log = logging.getLogger(__name__)

WORTH_SAYING_S = 1.0


class CallRate:
    """The queue of calls that are to go out, first come first served."""

    def __init__(
        self,
        per_second: Callable[[], float],
        ledger: Ledger,
        bus: Bus,
        now: Callable[[], datetime],
        elapsed_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second, self._ledger, self._bus = per_second, ledger, bus
        self._now, self._elapsed_s = now, elapsed_s
        self._next_s = 0.0  # when the next one may go

    @property
    def behind_s(self) -> float:
        """How long a call that is asked for now will wait."""
        return max(0.0, self._next_s - self._elapsed_s())

    async def wait(self, call_id: str) -> None:
        """Return when it is this call's turn, or when somebody hangs up.

        Raises:
            StoreError: that it waits could not be written down.
        """
        waits_s = self.behind_s
        self._next_s = self._elapsed_s() + waits_s + 1 / self._per_second()
        if not waits_s:
            return
        hung_up = asyncio.Event()

        def on_change(change: CallChanged) -> None:
            if change.call.id == call_id and change.call.hang_up is not None:
                hung_up.set()

        end = self._bus.subscribe(CallChanged, on_change)
        try:
            if waits_s >= WORTH_SAYING_S:
                log.info("dial.waits", extra={"call_id": call_id, "for_s": round(waits_s, 1)})
                queued = CallQueued(self._now(), self._now() + timedelta(seconds=waits_s))
                await self._ledger.record(call_id, (queued,), "dial")
            if (await self._ledger.get(call_id)).hang_up is not None:
                return
            async with asyncio.timeout(waits_s):
                await hung_up.wait()
        except TimeoutError:
            return
        finally:
            end()

    def fall_behind(self, seconds: float) -> None:
        """The carrier has a queue of that many seconds already: others use the account too."""
        self._next_s = max(self._next_s, self._elapsed_s() + seconds)

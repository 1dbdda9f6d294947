"""What today's calls cost: what the carrier has charged, and a careful guess where it has not yet.

Read from the history when the program starts and when a day begins, then kept current by the bus.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.facts import Direction, Party
from sellercall_desktop.core.ports import CallChanged, CallQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.ports import CallStore

CAREFUL_MINUTE = Decimal("0.25")
"""What a minute counts at least while its price is unknown, in the account's currency."""
READ_AGAIN = timedelta(minutes=10)  # other desks may write into the same history


@dataclass(frozen=True, slots=True)
class _Bill:
    """What matters of one call. Where there is no price, its begun minutes are counted."""

    asked_at: datetime
    dialed_here: bool
    price: Decimal | None
    answered_at: datetime | None
    seconds: float | None  # None while it lives

    def minutes(self, now: datetime) -> int:
        """Minutes since the answer, begun ones in full, as carriers count."""
        if self.answered_at is None and not self.seconds:
            return 0
        seconds = self.seconds
        if seconds is None and self.answered_at is not None:
            seconds = (now - self.answered_at).total_seconds()
        return max(1, math.ceil((seconds or 0) / 60))


class Spending:
    """The calls of one local day. Prices are taken to be of one currency: the carrier account's."""

    def __init__(self, calls: CallStore, bus: Bus, now: Callable[[], datetime]) -> None:
        self._calls, self._now = calls, now
        self._read_at: datetime | None = None
        self._bills: dict[str, _Bill] = {}
        bus.subscribe(CallChanged, lambda change: self._take(change.call))

    @property
    def is_known(self) -> bool:
        """Whether today's calls have been read."""
        return self._read_at is not None and self._is_today(self._read_at)

    @property
    def is_fresh(self) -> bool:
        """Whether they were read lately."""
        return self.is_known and self._read_at is not None and self._now() - self._read_at < READ_AGAIN

    async def read(self) -> None:
        """Read today's calls.

        Raises:
            StoreError: the history cannot be read.
        """
        at = self._now()
        day, cursor = at.astimezone().date(), None
        heard = {key: bill for key, bill in self._bills.items() if self._is_today(bill.asked_at)}
        self._bills = {}
        try:
            while True:
                page = await self._calls.page(CallQuery(from_day=day, to_day=day), cursor)
                heard |= {call.id: _bill(call) for call in page.calls}
                if (cursor := page.next) is None:
                    break
            self._read_at = at
        finally:
            self._bills = heard | self._bills  # what the bus told meanwhile is newer

    def dialed_since(self, at: datetime) -> Iterator[datetime]:
        """When the outgoing calls of this program after `at` were asked for."""
        return (bill.asked_at for bill in self._bills.values() if bill.dialed_here and bill.asked_at > at)

    def total(self) -> Decimal:
        """What today's calls cost so far, a minute without a price being as dear as today's dearest."""
        now = self._now()
        today = [bill for bill in self._bills.values() if self._is_today(bill.asked_at)]
        priced = ((bill.price, bill.minutes(now)) for bill in today)
        minute = max((price / count for price, count in priced if price and count), default=CAREFUL_MINUTE)
        minute = max(minute, CAREFUL_MINUTE)
        return sum(
            (bill.minutes(now) * minute if bill.price is None else bill.price for bill in today), Decimal(0)
        )

    def _take(self, call: Call) -> None:
        if self._is_today(call.created_at):
            self._bills[call.id] = _bill(call)

    def _is_today(self, at: datetime) -> bool:
        return at.astimezone().date() == self._now().astimezone().date()


def _bill(call: Call) -> _Bill:
    prices = [cost.amount for cost in call.costs if cost.party is Party.CARRIER]
    return _Bill(
        asked_at=call.created_at,
        dialed_here=call.direction is Direction.OUTBOUND and call.requested.requested_by != "import",
        price=sum(prices, Decimal(0)) if prices else None,
        answered_at=call.answered_at or call.joined_at,
        seconds=None if call.is_live else call.duration_s or 0,
    )

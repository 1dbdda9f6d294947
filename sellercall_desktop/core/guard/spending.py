"""What today's calls cost: what the carrier has charged, and a careful guess where it has not yet.

Read from the history when the program starts and when a day begins, then kept current by the bus.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import Direction, Party
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.local_days import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore

CAREFUL_MINUTE = Decimal("0.25")
"""What a minute counts at least while its price is unknown, in the account's currency."""
READ_AGAIN = timedelta(minutes=10)  # other desks may write into the same history


@dataclass(frozen=True, slots=True)
class _Bill:
    """What matters of one call, worked out when it changes: a click adds up all of them."""

    asked_at: datetime
    day: date  # local
    dialed_here: bool
    price: Decimal | None
    minutes: int  # begun ones in full, as carriers count; of an ended call
    minute: Decimal  # what one of them cost; 0 where that is not known
    since: datetime | None  # the answer of a live call


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
        day, cursor = day_of(at), None
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
        today = day_of(now)
        total, minute, unpriced = Decimal(0), CAREFUL_MINUTE, 0
        for bill in self._bills.values():
            if bill.day != today:
                continue
            if bill.price is not None:
                total += bill.price
                minute = max(minute, bill.minute)
            elif bill.since is not None:
                unpriced += _minutes((now - bill.since).total_seconds())
            else:
                unpriced += bill.minutes
        return total + unpriced * minute

    def _take(self, call: Call) -> None:
        if self._is_today(call.created_at):
            self._bills[call.id] = _bill(call)

    def _is_today(self, at: datetime) -> bool:
        return day_of(at) == day_of(self._now())


def _bill(call: Call) -> _Bill:
    prices = [cost.amount for cost in call.costs if cost.party is Party.CARRIER]
    price = sum(prices, Decimal(0)) if prices else None
    minutes = _minutes(call.duration_s) if call.duration_s else 0
    return _Bill(
        asked_at=call.created_at,
        day=day_of(call.created_at),
        dialed_here=call.direction is Direction.OUTBOUND and call.requested.requested_by != "import",
        price=price,
        minutes=minutes,
        minute=price / minutes if price and minutes else Decimal(0),
        since=(call.answered_at or call.joined_at) if call.is_live else None,
    )


def _minutes(seconds: float) -> int:
    return max(1, math.ceil(seconds / 60))

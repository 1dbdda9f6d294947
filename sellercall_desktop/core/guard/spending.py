"""What today's calls cost: the AI's time, what the carrier has charged, a careful guess where it has not yet.

Read from the history when the program starts and when a day begins, then kept current by the bus.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import Direction, Party
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.meter import AgentRate, agent_seconds, begun_minutes, minutes_of, pair_of
from sellercall_desktop.core.local_days import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.meter import MinutePrice, Pair

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
    pair: Pair | None
    agent_price: Decimal | None
    agent_s: float  # of an ended conversation
    agent_since: datetime | None  # of a live one


class Spending:
    """The calls of one local day. Prices are taken to be of one currency: the carrier account's."""

    def __init__(
        self,
        calls: CallStore,
        bus: Bus,
        now: Callable[[], datetime],
        *,
        price_of: Callable[[Pair | None], MinutePrice | None] = lambda _pair: None,
        rate: Callable[[], AgentRate] = AgentRate,
    ) -> None:
        """`price_of` tells the carrier's list price where it is known, `rate` what the AI takes."""
        self._calls, self._now, self._price_of, self._rate = calls, now, price_of, rate
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
        """What today's calls cost so far, a minute without any price being as dear as today's dearest."""
        now, rate = self._now(), self._rate()
        today = day_of(now)
        total, minute, unpriced, steps = Decimal(0), CAREFUL_MINUTE, 0, 0
        for bill in self._bills.values():
            if bill.day != today:
                continue
            if bill.agent_price is not None:
                total += bill.agent_price
            else:
                since = bill.agent_since
                steps += rate.steps((now - since).total_seconds() if since is not None else bill.agent_s)
            if bill.price is not None:
                total += bill.price
                minute = max(minute, bill.minute)
                continue
            since = bill.since
            minutes = minutes_of((now - since).total_seconds()) if since is not None else bill.minutes
            if minutes and (listed := self._price_of(bill.pair)) is not None:
                total += minutes * listed.amount
            else:
                unpriced += minutes
        return total + unpriced * minute + rate.cost(steps)

    def _take(self, call: Call) -> None:
        if self._is_today(call.created_at):
            self._bills[call.id] = _bill(call)

    def _is_today(self, at: datetime) -> bool:
        return day_of(at) == day_of(self._now())


def _bill(call: Call) -> _Bill:
    charged = {party: [cost.amount for cost in call.costs if cost.party is party] for party in Party}
    prices, agent_prices = charged[Party.CARRIER], charged[Party.AGENT]
    price = sum(prices, Decimal(0)) if prices else None
    minutes = 0 if call.is_live else begun_minutes(call, call.created_at)
    return _Bill(
        asked_at=call.created_at,
        day=day_of(call.created_at),
        dialed_here=call.direction is Direction.OUTBOUND and call.requested.requested_by != "import",
        price=price,
        minutes=minutes,
        minute=price / minutes if price and minutes else Decimal(0),
        since=(call.answered_at or call.joined_at) if call.is_live else None,
        pair=pair_of(call),
        agent_price=sum(agent_prices, Decimal(0)) if agent_prices else None,
        agent_s=0.0 if call.is_live else agent_seconds(call, call.created_at),
        agent_since=call.joined_at if call.is_live else None,
    )

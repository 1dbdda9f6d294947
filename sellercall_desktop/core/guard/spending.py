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
from sellercall_desktop.core.calls.meter import (
    NOTHING,
    AgentRate,
    agent_seconds,
    begun_minutes,
    charged_for,
    minutes_of,
    pair_of,
    pair_of_person,
    person_minutes,
    place_seconds,
)
from sellercall_desktop.core.local_days import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import PersonLeg, Place
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.meter import MinutePrice, Pair

CAREFUL_MINUTE = Decimal("0.25")
"""What a minute counts at least while its price is unknown, in the account's currency."""
READ_AGAIN = timedelta(minutes=10)  # other desks may write into the same history


@dataclass(frozen=True, slots=True)
class _Bill:
    """What matters of one call, or of a further leg or place, worked out when it changes.

    A click adds up all of them.
    """

    asked_at: datetime
    day: date  # local
    dialed_here: bool = False
    price: Decimal | None = None
    minutes: int = 0  # begun ones in full, as carriers count; of an ended leg
    minute: Decimal = NOTHING  # what one of them cost; 0 where that is not known
    since: datetime | None = None  # the answer of a live leg
    pair: Pair | None = None
    agent_price: Decimal | None = None
    agent_s: float = 0.0  # of an ended conversation
    agent_since: datetime | None = None  # of a live one


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
                for call in page.calls:
                    heard |= _bills_of(call)
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
            self._bills |= _bills_of(call)

    def _is_today(self, at: datetime) -> bool:
        return day_of(at) == day_of(self._now())


def _bills_of(call: Call) -> dict[str, _Bill]:
    """By id: the call's own, and one for each of its other legs and places."""
    bills = {call.id: _bill(call)}
    if call.handed is not None:
        bills |= {f"{call.id} {leg.leg_id}": _bill_of_person(call, leg) for leg in call.handed.legs}
        bills |= {f"{call.id} {place.part}": _bill_of_place(call, place) for place in call.handed.places}
    return bills


def _bill(call: Call) -> _Bill:
    price = charged_for(call, Party.CARRIER)
    minutes = 0 if call.is_live else begun_minutes(call, call.created_at)
    return _Bill(
        asked_at=call.created_at,
        day=day_of(call.created_at),
        dialed_here=call.direction is Direction.OUTBOUND and call.requested.requested_by != "import",
        price=price,
        minutes=minutes,
        minute=price / minutes if price and minutes else NOTHING,
        since=(call.answered_at or call.joined_at) if call.is_live else None,
        pair=pair_of(call),
        agent_price=charged_for(call, Party.AGENT),
        agent_s=0.0 if _talks(call) else agent_seconds(call, call.created_at),
        agent_since=call.joined_at if _talks(call) else None,
    )


def _talks(call: Call) -> bool:
    """Whether the first AI place is on the line, as far as is known."""
    return call.is_live and call.agent_ended is None


def _bill_of_person(call: Call, leg: PersonLeg) -> _Bill:
    price = charged_for(call, Party.CARRIER, leg.leg_id)
    minutes = 0 if leg.is_on_line else person_minutes(leg, call.created_at)
    return _Bill(
        asked_at=call.created_at,
        day=day_of(call.created_at),
        price=price,
        minutes=minutes,
        minute=price / minutes if price and minutes else NOTHING,
        since=leg.answered.at if leg.is_on_line and leg.answered is not None else None,
        pair=pair_of_person(call, leg),
    )


def _bill_of_place(call: Call, place: Place) -> _Bill:
    talks = call.is_live and place.ended is None
    return _Bill(
        asked_at=call.created_at,
        day=day_of(call.created_at),
        agent_price=charged_for(call, Party.AGENT, str(place.part)),
        agent_s=0.0 if talks else place_seconds(call, place, call.created_at),
        agent_since=place.joined.at if talks and place.joined is not None else None,
    )

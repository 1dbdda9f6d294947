"""The carrier's prices of the pairs of numbers that talk: asked for once a day, behind the call's back.

Nobody waits for a price. One that could not be had is not known, and is asked for again with a later call.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.asked_behind import AskedBehind
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.meter import Pair, cost_so_far, pair_of, pair_of_person
from sellercall_desktop.core.calls.partners import person_legs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.meter import AgentRate, CostSoFar, MinutePrice
    from sellercall_desktop.core.tasks import Tasks

GOOD_FOR = timedelta(days=1)
ASK_AGAIN = timedelta(minutes=10)  # where it could not be had
MOST = 10_000


class PriceList(Protocol):
    """What the carrier takes. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def minute_price(self, pair: Pair) -> MinutePrice | None:
        """What a begun minute between these numbers costs; None: the list does not say."""


@dataclass(frozen=True, slots=True)
class PriceLearnt:
    """Event: what a minute between these numbers costs is known now, or is another than before."""

    pair: Pair


class Tariffs:
    """Prices from memory, and what a call costs by them."""

    def __init__(
        self,
        prices: PriceList,
        rate: Callable[[], AgentRate],
        *,
        bus: Bus,
        tasks: Tasks,
        now: Callable[[], datetime],
    ) -> None:
        self._rate, self._now = rate, now
        self._asked = AskedBehind(
            prices.minute_price,
            lambda price: GOOD_FOR if price is not None else ASK_AGAIN,
            what="price of a minute",
            most=MOST,
            tasks=tasks,
            now=now,
            on_news=lambda pair: bus.publish(PriceLearnt(pair)),
        )
        bus.subscribe(CallChanged, lambda change: self._take(change.call))

    @property
    def rate(self) -> AgentRate:
        """The AI's, as the settings say now."""
        return self._rate()

    def price_of(self, pair: Pair | None) -> MinutePrice | None:
        """As it was told last; None: not known (yet)."""
        return self._asked.told(pair) if pair is not None else None

    def see_to(self, pair: Pair | None) -> None:
        """Know the price before long; `PriceLearnt` tells of it."""
        if pair is not None:
            self._asked.see_to(pair)

    def take_up(self, calls: Iterable[Call]) -> None:
        """Know the prices of calls that go on since an earlier run: nothing new may come of them for long."""
        for call in calls:
            self._take(call)

    def cost_of(self, call: Call) -> CostSoFar:
        """What the call costs up to this moment."""
        price = self.price_of(pair_of(call))
        return cost_so_far(call, price, self._rate(), self._now(), self.price_of)

    def _take(self, call: Call) -> None:
        """A call that is answered costs: see to its price."""
        if not call.is_live or call.answered_at is None:
            return
        self.see_to(pair_of(call))
        for leg in person_legs(call):
            if leg.is_on_line:
                self.see_to(pair_of_person(call, leg))

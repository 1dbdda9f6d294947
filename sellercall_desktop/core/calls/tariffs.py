"""The carrier's prices of the pairs of numbers that talk: asked for once a day, behind the call's back.

Nobody waits for a price. One that could not be had is not known, and is asked for again with a later call.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.meter import cost_so_far, pair_of, pair_of_person
from sellercall_desktop.core.calls.partners import person_legs
from sellercall_desktop.core.errors import OUTSIDE_ERRORS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.meter import AgentRate, CostSoFar, MinutePrice, Pair
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

GOOD_FOR = timedelta(days=1)
ASK_AGAIN = timedelta(minutes=10)  # where it could not be had
MOST = 10_000


class PriceList(Protocol):
    """What the carrier takes. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def minute_price(self, pair: Pair) -> MinutePrice | None:
        """What a begun minute between these numbers costs; None: the list does not say."""


class _Known(NamedTuple):
    price: MinutePrice | None
    at: datetime


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
        self._prices, self._rate, self._tasks, self._now = prices, rate, tasks, now
        self._known: BoundedMap[Pair, _Known] = BoundedMap(MOST)
        self._asking: set[Pair] = set()
        bus.subscribe(CallChanged, lambda change: self._take(change.call))

    @property
    def rate(self) -> AgentRate:
        """The AI's, as the settings say now."""
        return self._rate()

    def price_of(self, pair: Pair | None) -> MinutePrice | None:
        """As it was told last; None: not known (yet)."""
        known = self._known.get(pair) if pair is not None else None
        return known.price if known is not None else None

    def cost_of(self, call: Call) -> CostSoFar:
        """What the call costs up to this moment."""
        price = self.price_of(pair_of(call))
        return cost_so_far(call, price, self._rate(), self._now(), self.price_of)

    def _take(self, call: Call) -> None:
        """A call that is answered costs: see to its price."""
        if not call.is_live or call.answered_at is None:
            return
        self._see_to(pair_of(call))
        for leg in person_legs(call):
            if leg.is_on_line:
                self._see_to(pair_of_person(call, leg))

    def _see_to(self, pair: Pair | None) -> None:
        if pair is None or pair in self._asking or self._is_fresh(pair):
            return
        self._asking.add(pair)
        self._tasks.spawn(self._ask(pair), "price of a minute")

    def _is_fresh(self, pair: Pair) -> bool:
        known = self._known.get(pair)
        if known is None:
            return False
        return self._now() - known.at < (GOOD_FOR if known.price is not None else ASK_AGAIN)

    async def _ask(self, pair: Pair) -> None:
        told = self.price_of(pair)  # an old price is better than none
        try:
            told = await self._prices.minute_price(pair)
        except OUTSIDE_ERRORS as error:
            log.info("prices.not_known", extra={"problem": str(error)})
        finally:
            self._asking.discard(pair)
            self._known[pair] = _Known(told, self._now())

"""What a call costs so far: the carrier's begun minutes by its price list, the AI's time by its rate.

Of a call that was handed off: of all its legs, each by its own pair of numbers, and of all its AI places.
Pure, so that window, REST and guard count alike. What a provider has charged outranks every estimate.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls.facts import Direction, Party
from sellercall_desktop.core.calls.partners import later_places, person_legs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import PersonLeg, Place

    PriceOf = Callable[["Pair | None"], "MinutePrice | None"]

NOTHING = Decimal(0)
_SMALLEST = Decimal("0.0001")
AI_CURRENCY = "USD"
"""Of the AI's rate, as long as no price of the carrier tells the account's currency."""


class Pair(NamedTuple):
    """Whose call to whom: what a carrier's price depends on."""

    direction: Direction
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MinutePrice:
    """What the carrier takes for each begun minute."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class AgentRate:
    """What the voice AI takes, in the currency of the carrier's account; its time counts in whole steps."""

    minute: Decimal = NOTHING
    step_s: int = 6

    def steps(self, seconds: float) -> int:
        """Begun steps."""
        return math.ceil(seconds / self.step_s) if seconds > 0 else 0

    def cost(self, steps: int) -> Decimal:
        """What so many steps cost."""
        return (self.minute * steps * self.step_s / 60).quantize(_SMALLEST)


@dataclass(frozen=True, slots=True)
class CostSoFar:
    """By party. `carrier` is None where its price is not known; what is not charged yet is an estimate."""

    carrier: Decimal | None
    agent: Decimal
    currency: str
    carrier_charged: bool = False
    agent_charged: bool = False

    @property
    def known(self) -> Decimal:
        """All of it that is known."""
        return self.agent + (self.carrier or NOTHING)


def pair_of(call: Call) -> Pair | None:
    """The two numbers of the call; None where ours was not written down."""
    ours = call.requested.our_number
    return Pair(call.direction, ours, call.number) if ours else None


def begun_minutes(call: Call, now: datetime) -> int:
    """As carriers count: from the answer, every begun one in full."""
    if call.is_live:
        since = call.answered_at or call.joined_at
        seconds = (now - since).total_seconds() if since is not None else 0.0
        return minutes_of(seconds) if since is not None else 0
    return minutes_of(call.duration_s) if call.duration_s else 0


def minutes_of(seconds: float) -> int:
    """Begun minutes, at least one."""
    return max(1, math.ceil(seconds / 60))


def agent_seconds(call: Call, now: datetime) -> float:
    """How long the first AI place has been on the line."""
    if call.joined_at is None:
        return 0.0
    until = call.agent_ended.at if call.agent_ended is not None else call.ended_at or now
    return max(0.0, (until - call.joined_at).total_seconds())


def place_seconds(call: Call, place: Place, now: datetime) -> float:
    """How long an AI place after the first has been on the line."""
    if place.joined is None:
        return 0.0
    until = place.ended.at if place.ended is not None else call.ended_at or now
    return max(0.0, (until - place.joined.at).total_seconds())


def pair_of_person(call: Call, leg: PersonLeg) -> Pair | None:
    """The two numbers of a person's leg, which goes out whoever rang whom; None where one is not known."""
    ours = call.requested.our_number
    return Pair(Direction.OUTBOUND, ours, leg.asked.number) if ours and leg.asked is not None else None


def person_minutes(leg: PersonLeg, now: datetime) -> int:
    """Begun ones of a person's leg."""
    if leg.ended is not None:
        return minutes_of(leg.ended.duration_s) if leg.ended.duration_s else 0
    return minutes_of((now - leg.answered.at).total_seconds()) if leg.answered is not None else 0


def charged_for(call: Call, party: Party, part: str = "") -> Decimal | None:
    """What a provider has charged for one leg or place; None as long as it has not."""
    return next((cost.amount for cost in call.costs if (cost.party, cost.part) == (party, part)), None)


def charged(call: Call) -> list[tuple[Party, Decimal, str]]:
    """What each provider has charged for all legs or places, by currency: two are never added."""
    sums: dict[tuple[Party, str], Decimal] = {}
    for cost in call.costs:
        named = cost.party, cost.currency
        sums[named] = sums[named] + cost.amount if named in sums else cost.amount
    return [(party, amount, currency) for (party, currency), amount in sums.items()]


class _Item(NamedTuple):
    amount: Decimal | None  # None: it costs something, and nobody knows what
    charged: bool


def _item(charged: Decimal | None, estimate: Decimal | None) -> _Item:
    return _Item(charged if charged is not None else estimate, charged is not None)


def _listed(price: MinutePrice | None, minutes: int) -> Decimal | None:
    if not minutes:
        return NOTHING
    return price.amount * minutes if price is not None else None


def _persons(call: Call, price_of: PriceOf, now: datetime) -> list[_Item]:
    """Each leg of a person that costs something."""
    items = []
    for leg in person_legs(call):
        listed = _listed(price_of(pair_of_person(call, leg)), person_minutes(leg, now))
        items.append(_item(charged_for(call, Party.CARRIER, leg.leg_id), listed))
    return [item for item in items if item.amount != NOTHING]


def _later_places(call: Call, rate: AgentRate, now: datetime) -> list[_Item]:
    """Each AI place after the first that costs something."""
    items = []
    for place in later_places(call):
        told = charged_for(call, Party.AGENT, str(place.part))
        items.append(_item(told, rate.cost(rate.steps(place_seconds(call, place, now)))))
    return [item for item in items if item.amount != NOTHING]


def cost_so_far(
    call: Call, price: MinutePrice | None, rate: AgentRate, now: datetime, price_of: PriceOf = lambda _: None
) -> CostSoFar:
    """What is charged, and where nothing is yet, what it will be about.

    Args:
        call: the call.
        price: of the customer's leg; None: not known.
        rate: the AI's.
        now: this moment.
        price_of: the prices of persons' legs.
    """
    own = _item(charged_for(call, Party.CARRIER), _listed(price, begun_minutes(call, now)))
    talk = _item(charged_for(call, Party.AGENT), rate.cost(rate.steps(agent_seconds(call, now))))
    legs, talks = [own, *_persons(call, price_of, now)], [talk, *_later_places(call, rate, now)]
    told = (cost.currency for cost in call.costs if cost.party is Party.CARRIER)
    known = all(item.amount is not None for item in legs)
    return CostSoFar(
        _sum(legs) if known else None,
        _sum(talks),
        next(told, price.currency if price is not None else AI_CURRENCY),
        all(item.charged for item in legs),
        all(item.charged for item in talks),
    )


def _sum(items: list[_Item]) -> Decimal:
    return sum((item.amount or NOTHING for item in items), NOTHING)

"""What a call costs so far: the carrier's begun minutes by its price list, the AI's time by its rate.

Pure, so that window, REST and guard count alike. What a provider has charged outranks every estimate.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls.facts import Direction, Party

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call

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
    """How long the AI has been on the line."""
    if call.joined_at is None:
        return 0.0
    until = call.agent_ended.at if call.agent_ended is not None else call.ended_at or now
    return max(0.0, (until - call.joined_at).total_seconds())


def cost_so_far(call: Call, price: MinutePrice | None, rate: AgentRate, now: datetime) -> CostSoFar:
    """What is charged, and where nothing is yet, what it will be about."""
    charged = {cost.party: cost for cost in call.costs}
    leg, talk = charged.get(Party.CARRIER), charged.get(Party.AGENT)
    minutes = begun_minutes(call, now)
    listed = price.amount * minutes if price is not None else None if minutes else NOTHING
    currency = leg.currency if leg is not None else price.currency if price is not None else AI_CURRENCY
    return CostSoFar(
        leg.amount if leg is not None else listed,
        talk.amount if talk is not None else rate.cost(rate.steps(agent_seconds(call, now))),
        currency,
        leg is not None,
        talk is not None,
    )

"""What a call costs so far: begun minutes, the AI's steps, and what is charged outranks both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
from sellercall_desktop.core.calls.facts import AgentJoined, CostKnown, Direction, Party
from sellercall_desktop.core.calls.hand_off_facts import (
    LegRole,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegOutcome,
    PlaceMade,
    RedirectAsked,
    RedirectTo,
)
from sellercall_desktop.core.calls.meter import AgentRate, MinutePrice, Pair, charged, cost_so_far, pair_of
from sellercall_desktop.core.calls.tariffs import ASK_AGAIN, GOOD_FOR, Tariffs
from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.core.tasks import Tasks
from tests.core.calls.test_call_facts import AGENT_ENDED, ANSWERED, COMPLETED, JOINED, PLACED, REQUESTED, at
from tests.waiting import until

OURS = replace(REQUESTED, our_number="+576017654321")
PAIR = Pair(Direction.OUTBOUND, "+576017654321", "+573001234567")
PRICE = MinutePrice(Decimal("0.032"), "USD")
RATE = AgentRate(Decimal("0.05"), 6)


def call_with(*facts, requested=OURS):
    return advance_all(start_call("c1", requested), facts)


@pytest.mark.parametrize(
    ("seconds", "carrier", "agent"),
    [(11, "0.032", "0"), (12, "0.032", "0.005"), (70, "0.032", "0.05"), (71, "0.064", "0.05")],
)
def test_minutes_count_from_the_answer_and_the_ai_s_steps_from_its_joining(seconds, carrier, agent):
    cost = cost_so_far(call_with(PLACED, ANSWERED, JOINED), PRICE, RATE, at(seconds))
    assert (cost.carrier, cost.agent, cost.currency) == (Decimal(carrier), Decimal(agent), "USD")
    assert not cost.carrier_charged


def test_a_call_that_nobody_took_costs_nothing_and_one_without_a_price_is_not_known():
    assert cost_so_far(call_with(PLACED), None, RATE, at(50)).carrier == 0
    taken = cost_so_far(call_with(PLACED, ANSWERED, JOINED), None, RATE, at(50))
    assert taken.carrier is None
    assert taken.known == taken.agent == Decimal("0.035")


def test_what_is_charged_outranks_the_estimate():
    charged = CostKnown(at(80), Party.CARRIER, Decimal("0.0140"), "USD")
    ended = call_with(PLACED, ANSWERED, JOINED, COMPLETED, AGENT_ENDED, charged)
    cost = cost_so_far(ended, PRICE, RATE, at(999))
    assert (cost.carrier, cost.carrier_charged) == (Decimal("0.0140"), True)
    assert (cost.agent, cost.agent_charged) == (Decimal("0.04"), False)


HANDED = (
    PersonLegAsked(at(20), "l1", "h1", LegRole.SELLER, "+573009876543"),
    PersonLegAnswered(at(30), "l1"),
    PlaceMade(at(90), 1, "agent-2"),
    AgentJoined(at(100), part=1),
)
AWAY = RedirectAsked(at(40), "r1", RedirectTo.CONFERENCE, "h1")


def test_all_legs_count_by_their_own_numbers_and_all_the_ai_s_places():
    call = call_with(PLACED, ANSWERED, JOINED, AWAY, replace(AGENT_ENDED, at=at(40)), *HANDED)
    prices = {Pair(Direction.OUTBOUND, OURS.our_number, "+573009876543"): MinutePrice(Decimal("0.1"), "USD")}
    cost = cost_so_far(call, PRICE, RATE, at(112), prices.get)
    assert cost.carrier == 2 * PRICE.amount + 2 * Decimal("0.1")
    assert cost.agent == RATE.cost(RATE.steps((at(40) - JOINED.at).total_seconds())) + RATE.cost(2)
    assert cost_so_far(call, PRICE, RATE, at(112)).carrier is None  # of one leg nobody knows the price


def test_what_is_charged_for_one_leg_leaves_the_estimate_of_another():
    over = PersonLegEnded(at(50), "l1", PersonLegOutcome.COMPLETED, 20.0)
    own = CostKnown(at(80), Party.CARRIER, Decimal("0.01"), "USD")
    call = call_with(PLACED, ANSWERED, AWAY, *HANDED[:2], over, COMPLETED, own)
    cost = cost_so_far(call, PRICE, RATE, at(999), lambda _: PRICE)
    assert (cost.carrier, cost.carrier_charged) == (Decimal("0.01") + PRICE.amount, False)
    whole = advance_all(call, [replace(own, part="l1", amount=Decimal("0.02"))])
    cost = cost_so_far(whole, PRICE, RATE, at(999))
    assert (cost.carrier, cost.carrier_charged) == (Decimal("0.03"), True)
    assert charged(whole) == [(Party.CARRIER, Decimal("0.03"), "USD")]


def test_without_our_number_there_is_no_pair_to_ask_about():
    assert pair_of(call_with(PLACED, requested=REQUESTED)) is None
    assert pair_of(call_with(PLACED)) == PAIR


class Prices:
    def __init__(self):
        self.asked, self.answer = [], PRICE

    async def minute_price(self, pair):
        self.asked.append(pair)
        if self.answer is None:
            raise ProviderUnreachableError("twilio", "no route")
        return self.answer


async def test_a_pair_is_asked_about_once_a_day_when_a_call_is_answered_and_a_failure_is_not_known():
    bus, tasks, prices, now = Bus(), Tasks(), Prices(), [at(0)]
    tariffs = Tariffs(prices, lambda: RATE, bus=bus, tasks=tasks, now=lambda: now[0])

    async def hear(*facts):
        bus.publish(CallChanged(call_with(*facts), facts))
        await until(lambda: not tasks._running)

    await hear(PLACED)
    assert prices.asked == []
    prices.answer = None
    await hear(PLACED, ANSWERED)
    await hear(PLACED, ANSWERED)
    assert (prices.asked, tariffs.price_of(PAIR)) == ([PAIR], None)
    assert tariffs.cost_of(call_with(PLACED, ANSWERED)).carrier is None
    prices.answer = PRICE
    now[0] += ASK_AGAIN
    await hear(PLACED, ANSWERED)
    await hear(PLACED, ANSWERED)
    assert (len(prices.asked), tariffs.price_of(PAIR)) == (2, PRICE)
    prices.answer = None
    now[0] += GOOD_FOR - timedelta(seconds=1)
    await hear(PLACED, ANSWERED)
    assert len(prices.asked) == 2
    now[0] += timedelta(seconds=1)
    await hear(PLACED, ANSWERED)
    assert (len(prices.asked), tariffs.price_of(PAIR)) == (3, PRICE)  # an old one is better than none
    await tasks.close()

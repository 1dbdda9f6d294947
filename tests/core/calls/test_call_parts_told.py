"""What a carrier tells of a person's telephone is never taken as the customer's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallAnswered,
    CallKey,
    CallPlaced,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Gravity,
    LegAsked,
    Party,
    ProviderReported,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    LegRole,
    PersonLegAsked,
    PersonLegNotPlaced,
    PersonLegOutcome,
    PersonLegPlaced,
    PlaceMade,
)
from sellercall_desktop.core.calls.kept import KeptCalls
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.parts import (
    as_of_part,
    may_be_dialed,
    may_be_leg,
    names_of,
    unplaced_legs,
)
from sellercall_desktop.core.calls.placement import Looking, Placement
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

AT, SELLER = datetime(2026, 3, 10, 17, 0, tzinfo=UTC), "+573009876543"
ASKED = PersonLegAsked(AT, "l1", "h1", LegRole.SELLER, SELLER, ("CA7",))


def after(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


def call(*facts, placed="CA0"):
    begun = start_call("call", CallRequested(AT, Direction.OUTBOUND, "+573001234567"))
    return advance_all(begun, (AgentCreated(AT, "agent-0"), CallPlaced(AT, placed), *facts))


HANDED = call(ASKED, PersonLegPlaced(after(1), "l1", "CA1"), PlaceMade(AT, 1, "agent-1"))
TOLD = (
    CallPlaced(after(1), "CA1"),
    CallRinging(after(2)),
    CallAnswered(after(3)),
    CarrierEnded(after(9), CarrierOutcome.COMPLETED, 6.0),
    CostKnown(after(9), Party.CARRIER, Decimal("0.02"), "USD"),
    ProviderReported(after(9), Party.CARRIER, Gravity.ERROR, "13224"),
)


def test_all_ids_of_a_call_name_it_in_memory_until_it_is_let_go():
    kept = KeptCalls()
    kept.put(HANDED)
    keys = [
        CallKey(carrier_call_id="CA0"),
        CallKey(carrier_call_id="CA1"),
        *(CallKey(agent_call_id=f"agent-{n}") for n in (0, 1)),
    ]
    assert len(names_of(HANDED)) == len(keys)
    assert [kept.find(key) for key in keys] == [HANDED] * 4
    kept.remove("call")
    assert [kept.find(key) for key in keys] == [None] * 4


def test_news_of_a_person_s_leg_is_that_leg_s_alone():
    told = as_of_part(HANDED, CallKey("call", "CA1"), TOLD, Answerer.MACHINE)
    after_all = advance_all(HANDED, told)
    (leg,) = after_all.handed.legs
    assert (leg.ringing.at, leg.answered.at, leg.judged.answerer) == (after(2), after(3), Answerer.MACHINE)
    assert (leg.ended.outcome, leg.ended.duration_s) == (PersonLegOutcome.COMPLETED, 6.0)
    assert [cost.part for cost in after_all.costs] == ["l1"]
    assert (after_all.carrier_call_id, after_all.answered_at, after_all.is_live) == ("CA0", None, True)
    assert after_all.reported == ()


def test_news_of_the_customer_s_leg_and_of_the_ai_stays():
    for key in (CallKey("call"), CallKey("call", "CA0"), CallKey("call", None, "agent-1")):
        assert as_of_part(HANDED, key, TOLD) == TOLD
    assert as_of_part(call(), CallKey("call", "CA9"), TOLD) == TOLD  # nobody was rung for it


def test_a_leg_whose_answer_is_awaited_is_known_by_being_the_only_one():
    awaited = call(ASKED)
    after_all = advance_all(awaited, as_of_part(awaited, CallKey("call", "CA1"), TOLD[:2]))
    assert after_all.handed.legs[0].placed.carrier_call_id == "CA1"
    both = call(ASKED, PersonLegAsked(AT, "l2", "h1", LegRole.COLLEAGUE, SELLER))
    assert as_of_part(both, CallKey("call", "CA1"), TOLD) == ()


def test_a_ringing_leg_that_we_ended_was_not_taken():
    told = as_of_part(
        HANDED, CallKey("call", "CA1"), (CarrierEnded(after(9), CarrierOutcome.COMPLETED, 0.0),)
    )
    assert told[0].outcome is PersonLegOutcome.CANCELED


@pytest.mark.parametrize(
    ("number", "seconds", "remote_id", "fits"),
    [
        (SELLER, 1, "CA1", True),
        (SELLER, -1, "CA1", True),  # whole seconds
        (SELLER, -10, "CA1", False),
        (SELLER, 100, "CA1", False),
        (SELLER, 1, "CA7", False),
        ("+573001234567", 1, "CA1", False),
    ],
)
def test_a_leg_may_be_a_person_s_by_number_and_time(number, seconds, remote_id, fits):
    (leg,) = unplaced_legs([call(), call(ASKED), HANDED])
    remote = RemoteCall(remote_id, after(seconds), (), direction=Direction.OUTBOUND, number=number)
    assert may_be_leg(remote, leg) is fits


def leg_at_the_carrier(seconds, sid="CA1"):
    facts = (CallPlaced(after(seconds), sid), CallAnswered(after(seconds + 2)))
    return RemoteCall(sid, after(seconds), facts, None, Direction.OUTBOUND, SELLER)


def test_what_may_be_an_open_dial_s_leg_is_not_a_person_s():
    dialed = start_call("dial", CallRequested(AT, Direction.OUTBOUND, SELLER, desk="ours"))
    open_dial = advance_all(dialed, (LegAsked(AT),))
    assert may_be_dialed(leg_at_the_carrier(1), [call(), open_dial])
    assert not may_be_dialed(leg_at_the_carrier(100), [open_dial])
    assert not may_be_dialed(leg_at_the_carrier(1), [dialed, advance_all(open_dial, (TOLD[0],))])


async def test_a_dial_waits_for_its_leg_while_that_may_be_a_person_s(tmp_path):
    class Carrier:
        def now(self):
            return after(100)

        async def find(self, _to, _since):
            return [leg_at_the_carrier(1)]

    class Agent:
        async def places_for(self, *_span):
            return []

    async with open_store(None, tmp_path / "calls.db", "x") as store:
        ledger = Ledger(store.calls, Bus(), Tasks())
        placement = Placement(Carrier(), Agent(), ledger, lambda: after(100), Looking())
        asked = CallRequested(AT, Direction.OUTBOUND, "+573001234567", desk="ours")
        await ledger.open("handed", asked, (CallPlaced(AT, "CA0"), ASKED), "dial", durable=False)
        asked = replace(asked, number=SELLER)
        dial = await ledger.open("dial", asked, (LegAsked(AT),), "dial", durable=False)
        assert (await placement.adopt(dial, dial.asked, sure=False)).placed is None
        await ledger.record("handed", (PersonLegNotPlaced(after(90), "l1"),), "hand_off")
        assert (await placement.adopt(dial, dial.asked, sure=False)).carrier_call_id == "CA1"


@given(st.lists(st.sampled_from(TOLD), max_size=8))
def test_whatever_a_carrier_tells_of_a_person_the_customer_s_leg_stays_as_it_was(facts):
    now = advance_all(HANDED, as_of_part(HANDED, CallKey("call", "CA1"), facts))
    assert (now.status, now.placed, now.key) == (HANDED.status, HANDED.placed, HANDED.key)
    again = advance_all(now, as_of_part(now, CallKey("call", "CA1"), facts))
    assert again == now

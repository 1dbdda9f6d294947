"""Calls in memory are found by what names them now, and by nothing that named them before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentOutcome,
    CallKey,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    HandOffAsked,
    HandOffKind,
    LegRole,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegOutcome,
)
from sellercall_desktop.core.calls.kept import KeptCalls
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

AT, NUMBER = datetime(2026, 3, 10, 17, 0, tzinfo=UTC), "+573001234567"


def call(call_id, *facts, direction=Direction.OUTBOUND, number=NUMBER):
    return advance_all(start_call(call_id, CallRequested(AT, direction, number)), facts)


def holding(*calls):
    kept = KeptCalls()
    for each in calls:
        kept.put(each)
    return kept


AGENT, LEG = AgentCreated(AT, "agent-1"), CallPlaced(AT, "CA1")
LEG_OVER = CarrierEnded(AT + timedelta(seconds=9), CarrierOutcome.COMPLETED)


def test_a_call_is_found_by_each_of_its_ids_as_they_come_to_be_known():
    kept = holding(call("a"))
    assert kept.find(CallKey(carrier_call_id="CA1")) is None
    known = call("a", AGENT, LEG)
    kept.put(known)
    for key in (CallKey("a"), CallKey("other", "CA1"), CallKey(None, None, "agent-1")):
        assert kept.find(key) is known
    assert kept.find(CallKey(None, "agent-1", "CA1")) is None  # each provider's ids are its own
    kept.remove("a")
    assert kept.find(CallKey("a", "CA1", "agent-1")) is None
    assert (kept.all, list(kept.live_outgoing), kept.ringing(NUMBER)) == ((), [], None)


def test_the_newest_call_that_may_ring_stands_for_its_number():
    older, newer = call("a", LEG), call("b")
    kept = holding(newer, older)
    assert kept.ringing(NUMBER) is newer
    kept.remove("b")
    assert kept.ringing(NUMBER) is older
    kept.put(call("a", LEG, LEG_OVER))
    assert kept.ringing(NUMBER) is None


def test_one_whose_leg_goes_on_rings_without_being_live():
    kept = holding(call("a", AGENT, LEG, AgentEnded(AT, AgentOutcome.CONNECTION_ERROR)))
    assert kept.ringing(NUMBER).id == "a"
    assert list(kept.live_outgoing) == []


def test_incoming_calls_ring_nobody_and_are_kept():
    kept = holding(call("a", LEG, direction=Direction.INBOUND), call("b", number="+573009998877"))
    assert kept.ringing(NUMBER) is None
    assert [each.id for each in kept.all] == ["a", "b"]
    assert [each.id for each in kept.live_outgoing] == ["b"]


async def test_persons_telephones_are_among_the_numbers_that_a_desk_rings_until_they_are_over(tmp_path):
    async with open_store(None, tmp_path / "calls.db", "x") as store:
        ledger = Ledger(store.calls, Bus(), Tasks())
        rung = PersonLegAsked(AT, "l1", "h1", LegRole.SELLER, "+573009876543")
        caller = CallRequested(AT, Direction.INBOUND, NUMBER, desk="ours")
        wish = HandOffAsked(AT, "h1", HandOffKind.TAKE_OVER, "+573009876543", desk="ours")
        await ledger.open("a", caller, (LEG, wish, rung), "webhook", durable=False)
        others = CallRequested(AT, Direction.OUTBOUND, NUMBER, desk="theirs")
        theirs = replace(wish, number="+573001112233", desk="theirs")
        facts = (theirs, replace(rung, number="+573001112233"))
        await ledger.open("b", others, facts, "dial", durable=False)
        assert ledger.numbers_rung("ours") == {"+573009876543"}
        assert ledger.numbers_rung("theirs") == {NUMBER, "+573001112233"}
        await ledger.record("a", (PersonLegEnded(AT, "l1", PersonLegOutcome.NO_ANSWER),), "poll")
        assert ledger.numbers_rung("ours") == set()

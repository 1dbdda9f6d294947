"""A call under any facts in any order, however often: the same facts give the same call."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.call import CallStatus, advance, advance_all, start_call
from sellercall_desktop.core.calls.exported import COLUMNS, ExportWords, row_of
from sellercall_desktop.core.calls.facts import (
    FACT_TYPES,
    AgentCreated,
    CallAnswered,
    CallNotPlaced,
    CallPlaced,
    CallQueued,
    CallRequested,
    CostKnown,
    Direction,
    LegAsked,
    SummaryWritten,
    TurnSpoken,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    HandOffFact,
    PersonLegPlaced,
    PlaceMade,
    RedirectAnswered,
    RedirectAsked,
)
from sellercall_desktop.core.calls.parts import names_of
from sellercall_desktop.core.calls.why import why
from sellercall_desktop.core.calls.written_facts import FieldJudged, WatchSaw

START = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-5))])
TIMES = st.builds(lambda s, zone: (START + timedelta(seconds=s)).astimezone(zone), st.integers(0, 5), ZONES)
WORDS = st.sampled_from(["", "a", "b", "ab", "Buenos días"])
DETAILS = {
    CallRequested: {
        "number": st.sampled_from(["+573001234567", "+14155552671"]),
        "direction": st.sampled_from(Direction),
    },
    AgentCreated: {"agent_call_id": WORDS},
    CallPlaced: {"carrier_call_id": WORDS},
    CallQueued: {"rings_at": TIMES},
    LegAsked: {"others": st.sampled_from([(), ("CA0",)])},
    TurnSpoken: {
        "ordinal": st.integers(0, 2),
        "text": WORDS,
        "start_s": st.none() | st.sampled_from([0.0, 1.5, 12.0]),
    },
    SummaryWritten: {"short": st.none() | WORDS, "long": st.none() | WORDS},
    FieldJudged: {"field": st.sampled_from(["email", "name"]), "value": WORDS},
    WatchSaw: {
        "watch": st.sampled_from(["machine", "opt_out"]),
        "verdict": st.sampled_from(["voicemail", "plain"]),
        "ordinal": st.integers(0, 2),
        "words": WORDS,
        "second": st.none() | st.sampled_from([0.0, 1.5]),
    },
    CostKnown: {
        "amount": st.decimals(0, 1, places=2) | st.sampled_from(["0.1"]).map(__import__("decimal").Decimal),
        "currency": st.sampled_from(["USD", "COP"]),
    },
}


_IDS = {"hand_off_id", "leg_id", "redirect_id", "give_back_id"}


def fact_of(kind: type) -> st.SearchStrategy:
    details = dict(DETAILS.get(kind, {}))
    if "message" in kind.__dataclass_fields__:
        details["message"] = WORDS
    for name in _IDS & kind.__dataclass_fields__.keys() if kind in HandOffFact.__args__ else ():
        details[name] = st.sampled_from(["1", "2"])
    if "part" in kind.__dataclass_fields__:
        details["part"] = st.sampled_from(["", "1"]) if kind is CostKnown else st.integers(0, 2)
    if "duration_s" in kind.__dataclass_fields__:
        details["duration_s"] = st.none() | st.sampled_from([0.0, 5.0, 50.0])
    return st.builds(kind, at=TIMES, **details)


FACTS = st.one_of([fact_of(kind) for kind in FACT_TYPES.values()])
CALLS = fact_of(CallRequested).map(lambda requested: start_call("c", requested))


@given(CALLS, st.lists(FACTS, max_size=12), st.data())
def test_the_same_facts_in_any_order_and_number_give_the_same_call(call, facts, data):
    again = data.draw(
        st.permutations(
            facts + data.draw(st.lists(st.sampled_from(facts), max_size=6) if facts else st.just([]))
        )
    )
    one, other = advance_all(call, tuple(facts)), advance_all(call, tuple(again))
    assert one == other
    assert (one.status, one.result, one.ended_at, one.duration_s, one.is_settled) == (
        other.status,
        other.result,
        other.ended_at,
        other.duration_s,
        other.is_settled,
    )


@given(CALLS, st.lists(FACTS, max_size=8), FACTS)
def test_a_fact_known_already_changes_nothing(call, facts, fact):
    once = advance(advance_all(call, tuple(facts)), fact)
    assert advance(once, fact) == once


@given(CALLS, st.lists(FACTS, max_size=10))
def test_an_ended_call_stays_ended_unless_the_carrier_shows_that_it_goes_on(call, facts):
    order = list(CallStatus)
    for fact in facts:
        after = advance(call, fact)
        revived = isinstance(fact, CallPlaced) and call.not_placed is not None and call.placed is None
        # What ended was the AI alone, as a redirect shows that is known late.
        led_away = isinstance(fact, RedirectAsked | RedirectAnswered) and call.carrier_ended is None
        assert revived or led_away or order.index(after.status) >= order.index(call.status)
        call = after


@given(CALLS, st.lists(FACTS, max_size=10))
def test_nothing_known_is_lost(call, facts):
    end = advance_all(call, tuple(facts))
    assert {turn.ordinal for turn in end.turns} == {
        fact.ordinal for fact in facts if isinstance(fact, TurnSpoken)
    }
    told = {(fact.party, fact.part) for fact in facts if isinstance(fact, CostKnown)}
    assert {(cost.party, cost.part) for cost in end.costs} == told
    assert (end.answered_at is not None) is any(isinstance(fact, CallAnswered) for fact in facts)
    assert (end.not_placed is not None) is any(isinstance(fact, CallNotPlaced) for fact in facts)


@given(CALLS, st.lists(FACTS, max_size=12))
def test_whatever_is_known_of_hand_offs_end_and_partners_can_be_told(call, facts):
    call = advance_all(call, tuple(facts))
    assert (why(call) is None) == call.is_live
    assert len(row_of(call, COLUMNS, ExportWords())) == len(COLUMNS)
    names = {name.remote_id for name in names_of(call)}
    assert {each.carrier_call_id for each in facts if isinstance(each, PersonLegPlaced)} >= names - {
        call.carrier_call_id,
        call.agent_call_id,
        *(each.agent_call_id for each in facts if isinstance(each, PlaceMade)),
    }

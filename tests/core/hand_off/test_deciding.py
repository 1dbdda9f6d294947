"""What is done next for a call that is handed off: from its facts and one look at the line to one step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import AgentEnded, AgentJoined, AgentOutcome
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    CustomerHeld,
    CustomerJoined,
    CustomerTold,
    GiveBackAsked,
    GiveBackCause,
    GiveBackFailed,
    HandOffAsked,
    HandOffCancelled,
    HandOffEnd,
    HandOffEnded,
    HandOffFact,
    HandOffKind,
    LegRole,
    PersonConfirmed,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegJudged,
    PersonLegNotPlaced,
    PersonLegOutcome,
    PersonLegPlaced,
    PlaceAsked,
    PlaceMade,
    PlaceRefused,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.partners import leg_of, target_leg
from sellercall_desktop.core.hand_off import steps
from sellercall_desktop.core.hand_off.deciding import next_step
from sellercall_desktop.core.hand_off.policy import (
    BY_TELEPHONE,
    AfterDrop,
    HandOffPolicy,
    HandOffTimes,
)
from sellercall_desktop.core.hand_off.ports import Attendee, Conference
from tests.core.calls.test_call_facts import (
    ANSWERED,
    COMPLETED,
    CREATED,
    HANG_UP,
    JOINED,
    PLACED,
    REQUESTED,
    at,
)
from tests.core.calls.test_call_properties import CALLS, FACTS, TIMES, fact_of

HERS, HIS = "+573009876543", "+573001239930"
POLICY = HandOffPolicy("es-CO", seller_number=HERS, times=HandOffTimes(announced_s=0.0))
AI_ON = (CREATED, PLACED, ANSWERED, JOINED)
AI_LEFT = AgentEnded(at(33), AgentOutcome.CUSTOMER_HUNG_UP)

WISH = HandOffAsked(at(20), "h1", HandOffKind.TAKE_OVER, HERS, "Ana", "ana", "", HERS)
BLIND = HandOffAsked(at(20), "h1", HandOffKind.BLIND, HIS, "Luis", "ana", "", HERS)
ANNOUNCED = HandOffAsked(at(20), "h1", HandOffKind.ANNOUNCED, HIS, "Luis", "ana", "", HERS)
RUNG = PersonLegAsked(at(21), "l1", "h1", LegRole.SELLER, HERS)
RUNG_HIM = PersonLegAsked(at(21), "l2", "h1", LegRole.COLLEAGUE, HIS)
HAS_IT = (RUNG, PersonLegPlaced(at(22), "l1", "CA-her"))
HAS_HIM = (RUNG_HIM, PersonLegPlaced(at(22), "l2", "CA-him"))
IS_THERE = (*HAS_IT, PersonLegAnswered(at(25), "l1"))
HE_IS_THERE = (*HAS_HIM, PersonLegAnswered(at(25), "l2"))
SAYS_SO, TOLD = PersonConfirmed(at(27), "h1", "ana"), CustomerTold(at(28), "h1", 1.0)
LEAD = RedirectAsked(at(30), "r1", RedirectTo.CONFERENCE, "h1")
LED = (LEAD, RedirectAnswered(at(31), "r1", RedirectFate.DONE))
REFUSED = RedirectAnswered(at(31), "r1", RedirectFate.REFUSED, "not in progress", "21220", 400)
SETTLED = RedirectAnswered(at(36), "r1", RedirectFate.REFUSED)
BROUGHT = (WISH, *IS_THERE, SAYS_SO, TOLD, *LED)
TOGETHER = (*BROUGHT, AI_LEFT, CustomerJoined(at(34), "h1"))
SHE_DROPPED = PersonLegEnded(at(35), "l1", PersonLegOutcome.COMPLETED, 10.0)
HE_TAKES_IT = (ANNOUNCED, *IS_THERE, *HE_IS_THERE, SAYS_SO)
BACK = GiveBackAsked(at(39), "g1", "h1", GiveBackCause.ASKED, "ana")
BACK_FAILED = GiveBackFailed(at(39.5), "g1")
PLACE = (BACK, PlaceAsked(at(39.1), 1, "g1"))
MADE = (*PLACE, PlaceMade(at(39.2), 1, "agent-2"))
BACK_LED = (*MADE, RedirectAsked(at(39.4), "r2", RedirectTo.AI, "h1", 1))
LED_BACK = (
    RedirectAsked(at(39.5), "r3", RedirectTo.CONFERENCE, "h1"),
    RedirectAnswered(at(39.6), "r3", RedirectFate.DONE),
)
NEXT = HandOffAsked(at(36), "h2", HandOffKind.ANNOUNCED, HIS, "Luis", "ana", "", HERS)
RUNG_NEXT = (
    NEXT,
    PersonLegAsked(at(36.5), "l2", "h2", LegRole.COLLEAGUE, HIS),
    PersonLegPlaced(at(37), "l2", "CA-him"),
    PersonLegAnswered(at(37.5), "l2"),
)
HELD = CustomerHeld(at(37.6), "h2", on_hold=True)


def room(*sids: str, on_hold: bool = False) -> Conference:
    return Conference("CF1", tuple(Attendee(sid, on_hold and sid == "CA1", False) for sid in sids))


NOBODY_IN = None
BOTH_IN, SHE_ALONE = room("CA1", "CA-her"), room("CA-her")
S = steps


@pytest.mark.parametrize(
    ("facts", "conference", "step"),
    [
        pytest.param((WISH,), NOBODY_IN, S.Ring, id="asked for"),
        pytest.param((WISH, RUNG), NOBODY_IN, S.Find, id="rung, and no answer is known: not again"),
        pytest.param(
            (WISH, RUNG, PersonLegNotPlaced(at(22), "l1")), NOBODY_IN, S.Close, id="refused by the carrier"
        ),
        pytest.param(
            (WISH, *HAS_IT, PersonLegNotPlaced(at(22), "l1")), NOBODY_IN, S.Wait, id="late: it was placed"
        ),
        pytest.param((WISH, *HAS_IT), NOBODY_IN, S.Wait, id="rings"),
        pytest.param((WISH, *IS_THERE), NOBODY_IN, S.Wait, id="answered, and she says nothing yet"),
        pytest.param((WISH, *HAS_IT, SAYS_SO), NOBODY_IN, S.Wait, id="says so before the answer is known"),
        pytest.param((WISH, *IS_THERE, SAYS_SO), NOBODY_IN, S.Tell, id="she is there"),
        pytest.param((WISH, *IS_THERE, SAYS_SO, TOLD), NOBODY_IN, S.LeadToConference, id="told"),
        pytest.param(
            (WISH, *IS_THERE, SAYS_SO, AgentEnded(at(29), AgentOutcome.CONNECTION_ERROR)),
            NOBODY_IN,
            S.EndLeg,
            id="the AI broke off, and with it the call",
        ),
        pytest.param(
            (WISH, *IS_THERE, SAYS_SO, TOLD, SHE_DROPPED), NOBODY_IN, S.Close, id="gone before the redirect"
        ),
        pytest.param((WISH, HandOffCancelled(at(21), "h1")), NOBODY_IN, S.Close, id="called off at once"),
        pytest.param(
            (WISH, RUNG, HandOffCancelled(at(22), "h1")), NOBODY_IN, S.Find, id="called off, may ring"
        ),
        pytest.param(
            (WISH, *HAS_IT, HandOffCancelled(at(23), "h1")), NOBODY_IN, S.EndLeg, id="called off, rings"
        ),
        pytest.param(
            (WISH, *HAS_IT, HandOffEnded(at(23), "h1", HandOffEnd.CANCELLED)),
            NOBODY_IN,
            S.EndLeg,
            id="over, and still rings",
        ),
    ],
)
def test_until_the_customer_is_led_to_her(facts, conference, step):
    assert isinstance(decided(facts, conference), step)


@pytest.mark.parametrize(
    ("facts", "conference", "step"),
    [
        pytest.param((*BROUGHT[:-1], REFUSED), NOBODY_IN, S.EndLeg, id="refused: she is sent home"),
        pytest.param(
            (*BROUGHT[:-1], REFUSED, SHE_DROPPED), NOBODY_IN, S.Close, id="refused, and she is gone"
        ),
        pytest.param(BROUGHT[:-1], NOBODY_IN, S.Settle, id="answer lost, the AI is still there: not done"),
        pytest.param((*BROUGHT[:-1], AI_LEFT), BOTH_IN, S.Join, id="answer lost, and they are together"),
        pytest.param(
            (*BROUGHT[:-1], SETTLED), NOBODY_IN, S.LeadToConference, id="settled as not done: once more"
        ),
        pytest.param(BROUGHT, BOTH_IN, S.Join, id="together"),
        pytest.param(BROUGHT, room("CA1"), S.Wait, id="the customer came first"),
        pytest.param(
            (*BROUGHT, AI_LEFT, SHE_DROPPED), NOBODY_IN, S.AskBack, id="led to her, and she is gone"
        ),
        pytest.param(
            (*BROUGHT[:-1], AI_LEFT, SHE_DROPPED), NOBODY_IN, S.AskBack, id="answer lost, and she is gone"
        ),
    ],
)
def test_while_the_customer_is_led_to_her(facts, conference, step):
    assert isinstance(decided(facts, conference), step)


@pytest.mark.parametrize(
    ("facts", "conference", "step"),
    [
        pytest.param(TOGETHER, BOTH_IN, S.Wait, id="they talk"),
        pytest.param(tuple(reversed(TOGETHER)), BOTH_IN, S.Wait, id="told backwards"),
        pytest.param(TOGETHER, room("CA1", "CA-her", on_hold=True), S.HoldCustomer, id="music for nobody"),
        pytest.param((*TOGETHER, SHE_DROPPED), NOBODY_IN, S.AskBack, id="she dropped out"),
        pytest.param((*TOGETHER, SHE_DROPPED), room("CA1"), S.AskBack, id="she dropped, the room goes on"),
        pytest.param((*TOGETHER, BACK), BOTH_IN, S.AskPlace, id="given back"),
        pytest.param((*TOGETHER, *PLACE), BOTH_IN, S.FindPlace, id="a place may have been made: not another"),
        pytest.param(
            (*TOGETHER, *PLACE, PlaceRefused(at(39.2), 1)), BOTH_IN, S.AskPlace, id="refused: by transcript"
        ),
        pytest.param((*TOGETHER, *MADE), BOTH_IN, S.LeadToAgent, id="a place is there"),
        pytest.param((*TOGETHER, *BACK_LED), SHE_ALONE, S.Wait, id="on the way to the AI"),
        pytest.param(
            (*TOGETHER, *BACK_LED, AgentJoined(at(39.8), part=1)), SHE_ALONE, S.Close, id="the AI is there"
        ),
        pytest.param(
            (*TOGETHER, *BACK_LED, BACK_FAILED), SHE_ALONE, S.LeadToConference, id="it did not come: to her"
        ),
        pytest.param(
            (*TOGETHER, *BACK_LED, GiveBackFailed(at(36), "g1"), *LED_BACK),
            SHE_ALONE,
            S.Wait,
            id="on the way back to her",
        ),
        pytest.param(
            (*TOGETHER, *BACK_LED, GiveBackFailed(at(36), "g1"), *LED_BACK, SHE_DROPPED),
            NOBODY_IN,
            S.AskBack,
            id="and she is gone",
        ),
        pytest.param(
            (*TOGETHER, SHE_DROPPED, BACK, BACK_FAILED), NOBODY_IN, S.Wait, id="failed a moment ago"
        ),
        pytest.param(
            (*TOGETHER, SHE_DROPPED, BACK, GiveBackFailed(at(38), "g1")), NOBODY_IN, S.AskBack, id="once more"
        ),
    ],
)
def test_once_she_has_the_customer(facts, conference, step):
    assert isinstance(decided(facts, conference), step)


@pytest.mark.parametrize(
    ("facts", "conference", "step"),
    [
        pytest.param((BLIND,), NOBODY_IN, S.Ring, id="blind: his telephone"),
        pytest.param((BLIND, *HAS_HIM), NOBODY_IN, S.Wait, id="rings"),
        pytest.param((BLIND, *HE_IS_THERE), NOBODY_IN, S.Tell, id="nobody knows who: after two seconds he"),
        pytest.param(
            (BLIND, *HE_IS_THERE, PersonLegJudged(at(26), "l2", Answerer.MACHINE)),
            NOBODY_IN,
            S.EndLeg,
            id="a machine",
        ),
        pytest.param((ANNOUNCED,), NOBODY_IN, S.Ring, id="announced: hers first"),
        pytest.param((ANNOUNCED, *IS_THERE), NOBODY_IN, S.Ring, id="then his"),
        pytest.param((ANNOUNCED, *IS_THERE, *HE_IS_THERE), NOBODY_IN, S.Wait, id="they speak"),
        pytest.param((ANNOUNCED, *IS_THERE, *HE_IS_THERE, SAYS_SO), NOBODY_IN, S.Tell, id="he takes it"),
        pytest.param(
            (ANNOUNCED, *IS_THERE, *HE_IS_THERE, SHE_DROPPED), NOBODY_IN, S.EndLeg, id="she left: so does he"
        ),
        pytest.param(
            (*HE_TAKES_IT, SHE_DROPPED), NOBODY_IN, S.Tell, id="he takes it, and she may leave at once"
        ),
        pytest.param(
            (*HE_TAKES_IT, TOLD, *LED, AI_LEFT, SHE_DROPPED),
            room("CA1", "CA-him"),
            S.Join,
            id="she left when the customer came to him",
        ),
        pytest.param((*TOGETHER, *RUNG_NEXT), BOTH_IN, S.HoldCustomer, id="from her: music first"),
        pytest.param(
            (*TOGETHER, *RUNG_NEXT, HELD), room("CA1", "CA-her", "CA-him", on_hold=True), S.Wait, id="held"
        ),
        pytest.param(
            (*TOGETHER, *RUNG_NEXT, HELD, PersonConfirmed(at(39), "h2")),
            room("CA1", "CA-her", "CA-him", on_hold=True),
            S.HoldCustomer,
            id="he takes it from her: no more music",
        ),
        pytest.param(
            (*TOGETHER, NEXT, HELD, HandOffCancelled(at(39), "h2")),
            room("CA1", "CA-her", on_hold=True),
            S.HoldCustomer,
            id="called off: no more music",
        ),
        pytest.param(
            (
                *TOGETHER,
                *RUNG_NEXT,
                HELD,
                SHE_DROPPED,
                PersonLegEnded(at(38), "l2", PersonLegOutcome.COMPLETED),
            ),
            room("CA1", on_hold=True),
            (S.HoldCustomer, S.Close, S.AskBack),
            id="held, and both are gone",
        ),
    ],
)
def test_handed_on(facts, conference, step):
    assert isinstance(decided(facts, conference), step)


@pytest.mark.parametrize("hers_ended_at", [34, 35, 45], ids=["told before", "in one second", "told after"])
def test_a_colleague_who_cannot_be_rung_is_why_also_where_the_carriers_clock_is_another(hers_ended_at):
    refused = PersonLegNotPlaced(at(35.4), "l2", "not a number", "21211", 400)
    ended = PersonLegEnded(at(hers_ended_at), "l1", PersonLegOutcome.COMPLETED)
    step = decided((ANNOUNCED, *IS_THERE, RUNG_HIM, refused, ended), NOBODY_IN)
    assert isinstance(step, S.Close)
    assert (step.end, step.message) == (HandOffEnd.FAILED, "not a number")


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        pytest.param((*TOGETHER, COMPLETED), S.EndLeg, id="her telephone is up"),
        pytest.param((WISH, RUNG, COMPLETED), S.Find, id="hers may ring"),
        pytest.param((*TOGETHER, SHE_DROPPED, *PLACE, COMPLETED), S.FindPlace, id="a place may be held"),
        pytest.param((*TOGETHER, SHE_DROPPED, COMPLETED), S.Close, id="nothing is up"),
        pytest.param(
            (*TOGETHER, SHE_DROPPED, HandOffEnded(at(60), "h1", HandOffEnd.OVER), COMPLETED),
            type(None),
            id="all is closed",
        ),
        pytest.param((*TOGETHER, HANG_UP), S.Wait, id="the call is being hung up: nobody is fetched"),
    ],
)
def test_the_customer_is_gone(facts, step):
    assert isinstance(decided(facts, NOBODY_IN), step)


@pytest.mark.parametrize(
    ("seconds", "step"), [(31.5, steps.Wait), (35.0, steps.Wait), (42.0, steps.LeadToConference)]
)
def test_a_customer_who_is_not_seen_with_her_soon_is_not_led_away_twice(seconds, step):
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *BROUGHT, AI_LEFT))
    assert isinstance(next_step(call, sight(NOBODY_IN, at_s=seconds), POLICY), step)


@pytest.mark.parametrize(
    ("by", "step"), [("ana", S.Wait), (BY_TELEPHONE, S.Tell)], ids=["said at the window", "key pressed"]
)
def test_who_is_asked_for_a_key_and_presses_none_is_in_the_conference_later(by, step):
    call = advance_all(
        start_call("c1", REQUESTED), (*AI_ON, WISH, *IS_THERE, PersonConfirmed(at(27), "h1", by))
    )
    asks_key = replace(POLICY, key_url="https://calls.example/key", times=HandOffTimes())
    early = steps.Sight(at(27), is_seen=True, placed_s={"l1": 5.0}, answered_s={"l1": 2.0})
    assert isinstance(next_step(call, early, asks_key), step)


def test_without_an_answer_from_the_carrier_nobody_is_taken_for_alone():
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *TOGETHER))
    blind = steps.Sight(at(40), placed_s={"l1": 18.0}, answered_s={"l1": 15.0})
    assert isinstance(next_step(call, blind, POLICY), steps.Wait)


def test_where_a_drop_ends_the_call_the_document_of_the_leg_does_it():
    ends = HandOffPolicy("es-CO", seller_number=HERS, after_drop=AfterDrop.END)
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *TOGETHER, SHE_DROPPED))
    assert isinstance(next_step(call, sight(NOBODY_IN), ends), steps.Wait)


def decided(facts, conference):
    """At second 40, with everything seen since it began."""
    return next_step(advance_all(start_call("c1", REQUESTED), (*AI_ON, *facts)), sight(conference), POLICY)


def sight(conference, at_s: float = 40.0) -> steps.Sight:
    ages = {"l1": at_s - 25, "l2": at_s - 37.5}
    return steps.Sight(at(at_s), conference, is_seen=True, alone_s=10.0, placed_s=ages, answered_s=ages)


def test_as_long_as_she_hears_whom_it_is_about_the_customer_stays_with_the_ai():
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, WISH, *IS_THERE, SAYS_SO))
    early = replace(sight(NOBODY_IN), answered_s={"l1": 1.0})
    policy = HandOffPolicy(
        "es-CO", seller_number=HERS, times=HandOffTimes(announced_s=5.0, told_before_s=2.0)
    )
    assert next_step(call, early, policy) == S.Wait(2.0)
    assert isinstance(next_step(call, replace(early, answered_s={"l1": 3.0}), policy), S.Tell)


def test_a_list_that_is_late_tears_nobody_apart():
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *TOGETHER))
    assert isinstance(next_step(call, replace(sight(NOBODY_IN), alone_s=1.0), POLICY), S.Wait)
    assert isinstance(next_step(call, sight(NOBODY_IN, 45.0), POLICY), S.AskBack)


def test_a_customer_who_has_lost_her_waits_for_nobody_else():
    lost = (*TOGETHER, NEXT, RUNG_NEXT[1], SHE_DROPPED)  # and what became of his ringing is not known
    assert isinstance(decided(lost, NOBODY_IN), S.AskBack)
    given_back = (*TOGETHER, NEXT, RUNG_NEXT[1], SHE_DROPPED, *MADE)
    assert isinstance(decided(given_back, NOBODY_IN), S.LeadToAgent)


def test_each_try_to_bring_the_ai_back_that_failed_makes_the_next_one_wait_longer():
    tries = [
        (
            GiveBackAsked(at(36 + n), f"b{n}", "h1", GiveBackCause.DROPPED),
            GiveBackFailed(at(36.5 + n), f"b{n}"),
        )
        for n in range(3)
    ]
    led_and_gone = (*BROUGHT, AI_LEFT, SHE_DROPPED, *(fact for both in tries for fact in both))
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *led_and_gone))
    assert isinstance(next_step(call, sight(NOBODY_IN, 40.0), POLICY), S.Wait)
    assert isinstance(next_step(call, sight(NOBODY_IN, 43.0), POLICY), S.AskBack)


def test_who_calls_a_hand_on_off_does_not_end_the_holders_own_hold():
    music = (*TOGETHER, CustomerHeld(at(35), "h1", on_hold=True), NEXT, HandOffCancelled(at(39), "h2"))
    assert isinstance(decided(music, room("CA1", "CA-her", on_hold=True)), S.Close)


def test_a_redirect_that_was_carried_out_is_not_repeated_soon():
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *BROUGHT, AI_LEFT))
    assert isinstance(next_step(call, sight(SHE_ALONE, 36.0), POLICY), S.Wait)
    assert isinstance(next_step(call, sight(SHE_ALONE, 42.0), POLICY), S.LeadToConference)


# --- whatever is told, and whatever is seen ------------------------------------------------------------

HANDED = st.one_of([fact_of(kind) for kind in HandOffFact.__args__])
LINE = st.lists(st.sampled_from((*AI_ON, AI_LEFT, *TOGETHER, *RUNG_NEXT, *BACK_LED)), max_size=30)
ROOMS = st.none() | st.lists(st.sampled_from(["CA1", "CA-her", "CA-him", "a"]), unique=True).flatmap(
    lambda sids: st.booleans().map(lambda on_hold: room(*sids, on_hold=on_hold))
)
AGES = st.dictionaries(st.sampled_from(["1", "2", "l1", "l2"]), st.floats(0, 700))
SIGHTS = st.builds(steps.Sight, TIMES | st.just(at(40)), ROOMS, st.booleans(), st.floats(0, 20), AGES, AGES)
POLICIES = st.builds(
    HandOffPolicy,
    st.just("es-CO"),
    seller_number=st.sampled_from(["", HERS]),
    after_drop=st.sampled_from(AfterDrop),
)


@given(CALLS, LINE, st.lists(HANDED | FACTS, max_size=20), SIGHTS, POLICIES)
def test_whatever_is_known_there_is_one_step_or_none_and_nobody_is_rung_twice(
    call, line, facts, seen, policy
):
    call = advance_all(call, [*line, *facts])
    step = next_step(call, seen, policy)
    assert step is None or isinstance(step, steps.Step)
    if isinstance(step, steps.Ring):
        assert leg_of(call, step.hand_off.hand_off_id, step.role) is None
        assert call.is_live
    if isinstance(step, steps.AskPlace):
        same = [
            place for place in call.handed.places
            if place.asked and place.asked.give_back_id == step.give_back.give_back_id
        ]  # fmt: skip
        assert all(place.refused is not None for place in same)
    if isinstance(step, steps.LeadToConference):
        person = target_leg(call, step.hand_off)
        assert person is not None
        assert person.is_on_line

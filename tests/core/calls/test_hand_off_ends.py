"""The end of a call that was handed off is told by whoever had the customer last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sellercall_desktop.core.calls.call import CallResult, advance_all, start_call
from sellercall_desktop.core.calls.exported import COLUMNS, ExportWords, conversation_text, row_of
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CarrierEnded,
    CarrierOutcome,
    HangUpRequested,
    SummaryWritten,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    CustomerJoined,
    GiveBackAsked,
    GiveBackCause,
    GiveBackFailed,
    HandOffAsked,
    HandOffEnd,
    HandOffEnded,
    HandOffKind,
    LegRole,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegOutcome,
    PlaceAsked,
    PlaceMade,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.handed import TURNS_OF_A_PART
from sellercall_desktop.core.calls.sip_causes import Cause
from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.core.calls.why import EndedBy, why
from tests.core.calls.test_call_facts import ANSWERED, CREATED, JOINED, PLACED, REQUESTED, RINGING, TURN, at

TALK = (CREATED, PLACED, RINGING, ANSWERED, JOINED, TURN)
RUNG = (
    HandOffAsked(at(20), "h1", HandOffKind.TAKE_OVER, "+573009876543", "Ana"),
    PersonLegAsked(at(21), "l1", "h1", LegRole.SELLER, "+573009876543"),
    PersonLegAnswered(at(25), "l1"),
)
AWAY = (
    RedirectAsked(at(31), "r1", RedirectTo.CONFERENCE, "h1"),
    RedirectAnswered(at(32), "r1", RedirectFate.DONE),
    AgentEnded(at(32), AgentOutcome.CUSTOMER_HUNG_UP),  # what the AI makes of a redirect
)
TAKEN = (*TALK, *RUNG, *AWAY, CustomerJoined(at(33), "h1"))
BACK = (
    PlaceAsked(at(41), 1, "g1"),
    PlaceMade(at(42), 1, "agent-2"),
    RedirectAsked(at(43), "r2", RedirectTo.AI, "h1", part=1),
    AgentJoined(at(44), part=1),
    HandOffEnded(at(45), "h1", HandOffEnd.GIVEN_BACK),
)
LEFT = PersonLegEnded(at(58), "l1", PersonLegOutcome.COMPLETED, 33.0)


def leg(second):
    return CarrierEnded(at(second), CarrierOutcome.COMPLETED, float(second - 10))


def place_over(outcome):
    return AgentEnded(at(59), outcome, part=1)


def ends(*facts):
    call = advance_all(start_call("c1", REQUESTED), facts)
    told = why(call)
    return call.result, told.ended_by if told is not None else None


@pytest.mark.parametrize(
    ("facts", "result", "by"),
    [
        ((*TAKEN, leg(58)), CallResult.TALKED, EndedBy.CUSTOMER),
        ((*TAKEN, LEFT, leg(58)), CallResult.TALKED, EndedBy.CUSTOMER),
        (
            (*TAKEN, LEFT, leg(61)),
            CallResult.TALKED,
            EndedBy.AGENT,
        ),  # she hung up, and the customer after her
        ((*TAKEN, HangUpRequested(at(57), "window"), leg(58)), CallResult.TALKED, EndedBy.AGENT),
        ((*TALK, *RUNG, *AWAY, leg(40)), CallResult.CUT_OFF, EndedBy.CUSTOMER),  # with music alone
        ((*TAKEN, *BACK, leg(60)), CallResult.TALKED, EndedBy.CUSTOMER),
        (
            (*TAKEN, *BACK, place_over(AgentOutcome.CUSTOMER_HUNG_UP), leg(60)),
            *(CallResult.CUT_OFF, EndedBy.CUSTOMER),
        ),
        ((*TAKEN, *BACK, place_over(AgentOutcome.AI_HUNG_UP), leg(60)), CallResult.TALKED, EndedBy.AI),
        (
            (*TAKEN, *BACK, place_over(AgentOutcome.SYSTEM_ERROR), leg(60)),
            *(CallResult.AI_BROKE_OFF, EndedBy.AI_PROVIDER),
        ),
    ],
)
def test_the_last_partner_decides(facts, result, by):
    assert ends(*facts) == (result, by)
    assert ends(*facts[::-1]) == (result, by)


def test_a_redirect_that_was_refused_leaves_the_end_with_the_ai():
    refused = RedirectAnswered(at(32), "r1", RedirectFate.REFUSED, "busy")
    left = AgentEnded(at(40), AgentOutcome.CUSTOMER_HUNG_UP)
    assert ends(*TALK, *RUNG, AWAY[0], refused, left, leg(40)) == (CallResult.CUT_OFF, EndedBy.CUSTOMER)


def test_the_fault_of_a_place_that_the_customer_had_left_is_not_the_call_s():
    broken = AgentEnded(at(32), AgentOutcome.CONNECTION_ERROR)
    assert ends(*TAKEN, broken, leg(58)) == (CallResult.TALKED, EndedBy.CUSTOMER)


def test_a_talk_with_a_person_alone_was_a_talk():
    silent = (*TALK[:-1], *RUNG, *AWAY, CustomerJoined(at(33), "h1"), leg(58))
    told = why(advance_all(start_call("c1", REQUESTED), silent))
    assert (ends(*silent)[0], told.cause) == (CallResult.TALKED, Cause.TALKED)


def test_a_hang_up_asked_for_after_the_ai_was_left_is_ours():
    late = HangUpRequested(at(50), "window")
    assert ends(*TAKEN, late, leg(51))[1] is EndedBy.AGENT


def test_a_call_that_was_led_away_lives_until_its_leg_ends():
    assert ends(*TAKEN) == (None, None)


def test_a_give_back_that_failed_leaves_the_call_with_the_person_who_ends_it():
    asked, led = GiveBackAsked(at(46), "g9", "h1", GiveBackCause.ASKED), RedirectFate.DONE
    away = RedirectAsked(at(47), "r8", RedirectTo.AI, "h1", 1), RedirectAnswered(at(47), "r8", led)
    again = RedirectAsked(at(50), "r9", RedirectTo.CONFERENCE, "h1"), RedirectAnswered(at(50), "r9", led)
    failed = (asked, *away, GiveBackFailed(at(49), "g9"), *again)
    assert ends(*TAKEN, *failed, leg(60)) == ends(*TAKEN, leg(60))


def test_an_export_tells_who_had_the_customer_in_turn_how_each_hand_off_ended_and_one_summary():
    tried = HandOffAsked(at(50), "h2", HandOffKind.BLIND, "+573001112233")
    nobody = HandOffEnded(at(52), "h2", HandOffEnd.UNANSWERED)
    later = replace(TURN, at=at(46), ordinal=TURNS_OF_A_PART, text="Sigo con usted")
    summaries = SummaryWritten(at(90), "Quotes.", "A"), SummaryWritten(at(91), "Goes on.", "B", part=1)
    facts = (*TAKEN, *BACK, tried, nobody, later, *summaries, leg(60))
    call = advance_all(start_call("c1", REQUESTED), facts)
    row = dict(zip([one.key for one in COLUMNS], row_of(call, COLUMNS, ExportWords()), strict=True))
    assert (row["talked_with"], row["hand_offs"]) == (
        "ai, Ana, ai",
        "Ana: given_back; +573001112233: unanswered",
    )
    assert row["summary"] == "A\n\nB"
    lines = [line.partition("] ")[2] for line in conversation_text(call, ExportWords()).splitlines()]
    assert lines == [
        f"{TURN.speaker.value}: {TURN.text}",
        "— Ana: joined —",
        "— Ana: given_back —",
        "ai: Sigo con usted",
        "— +573001112233: unanswered —",
    ]


def test_an_empty_summary_of_a_later_place_told_twice_is_the_same_as_told_once():
    empty = SummaryWritten(at(91), None, "", part=1)
    begun = start_call("c1", REQUESTED)
    assert advance_all(begun, (empty,)) == advance_all(begun, (empty, empty))


def test_what_two_places_sum_up_in_the_same_words_is_said_once():
    twice = (
        SummaryWritten(at(90), "Bought.", "Bought fibre."),
        SummaryWritten(at(91), "Bought.", "Again.", part=1),
    )
    summary = summary_of(advance_all(start_call("c1", REQUESTED), twice))
    assert (summary.short, summary.long) == ("Bought.", "Bought fibre.\n\nAgain.")

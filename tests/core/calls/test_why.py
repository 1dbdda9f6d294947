"""Why a call ended as it did and whose doing it was, told from its facts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sellercall_desktop.core.calls.call import CallResult, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    ActAnswered,
    ActAsked,
    ActFate,
    ActKind,
    AgentEnded,
    AgentOutcome,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Gravity,
    HangUpRequested,
    Party,
    ProviderReported,
)
from sellercall_desktop.core.calls.sip_causes import SIP_CAUSES, Cause, cause_of_sip
from sellercall_desktop.core.calls.why import EndedBy, why
from tests.core.calls.test_call_facts import (
    AGENT_ENDED,
    ANSWERED,
    COMPLETED,
    CREATED,
    CUSTOMER_LEFT,
    JOINED,
    NOT_PLACED,
    PLACED,
    REFUSED,
    REQUESTED,
    RINGING,
    TURN,
    at,
)

RUNG = (CREATED, PLACED, RINGING)
TALK = (*RUNG, ANSWERED, JOINED, TURN)
FAREWELL = ActAsked(at(55), "a1", ActKind.FAREWELL, "Adiós")
BROKEN_STREAM = ProviderReported(at(13), Party.CARRIER, Gravity.ERROR, "31920", "handshake")


def why_of(*facts, direction=Direction.OUTBOUND):
    call = start_call("c1", REQUESTED)
    if direction is Direction.INBOUND:
        call = start_call("c1", replace(REQUESTED, direction=direction))
    return why(advance_all(call, facts))


def leg(outcome, sip_code=None, seconds=20):
    return CarrierEnded(at(seconds), outcome, sip_code=sip_code)


def talk_ended(*facts):
    return why_of(*TALK, *facts).ended_by


def test_a_live_call_has_no_reason_yet():
    assert why_of(*TALK) is None


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        ((REFUSED,), Cause.REFUSED),
        ((NOT_PLACED,), Cause.INTERRUPTED),
        ((*RUNG, leg(CarrierOutcome.BUSY)), Cause.BUSY),
        ((*RUNG, leg(CarrierOutcome.BUSY, 486)), Cause.BUSY),
        ((*RUNG, leg(CarrierOutcome.BUSY, 603)), Cause.DECLINED),
        ((*RUNG, leg(CarrierOutcome.NO_ANSWER, 487)), Cause.NO_ANSWER),
        ((*RUNG, leg(CarrierOutcome.NO_ANSWER, 480)), Cause.SWITCHED_OFF),
        ((*RUNG, leg(CarrierOutcome.NO_ANSWER, 607)), Cause.UNWANTED),
        ((*RUNG, leg(CarrierOutcome.NO_ANSWER, 408)), Cause.NO_ANSWER),
        ((*RUNG, leg(CarrierOutcome.FAILED, 404)), Cause.NO_SUCH_NUMBER),
        ((*RUNG, leg(CarrierOutcome.FAILED, 503)), Cause.NETWORK_BUSY),
        ((*RUNG, leg(CarrierOutcome.FAILED, 301)), Cause.NUMBER_CHANGED),
        ((*RUNG, leg(CarrierOutcome.FAILED)), Cause.CARRIER_FAILED),
        ((*RUNG, leg(CarrierOutcome.FAILED, 487)), Cause.CARRIER_FAILED),
        ((*RUNG, HangUpRequested(at(5), "window"), leg(CarrierOutcome.CANCELED)), Cause.CANCELED),
        ((*RUNG, AgentEnded(at(99), AgentOutcome.UNJOINED)), Cause.SILENT_CARRIER),
        ((*RUNG, ANSWERED, COMPLETED, AgentEnded(at(60), AgentOutcome.UNJOINED)), Cause.AI_NOT_CONNECTED),
        ((*TALK, COMPLETED, AgentEnded(at(59), AgentOutcome.CONNECTION_ERROR)), Cause.AI_LINE_BROKE),
        ((*TALK, COMPLETED, AgentEnded(at(59), AgentOutcome.SYSTEM_ERROR)), Cause.AI_FAULT),
        ((*RUNG, ANSWERED, JOINED, COMPLETED, CUSTOMER_LEFT), Cause.CUSTOMER_LEFT),
        ((*RUNG, ANSWERED, JOINED, COMPLETED, AGENT_ENDED), Cause.AI_LEFT),
        ((*RUNG, ANSWERED, COMPLETED), Cause.ENDED_EARLY),
        ((*TALK, COMPLETED, AGENT_ENDED), Cause.TALKED),
        ((*TALK, COMPLETED, CUSTOMER_LEFT), Cause.TALKED),
    ],
)
def test_every_end_has_its_cause(facts, cause):
    assert why_of(*facts).cause is cause
    assert why_of(*reversed(facts)).cause is cause


def test_every_sip_code_that_ends_a_call_means_something_but_487():
    silent = [code for code in range(300, 700) if code not in SIP_CAUSES and cause_of_sip(code) is None]
    assert all(400 <= code < 500 for code in silent)
    assert cause_of_sip(487) is None
    assert cause_of_sip(599) is Cause.NETWORK_BUSY


@pytest.mark.parametrize(
    ("facts", "whose"),
    [
        ((COMPLETED, CUSTOMER_LEFT), EndedBy.CUSTOMER),
        ((COMPLETED, AGENT_ENDED), EndedBy.AI),
        ((HangUpRequested(at(58), "window"), COMPLETED, CUSTOMER_LEFT), EndedBy.AGENT),
        ((HangUpRequested(at(58), "ana"), COMPLETED, CUSTOMER_LEFT), EndedBy.AGENT),
        ((HangUpRequested(at(58), "rest"), COMPLETED, CUSTOMER_LEFT), EndedBy.PROGRAM),
        ((HangUpRequested(at(58), "rule:no-speech"), COMPLETED, CUSTOMER_LEFT), EndedBy.RULE),
        ((COMPLETED, AgentEnded(at(59), AgentOutcome.TIMEOUT)), EndedBy.TIME_LIMIT),
        ((COMPLETED, AgentEnded(at(59), AgentOutcome.SYSTEM_ERROR)), EndedBy.AI_PROVIDER),
        ((leg(CarrierOutcome.FAILED, 503),), EndedBy.NETWORK),
    ],
)
def test_who_ended_a_talk(facts, whose):
    assert talk_ended(*facts) is whose


def test_a_hang_up_that_came_after_the_customer_s_own_was_not_what_ended_the_call():
    assert talk_ended(CUSTOMER_LEFT, COMPLETED, HangUpRequested(at(59.4), "window")) is EndedBy.CUSTOMER
    assert talk_ended(AGENT_ENDED, COMPLETED, HangUpRequested(at(59.4), "window")) is EndedBy.AI
    late = HangUpRequested(at(61.2), "window")
    assert talk_ended(COMPLETED, late) is EndedBy.CUSTOMER


def test_within_the_second_that_the_carrier_tells_the_hang_up_counts():
    assert talk_ended(HangUpRequested(at(60.7), "window"), COMPLETED) is EndedBy.AGENT


def test_a_farewell_is_the_ai_s_end_on_a_person_s_wish():
    done = ActAnswered(at(55.2), "a1", ActFate.DELIVERED)
    assert talk_ended(FAREWELL, done, AGENT_ENDED, COMPLETED) is EndedBy.AI_AS_ASKED
    refused = ActAnswered(at(55.2), "a1", ActFate.REFUSED)
    assert talk_ended(FAREWELL, refused, AGENT_ENDED, COMPLETED) is EndedBy.AI
    assert talk_ended(FAREWELL, done, CUSTOMER_LEFT, COMPLETED) is EndedBy.CUSTOMER


def test_a_caller_who_gave_up_is_who_ended_it():
    assert (
        why_of(PLACED, leg(CarrierOutcome.CANCELED), direction=Direction.INBOUND).ended_by is EndedBy.CUSTOMER
    )


def test_an_error_in_the_carrier_s_log_explains_a_call_without_an_ai_and_is_its_failing_line():
    unjoined = AgentEnded(at(60), AgentOutcome.UNJOINED)
    facts = (*RUNG, ANSWERED, COMPLETED, unjoined, BROKEN_STREAM)
    known = why_of(*facts)
    assert known.report == BROKEN_STREAM
    read_again = replace(BROKEN_STREAM)  # as a journal brings it
    assert known.failing_line((*facts[:-1], read_again)) is read_again
    without = why_of(*facts[:-1])
    assert without.report is None
    assert without.failing_line(facts[:-1]) == unjoined


def test_a_warning_explains_nothing_nor_does_an_error_beside_a_talk():
    warning = ProviderReported(at(13), Party.CARRIER, Gravity.WARNING, "15003")
    assert why_of(*RUNG, leg(CarrierOutcome.FAILED), warning).report is None
    assert why_of(*TALK, COMPLETED, AGENT_ENDED, BROKEN_STREAM).report is None


def test_of_a_long_log_the_first_lines_are_kept_whatever_comes_first():
    lines = [ProviderReported(at(s), Party.AGENT, Gravity.NOTE, "x", str(s)) for s in range(60)]
    ended = (*RUNG, leg(CarrierOutcome.FAILED))
    forth = advance_all(start_call("c1", REQUESTED), (*ended, *lines))
    back = advance_all(start_call("c1", REQUESTED), (*lines[::-1], *ended))
    assert forth == back
    assert [line.text for line in forth.reported] == [str(s) for s in range(40)]
    assert forth.result is CallResult.FAILED

"""Whose leg is it? By number, time at the carrier, and what was there before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls import claims
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallAnswered,
    CallPlaced,
    CallRefused,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    LegAsked,
    Party,
)
from sellercall_desktop.core.calls.ports import RemoteCall

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
MARTA, OURS = "+573001234567", "+576015550100"


def call(*facts, desk="ours", number=MARTA, asked_s=0.0, others=("CAbefore",)):
    requested = CallRequested(NOON, Direction.OUTBOUND, number, OURS, 1, "window", desk)
    asked = LegAsked(NOON + timedelta(seconds=asked_s), others)
    return advance_all(start_call("c", requested), (asked, *facts))


def leg(seconds, sid="CA1", *, number=MARTA, our_number=OURS, answered=False, direction=Direction.OUTBOUND):
    at = NOON + timedelta(seconds=seconds)
    facts = (CallPlaced(at, sid), *((CallAnswered(at),) if answered else ()))
    return RemoteCall(sid, at, facts, None, direction, number, our_number)


def ended(seconds):
    return AgentEnded(NOON + timedelta(seconds=seconds), AgentOutcome.CUSTOMER_HUNG_UP)


ENDED = ended(9)


@pytest.mark.parametrize(
    ("found", "ours"),
    [
        (leg(0), True),
        (leg(-1), True),  # the carrier's times are whole seconds
        (leg(45), True),
        (leg(-5), False),
        (leg(-25), False),
        (leg(120), False),
        (leg(3600), False),
        (leg(0, "CAbefore"), False),
        (leg(0, number="+573001234568"), False),
        (leg(0, our_number="+14155550100"), False),
        (leg(0, direction=Direction.INBOUND), False),
    ],
)
def test_a_leg_is_ours_by_number_time_and_what_was_there_before(found, ours):
    assert (claims.claimant_of(found, [call()]) is not None) is ours


def test_a_call_the_carrier_refused_has_no_leg():
    refused = call(CallRefused(NOON, Party.CARRIER, "no"))
    assert claims.claimant_of(leg(0), [refused]) is None


def chosen(ours, legs, rivals=(), *, before=(), at_s=None, sure=False):
    """The id of the leg that is taken for ours; `at_s`: when the AI was asked."""
    at = None if at_s is None else NOON + timedelta(seconds=at_s)
    leg = claims.Sighting(ours, legs, rivals, before, at).ours(sure=sure)
    return leg and leg.remote_id


def test_of_two_legs_the_one_answered_as_our_ai_tells_is_ours():
    both = [busy("CA1"), leg(2, "CA2", answered=True)]
    assert chosen(call(), both) == "CA1"
    assert chosen(call(AgentJoined(NOON)), both) == "CA2"


def test_a_leg_that_is_over_may_be_a_colleague_s_while_the_ai_does_not_tell():
    for over in (busy("CA1"), talk("CA1", 3, 9)):
        waiting = claims.Sighting(call(), [over], None, patient=True)
        assert waiting.ours(sure=False) is None
        assert waiting.is_in_question
        assert chosen(call(), [over], None) == "CA1"  # it has not told for long
        told = claims.Sighting(call(), [over], (), patient=True)
        assert told.ours(sure=False) is over
    alive = talk("CA1", 3, None)  # somebody must be able to end it
    assert claims.Sighting(call(), [alive], None, patient=True).ours(sure=False) is alive


def busy(sid):
    told = leg(1, sid)
    return replace(told, facts=(*told.facts, CarrierEnded(NOON, CarrierOutcome.BUSY)))


def talk(sid, answered_s, ended_s):
    """A leg that was answered and is over, but where `ended_s` is None."""
    answered = CallAnswered(NOON + timedelta(seconds=answered_s))
    told = leg(1, sid)
    if ended_s is None:
        return replace(told, facts=(*told.facts, answered))
    duration_s = float(ended_s - answered_s)
    over = CarrierEnded(NOON + timedelta(seconds=ended_s), CarrierOutcome.COMPLETED, duration_s)
    return replace(told, facts=(*told.facts, answered, over))


@pytest.mark.parametrize("ours", [talk("CAours", 9, 40), talk("CAours", 9, 41)])
def test_of_two_talks_that_are_over_the_one_that_began_and_ended_with_our_ai_is_ours(ours):
    ai = (AgentJoined(NOON + timedelta(seconds=10)), ended(41))
    for other in (talk("CA2", 4, 35), talk("CA2", 9, 30), talk("CA2", 9, None), leg(1, "CA2")):
        for legs in ([other, ours], [ours, other]):
            assert chosen(call(*ai), legs) == ours.remote_id


def test_of_two_talks_the_one_that_goes_on_while_our_ai_talks_is_ours():
    legs = [talk("CA2", 2, 9), ours := talk("CAours", 3, None)]
    assert chosen(call(AgentJoined(NOON + timedelta(seconds=4))), legs, at_s=15) == ours.remote_id


@pytest.mark.parametrize(
    ("ai", "legs", "apart"),
    [
        ((), [leg(1, "CA1")], True),
        ((), [leg(1, "CA1"), leg(2, "CA2")], False),
        ((), [leg(1, "CA1"), leg(2, "CA2", answered=True)], False),  # our AI may be joined in a moment
        ((AgentJoined(NOON),), [leg(1, "CA1"), leg(2, "CA2", answered=True)], True),
        ((AgentJoined(NOON),), [talk("CA1", 1, None), talk("CA2", 1, None)], False),
        ((AgentJoined(NOON),), [talk("CA1", 1, 9), talk("CA2", 1, 5)], False),
        ((AgentJoined(NOON), ENDED), [talk("CA1", 1, 9), talk("CA2", 1, None)], False),
        ((AgentJoined(NOON), ENDED), [talk("CA1", 1, 9), talk("CA2", 1, 5)], True),
    ],
)
def test_several_legs_are_told_apart_once_the_ai_and_the_carrier_have_told_enough(ai, legs, apart):
    assert (chosen(call(*ai), legs, sure=True) is not None) is apart


PLACE = AgentCreated(NOON, "place")


def rival(made_s, joined_s=None, *more):
    """Another desk's place for the same number."""
    at = NOON + timedelta(seconds=made_s)
    joined = () if joined_s is None else (AgentJoined(NOON + timedelta(seconds=joined_s)),)
    return RemoteCall("theirs", at, (AgentCreated(at, "theirs"), *joined, *more), desk="theirs")


@pytest.mark.parametrize("theirs", [rival(0), rival(-3), rival(1, 4), rival(0, None, ENDED), rival(-15)])
@pytest.mark.parametrize("found", [leg(1), leg(1, answered=True), talk("CA1", 3, 9), busy("CA1")])
def test_one_leg_that_another_desk_s_place_may_have_is_ours_only_if_our_ai_was_joined(theirs, found):
    for sure in (True, False):
        if any(isinstance(fact, CallAnswered) for fact in found.facts):
            assert chosen(call(PLACE), [found], [theirs], sure=sure) is None
            assert chosen(call(PLACE, AgentJoined(NOON)), [found], [theirs], sure=sure) == "CA1"
        elif not any(isinstance(fact, AgentJoined) for fact in theirs.facts):
            assert chosen(call(PLACE), [found], [theirs], sure=sure) is None


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        (rival(-60), leg(1)),  # its leg was asked for long before
        (rival(9), leg(1)),  # after
        (rival(-15, -9), leg(1)),  # it talks on a leg that was there before
        (rival(-15, None, ended(-5)), leg(1)),
        (rival(0, 3), leg(1)),  # it talks, and this one rings
    ],
)
def test_a_place_that_cannot_be_joined_with_the_leg_is_no_rival(theirs, found):
    assert chosen(call(PLACE), [found], [theirs], sure=True) == "CA1"


def test_a_leg_on_which_somebody_talks_while_our_place_stands_empty_is_not_ours():
    talks = [leg(1, answered=True)]
    for sure in (True, False):
        assert chosen(call(PLACE), talks, sure=sure) is None
        assert chosen(call(PLACE), talks, None, sure=sure) == "CA1"  # the AI does not tell
        assert chosen(call(), talks, sure=sure) == "CA1"  # no place is known
    assert chosen(call(PLACE), [talk("CA1", 3, 9)]) == "CA1"  # the stream failed, and with it the call


def test_a_place_whose_leg_was_there_before_ours_is_no_rival():
    there = leg(-1, "CAbefore")
    assert chosen(call(PLACE), [leg(1)], [rival(-2)], before=[there], sure=True) == "CA1"
    assert chosen(call(PLACE), [leg(1)], [rival(-2), rival(0)], before=[there], sure=True) is None
    assert chosen(call(PLACE), [leg(1)], [rival(0)], before=[leg(-9, "CAbefore")], sure=True) is None


def test_of_two_talks_within_one_second_each_has_the_place_that_is_nearer():
    def at(seconds):
        return NOON + timedelta(seconds=seconds)

    first, second = talk("CA1", 54, 65), talk("CA2", 55, 66)
    early = AgentJoined(at(55.25)), AgentEnded(at(65.725), AgentOutcome.AI_HUNG_UP)
    late = AgentJoined(at(55.65)), AgentEnded(at(66.122), AgentOutcome.AI_HUNG_UP)
    assert chosen(call(PLACE, *early), [second, first], [rival(0, None, *late)]) == "CA1"
    assert chosen(call(PLACE, *late), [first, second], [rival(0, None, *early)]) == "CA2"


def test_of_two_talks_that_nothing_tells_apart_each_has_its_turn():
    legs = [talk("CA1", 54, 65), talk("CA2", 54, 65)]
    over = (AgentJoined(NOON + timedelta(seconds=54)), ended(65))
    assert chosen(call(PLACE, *over), legs) == "CA1"
    assert chosen(call(PLACE, *over), legs, [rival(0.3, None, *over)]) == "CA1"
    assert chosen(call(PLACE, *over), legs, [rival(-0.3, None, *over)]) == "CA2"


def test_of_more_legs_than_others_have_places_for_one_is_ours():
    both, gone = [busy("CA1"), busy("CA2")], AgentEnded(NOON, AgentOutcome.UNJOINED)
    assert chosen(call(PLACE, gone), both, [rival(0)]) in {"CA1", "CA2"}
    assert chosen(call(PLACE, gone), both, [rival(0), replace(rival(0), remote_id="3")]) is None
    assert chosen(call(PLACE), [leg(1, "CA1"), leg(1, "CA2")], [rival(0)]) is None


def test_of_two_that_live_none_is_guessed():
    ours = call(PLACE, AgentJoined(NOON + timedelta(seconds=4)))
    both = [talk("CA1", 3, None), talk("CA2", 3, None)]
    assert chosen(ours, both) is None
    assert claims.Sighting(ours, both).is_in_question
    assert not claims.Sighting(call(PLACE), both).is_in_question
    assert chosen(call(PLACE), [leg(1, "CA1"), leg(1, "CA2")]) is None


def test_of_two_calls_to_a_number_each_gets_its_leg():
    early, late = call(asked_s=0), call(asked_s=90)
    assert claims.claimant_of(leg(1), [early, late]) is early
    assert claims.claimant_of(leg(91), [early, late]) is late

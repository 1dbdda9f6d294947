"""Whose leg is it? By number, time at the carrier, and what was there before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls import claims
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentJoined,
    CallAnswered,
    CallPlaced,
    CallRefused,
    CallRequested,
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


def test_of_two_legs_the_one_answered_as_our_ai_tells_is_ours():
    both = [leg(1, "CA1"), leg(2, "CA2", answered=True)]
    asked = claims.asked_of(call())
    assert claims.choose(call(), asked, both).remote_id == "CA1"
    assert claims.choose(call(AgentJoined(NOON)), asked, both).remote_id == "CA2"


def test_of_two_calls_to_a_number_each_gets_its_leg():
    early, late = call(asked_s=0), call(asked_s=90)
    assert claims.claimant_of(leg(1), [early, late]) is early
    assert claims.claimant_of(leg(91), [early, late]) is late

"""What came of a call decides when its number is tried again: by tables, and by the customer's clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.call import CallResult, advance_all, start_call
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
    Party,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.written_facts import (
    CallbackSet,
    OptOutJudged,
    OptOutJudgement,
    WatchSaw,
)
from sellercall_desktop.core.campaigns.campaign import AttemptPlan, RowOutcome, RowState
from sellercall_desktop.core.campaigns.outcomes import (
    OF_RESULT,
    following,
    next_moment,
    outcome_of,
    part_of_day,
    why_of,
)

BOGOTA, SANTIAGO = ZoneInfo("America/Bogota"), ZoneInfo("America/Santiago")
PLAN = AttemptPlan()
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=BOGOTA)
TALKED = (
    CallPlaced(NOON, "CA1"),
    CallAnswered(NOON),
    AgentJoined(NOON),
    TurnSpoken(NOON, 0, Speaker.CUSTOMER, "¿Aló?"),
    AgentEnded(NOON, AgentOutcome.AI_HUNG_UP),
    CarrierEnded(NOON, CarrierOutcome.COMPLETED, 20.0),
)


def call(*facts):
    requested = CallRequested(NOON, Direction.OUTBOUND, "+573001234567")
    return advance_all(start_call("c", requested), facts)


def after(outcome, at=NOON, zone=BOGOTA, **given):
    return following(outcome, PLAN, met_before=given.pop("met", {}), ended_at=at, zone=zone, **given)


def test_every_result_of_a_call_is_an_outcome():
    assert set(OF_RESULT) == set(CallResult)


def test_what_was_written_comes_before_what_was_heard():
    assert outcome_of(call(*TALKED)) is RowOutcome.REACHED
    machine = WatchSaw(NOON, "machine", "voicemail", 0)
    assert outcome_of(call(*TALKED, machine)) is RowOutcome.VOICEMAIL
    agreed = CallbackSet(NOON, "ana", NOON + timedelta(days=2))
    assert outcome_of(call(*TALKED, machine, agreed)) is RowOutcome.CALLBACK
    wish = OptOutJudged(NOON, "ana", OptOutJudgement.OPT_OUT)
    assert outcome_of(call(*TALKED, agreed, wish)) is RowOutcome.OPTED_OUT


def test_who_answered_and_met_no_ai_is_our_failure_before_the_ai_tells_so():
    """Its place tells a minute later that nobody joined; the breaker cannot wait for that."""
    silent = (
        AgentCreated(NOON, "agent", 600),
        CallPlaced(NOON, "CA1"),
        CallAnswered(NOON),
        CarrierEnded(NOON, CarrierOutcome.COMPLETED, 1.0, sip_code=200),
    )
    assert (outcome_of(call(*silent)), why_of(call(*silent))) == (RowOutcome.BROKEN, "")
    told = AgentEnded(NOON + timedelta(minutes=1), AgentOutcome.UNJOINED)
    assert outcome_of(call(*silent, told)) is RowOutcome.BROKEN
    assert outcome_of(call(*silent, AgentJoined(NOON))) is RowOutcome.NO_ANSWER


def test_a_failure_says_why():
    refused = CallRefused(NOON, Party.CARRIER, "not a valid number", "21211")
    assert why_of(call(refused)) == "21211"
    assert why_of(call(CallPlaced(NOON, "CA1"), CarrierEnded(NOON, CarrierOutcome.FAILED, sip_code=503))) == (
        "SIP 503"
    )


@pytest.mark.parametrize(
    ("outcome", "hour", "expected"),
    [
        (RowOutcome.BUSY, 12, datetime(2026, 11, 30, 12, 15, tzinfo=BOGOTA)),
        (RowOutcome.NO_ANSWER, 9, datetime(2026, 11, 30, 13, 0, tzinfo=BOGOTA)),  # morning, then afternoon
        (RowOutcome.NO_ANSWER, 7, datetime(2026, 11, 30, 12, 0, tzinfo=BOGOTA)),  # 11:00 is morning still
        (RowOutcome.NO_ANSWER, 18, datetime(2026, 12, 1, 6, 0, tzinfo=BOGOTA)),  # 22:00 is no other part
        (RowOutcome.UNKNOWN, 9, datetime(2026, 11, 30, 13, 0, tzinfo=BOGOTA)),
        (RowOutcome.VOICEMAIL, 23, datetime(2026, 12, 1, 6, 0, tzinfo=BOGOTA)),
        (RowOutcome.VOICEMAIL, 8, datetime(2026, 12, 1, 6, 0, tzinfo=BOGOTA)),
        (RowOutcome.FAILED, 12, datetime(2026, 11, 30, 13, 0, tzinfo=BOGOTA)),
        (RowOutcome.BROKEN, 12, datetime(2026, 11, 30, 12, 15, tzinfo=BOGOTA)),
    ],
)
def test_each_outcome_has_its_next_moment(outcome, hour, expected):
    became = after(outcome, NOON.replace(hour=hour))
    assert (became.state, became.due) == (RowState.AGAIN, expected.astimezone(UTC))


@pytest.mark.parametrize("outcome", [RowOutcome.REACHED, RowOutcome.WRONG_NUMBER, RowOutcome.NOT_ALLOWED])
def test_what_is_final_is_done(outcome):
    assert after(outcome).state is RowState.DONE


def test_who_asked_for_no_more_calls_is_withdrawn():
    assert after(RowOutcome.OPTED_OUT).state is RowState.WITHDRAWN


def test_a_callback_is_due_when_it_was_agreed_however_often_was_tried():
    due = NOON + timedelta(days=3)
    became = after(RowOutcome.CALLBACK, callback=due, seller="ana", met={RowOutcome.NO_ANSWER: 99})
    assert (became.state, became.due, became.seller) == (RowState.AGREED, due, "ana")


def test_an_outcome_met_often_enough_is_the_last():
    assert after(RowOutcome.VOICEMAIL, met={RowOutcome.VOICEMAIL: 1}).state is RowState.DONE
    assert after(RowOutcome.BUSY, met={RowOutcome.NO_ANSWER: 2, RowOutcome.BUSY: 3}).state is RowState.DONE
    assert after(RowOutcome.BUSY, met={RowOutcome.NO_ANSWER: 3, RowOutcome.FAILED: 1}).state is RowState.AGAIN
    assert after(RowOutcome.BUSY, met={RowOutcome.NO_ANSWER: 3, RowOutcome.FAILED: 2}).state is RowState.DONE


def test_the_next_day_is_the_customers_also_where_it_begins_late():
    """In Santiago 6 September 2026 begins at 01:00."""
    ended = datetime(2026, 9, 5, 20, 0, tzinfo=SANTIAGO)
    due = after(RowOutcome.VOICEMAIL, ended, SANTIAGO).due
    assert due.astimezone(SANTIAGO).replace(tzinfo=None) == datetime(2026, 9, 6, 6, 0)
    assert due - ended.astimezone(UTC) == timedelta(hours=9)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))
zones = st.sampled_from([BOGOTA, SANTIAGO, ZoneInfo("Europe/Madrid"), ZoneInfo("America/New_York"), UTC])
repeated = sorted(set(RowOutcome) - {RowOutcome.NONE})


@given(
    st.sampled_from(repeated), moments, zones, st.dictionaries(st.sampled_from(repeated), st.integers(0, 3))
)
def test_a_row_is_over_or_tried_again_later_within_two_days(outcome, at, zone, met):
    became = after(outcome, at, zone, met=met)
    assert became.outcome is outcome
    if became.state is RowState.AGAIN:
        assert at < became.due <= at + timedelta(days=2)
        assert sum(met.values()) + 1 < PLAN.at_most
    else:
        assert became.state in {RowState.DONE, RowState.WITHDRAWN}
        assert became.due is None


@given(moments, zones)
def test_no_answer_is_tried_in_another_part_of_the_day(at, zone):
    due = next_moment(PLAN.no_answer, at, zone)
    assert part_of_day(due, zone) != part_of_day(at, zone)
    assert due >= at + PLAN.no_answer.wait


@given(st.sampled_from(repeated), moments, zones)
def test_every_row_comes_to_an_end(outcome, at, zone):
    met = {}
    for _ in range(PLAN.at_most):
        became = after(outcome, at, zone, met=met)
        if became.state is not RowState.AGAIN:
            return
        met[outcome] = met.get(outcome, 0) + 1
        at = became.due
    raise AssertionError("it is tried for ever")

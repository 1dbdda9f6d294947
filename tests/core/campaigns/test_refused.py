"""What stands in the way of a call for a while costs nobody their place on the list."""

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls.call import advance, start_call
from sellercall_desktop.core.calls.errors import RUNG_ELSEWHERE, RungElsewhereError
from sellercall_desktop.core.calls.facts import CallNotPlaced, CallRequested, Direction
from sellercall_desktop.core.campaigns.attempts import became_of
from sellercall_desktop.core.campaigns.campaign import (
    AttemptPlan,
    CampaignContact,
    RowOutcome,
    RowState,
    Waiting,
)
from sellercall_desktop.core.campaigns.refused import of_error, of_light
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import Light, LightCode, LightReason, LightVerdict
from sellercall_desktop.core.law.passing import REFUSES_AS
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import GuardReason

NOW = datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)
LATER = NOW + timedelta(hours=12)
NUMBER = number_of("+573001234567")
ROW = CampaignContact(1, "c1", "contact-1", NUMBER.e164, "CO:America/Bogota", RowState.OUT)


def not_placed(message):
    """A call of which nothing left, for this reason."""
    call = start_call("call-1", CallRequested(NOW, Direction.OUTBOUND, NUMBER.e164))
    return advance(call, CallNotPlaced(NOW, message))


@pytest.mark.parametrize("reason", [GuardReason.HOURS, GuardReason.LEGAL_HOURS, GuardReason.PUBLIC_HOLIDAY])
def test_hours_that_end_between_the_light_and_the_dial_close_the_group_and_not_the_row(reason):
    obstacle = of_error(GuardError(reason, again_at=LATER), NOW)
    assert (obstacle.became, obstacle.closes_group) == (None, LATER)


@pytest.mark.parametrize(
    ("reason", "closed_for"),
    [
        (GuardReason.LEGAL_HOURS, Waiting.OUTSIDE_HOURS),
        (GuardReason.PUBLIC_HOLIDAY, Waiting.HOLIDAY),
    ],
)
def test_that_it_is_a_holiday_which_closes_the_group_is_known_by_light_and_dial(reason, closed_for):
    code = next(code for code, refusal in REFUSES_AS.items() if refusal is reason)
    red = LightReason(LightVerdict.RED, code, "CO.hours", until=LATER)
    light = Light(NUMBER, NOW, (red,), next_allowed=LATER)
    assert of_light(light, NOW).closed_for is closed_for
    assert of_error(GuardError(reason, again_at=LATER), NOW).closed_for is closed_for


def test_a_cap_that_a_colleague_used_up_meanwhile_is_waited_for():
    became = of_error(GuardError(GuardReason.CAP, again_at=LATER), NOW).became
    assert (became.state, became.due, became.why) == (RowState.AGAIN, LATER, GuardReason.CAP.value)


def test_a_number_that_a_colleague_rings_is_waited_for():
    became = of_error(RungElsewhereError("call-1"), NOW).became
    assert (became.state, became.due > NOW) == (RowState.AGAIN, True)


@pytest.mark.parametrize("reason", [GuardReason.LEGAL_HOURS, GuardReason.HOURS, GuardReason.CAP])
def test_hours_that_end_while_a_call_waits_for_its_turn_cost_its_row_nothing(reason):
    became = became_of(not_placed(reason.value), ROW, AttemptPlan())
    assert (became.state, became.outcome, became.due) == (RowState.AGAIN, RowOutcome.NONE, NOW)


def test_a_colleague_who_is_quicker_costs_nothing_and_a_full_disk_does():
    became = became_of(not_placed(RUNG_ELSEWHERE), ROW, AttemptPlan())
    assert (became.state, became.outcome, became.due > NOW) == (RowState.AGAIN, RowOutcome.NONE, True)
    assert became_of(not_placed("disk full"), ROW, AttemptPlan()).outcome is RowOutcome.BROKEN
    unwanted = became_of(not_placed(GuardReason.DO_NOT_CALL.value), ROW, AttemptPlan())
    assert unwanted.state is RowState.WITHDRAWN


def test_a_country_that_is_closed_at_the_carrier_may_be_opened_and_uses_up_no_list():
    closed = LightReason(LightVerdict.RED, LightCode.CLOSED_AT_CARRIER)
    by_light = of_light(Light(NUMBER, NOW, (closed,)), NOW)
    by_dial = of_error(GuardError(GuardReason.CLOSED_AT_CARRIER), NOW)
    for obstacle in (by_light, by_dial):
        assert (obstacle.became, obstacle.closed_for) == (None, Waiting.COUNTRY_CLOSED)
        assert NOW < obstacle.closes_group <= NOW + timedelta(hours=1)


@pytest.mark.parametrize("code", REFUSES_AS)
@pytest.mark.parametrize("again", [None, LATER])
def test_what_the_light_says_and_what_the_dial_says_come_to_the_same(code, again):
    red = LightReason(LightVerdict.RED, code)
    by_light = of_light(Light(NUMBER, NOW, (red,), next_allowed=again), NOW)
    by_dial = of_error(GuardError(REFUSES_AS[code], again_at=again), NOW)
    assert (by_light.became and by_light.became.state) == (by_dial.became and by_dial.became.state)
    assert (by_light.closes_group, by_light.until) == (by_dial.closes_group, by_dial.until)


def test_of_several_reasons_the_lasting_one_is_told():
    codes = LightCode.CAP_USED_UP, LightCode.HOLIDAY, LightCode.CONSENT_MISSING
    reasons = [LightReason(LightVerdict.RED, code) for code in codes]
    became = of_light(Light(NUMBER, NOW, tuple(reasons)), NOW).became
    assert (became.state, became.why) == (RowState.DONE, LightCode.CONSENT_MISSING.value)


def test_what_no_time_changes_ends_the_row():
    assert of_error(GuardError(GuardReason.CONSENT), NOW).became.state is RowState.DONE
    assert of_error(GuardError(GuardReason.DO_NOT_CALL), NOW).became.state is RowState.WITHDRAWN
    assert of_error(GuardError(GuardReason.REGISTER), NOW).became.state is RowState.WITHDRAWN

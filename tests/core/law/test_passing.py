"""Whoever waits or gives up because of a refusal asks one table, and it knows them all."""

import pytest

from sellercall_desktop.core.law.light import LightCode, LightReason, LightVerdict
from sellercall_desktop.core.law.passing import PASSES, REFUSES_AS, code_of, passing_of
from sellercall_desktop.core.problems import GuardReason

TOLD = {
    *(LightCode.HOURS_MET, LightCode.CAP_LEFT, LightCode.NOT_LISTED, LightCode.CONSENT_PROVEN),
    *(LightCode.COUNTRY_OPEN, LightCode.PRICE, LightCode.TOLD, LightCode.NO_PACK, LightCode.PACK_OLD),
    *(LightCode.ZONE_UNKNOWN, LightCode.SEVERAL_ZONES, LightCode.REGISTER_NOT_CONSULTED),
    *(LightCode.CONSENT_UNKNOWN, LightCode.HOLIDAYS_UNKNOWN, LightCode.COLLEAGUE, LightCode.SIMULATED),
    *(LightCode.RISKY_AT_CARRIER, LightCode.CAP_NEARLY, LightCode.OVERRIDDEN, LightCode.CLOCK_WRONG),
    LightCode.OPT_OUT_UNJUDGED,
}
"""Green or amber: stands against no call."""


def test_each_reason_of_the_guard_passes_with_something():
    assert set(PASSES) == set(GuardReason)


def test_each_code_of_the_light_is_told_or_refuses():
    assert {*TOLD, *REFUSES_AS, LightCode.GUARD} == set(LightCode)
    assert not TOLD & {*REFUSES_AS, LightCode.GUARD}


@pytest.mark.parametrize("reason", GuardReason)
def test_a_rule_of_this_desk_passes_as_it_does_at_the_dial(reason):
    red = LightReason(LightVerdict.RED, LightCode.GUARD, values={"reason": reason.value})
    assert (passing_of(red), code_of(red)) == (PASSES[reason], reason.value)

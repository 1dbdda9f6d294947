"""How two versions stand: in one word, with what it still takes to know, and when a rule ends their test."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.campaigns.results import Figures
from sellercall_desktop.core.campaigns.version_standing import (
    LEAST_TALKS,
    VersionTestStanding,
    VersionVerdict,
)
from sellercall_desktop.core.prompts.comparison import EndRule, VersionTest

TEST = VersionTest("t1", "default", 3, 5, 50, datetime(2026, 11, 30, 12, tzinfo=UTC), "ana")


def standing(a, b, **changed):
    """Of sales and talks of each."""
    sides = [Figures(attempts=talks, answered=talks, talks=talks, sales=sales) for sales, talks in (a, b)]
    return VersionTestStanding(replace(TEST, **changed), *sides, "USD")


@pytest.mark.parametrize(
    ("a", "b", "verdict", "more"),
    [
        ((0, 0), (0, 0), VersionVerdict.TOO_FEW, None),
        ((4, 4), (0, 4), VersionVerdict.TOO_FEW, 52),  # 26 more of each until there are 30
        ((30, 30), (0, 30), VersionVerdict.A_BETTER, 0),
        ((0, 30), (30, 30), VersionVerdict.B_BETTER, 0),
        ((10, 100), (20, 100), VersionVerdict.TOO_FEW, 192),
        ((20, 200), (40, 200), VersionVerdict.B_BETTER, 0),
        ((50, 500), (50, 500), VersionVerdict.TOO_FEW, None),  # nothing differs
    ],
)
def test_the_verdict_and_what_it_still_takes(a, b, verdict, more):
    found = standing(a, b)
    assert (found.verdict, found.more) == (verdict, more)


TALKS = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda two: (min(two), max(two)))


@given(TALKS, TALKS, st.integers(1, 99))
def test_more_is_enough_and_not_too_much_if_all_goes_on_as_so_far(a, b, share):
    found = standing(a, b, share_of_b=share)
    if not (more := found.more):
        return
    assert found.verdict is VersionVerdict.TOO_FEW
    assert not found.is_told_with(more - 1)
    assert found.is_told_with(more)


@given(TALKS, TALKS)
def test_what_is_better_is_so_from_either_side(a, b):
    turned = {
        VersionVerdict.A_BETTER: VersionVerdict.B_BETTER,
        VersionVerdict.B_BETTER: VersionVerdict.A_BETTER,
    }
    one, other = standing(a, b), standing(b, a)
    assert other.verdict is turned.get(one.verdict, VersionVerdict.TOO_FEW)
    assert one.more == other.more


def test_a_rule_is_met_by_what_it_was_laid_down_for():
    few, many = (3, LEAST_TALKS), (27, LEAST_TALKS)
    assert not standing(few, many).rule_is_met
    assert standing(few, many, rule=EndRule.DIFFERENCE).rule_is_met
    assert not standing(few, few, rule=EndRule.DIFFERENCE).rule_is_met
    assert standing(few, few, rule=EndRule.ANSWERED, answered_each=LEAST_TALKS).rule_is_met
    assert not standing(few, (3, 29), rule=EndRule.ANSWERED, answered_each=LEAST_TALKS).rule_is_met

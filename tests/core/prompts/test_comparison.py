"""Which of two versions a number gets: about the share that was asked for, and always the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.prompts.comparison import EndRule, PromptInForce, VersionTest, check_test
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.prompt import PromptVersion

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEST = VersionTest("t1", "default", 3, 5, 50, AT, "ana")
IDS, SHARES = st.text(min_size=1, max_size=40), st.integers(1, 99)
SIGMAS = 5  # beyond it lies one case in two million


@settings(max_examples=8, deadline=None)
@given(IDS, SHARES)
def test_of_ten_thousand_numbers_in_a_row_each_version_gets_its_share(test_id, share):
    test = replace(TEST, id=test_id, share_of_b=share)
    got_b = sum(test.version_for(f"+5730{n:08}") == test.b for n in range(10_000))
    expected = 100 * share
    assert abs(got_b - expected) < SIGMAS * sqrt(expected * (1 - share / 100))


@given(IDS, SHARES, st.from_regex(r"\+(52|54|57|1)1?9?[0-9]{10}", fullmatch=True))
def test_a_number_always_gets_the_same_however_it_is_spelled(test_id, share, number):
    test = replace(TEST, id=test_id, share_of_b=share)
    (version,) = {test.version_for(form) for form in (number, *spellings(number))}
    assert version in {test.a, test.b}
    assert replace(test).version_for(number) == version


def test_two_tests_share_the_numbers_out_differently():
    numbers = [f"+5730{n:08}" for n in range(2_000)]
    other = replace(TEST, id="t2")
    alike = sum(TEST.version_for(number) == other.version_for(number) for number in numbers)
    assert abs(alike - 1_000) < SIGMAS * sqrt(500)


def test_a_version_that_cannot_be_read_gives_way_to_the_newest():
    newest, a, b = (PromptVersion(number, "x", "ana", AT) for number in (7, 3, 5))
    numbers = [f"+5730{n:08}" for n in range(50)]
    followed = {PromptInForce(newest, TEST, (a, b)).version_for(number).number for number in numbers}
    assert followed == {3, 5}
    assert {PromptInForce(newest).version_for(number) for number in numbers} == {newest}
    assert {PromptInForce(newest, TEST, (a,)).version_for(number).number for number in numbers} == {3, 7}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"b": 3}, PromptProblem.TEST_VERSIONS),
        ({"share_of_b": 0}, PromptProblem.TEST_SHARE),
        ({"share_of_b": 100}, PromptProblem.TEST_SHARE),
        ({"answered_each": 5}, PromptProblem.TEST_RULE),
        ({"rule": EndRule.ANSWERED}, PromptProblem.TEST_RULE),
        ({"rule": EndRule.ANSWERED, "answered_each": 1_000_001}, PromptProblem.TEST_RULE),
    ],
)
def test_what_no_test_can_be_is_told(changed, problem):
    check_test(TEST)
    check_test(replace(TEST, rule=EndRule.ANSWERED, answered_each=200))
    with pytest.raises(PromptError) as refused:
        check_test(replace(TEST, **changed))
    assert refused.value.problem is problem

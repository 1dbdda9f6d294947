"""Shares, how sure they are, and how many more trials it takes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.campaigns.proportion import KNOWN_WITHIN, Interval, Proportion, Z


def test_nothing_is_known_without_trials_and_the_worst_case_is_planned_for() -> None:
    none = Proportion(0, 0)
    assert (none.share, none.interval, none.more_to_know) == (None, None, 381)


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [  # as R. G. Newcombe has them, Statistics in Medicine 17 (1998), 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(hits: int, trials: int, low: float, high: float) -> None:
    found = Proportion(hits, trials).interval
    assert found is not None
    assert found == pytest.approx(Interval(low, high), abs=0.00005)


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_at_each_bound_the_share_seen_is_just_as_far_off_as_chance_allows(seen: tuple[int, int]) -> None:
    hits, trials = seen
    share, found = hits / trials, Proportion(hits, trials).interval
    assert found is not None
    assert 0 <= found.low <= share <= found.high <= 1
    for bound in found:
        if 0 < bound < 1:
            assert abs(share - bound) == pytest.approx(
                Z * math.sqrt(bound * (1 - bound) / trials), rel=1e-6, abs=1e-12
            )


@given(st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_so_many_more_are_enough_and_one_fewer_is_not(seen: tuple[int, int]) -> None:
    hits, trials = seen
    more = Proportion(hits, trials).more_to_know
    assert _reach(hits / trials, trials + more) <= KNOWN_WITHIN
    if more:
        assert _reach(hits / trials, trials + more - 1) > KNOWN_WITHIN


def _reach(share: float, trials: int) -> float:
    """Half of the interval's width, written another way: the roots of the score equation."""
    a, b, c = 1 + Z * Z / trials, -(2 * share + Z * Z / trials), share * share
    return math.sqrt(b * b - 4 * a * c) / (2 * a)

"""Turns merged one by one or all at once, in any order: one conversation, at a cost that does not grow."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.call import advance, advance_all, learn, start_call
from sellercall_desktop.core.calls.conversation import unchanged
from sellercall_desktop.core.calls.facts import CallRequested, CallRinging, Direction, Speaker, TurnSpoken

START = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
TURNS = st.builds(
    TurnSpoken,
    at=st.integers(0, 3).map(lambda s: START + timedelta(seconds=s)),
    ordinal=st.integers(0, 6),
    speaker=st.sampled_from(Speaker),
    text=st.sampled_from(["", "a", "ab", "b"]),
    final=st.booleans(),
)


def fresh():
    return start_call("c", CallRequested(START, Direction.OUTBOUND, "+573001234567"))


def spoken(count, first=0):
    return [
        TurnSpoken(START + timedelta(seconds=n), n, Speaker.AI, f"turn {n}", float(n))
        for n in range(first, first + count)
    ]


@given(st.lists(TURNS, max_size=12), st.data())
def test_all_at_once_is_as_good_as_one_by_one_in_any_order(turns, data):
    one_by_one = fresh()
    for turn in turns:
        one_by_one = advance(one_by_one, turn)
    assert advance_all(fresh(), data.draw(st.permutations(turns))) == one_by_one
    assert [turn.ordinal for turn in one_by_one.turns] == sorted({turn.ordinal for turn in turns})


@given(st.lists(TURNS, max_size=8), st.lists(TURNS, max_size=4))
def test_what_is_told_as_news_is_all_that_changed_the_call(known, told):
    call = advance_all(fresh(), known)
    after, news = learn(call, [*told, CallRinging(START)])
    assert advance_all(call, news) == after
    again, none = learn(after, [*told, CallRinging(START)])
    assert (again is after, none) == (True, [])


@given(st.lists(st.integers(0, 2), max_size=9), st.lists(st.integers(0, 2), max_size=9))
def test_where_two_conversations_part_is_found_exactly(before, now):
    one, two = spoken(9), spoken(9, first=100)
    first = tuple(one[n] if value else two[n] for n, value in enumerate(before))
    second = tuple(one[n] if value else two[n] for n, value in enumerate(now))
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    assert unchanged(first, second) == same


def cost_of_one_more(count):
    call, best = advance_all(fresh(), spoken(count)), float("inf")
    one_more = spoken(1, first=count)
    for _ in range(50):
        begun = time.perf_counter()
        learn(call, one_more)
        best = min(best, time.perf_counter() - begun)
    return best


def test_one_more_turn_costs_about_the_same_after_twenty_thousand():
    """A copy of so many references remains; work for each turn made it hundreds of times as dear."""
    assert cost_of_one_more(20_000) < 60 * cost_of_one_more(200)


def test_what_has_not_changed_stays_the_same_object():
    call = advance_all(fresh(), spoken(1_000))
    after = advance_all(call, spoken(2, first=999))
    assert all(one is other for one, other in zip(call.turns, after.turns, strict=False))

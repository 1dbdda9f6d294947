"""The turns of a conversation, merged by ordinal. A new one costs the same however many there are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.handed import TURNS_OF_A_PART
from sellercall_desktop.core.calls.merging import rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.facts import TurnSpoken

Turns = tuple["TurnSpoken", ...]


def with_turns(known: Turns, told: Sequence[TurnSpoken]) -> tuple[Turns, list[TurnSpoken]]:
    """The conversation, sorted by ordinal, with these turns known too; and those of them that were news.

    What has not changed stays the same object, by which it is told quickly what has (`unchanged`).
    """
    if not told:
        return known, []
    start = bisect_left(known, min(turn.ordinal for turn in told), key=_ordinal)
    tail = {turn.ordinal: turn for turn in known[start:]}
    news = []
    for turn in told:
        old = tail.get(turn.ordinal)
        if (now := turn if old is None else _grown(old, turn)) is not old:
            tail[turn.ordinal] = now
            news.append(turn)
    if not news:
        return known, []
    return known[:start] + tuple(tail[ordinal] for ordinal in sorted(tail)), news


def unchanged(before: tuple[object, ...], now: tuple[object, ...]) -> int:
    """How many turns, or entries among them, are the same at the beginning of both.

    Compared in whole slices, which for the same objects is a matter of microseconds.
    """
    low, high = 0, min(len(before), len(now))
    if high and before[: high - 1] == now[: high - 1]:
        low = high - 1
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == now[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def last_ordinal(turns: Turns, part: int = 0) -> int:
    """Of the last turn known of this AI place; where it has none, of the first that it may have."""
    first = part * TURNS_OF_A_PART
    end = bisect_left(turns, first + TURNS_OF_A_PART, key=_ordinal)
    return max(first, turns[end - 1].ordinal) if end else first


def _ordinal(turn: TurnSpoken) -> int:
    return turn.ordinal


def _grown(old: TurnSpoken, new: TurnSpoken) -> TurnSpoken:
    """A growing turn: the finished one, else the longest, is the latest; its first sight gives the time."""
    if new == old:
        return old
    best = max(old, new, key=lambda turn: (turn.final, len(turn.text), rank(replace(turn, at=new.at))))
    best = replace(best, at=min(old.at, new.at))
    return old if best == old else best

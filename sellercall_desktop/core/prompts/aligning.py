"""Which runs of two sequences differ: lines of a text, words of a line. Few changes are found exactly.

The shortest way from one to the other (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986), from
both ends at once. What is alike at the ends, or stands in one of them only, is set aside before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_EXACT_COST = 256
"""Additions and removals, seen from one end, up to which the shortest way is sought."""
_ROUGH_COST = 48
"""The same once the sequences have shown that they differ more."""
_RUN_OF_STRANGERS = 3
"""How many times more elements without a counterpart make a frequent element among them no landmark."""
_NEAR = 100
"""Elements to each side that are looked at for that."""


class Run(NamedTuple):
    """``old[start:end]`` became ``new[new_start:new_end]``; one of the two may be empty."""

    start: int
    end: int
    new_start: int
    new_end: int


def runs_that_differ(
    old: Sequence[Hashable], new: Sequence[Hashable], *, most_steps: int = 4_000_000
) -> list[Run]:
    """The runs that differ, in order; what lies between them is the same on both sides.

    Args:
        old: the sequence before.
        new: the sequence after.
        most_steps: a bound on the work, about half a microsecond each; what is not compared by then differs.
    """
    if old == new:
        return []
    numbers: dict[Hashable, int] = {}
    ours = [numbers.setdefault(one, len(numbers)) for one in old]
    theirs = [numbers.setdefault(one, len(numbers)) for one in new]
    search = _Search(ours, theirs, most_steps)
    search.mark()
    _slide(ours, search.gone, search.came)
    _slide(theirs, search.came, search.gone)
    return list(_runs(search.gone, search.came))


class _Search:
    """Marks in `gone` and `came` what has no counterpart on the other side."""

    def __init__(self, old: list[int], new: list[int], most_steps: int) -> None:
        self.gone, self.came = bytearray(len(old)), bytearray(len(new))
        self._old, self._new, self._steps_left = old, new, most_steps
        self._a: list[int] = []
        self._b: list[int] = []
        self._forward: list[int] = []
        self._back: list[int] = []

    def mark(self) -> None:
        first, last = _alike_at_the_ends(self._old, self._new)
        old_end, new_end = len(self._old) - last, len(self._new) - last
        places = _landmarks(self._old, Counter(self._new), first, old_end, self.gone)
        new_places = _landmarks(self._new, Counter(self._old), first, new_end, self.came)
        self._a, self._b = [self._old[at] for at in places], [self._new[at] for at in new_places]
        self._forward = [0] * (len(places) + len(new_places) + 3)
        self._back = self._forward.copy()
        boxes, cost = [(0, len(places), 0, len(new_places))], _EXACT_COST
        while boxes:
            left, right, top, bottom = self._without_alike_ends(*boxes.pop())
            if left == right or top == bottom or self._steps_left <= 0:
                self._mark_all(places[left:right], new_places[top:bottom])
                continue
            found, is_exact = self._middle(left, right, top, bottom, cost)
            if not is_exact:
                cost = _ROUGH_COST
                if anchors := self._anchors(left, right, top, bottom):
                    boxes += anchors
                    continue
            boxes += [(left, found[0], top, found[1]), (found[0], right, found[1], bottom)]

    def _mark_all(self, places: list[int], new_places: list[int]) -> None:
        for at in places:
            self.gone[at] = 1
        for at in new_places:
            self.came[at] = 1

    def _without_alike_ends(self, left: int, right: int, top: int, bottom: int) -> tuple[int, int, int, int]:
        a, b = self._a, self._b
        while left < right and top < bottom and a[left] == b[top]:
            left, top = left + 1, top + 1
        while left < right and top < bottom and a[right - 1] == b[bottom - 1]:
            right, bottom = right - 1, bottom - 1
        return left, right, top, bottom

    def _middle(
        self, left: int, right: int, top: int, bottom: int, most_cost: int
    ) -> tuple[tuple[int, int], bool]:
        """A point on the shortest way, and True; where that is too far, the furthest reached, and False.

        Diagonals are numbered by place in the old minus place in the new, moved so that all are positive.
        """
        a, b, forward, back = self._a, self._b, self._forward, self._back
        moved = len(b) + 1
        ends = left - bottom + moved, right - top + moved
        low = high = left - top + moved
        back_low = back_high = right - bottom + moved
        is_odd = (low - back_low) % 2 == 1
        forward[low], back[back_low] = left, right
        for _cost in range(most_cost):
            low, high = _widened(forward, low, high, ends, -1)
            for diagonal in range(high, low - 1, -2):
                before, after = forward[diagonal - 1], forward[diagonal + 1]
                at = before + 1 if before >= after else after
                there = at - diagonal + moved
                while at < right and there < bottom and a[at] == b[there]:
                    at, there = at + 1, there + 1
                forward[diagonal] = at
                if is_odd and back_low <= diagonal <= back_high and back[diagonal] <= at:
                    return (at, there), True
            back_low, back_high = _widened(back, back_low, back_high, ends, len(a) + len(b) + 1)
            for diagonal in range(back_high, back_low - 1, -2):
                before, after = back[diagonal - 1], back[diagonal + 1]
                at = before if before < after else after - 1
                there = at - diagonal + moved
                while at > left and there > top and a[at - 1] == b[there - 1]:
                    at, there = at - 1, there - 1
                back[diagonal] = at
                if not is_odd and low <= diagonal <= high and at <= forward[diagonal]:
                    return (at, there), True
            self._steps_left -= high - low + 1
            if self._steps_left <= 0:
                break
        reached = ((min(forward[diagonal], right), diagonal) for diagonal in range(high, low - 1, -2))
        places = [(at, min(at - diagonal + moved, bottom)) for at, diagonal in reached]
        return max(places, key=sum), False

    def _anchors(self, left: int, right: int, top: int, bottom: int) -> list[tuple[int, int, int, int]]:
        """The boxes between elements that each side has once, in the longest order common to both."""
        here, there = Counter(self._a[left:right]), Counter(self._b[top:bottom])
        places = {one: at for at, one in enumerate(self._b[top:bottom], top) if there[one] == 1}
        pairs = [
            (at, places[one])
            for at, one in enumerate(self._a[left:right], left)
            if here[one] == 1 and one in places
        ]
        boxes = []
        for at, new_at in _rising(pairs):
            boxes.append((left, at, top, new_at))
            left, top = at + 1, new_at + 1
        return [*boxes, (left, right, top, bottom)] if boxes else []


def _widened(reached: list[int], low: int, high: int, ends: tuple[int, int], never: int) -> tuple[int, int]:
    """One diagonal more on each side; where the box ends, one less."""
    if low > ends[0]:
        low -= 1
        reached[low - 1] = never
    else:
        low += 1
    if high < ends[1]:
        high += 1
        reached[high + 1] = never
    else:
        high -= 1
    return low, high


def _alike_at_the_ends(old: list[int], new: list[int]) -> tuple[int, int]:
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    most -= first
    last = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return first, last


def _landmarks(own: list[int], others: Counter[int], first: int, end: int, changed: bytearray) -> list[int]:
    """The places worth comparing; all other places between `first` and `end` are marked as changed.

    An element that the other side lacks is no landmark, nor is a frequent one (an empty line) that stands
    among such: it would tie together what has nothing in common.
    """
    many = 1 << ((len(own).bit_length() + 1) // 2)
    counts = [others[one] for one in own[first:end]]
    if 0 not in counts:
        return list(range(first, end))
    kept: list[int] = []
    strangers = list(accumulate((count == 0 for count in counts), initial=0))
    start = end = 0  # of the run without a landmark around the frequent element
    for at, count in enumerate(counts):
        if 0 < count < many:
            kept.append(first + at)
            start = at + 1
        elif count == 0:
            changed[first + at] = 1
        else:
            if end <= at:
                end = next(
                    (later for later in range(at, len(counts)) if 0 < counts[later] < many), len(counts)
                )
            left, right = max(start, at - _NEAR + 1), min(end, at + _NEAR)
            before, after = strangers[at] - strangers[left], strangers[right] - strangers[at]
            frequent = right - left - before - after
            if before and after and before + after > _RUN_OF_STRANGERS * (frequent + 1):
                changed[first + at] = 1
            else:
                kept.append(first + at)
    return kept


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs whose second number rises as the first does."""
    ends: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for index, (_at, new_at) in enumerate(pairs):
        length = bisect_left(ends, new_at)
        before[index] = last[length - 1] if length else -1
        ends[length : length + 1], last[length : length + 1] = [new_at], [index]
    found, index = [], last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _slide(own: list[int], changed: bytearray, others: bytearray) -> None:
    """Of the places where a change may stand, take one beside a change of the other side, else the last."""
    beside = set(_kept_before_each(others))
    start = end = kept = 0
    while (start := changed.find(1, end)) >= 0:
        kept += start - end
        end = _end_of(changed, start)
        while True:
            size = end - start
            while start and own[start - 1] == own[end - 1]:
                start, end, kept = *_slid_up(changed, start, end), kept - 1
            highest, has_company = end, kept in beside
            while end < len(own) and own[start] == own[end]:
                start, end, kept = *_slid_down(changed, start, end), kept + 1
                has_company |= kept in beside
            if end - start == size:
                break
        if end != highest and has_company:
            while kept not in beside:
                start, end, kept = *_slid_up(changed, start, end), kept - 1


def _slid_up(changed: bytearray, start: int, end: int) -> tuple[int, int]:
    changed[start - 1], changed[end - 1] = 1, 0
    start, end = start - 1, end - 1
    while start and changed[start - 1]:
        start -= 1
    return start, end


def _slid_down(changed: bytearray, start: int, end: int) -> tuple[int, int]:
    changed[start], changed[end] = 0, 1
    return start + 1, _end_of(changed, end)


def _end_of(changed: bytearray, start: int) -> int:
    end = changed.find(0, start)
    return end if end >= 0 else len(changed)


def _kept_before_each(changed: bytearray) -> Iterator[int]:
    """For each run of changed elements, how many unchanged ones stand before it."""
    end = kept = 0
    while (start := changed.find(1, end)) >= 0:
        kept += start - end
        yield kept
        end = _end_of(changed, start)


def _runs(gone: bytearray, came: bytearray) -> Iterator[Run]:
    at = new_at = 0
    while True:
        start, new_start = gone.find(1, at), came.find(1, new_at)
        kept = min(
            (place - since for place, since in ((start, at), (new_start, new_at)) if place >= 0), default=-1
        )
        if kept < 0:
            return
        start, new_start = at + kept, new_at + kept
        at = _end_of(gone, start) if start < len(gone) and gone[start] else start
        new_at = _end_of(came, new_start) if new_start < len(came) and came[new_start] else new_start
        yield Run(start, at, new_start, new_at)

"""Which runs of two sequences differ: lines of a text, words of a line. Few changes are found exactly.

The shortest way from one to the other (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986), from
both ends at once. What is alike at the ends, or stands in one of them only, is set aside before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain, compress, repeat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_EXACT_COST = 96
"""Additions and removals, seen from one end, up to which the shortest way is sought."""
_ROUGH_COST = 32
"""The same once the sequences have shown that they differ more."""
_RUN_OF_STRANGERS = 3
"""How many times more elements without a counterpart make a frequent element among them no landmark."""
_NEAR = 100
"""Elements to each side that are looked at for that."""
_STRANGE, _RARE, _FREQUENT = range(3)
_IS_ZERO = bytes([1]) + bytes(255)


class Run(NamedTuple):
    """``old[start:end]`` became ``new[new_start:new_end]``; one of the two may be empty."""

    start: int
    end: int
    new_start: int
    new_end: int


def runs_that_differ(
    old: Sequence[Hashable], new: Sequence[Hashable], *, most_steps: int = 20_000
) -> list[Run]:
    """The runs that differ, in order; what lies between them is the same on both sides.

    Args:
        old: the sequence before.
        new: the sequence after.
        most_steps: a bound on the search, about a third of a microsecond each. Then only what each side has
            once still holds them together; with 0, only their ends do.
    """
    first, last = alike_at_the_ends(old, new)
    sizes = len(old) - first - last, len(new) - first - last
    if most_steps <= 0 or min(sizes) <= 0 or sizes == (1, 1):
        only = Run(first, len(old) - last, first, len(new) - last)  # the most frequent change: of one word
        return [only] if old != new else []
    middle, new_middle = old[first : len(old) - last], new[first : len(new) - last]
    numbers = {one: number for number, one in enumerate(dict.fromkeys(chain(middle, new_middle)))}
    search = _Search([numbers[one] for one in middle], [numbers[one] for one in new_middle], most_steps)
    search.mark()
    gone, came = (bytearray(first) + marked + bytearray(last) for marked in (search.gone, search.came))
    _slide(old, gone, came)
    _slide(new, came, gone)
    return list(_runs(gone, came))


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
        worth, new_worth = _landmarks(self._old, self._new), _landmarks(self._new, self._old)
        self.gone, self.came = worth.translate(_IS_ZERO), new_worth.translate(_IS_ZERO)
        places, new_places = (list(compress(range(len(all_)), all_)) for all_ in (worth, new_worth))
        self._a, self._b = list(compress(self._old, worth)), list(compress(self._new, new_worth))
        self._forward = [0] * (len(places) + len(new_places) + 3)
        self._back = self._forward.copy()
        boxes, cost = [(0, len(places), 0, len(new_places))], _EXACT_COST
        while boxes:
            left, right, top, bottom = self._without_alike_ends(*boxes.pop())
            if left == right or top == bottom:
                self._mark_all(places[left:right], new_places[top:bottom])
                continue
            found, is_exact = (left, top), False
            if self._steps_left > 0:
                found, is_exact = self._middle(left, right, top, bottom, cost)
            if not is_exact:
                cost = _ROUGH_COST
                if anchors := self._anchors(left, right, top, bottom):
                    boxes += anchors
                    continue
            if self._steps_left <= 0:
                self._mark_all(places[left:right], new_places[top:bottom])
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


def alike_at_the_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many elements are the same from the beginning on, and of the rest from the end."""
    most = min(len(old), len(new))
    first = last = 0
    while first < most and old[first] == new[first]:
        first += 1
    most -= first
    while last < most and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _landmarks(own: list[int], others: list[int]) -> bytearray:
    """Which elements are worth comparing, not zero, and which are changed whatever else is.

    An element that the other side lacks is no landmark, nor is a frequent one (an empty line) that stands
    among such: it would tie together what has nothing in common.
    """
    many = 1 << ((len(own).bit_length() + 1) // 2)
    kinds = {one: _RARE if count < many else _FREQUENT for one, count in Counter(others).items()}
    found = bytes(map(kinds.get, own, repeat(_STRANGE)))
    worth = bytearray(found)
    has_crowd = found.count(_STRANGE) > 2 * _RUN_OF_STRANGERS  # fewer never outweigh a frequent one
    at = found.find(_FREQUENT) if has_crowd else -1
    while at >= 0:
        left, right = max(0, at - _NEAR + 1), min(len(found), at + _NEAR)
        left = max(left, found.rfind(_RARE, left, at) + 1)
        if (end := found.find(_RARE, at, right)) >= 0:
            right = end
        before, after = found.count(_STRANGE, left, at), found.count(_STRANGE, at, right)
        frequent = right - left - before - after
        if before and after and before + after > _RUN_OF_STRANGERS * (frequent + 1):
            worth[at] = _STRANGE
        at = found.find(_FREQUENT, at + 1)
    return worth


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


def _slide(own: Sequence[Hashable], changed: bytearray, others: bytearray) -> None:
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
        if start < 0 and new_start < 0:
            return
        kept, new_kept = start - at, new_start - new_at
        if start < 0 or (new_start >= 0 and new_kept < kept):
            kept = new_kept
        start, new_start = at + kept, new_at + kept
        at = _end_of(gone, start) if start < len(gone) and gone[start] else start
        new_at = _end_of(came, new_start) if new_start < len(came) and came[new_start] else new_start
        yield Run(start, at, new_start, new_at)

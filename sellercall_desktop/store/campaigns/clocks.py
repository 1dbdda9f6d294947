"""What the customers' clocks showed over some years, as a table that a statement can be given."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.store.audit_trail import LAST_KEY
from sellercall_desktop.store.calls.rows import microseconds, time_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

ClockSpan = tuple[str, int, int, int, str]
"""Clock, from, until (not included), what is to be added to UTC: microseconds; and the zone's name."""
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def of_group(clock: str) -> tuple[str, str]:
    """A group of hours and its likeliest zone, "" where none is known."""
    return clock, next(iter(clock.partition(":")[2].split()), "")


def of_beginning(clock: str, number: str) -> tuple[str, str]:
    """A beginning of numbers and the likeliest zone of one of them."""
    try:
        return clock, next(iter(number_of(number).zones), "")
    except InvalidNumberError:
        return clock, ""


def spans(clocks: Iterable[tuple[str, str]], first_us: int, last_us: int) -> list[ClockSpan]:
    """What each of these clocks showed in that time; one without a zone is left out."""
    shifts = lru_cache(maxsize=None)(lambda zone: _shifts(zone, time_of(first_us), time_of(last_us)))
    return [(clock, *shift, zone) for clock, zone in clocks if zone for shift in shifts(zone)]


def _shifts(zone: str, first: datetime, last: datetime) -> tuple[tuple[int, int, int], ...]:
    """From, until, shift: a new one wherever the clock is set."""
    found: list[tuple[int, int, int]] = []
    for clock in clocks_of((zone,)):
        begin, shift = 0, _shift(first, clock)
        day = first
        while day < last:
            following = min(day + _DAY, last)
            if _shift(following, clock) != shift:
                set_at = _set_at(day, following, clock, shift)
                found.append((begin, microseconds(set_at), shift))
                begin, shift = microseconds(set_at), _shift(following, clock)
            day = following
        found.append((begin, LAST_KEY, shift))
    return tuple(found)


def _set_at(low: datetime, high: datetime, clock: tzinfo, before: int) -> datetime:
    """The first whole second at which it shows something else."""
    while high - low > _SECOND:
        middle = (low + (high - low) // 2).replace(microsecond=0)
        low, high = (middle, high) if _shift(middle, clock) == before else (low, middle)
    return high.replace(microsecond=0)


def _shift(at: datetime, clock: tzinfo) -> int:
    offset = at.astimezone(clock).utcoffset()
    return int(offset.total_seconds() * 1_000_000) if offset is not None else 0

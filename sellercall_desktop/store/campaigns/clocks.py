"""What the customers' clocks showed over some years, as a statement can be told it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.local_days import HERE
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.store.calls.rows import microseconds, time_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class ZoneClocks(NamedTuple):
    """Which clocks of attempts go by a zone, and its shifts: until when (None: from then on), by how much."""

    zone: str  # its IANA name
    clocks: list[str]
    shifts: list[tuple[int | None, int]]  # microseconds; what is added to UTC


def of_group(clock: str) -> tuple[str, str]:
    """A group of hours and its likeliest zone, "" where none is known."""
    return clock, next(iter(clock.partition(":")[2].split()), "")


def of_beginning(clock: str, number: str) -> tuple[str, str]:
    """A beginning of numbers and the likeliest zone of one of them."""
    try:
        return clock, next(iter(number_of(number).zones), "")
    except InvalidNumberError:
        return clock, ""


def here(first_us: int, last_us: int) -> ZoneClocks:
    """How this computer's clock stood in that time."""
    return ZoneClocks("", [], _shifts(HERE, time_of(first_us), time_of(last_us)))


def by_zone(clocks: Iterable[tuple[str, str]], first_us: int, last_us: int) -> list[ZoneClocks]:
    """The zones of these clocks, and how they stood in that time; what has none is left out."""
    zones: dict[str, list[str]] = {}
    for clock, zone in clocks:
        if zone:
            zones.setdefault(zone, []).append(clock)
    first, last = time_of(first_us), time_of(last_us)
    return [
        ZoneClocks(zone, named, _shifts(clock, first, last))
        for zone, named in zones.items()
        for clock in clocks_of((zone,))
    ]


def _shifts(clock: tzinfo, first: datetime, last: datetime) -> list[tuple[int | None, int]]:
    """A new one wherever the clock is set."""
    found: list[tuple[int | None, int]] = []
    day, shift = first, _shift(first, clock)
    while day < last:
        following = min(day + _DAY, last)
        if _shift(following, clock) != shift:
            found.append((microseconds(_set_at(day, following, clock, shift)), shift))
            shift = _shift(following, clock)
        day = following
    return [*found, (None, shift)]


def _set_at(low: datetime, high: datetime, clock: tzinfo, before: int) -> datetime:
    """The first whole second at which it shows something else."""
    while high - low > _SECOND:
        middle = (low + (high - low) // 2).replace(microsecond=0)
        low, high = (middle, high) if _shift(middle, clock) == before else (low, middle)
    return high.replace(microsecond=0)


def _shift(at: datetime, clock: tzinfo) -> int:
    offset = at.astimezone(clock).utcoffset()
    return int(offset.total_seconds() * 1_000_000) if offset is not None else 0

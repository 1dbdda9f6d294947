"""Days by a local clock. A day begins with its first moment: not always at 00:00, and never twice.

Where clocks change at midnight (Chile, Cuba, the Azores …) a day of 23 or 25 hours begins at 01:00, or its
00:30 comes twice; Samoa's 30 December 2011 has no moment at all. Whoever needs "today" or a bound between
days asks here, so that each moment belongs to exactly one day: the one that the clock shows.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_WIDEST = timedelta(hours=26)  # from UTC: no clock is further off


class ThisComputer(tzinfo):
    """This computer's clock with all its changes; `datetime.astimezone()` fixes the offset of one moment."""

    def fromutc(self, dt: datetime) -> datetime:
        """As `datetime` asks."""
        here = dt.replace(tzinfo=UTC).astimezone()
        naive = here.replace(tzinfo=None)
        second = naive.astimezone().utcoffset() != here.utcoffset()  # the later of two equal readings
        return here.replace(tzinfo=self, fold=int(second))

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """As `datetime` asks."""
        return dt.replace(tzinfo=None).astimezone().utcoffset() if dt is not None else None

    def tzname(self, dt: datetime | None) -> str | None:
        """As `datetime` asks."""
        return dt.replace(tzinfo=None).astimezone().tzname() if dt is not None else None

    def dst(self, _dt: datetime | None) -> None:
        """Not known here."""


HERE = ThisComputer()


def day_of(at: datetime, zone: tzinfo = HERE) -> date:
    """The day that the clock shows at `at` (aware)."""
    # Which of two equal readings it is does not matter for the day, and costs a look more.
    return at.astimezone(None if zone is HERE else zone).date()


def day_begins(day: date, zone: tzinfo = HERE) -> datetime:
    """The first moment of a day by that clock, in UTC; of a day that does not exist, the first after it.

    Raises:
        OverflowError: it is at the calendar's end, or beyond what the system's clock can tell.
    """
    midnight = datetime.combine(day, time.min, UTC)
    try:
        usual = datetime.combine(day, time.min, zone).astimezone(UTC)
        if day_of(usual - _SECOND, zone) < day <= day_of(usual, zone):
            return usual
        return _first(midnight - _WIDEST, midnight + _WIDEST, lambda at: day_of(at, zone) >= day)
    except (ValueError, OSError) as error:
        raise OverflowError("the day is beyond the calendar") from error


def week_begins(day: date, first: int) -> date:
    """The first day of the week that `day` is in. `first`: 1 is Monday, 7 is Sunday, as ISO 8601 counts."""
    return day - timedelta(days=(day.isoweekday() - first) % 7)


def moments_of(day: date, reading: time, zone: tzinfo) -> list[datetime]:
    """The moments of a day at which a clock may first show `reading` or more, in UTC.

    That is when it shows it (twice, where it is set back over it), and when the clock is set: a reading that
    is left out is passed then. Also the day's begin, which may be later than 00:00.
    """
    begin, end = day_begins(day, zone), day_begins(day + _DAY, zone)
    both = (datetime.combine(day, reading, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    moments = {begin, *(at for at in both if at.astimezone(zone).time() == reading)}
    before = begin.astimezone(zone).utcoffset()
    if end.astimezone(zone).utcoffset() != before:
        set_at = _first(begin, end, lambda at: at.astimezone(zone).utcoffset() != before)
        if set_at < end and set_at.astimezone(zone).time() >= reading:
            moments.add(set_at)
    return sorted(moments)


def _first(low: datetime, high: datetime, holds: Callable[[datetime], bool]) -> datetime:
    """The first whole second after `low` at which it holds; it does at `high`, and from then on."""
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if holds(middle):
            high = middle
        else:
            low = middle
    return high

"""When customers may be called, by the clock where they are. A number in several zones: in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from sellercall_desktop.core.local_days import moments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WEEK = 8  # days to look ahead: the same weekday may be the only one, and its hours over today


@dataclass(frozen=True, slots=True)
class HourSpan:
    """Part of a day, from `begin` until just before `end`; None is the end of the day."""

    begin: time = time(0)
    end: time | None = None

    def holds(self, moment: time) -> bool:
        """Whether this time of day is within."""
        return self.begin <= moment and (self.end is None or moment < self.end)


@dataclass(frozen=True, slots=True)
class CallingHours:
    """The spans of a week, Monday first; None is a day without calls. Holidays are not known here."""

    week: tuple[HourSpan | None, ...]

    def allow(self, local: datetime) -> bool:
        """Whether a call may be made when the customer's clock shows this."""
        span = self.week[local.weekday()]
        return span is not None and span.holds(local.timetz().replace(tzinfo=None))

    def allow_all(self, now: datetime, zones: Sequence[tzinfo]) -> bool:
        """Whether it is a time for calls in every one of these zones."""
        return all(self.allow(now.astimezone(zone)) for zone in zones)

    def next_after(self, now: datetime, zones: Sequence[tzinfo]) -> datetime | None:
        """When it next is in all of these zones, by the clock of the first; None where they never agree."""
        begins = sorted(
            {begin for zone in zones for begin in self._begins(now.astimezone(zone)) if begin > now}
        )
        found = next((begin for begin in begins if self.allow_all(begin, zones)), None)
        return found.astimezone(zones[0]) if found is not None else None

    def _begins(self, local: datetime) -> Iterator[datetime]:
        """In UTC: in one zone's own time two moments compare and subtract by what the clock shows."""
        if local.tzinfo is None:
            return
        for ahead in range(_WEEK):
            day = local.date() + timedelta(days=ahead)
            if (span := self.week[day.weekday()]) is not None:
                yield from moments_of(day, span.begin, local.tzinfo)

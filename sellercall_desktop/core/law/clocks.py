"""When a number may be called by its clocks: hours and public holidays, in each zone it may be in.

`first_kept` is the first moment, from a given one on, that keeps a rule. Of several such questions the answer
to all is found by asking each from the latest answer on, until none moves it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.local_days import moments_of
from sellercall_desktop.core.phone.zones import clocks_of, whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, tzinfo

    from sellercall_desktop.core.law.pack import HoursRule
    from sellercall_desktop.core.law.ports import HolidayName
    from sellercall_desktop.core.phone.reading import PhoneNumber

    FirstKept = Callable[[datetime], datetime | None]
    """From a moment on: the first that keeps the rule; None where none is to be found."""

moments = lru_cache(maxsize=4096)(moments_of)  # a campaign asks of the same few days again and again
HORIZON = timedelta(days=60)  # no shipped rule forbids for longer at a stretch, and still ends
_DAY = timedelta(days=1)


class ZoneClock(NamedTuple):
    """A zone that a number may be in, and its clock."""

    zone: str
    clock: tzinfo


class ZonesThere(NamedTuple):
    """Where a number may be; the first `likely` of them are the likely ones."""

    all: tuple[ZoneClock, ...]
    likely: int

    @property
    def clocks(self) -> list[tzinfo]:
        """Theirs; where it is not known, UTC's."""
        return [place.clock for place in self.all] or [UTC]

    def days(self, at: datetime) -> set[date]:
        """What day it is there."""
        return {at.astimezone(clock).date() for clock in self.clocks}

    def local(self, at: datetime) -> datetime:
        """The moment by the likeliest clock."""
        return at.astimezone(self.clocks[0])

    def disagree(self, at: datetime) -> bool:
        """Whether the likely clocks show different times."""
        return len({at.astimezone(place.clock).utcoffset() for place in self.all[: self.likely]}) > 1


def places_of(number: PhoneNumber, said: str) -> ZonesThere:
    """Where it may be. `said`: the zone that an address or a person told; it wins if there is such a one."""
    if said and (clock := clocks_of((said,))):
        return ZonesThere((ZoneClock(said, clock[0]),), 1)
    where = whereabouts(number.e164, number.region)
    likely, rare = (_known(zones) for zones in where)
    return ZonesThere(likely + rare, len(likely))


def _known(zones: tuple[str, ...]) -> tuple[ZoneClock, ...]:
    return tuple(ZoneClock(zone, clock) for zone in zones for clock in clocks_of((zone,)))


class HoursThere(NamedTuple):
    """A rule of hours in one place."""

    rule: HoursRule
    place: ZoneClock
    holidays: Mapping[date, HolidayName]

    def holiday(self, day: date) -> HolidayName | None:
        """The public holiday of that day, where the rule spares it."""
        return self.holidays.get(day) if self.rule.not_on_holidays else None

    def keeps(self, at: datetime) -> bool:
        """Whether a call may be made at that moment."""
        local = at.astimezone(self.place.clock)
        if local.date() < self.rule.in_force:
            return True
        return self.rule.hours.allow(local) and self.holiday(local.date()) is None

    def first_kept(self, at: datetime) -> datetime | None:
        """As `FirstKept`."""
        if self.keeps(at):
            return at
        today, ahead = at.astimezone(self.place.clock).date(), 0
        while ahead <= HORIZON.days:
            day = today + timedelta(days=ahead)
            ahead += 1
            span = self.rule.hours.week[day.weekday()]
            if span is None or self.holiday(day) is not None:
                continue
            begins = moments(day, span.begin, self.place.clock)
            found = next((begin for begin in begins if begin > at and self.keeps(begin)), None)
            if found is not None:
                return found
        return None

    def ends(self, at: datetime) -> datetime | None:
        """When it next is no time for calls, `at` being one; None where the day has no end of hours."""
        day = at.astimezone(self.place.clock).date()
        span = self.rule.hours.week[day.weekday()]
        if span is None or span.end is None:
            return None
        return next((end for end in moments(day, span.end, self.place.clock) if end > at), None)


def first_that_keeps_all(at: datetime, rules: Iterable[FirstKept]) -> datetime | None:
    """The first moment from `at` on that keeps every rule; None where there is none within `HORIZON`."""
    asked, moment = list(rules), at
    while moment - at <= HORIZON:
        before = moment
        for first_kept in asked:
            found = first_kept(moment)
            if found is None:
                return None
            moment = found
        if moment == before:
            return moment
    return None

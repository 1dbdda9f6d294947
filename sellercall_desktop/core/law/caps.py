"""How often a number may be called: earlier calls counted by day, week or 24 hours, where the customer is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.law.pack import CapCounts, CapPeriod
from sellercall_desktop.core.local_days import day_begins, day_of, week_begins

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, tzinfo

    from sellercall_desktop.core.law.facts import EarlierCall
    from sellercall_desktop.core.law.pack import CapRule

_DAY, _WEEK, _MONDAY = timedelta(days=1), timedelta(days=7), 1


def calls_counted(rule: CapRule, earlier: Iterable[EarlierCall]) -> list[datetime]:
    """When those that the cap counts were, in order and in UTC."""
    return sorted(
        call.at.astimezone(UTC) for call in earlier if call.talked or rule.counts is CapCounts.ATTEMPTS
    )


class CapThere(NamedTuple):
    """A cap by one clock. `calls`: the moments that it counts, in order."""

    rule: CapRule
    clock: tzinfo
    calls: list[datetime]

    def left(self, at: datetime) -> int:
        """How many calls it still allows at that moment."""
        return max(0, self.rule.limit - len(self._within(at)))

    def first_kept(self, at: datetime) -> datetime | None:
        """The first moment from `at` on at which it allows one; None where it never does."""
        local_day = day_of(at, self.clock)
        if self.rule.limit <= 0:
            return at if local_day < self.rule.in_force else None
        if local_day < self.rule.in_force or self.left(at):
            return at
        if self.rule.period is CapPeriod.HOURS_24:
            return self._within(at)[-self.rule.limit] + _DAY
        if self.rule.period is CapPeriod.WEEK:
            return day_begins(week_begins(local_day, _MONDAY) + _WEEK, self.clock)
        return day_begins(local_day + _DAY, self.clock)

    def _within(self, at: datetime) -> list[datetime]:
        """The calls that count against one at that moment; one whose time is still to come does, too."""
        if self.rule.period is CapPeriod.HOURS_24:
            return [call for call in self.calls if call > at - _DAY]
        current = self._begin(day_of(at, self.clock))
        return [call for call in self.calls if self._begin(day_of(call, self.clock)) == current]

    def _begin(self, day: date) -> date:
        return week_begins(day, _MONDAY) if self.rule.period is CapPeriod.WEEK else day

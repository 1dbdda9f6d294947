"""The settings as the guard wants them. It brings the numbering plans: not before the first paint."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from sellercall_desktop.core.guard.guard import GuardRules
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.core.phone.reading import region_of

if TYPE_CHECKING:
    from sellercall_desktop.settings import Settings
    from sellercall_desktop.settings.guard import GuardSettings


def guard_rules(settings: Settings) -> GuardRules:
    """The settings as the guard wants them; an empty list of countries is filled in."""
    guard = settings.guard
    regions = set(guard.allowed_countries)
    if not regions:
        ours = region_of(settings.twilio.phone_number) if settings.twilio.phone_number else None
        regions = {settings.general.default_region, *([ours] if ours else [])}
    return GuardRules(
        frozenset(regions),
        guard.calls_per_minute,
        guard.live_calls,
        guard.daily_cost,
        _calling_hours(guard),
    )


_LAST_DAY = {"all": 6, "mon-sat": 5, "mon-fri": 4}


def _calling_hours(guard: GuardSettings) -> CallingHours | None:
    """None where nothing is limited. A span that ends before it begins is empty: that day has no calls."""
    texts = (guard.hours_from, guard.hours_to, guard.saturday_from, guard.saturday_to)
    if guard.days == "all" and not any(texts):
        return None

    def span(begin: str, end: str) -> HourSpan:
        return HourSpan(_time(begin) or time(0), _time(end))

    week = [span(guard.hours_from, guard.hours_to)] * 7
    week[5] = span(guard.saturday_from or guard.hours_from, guard.saturday_to or guard.hours_to)
    last = _LAST_DAY[guard.days]
    return CallingHours(tuple(day if n <= last else None for n, day in enumerate(week)))


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None

"""The law's check beside a slow, plain one: no green in a forbidden minute, the next allowed is the first.

The slow one knows hours, holidays and caps as a person would look them up: one minute, one clock at a time.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sellercall_desktop.calendars import HolidayCalendars
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.core.law.checking import EarlierCall, LawFacts, check_law
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.law.pack import (
    CapCounts,
    CapPeriod,
    CapRule,
    HoursRule,
    InTwoLanguages,
    LawPack,
    LawSource,
)
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zone_data import clock

THOROUGH = bool(os.environ.get("SELLERCALL_THOROUGH"))
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
BOGOTA, TOLL_FREE = "+573001234567", "+18005551234"
PACKS = load_packs(Path(__file__).parents[3] / "resources" / "rules")
HOLIDAYS = {
    country: {**HolidayCalendars().of(country, 2026), **HolidayCalendars().of(country, 2027)}
    for country in ("CO", "CL", "US")
}
TEXT = InTwoLanguages("Rule.", "Regla.")
EVERY = {
    "text": TEXT,
    "source": LawSource("Law", "1", "here"),
    "in_force": date(2020, 1, 1),
    "review": date(2030, 1, 1),
}


def pack(*rules):
    return LawPack("XX", TEXT, date(2020, 1, 1), date(2030, 1, 1), tuple(rules))


def hours(week, *, holidays=True):
    return HoursRule(**EVERY, id="XX.hours", hours=CallingHours(tuple(week)), not_on_holidays=holidays)


def cap(limit, period, counts=CapCounts.ATTEMPTS):
    return CapRule(**EVERY, id="XX.cap", limit=limit, period=period, counts=counts)


class Slow:
    """Whether a minute is forbidden, looked up rule by rule and clock by clock."""

    def __init__(self, rules, zones, holidays, calls):
        self.rules, self.holidays, self.calls = rules, holidays, calls
        self.clocks = [clock(zone) for zone in zones]

    def forbids(self, at):
        return any(self.forbids_there(rule, at, there) for there in self.clocks for rule in self.rules)

    def forbids_there(self, rule, at, there):
        local = at.astimezone(there)
        if isinstance(rule, HoursRule):
            span = rule.hours.week[local.weekday()]
            if span is None or (rule.not_on_holidays and local.date() in self.holidays):
                return True
            end = span.end.hour * 60 + span.end.minute if span.end else 24 * 60
            shown = local.hour * 60 + local.minute
            return not span.begin.hour * 60 + span.begin.minute <= shown < end
        counted = [call.at for call in self.calls if call.talked or rule.counts is CapCounts.ATTEMPTS]
        if rule.period is CapPeriod.HOURS_24:
            return sum(at - DAY < call for call in counted) >= rule.limit
        days = [call.astimezone(there).date() for call in counted]
        if rule.period is CapPeriod.DAY:
            return days.count(local.date()) >= rule.limit
        weeks = [day.isocalendar()[:2] for day in days]
        return weeks.count(local.date().isocalendar()[:2]) >= rule.limit


@pytest.mark.parametrize(
    ("number", "country", "zone"),
    [
        (BOGOTA, "CO", ""),
        (TOLL_FREE, "US", ""),  # every zone of North America at once
        pytest.param("+12125551234", "US", "", marks=pytest.mark.thorough),
        ("+56221234567", "CL", "America/Santiago"),  # its clock is set at midnight
        pytest.param("+56221234567", "CL", "America/Punta_Arenas", marks=pytest.mark.thorough),
    ],
)
def test_a_whole_year_is_green_and_red_as_the_slow_check_says(number, country, zone):
    """Each answer says how long it holds: every minute until then is looked up, then the next is asked."""
    law = PACKS.of("CO" if country != "US" else "US")
    rules = [rule for rule in law.rules if isinstance(rule, HoursRule) and "commercial" in rule.purposes]
    facts = LawFacts(pack(*rules), zone=zone, holidays=HOLIDAYS[country])
    at, asked = datetime(2026, 2, 20, 3, tzinfo=UTC), 0
    end = at + timedelta(days=380)
    slow = None
    while at < end:
        answer = check_law(number_of(number), at, facts)
        slow = slow or Slow(rules, answer.zones, HOLIDAYS[country], ())
        red = any(reason.verdict is LightVerdict.RED for reason in answer.reasons)
        (told,) = [reason for reason in answer.reasons if reason.rule.endswith(".hours")]
        assert told.until is not None
        assert told.until > at
        assert not red or answer.next_allowed == told.until
        step = MINUTE if THOROUGH else MINUTE * 60
        minute = at
        while minute < told.until:
            assert slow.forbids(minute) is red, (minute, red)
            minute += step
        assert slow.forbids(told.until - MINUTE) is red
        at, asked = told.until.astimezone(UTC), asked + 1
    assert asked > 380


ZONES = st.sampled_from(
    [
        *("America/Santiago", "America/Havana", "America/New_York", "America/Bogota", "Australia/Lord_Howe"),
        *("America/Nuuk", "Atlantic/Azores", "Africa/Casablanca", "Asia/Kathmandu"),
    ]
)
CLOCK_TIMES = st.sampled_from(
    [time(0), time(0, 30), time(1), time(2), time(7), time(8), time(15), time(23, 30)]
)


@st.composite
def spans(draw):
    begin, end = sorted((draw(CLOCK_TIMES), draw(CLOCK_TIMES)))
    return HourSpan(begin, None if begin == end else end)


WEEKS = st.lists(st.none() | spans(), min_size=7, max_size=7)
CAPS = st.builds(cap, st.integers(1, 3), st.sampled_from(CapPeriod), st.sampled_from(CapCounts))
CHANGES = [date(2026, *day) for day in ((3, 8), (3, 29), (4, 5), (9, 6), (10, 4), (11, 1))]
MOMENTS = st.builds(
    lambda day, minutes: datetime.combine(day, time(), UTC) + MINUTE * minutes,
    st.sampled_from([*CHANGES, date(2026, 12, 31), date(2026, 6, 29)]),
    st.integers(-2 * 24 * 60, 2 * 24 * 60),
)


@settings(max_examples=1500 if THOROUGH else 25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rules=st.tuples(WEEKS, st.lists(CAPS, max_size=2)),
    zone=ZONES,
    at=MOMENTS,
    ago=st.lists(st.tuples(st.integers(0, 8 * 24 * 60), st.booleans()), max_size=6),
    days_off=st.lists(st.integers(-1, 8), max_size=4),
)
def test_never_green_in_a_forbidden_minute_and_the_next_allowed_is_the_first(rules, zone, at, ago, days_off):
    holidays = dict.fromkeys(((at + DAY * ahead).date() for ahead in days_off), TEXT)
    calls = [EarlierCall(at - MINUTE * minutes, talked) for minutes, talked in ago]
    week, caps = rules
    rules = [hours(week), *caps]
    answer = check_law(
        number_of(BOGOTA), at, LawFacts(pack(*rules), zone=zone, holidays=holidays, earlier=calls)
    )
    slow = Slow(rules, (zone,), holidays, calls)
    red = {reason.rule for reason in answer.reasons if reason.verdict is LightVerdict.RED}
    assert bool(red) is slow.forbids(at)
    looked = (at + MINUTE * ahead for ahead in range(9 * 24 * 60))
    first = next((minute for minute in looked if not slow.forbids(minute)), None)
    if first is not None:
        assert answer.next_allowed.astimezone(UTC) == first
    else:
        assert answer.next_allowed is None or not slow.forbids(answer.next_allowed)


@settings(max_examples=400 if THOROUGH else 15, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=MOMENTS, begin=st.integers(0, 12), length=st.integers(1, 12))
def test_a_number_of_many_zones_is_called_only_when_all_of_them_may(at, begin, length):
    span = HourSpan(time(begin), time(begin + length) if begin + length < 24 else None)
    rule = hours([span] * 6 + [None], holidays=False)
    answer = check_law(number_of(TOLL_FREE), at, LawFacts(pack(rule)))
    assert len(answer.zones) > 3
    slow = Slow([rule], answer.zones, {}, ())
    red = any(reason.code is LightCode.OUTSIDE_HOURS for reason in answer.reasons)
    assert red is slow.forbids(at)
    looked = (at + MINUTE * 15 * ahead for ahead in range(4 * 24 * 3))
    first = next((minute for minute in looked if not slow.forbids(minute)), None)
    if answer.next_allowed is None:
        assert first is None
    else:
        assert not slow.forbids(answer.next_allowed)
        assert first is None or answer.next_allowed <= first
        assert answer.next_allowed == at or slow.forbids(answer.next_allowed - MINUTE)

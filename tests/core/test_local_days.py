"""A day is what the clock shows: of 23 or 25 hours too, without a midnight, with two of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.local_days import HERE, day_begins, day_of, moments_of
from tests.local_clock import clock_of, needs_tzset

# (zone, day, its first moment, its hours); whose clock it is: the IANA database
DAYS = [
    ("America/Santiago", "2026-09-06", "2026-09-06T04:00", 23),  # 00:00 does not exist
    ("America/Santiago", "2026-04-04", "2026-04-04T03:00", 25),  # 23:00 comes twice
    ("America/Santiago", "2026-04-05", "2026-04-05T04:00", 24),
    ("America/Havana", "2025-03-09", "2025-03-09T05:00", 23),
    ("America/Havana", "2025-11-02", "2025-11-02T04:00", 25),  # 00:00 comes twice
    ("America/Asuncion", "2023-10-01", "2023-10-01T04:00", 23),
    ("America/Asuncion", "2024-03-23", "2024-03-23T03:00", 25),
    ("Atlantic/Azores", "2026-03-29", "2026-03-29T01:00", 23),
    ("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00", 25),
    ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00", 23),
    ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00", 23),
    ("America/Nuuk", "2026-03-28", "2026-03-28T02:00", 23),
    ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", 23),
    ("America/Bogota", "2026-09-06", "2026-09-06T05:00", 24),
    ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00", 0),  # there was no such day
    ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30", 23.5),
]


def check(day, begin, hours, *zone):
    day, begin = date.fromisoformat(day), datetime.fromisoformat(begin).replace(tzinfo=UTC)
    assert day_begins(day, *zone) == begin
    assert day_begins(day + timedelta(days=1), *zone) - begin == timedelta(hours=hours)
    assert day_of(begin - timedelta(microseconds=1), *zone) < day <= day_of(begin, *zone)


@pytest.mark.parametrize(("zone", "day", "begin", "hours"), DAYS)
def test_a_day_begins_where_the_clock_begins_it(zone, day, begin, hours):
    check(day, begin, hours, ZoneInfo(zone))


@needs_tzset
@pytest.mark.parametrize(("zone", "day", "begin", "hours"), DAYS)
def test_so_does_a_day_of_this_computer(zone, day, begin, hours):
    with clock_of(zone):
        check(day, begin, hours)


CHANGING = [
    "America/Santiago",
    "America/Havana",
    "Atlantic/Azores",
    "Africa/Cairo",
    "Asia/Beirut",
    "Europe/Madrid",
]
CHANGING += [
    "America/Asuncion",
    "America/Nuuk",
    "Australia/Lord_Howe",
    "America/Tijuana",
    "America/Sao_Paulo",
]
MOMENTS = st.datetimes(datetime(2012, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))


@given(st.sampled_from(CHANGING), MOMENTS)
def test_each_moment_lies_in_the_day_that_the_clock_shows(zone, at):
    clock = ZoneInfo(zone)
    day = at.astimezone(clock).date()
    assert day_begins(day, clock) <= at < day_begins(day + timedelta(days=1), clock)


@needs_tzset
@given(st.sampled_from(CHANGING), MOMENTS)
def test_this_computers_clock_is_the_zones(zone, at):
    with clock_of(zone):
        here, there = at.astimezone(HERE), at.astimezone(ZoneInfo(zone))
        assert (here.isoformat(), here.tzname()) == (there.isoformat(), there.tzname())
        assert here.astimezone(UTC) == at  # also where a reading comes twice


@given(st.sampled_from(CHANGING), MOMENTS, st.times())
def test_a_reading_is_reached_at_one_of_its_moments(zone, at, reading):
    clock, reading = ZoneInfo(zone), reading.replace(microsecond=0)
    day = at.astimezone(clock).date()
    moments = moments_of(day, reading, clock)
    assert moments == sorted(moments)
    assert {day_of(moment, clock) for moment in moments} == {day}
    if at.astimezone(clock).time() >= reading:
        assert moments[0] <= at
    for moment in moments[1:]:
        assert moment.astimezone(clock).time() >= reading


def test_a_day_beyond_the_calendar_has_no_begin():
    with pytest.raises(OverflowError):
        day_begins(date.min, ZoneInfo("Asia/Tokyo"))
    with pytest.raises(OverflowError):
        day_begins(date.min)


def test_a_reading_left_out_is_reached_when_the_clock_is_set():
    (begin, change) = moments_of(date(2026, 3, 8), time(2, 30), ZoneInfo("America/New_York"))
    assert begin == datetime(2026, 3, 8, 5, tzinfo=UTC)
    assert change.astimezone(ZoneInfo("America/New_York")).isoformat() == "2026-03-08T03:00:00-04:00"


def test_a_reading_that_comes_twice_has_two_moments():
    moments = moments_of(date(2026, 11, 1), time(1, 30), ZoneInfo("America/New_York"))
    assert [at.isoformat() for at in moments[1:]] == [
        "2026-11-01T05:30:00+00:00",
        "2026-11-01T06:30:00+00:00",
    ]

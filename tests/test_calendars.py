"""Public holidays as the laws and official lists have them; own days added, shipped ones struck out."""

from __future__ import annotations

from datetime import date

import pytest

from sellercall_desktop.calendars import HolidayCalendars

# Each: (days of the year, written as month-day; where they stand; what the calendar has besides, and why).
NO_MORE: dict[str, str] = {}
OFFICIAL = {
    # Ley 51 de 1983 (moved to Mondays), Código Sustantivo del Trabajo art. 177; 13 July: Ley 2578 de 2026.
    ("CO", 2026): (
        (
            "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 "
            "06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25"
        ),
        NO_MORE,
    ),
    ("CO", 2027): (
        (
            "01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 "
            "07-05 07-12 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25"
        ),
        NO_MORE,
    ),
    # Ley Federal del Trabajo art. 74. Good Friday is none.
    ("MX", 2026): ("01-01 02-02 03-16 05-01 09-16 11-16 12-25", NO_MORE),
    ("MX", 2027): ("01-01 02-01 03-15 05-01 09-16 11-15 12-25", NO_MORE),
    # Código del Trabajo art. 65 (R.O. Suplemento 906, 2016-12-20): Tuesday to Monday, midweek to
    # Friday, a weekend to the working day beside it; midweek 1 January, 25 December and Carnival stay.
    # 2 and 3 November 2027, a Tuesday and a Wednesday, may be read either way: all three days are kept.
    ("EC", 2026): (
        "01-01 02-16 02-17 04-03 05-01 05-25 08-10 10-09 11-02 11-03 12-25",
        {"05-24": "the day that was moved"},
    ),
    ("EC", 2027): (
        "01-01 02-08 02-09 03-26 04-30 05-24 08-09 10-08 11-01 11-03 12-24 12-31",
        dict.fromkeys(("05-01", "08-10", "10-09", "11-02", "12-25"), "the day that was moved"),
    ),
    # Ley 27.399; bridges: Resolución 164/2025; 9 November: Decreto 1103/2026. None of 2027 is decreed yet.
    ("AR", 2026): (
        (
            "01-01 02-16 02-17 03-23 03-24 04-02 04-03 05-01 05-25 06-15 "
            "06-20 07-09 07-10 08-17 10-12 11-09 11-23 12-07 12-08 12-25"
        ),
        NO_MORE,
    ),
    ("AR", 2027): (
        "01-01 02-08 02-09 03-24 03-26 04-02 05-01 05-25 06-20 06-21 07-09 08-16 10-11 11-20 12-08 12-25",
        {"03-25": "Maundy Thursday, a day off by custom of the same law"},
    ),
    # 5 U.S.C. 6103 and Executive Order 11582 (a weekend's holiday is kept the working day beside it).
    ("US", 2026): (
        "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
        {"07-04": "the day that was moved"},
    ),
    ("US", 2027): (
        "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
        dict.fromkeys(("06-19", "07-04", "12-25"), "the day that was moved"),
    ),
    # Decreto Legislativo 713 art. 6; Leyes 31381, 31530, 31788, 31822.
    ("PE", 2026): (
        "01-01 04-02 04-03 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
        {"04-05": "Easter Sunday"},
    ),
    ("PE", 2027): (
        "01-01 03-25 03-26 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25",
        {"03-28": "Easter Sunday"},
    ),
    # Leyes 2.977, 19.668 (moved to Monday), 19.973, 20.148, 20.299, 20.983 (17 September), 21.357 (solstice).
    ("CL", 2026): (
        "01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25",
        NO_MORE,
    ),
    ("CL", 2027): (
        (
            "01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 "
            "08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25"
        ),
        NO_MORE,
    ),
    # The national ones: Real Decreto 2001/1983 art. 45. One on a Sunday is each region's to move.
    ("ES", 2026): ("01-01 01-06 04-03 05-01 08-15 10-12 12-08 12-25", NO_MORE),
    ("ES", 2027): ("01-01 01-06 03-26 05-01 10-12 11-01 12-06 12-08 12-25", NO_MORE),
}
CALENDARS = HolidayCalendars()


@pytest.mark.parametrize(("country", "year"), OFFICIAL, ids=str)
def test_a_years_holidays_are_those_of_the_law(country, year):
    listed, besides = OFFICIAL[country, year]
    found = {f"{day:%m-%d}" for day in CALENDARS.of(country, year)}
    assert found == {*listed.split(), *besides}


@pytest.mark.parametrize("country", ["CO", "MX", "EC", "AR", "US", "PE", "CL", "ES"])
def test_every_holiday_has_a_name_in_both_languages(country):
    names = CALENDARS.of(country, 2027).values()
    assert all(name.en and name.es for name in names)
    assert {"Christmas Day"} <= {name.en for name in names}
    assert not [name for name in names if name.en == name.es or "observ" in name.es]


def test_a_country_without_spanish_names_has_english_ones_and_an_unknown_one_none():
    assert "German Unity Day" in {name.es for name in CALENDARS.of("DE", 2026).values()}
    assert CALENDARS.of("XX", 2026) is None


def test_a_subdivisions_days_come_on_top_and_an_unknown_one_is_as_none():
    whole, catalonia = CALENDARS.of("ES", 2026), CALENDARS.of("ES", 2026, subdivision="CT")
    assert date(2026, 9, 11) in catalonia
    assert date(2026, 9, 11) not in whole
    assert CALENDARS.of("ES", 2026, subdivision="??") == whole


def test_own_days_are_added_and_shipped_ones_struck_out():
    decreed = {date(2027, 6, 14): "Día cívico", date(2028, 1, 3): "Another year's"}
    found = CALENDARS.of("CO", 2027, added=decreed, struck=[date(2027, 6, 7)])
    assert found[date(2027, 6, 14)].es == "Día cívico"
    assert date(2027, 6, 7) not in found
    assert len(found) == 19
    assert date(2027, 6, 7) in CALENDARS.of("CO", 2027)
    assert list(CALENDARS.of("XX", 2027, added=decreed)) == [date(2027, 6, 14)]

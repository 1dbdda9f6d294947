"""Days and hours on every day of two years, in clocks that change, asked in ordinary words."""

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.phone.zone_data import clock
from sellercall_desktop.core.wrap_up.field import Doubt
from tests.core.wrap_up.talk import read

WEEKDAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
ENGLISH = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
BOGOTA = clock("America/Bogota")


def moment(text, now, zone="America/Bogota"):
    return read(text, "CO", now, zone)["datetime"]


def days(first, last):
    count = (last - first).days
    return [first + timedelta(each) for each in range(count)]


EVERY_DAY = days(datetime(2027, 12, 1, 10, 0, tzinfo=BOGOTA), datetime(2028, 12, 31, 10, 0, tzinfo=BOGOTA))


def test_days_and_hours_on_every_day_of_a_leap_year():
    for today in EVERY_DAY:
        tomorrow, after = today + timedelta(1), today + timedelta(2)
        assert moment("mañana a las 8 am", today).value == f"{tomorrow:%Y-%m-%d}T08:00-05:00"
        assert moment("a las 8 pm", today).value == f"{today:%Y-%m-%d}T20:00-05:00"
        assert moment("a las 8 am", today).value == f"{tomorrow:%Y-%m-%d}T08:00-05:00"
        assert moment("pasado mañana a mediodía", today).value == f"{after:%Y-%m-%d}T12:00-05:00"


def test_each_weekday_is_the_next_one_from_every_day():
    for today in EVERY_DAY[::5]:
        for ahead in range(1, 7):
            day = today + timedelta(ahead)
            for text in (f"el {WEEKDAYS[day.weekday()]} a las 10 am", f"{ENGLISH[day.weekday()]} at 10 am"):
                found = moment(text, today)
                assert (found.value, found.doubts) == (f"{day:%Y-%m-%d}T10:00-05:00", ()), text


def test_each_date_is_found_from_every_day():
    for today in EVERY_DAY[::4]:
        for ahead in (0, 1, 27, 31, 200):
            day = today + timedelta(ahead)
            text = f"el {day.day} de {MONTHS[day.month - 1]}"
            if (day.month, day.day) == (2, 29) or ahead < 365:
                assert moment(text, today).value == f"{day:%Y-%m-%d}", (text, today)


def test_a_year_that_is_said_counts():
    now = datetime(2026, 11, 30, 10, 0, tzinfo=BOGOTA)
    assert moment("el 29 de febrero de 2028", now).value == "2028-02-29"
    assert read("el 29 de febrero de 2027", "CO", now) == {}
    assert read("el 31 de junio", "CO", now) == {}


HOURS = ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]


@pytest.mark.parametrize("part", ["de la mañana", "de la tarde", "de la noche"])
def test_every_hour_with_its_part_of_the_day(part):
    now = datetime(2026, 11, 30, 10, 0, tzinfo=BOGOTA)
    for hour, word in enumerate(HOURS, 1):
        late = part == "de la tarde" or (part == "de la noche" and hour > 4)
        if part == "de la noche" and hour in range(1, 6):
            continue
        if part == "de la noche" and hour == 12:
            continue
        wanted = hour % 12 + 12 if late else hour
        article = "la" if hour == 1 else "las"
        for text in (f"mañana a {article} {word} {part}", f"mañana a {article} {hour} {part}"):
            found = moment(text, now)
            assert (found.value, found.doubts) == (f"2026-12-01T{wanted:02}:00-05:00", ()), text


def test_every_minute_as_it_is_said():
    now = datetime(2026, 11, 30, 10, 0, tzinfo=BOGOTA)
    for minute in range(5, 60):
        assert moment(f"mañana a las 4:{minute:02} pm", now).value == f"2026-12-01T16:{minute:02}-05:00"
        assert (
            moment(f"mañana a las 4 y {minute} de la tarde", now).value == f"2026-12-01T16:{minute:02}-05:00"
        )
        assert moment(f"mañana a las 16:{minute:02}", now).value == f"2026-12-01T16:{minute:02}-05:00"


@pytest.mark.parametrize(
    ("now", "zone", "text", "value", "doubt"),
    [
        # Chile's clocks go forward at midnight on 6 September 2026, and back on 5 April.
        (
            "2026-09-05T15:00",
            "America/Santiago",
            "mañana a las 12:30 de la tarde",
            "2026-09-06T12:30-03:00",
            None,
        ),
        (
            "2026-09-05T15:00",
            "America/Santiago",
            "mañana a las 00:30",
            "2026-09-06T01:30-03:00",
            Doubt.CLOCK_CHANGE,
        ),
        (
            "2026-04-04T15:00",
            "America/Santiago",
            "hoy a las 23:30",
            "2026-04-04T23:30-03:00",
            Doubt.CLOCK_CHANGE,
        ),
        (
            "2026-03-07T15:00",
            "America/New_York",
            "tomorrow at 2:30 am",
            "2026-03-08T03:30-04:00",
            Doubt.CLOCK_CHANGE,
        ),
        ("2026-10-31T15:00", "America/New_York", "tomorrow at 9 am", "2026-11-01T09:00-05:00", None),
        ("2026-10-31T22:00", "America/New_York", "call me in five hours", "2026-11-01T02:00-05:00", None),
        ("2026-12-31T22:00", "America/Mexico_City", "mañana a las 9 am", "2027-01-01T09:00-06:00", None),
        (
            "2026-11-30T21:30",
            "America/Bogota",
            "hoy a las 10",
            "2026-11-30T22:00-05:00",
            Doubt.AFTERNOON_ASSUMED,
        ),
    ],
)
def test_clocks_that_change_and_years_that_end(now, zone, text, value, doubt):
    local = datetime.fromisoformat(now).replace(tzinfo=clock(zone))
    found = moment(text, local.astimezone(UTC), zone)
    assert found.value == value
    assert (doubt in found.doubts) if doubt else not found.doubts


def test_the_day_is_the_customers():
    late = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # nine in the evening of 30 November in Bogotá
    assert moment("mañana a las 9 am", late).value == "2026-12-01T09:00-05:00"
    assert moment("mañana a las 9 am", late, "Europe/Madrid").value == "2026-12-02T09:00+01:00"

"""Days as people name them: "mañana", "el viernes", "el 5 de diciembre", "en ocho días", "next Tuesday"."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.wrap_up.field import Doubt
from sellercall_desktop.core.wrap_up.numbers import number_at
from sellercall_desktop.core.wrap_up.speech import ENDS, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

_ES_DAYS = in_order("lunes martes miercoles jueves viernes sabado domingo")
_EN_DAYS = in_order("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS = {
    **{word: place for place, word in enumerate(_ES_DAYS)},
    **{word: place for place, word in enumerate(_EN_DAYS)},
}
_ES_MONTHS = in_order(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_EN_MONTHS = in_order("january february march april may june july august september october november december")
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12, "setiembre": 9,
}  # fmt: skip
MONTHS = {
    **{word: place for place, word in enumerate(_ES_MONTHS, 1)},
    **{word: place for place, word in enumerate(_EN_MONTHS, 1)},
    **_SHORT_MONTHS,
}
_ORDINALS = {
    word: place
    for place, word in enumerate(
        in_order(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth",
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        ),
        1,
    )
} | {"primero": 1, "thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}
_TH = frozenset({"st", "nd", "rd", "th", "o", "ro", "er", "º", "°"})
_NEXT = frozenset({"proximo", "siguiente", "next", "coming", "following"})
_HOURS_FOLLOW = frozenset({"a", "at", "tipo", "como", "en", "por", "in", "around"})
_COUNTED = {8: 7, 15: 14}  # "ocho días" and "quince días" are one and two weeks


class DaySaid(NamedTuple):
    """A day, and the tokens that name it."""

    day: date
    start: int
    end: int
    doubts: tuple[Doubt, ...] = ()


def days(speech: Speech, today: date, *, may_be_bare: bool) -> Iterator[DaySaid]:
    """Every day of a turn that lies ahead. `may_be_bare`: a plain "el 15" is a day here, too."""
    at = 0
    while at < len(speech.tokens):
        found = _day_at(speech, at, today, may_be_bare=may_be_bare)
        if found is None:
            at += 1
            continue
        yield found
        at = max(found.end, at + 1)


def _day_at(speech: Speech, at: int, today: date, *, may_be_bare: bool) -> DaySaid | None:
    token = speech.tokens[at]
    if token.is_number and (found := _in_digits(speech, at, today)) is not None:
        return found
    word = token.low
    if word in WEEKDAYS:
        return _weekday(speech, at, today)
    return (
        _named(speech, at, today)
        or _ahead(speech, at, today)
        or _of_month(speech, at, today)
        or (_bare(speech, at, today) if may_be_bare else None)
    )


def _named(speech: Speech, at: int, today: date) -> DaySaid | None:  # noqa: PLR0911 - one form a line
    """Today, tomorrow and the day after."""
    word = speech.at(at)
    if word == "pasado" and speech.at(at + 1) == "manana":
        return DaySaid(today + timedelta(2), at, at + 2)
    if word == "day" and speech.are(at, "day", "after", "tomorrow"):
        return DaySaid(today + timedelta(2), at, at + 3)
    if word == "manana":
        before = speech.at(at - 1)
        if before in {"la", "esta", "las", "cada", "una", "toda"} or (
            before == "de" and speech.at(at - 2) == "hasta"
        ):
            return None
        if before == "de" and speech.at(at + 1) == "en" and speech.at(at + 2) == "ocho":
            return DaySaid(today + timedelta(8), at, at + 3)
        return DaySaid(today + timedelta(1), at, at + 1)
    if word in {"hoy", "today", "tonight"} and not speech.are(at, "hoy", "en", "ocho"):
        weekday = at + 1 if speech.at(at + 1) in WEEKDAYS else at
        return (
            DaySaid(today, at, weekday + 1)
            if speech.at(at + 1) != "en" or speech.at(at + 2) not in {"dia", "adelante"}
            else None
        )
    if word in {"tomorrow", "tmrw"}:
        return DaySaid(today + timedelta(1), at, at + 1)
    if word in {"esta", "this"} and speech.at(at + 1) in {
        "tarde", "noche", "manana", "afternoon", "evening", "morning"
    }:  # fmt: skip
        return DaySaid(today, at, at + 2)
    return None


def _weekday(speech: Speech, at: int, today: date) -> DaySaid | None:
    before, after = speech.at(at - 1), speech.at(at + 1)
    if before in {"los", "pasado", "last", "every", "each", "cada"} or after in {"pasado", "antepasado"}:
        return None
    if _is_range(speech, at) or _is_habit(speech, at):
        return None
    wanted = WEEKDAYS[speech.at(at)]
    start = at - 1 if before in {"el", "este", "proximo", "next", "this", "on", "otro"} | _NEXT else at
    dated = at + 1 + (after in {"dia", "the", ","} and speech.at(at + 2) not in WEEKDAYS)
    number = _day_number(speech, dated) if after != "," else None
    exact = _of_month(speech, dated, today)
    is_hour = number is not None and speech.at(number[1]) == "y"
    if exact is None and number is not None and not is_hour and _ends_a_day(speech, number[1]):
        exact = _next_with_number(today, number[0], dated, number[1])
    if exact is not None:
        doubts = () if exact.day.weekday() == wanted else (Doubt.DOES_NOT_AGREE,)
        return DaySaid(exact.day, start, exact.end, (*exact.doubts, *doubts))
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    week = _another_week(speech, at + 1) or (at + 1 if _week_before(speech, at) else None)
    if week is not None:
        begin = today - timedelta(today.weekday())
        return DaySaid(begin + timedelta(7 + wanted), start, week)
    if speech.are(at + 1, "en", "ocho"):
        end = at + 3 + (speech.at(at + 3) == "dias")
        return DaySaid(today + timedelta(ahead + 7), start, end)
    end = at + 3 if speech.are(at + 1, "que", "viene") else at + 1 + (after in _NEXT)
    this_week = ahead < 7 and wanted > today.weekday()
    near = this_week and ahead <= 3
    unsure = (ahead == 7 and end == at + 1) or before == "otro" or (before in _NEXT and near)
    return DaySaid(today + timedelta(ahead), start, end, (Doubt.DAY_ASSUMED,) if unsure else ())


def _is_habit(speech: Speech, at: int) -> bool:
    """As in "los martes y jueves"."""
    while speech.at(at - 1) in {"y", ",", "and"} and speech.at(at - 2) in WEEKDAYS:
        at -= 2
    return speech.at(at - 1) in {"los", "every"}


def _is_range(speech: Speech, at: int) -> bool:
    """As in "de lunes a viernes": opening hours, no day."""
    if speech.at(at - 1) == "de" and speech.at(at + 1) == "a":
        return speech.at(at + 2) in WEEKDAYS
    return (speech.at(at - 1) in {"a", "to", "through"} and speech.at(at - 2) in WEEKDAYS) or (
        speech.at(at + 1) in {"to", "through"} and speech.at(at + 2) in WEEKDAYS
    )


def _another_week(speech: Speech, at: int) -> int | None:
    """As in "de la próxima semana", "de la semana que viene", "of next week": where it ends."""
    if speech.at(at) == "next" and speech.at(at + 1) == "week":
        return at + 2
    if speech.are(at, "of", "next", "week"):
        return at + 3
    if speech.are(at, "de", "la") and speech.at(at + 2) in {"proxima", "otra", "siguiente"}:
        return at + 4 if speech.at(at + 3) == "semana" else None
    if speech.are(at, "de", "la", "semana"):
        if speech.are(at + 3, "que", "viene") or speech.are(at + 3, "que", "entra"):
            return at + 5
        return at + 4 if speech.at(at + 3) in {"proxima", "siguiente", "entrante"} else None
    return None


def _week_before(speech: Speech, at: int) -> bool:
    """As in "la otra semana, el martes", "next week on Tuesday"."""
    first = at - (speech.at(at - 1) in {"el", "on"})
    first -= speech.at(first - 1) == ","
    said = tuple(speech.at(place) for place in range(first - 4, first))
    return (
        (said[3] == "semana" and said[2] in {"otra", "proxima", "siguiente"})
        or said in {("la", "semana", "que", "viene"), ("la", "semana", "que", "entra")}
        or said[2:] == ("next", "week")
    )


# --- counted from today -----------------------------------------------------------------------------


def _ahead(speech: Speech, at: int, today: date) -> DaySaid | None:  # noqa: C901, PLR0911 - one form a line
    """As in "en ocho días", "dentro de dos semanas", "in a month", "a week from today"."""
    word = speech.at(at)
    if word == "de" and speech.at(at + 1) in {"hoy", "manana"} and speech.are(at + 2, "en", "ocho"):
        extra = speech.at(at + 1) == "manana"
        return DaySaid(today + timedelta(7 + extra), at, at + 4 + (speech.at(at + 4) == "dias"))
    if word == "hoy" and speech.are(at, "hoy", "en", "ocho"):
        return DaySaid(today + timedelta(7), at, at + 3 + (speech.at(at + 3) == "dias"))
    if speech.are(at, "a", "week", "from"):
        more = {"today": 0, "now": 0, "tomorrow": 1}.get(speech.at(at + 3))
        return DaySaid(today + timedelta(7 + more), at, at + 4) if more is not None else None
    if word in {"en", "in"}:
        first = at + 1
    elif word == "dentro" and speech.at(at + 1) == "de":
        first = at + 2
    else:
        return None
    many = (1, first + 1) if speech.at(first) in {"a", "una", "un"} else None
    number = number_at(speech, first)
    if number is not None and number.value == int(number.value) and number.value <= 400:
        many = (int(number.value), number.end)
    if many is None:
        return None
    count, end = many
    unit = speech.at(end)
    if speech.at(end + 1) in {"habiles", "business"}:
        return None
    if unit in {"dia", "dias", "day", "days"}:
        spanish = unit.startswith("dia")
        span = _COUNTED.get(count, count) if spanish else count
        return DaySaid(today + timedelta(span), at, end + 1, (Doubt.DAY_ASSUMED,) if span != count else ())
    if unit in {"semana", "semanas", "week", "weeks"}:
        return DaySaid(today + timedelta(7 * count), at, end + 1)
    if unit in {"mes", "meses", "month", "months"} and count <= 24:
        return DaySaid(_months_later(today, count), at, end + 1)
    return None


def _months_later(today: date, count: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


# --- with a number -------------------------------------------------------------------------------------


def _day_number(speech: Speech, at: int) -> tuple[int, int] | None:
    """A number from 1 to 31, in digits, words or as an ordinal, and where it ends."""
    word = speech.at(at)
    if word in _TENS and speech.at(at + 1 + (speech.at(at + 1) == "-")) in _ORDINALS:
        end = at + 2 + (speech.at(at + 1) == "-")
        day = _TENS[word] + _ORDINALS[speech.at(end - 1)]
    elif word in _ORDINALS:
        day, end = _ORDINALS[word], at + 1
    elif word.isdecimal():
        day, end = int(word[:4]), at + 1
        end += speech.at(end) in _TH and speech.glued(at)
    else:
        number = number_at(speech, at)
        if number is None or number.scaled or number.value != int(number.value):
            return None
        day, end = int(number.value), number.end
    return (day, end) if 1 <= day <= 31 else None


def _of_month(speech: Speech, at: int, today: date) -> DaySaid | None:
    """As in "5 de diciembre", "December 5th", "the 5th of December"."""
    word = speech.at(at)
    if word in MONTHS and word not in {"mar", "mayo"} | set(_ES_MONTHS):
        number = _day_number(speech, at + 1 + (speech.at(at + 1) == "the"))
        if number is None or (word == "may" and not (speech.at(at + 1).isdecimal() or number[1] > at + 2)):
            return None
        month, (day, end) = MONTHS[word], number
    else:
        number = _day_number(speech, at)
        if number is None:
            return None
        day, end = number
        joint = end + (speech.at(end) in {"de", "of", "del"})
        joint += speech.are(joint, "mes", "de") * 2
        if speech.at(joint) not in MONTHS or (joint == end and speech.at(joint) == "may"):
            return None
        month, end = MONTHS[speech.at(joint)], joint + 1
    year = _year(speech, end)
    start = at - 1 if speech.at(at - 1) in {"el", "the", "on", "dia"} else at
    if year is not None:
        return DaySaid(date(year[0], month, day), start, year[1]) if _exists(year[0], month, day) else None
    made = _next_date(today, month, day)
    return DaySaid(made, start, end) if made is not None else None


def _year(speech: Speech, at: int) -> tuple[int, int] | None:
    first = at + (speech.at(at) in {"de", "del", ","})
    number = number_at(speech, first)
    if number is None or number.value != int(number.value) or not 2000 <= number.value < 2100:
        return None
    return int(number.value), number.end


def _next_date(today: date, month: int, day: int) -> date | None:
    for year in range(today.year, today.year + 9):
        if _exists(year, month, day) and date(year, month, day) >= today:
            return date(year, month, day)
    return None


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _next_with_number(today: date, day: int, start: int, end: int) -> DaySaid | None:
    year, month = today.year, today.month
    for _ in range(13):
        if _exists(year, month, day) and date(year, month, day) >= today:
            return DaySaid(date(year, month, day), start, end)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None


def _bare(speech: Speech, at: int, today: date) -> DaySaid | None:
    """As in "el 15", "el día 15", "the 15th": the next such day."""
    if speech.at(at) not in {"el", "dia", "the"} or speech.at(at - 1) in {"en", "in"}:
        return None
    first = at + 1 + (speech.at(at) == "el" and speech.at(at + 1) == "dia")
    number = _day_number(speech, first)
    if number is None or speech.at(first) in {"primero", "un", "uno"} | set(_ORDINALS):
        return None
    day, end = number
    if speech.at(at) == "the" and speech.at(end - 1) not in _TH:
        return None
    if speech.are(end, "de", "este", "mes"):
        end += 3
    elif not _ends_a_day(speech, end):
        return None
    return _next_with_number(today, day, at, end)


def _ends_a_day(speech: Speech, at: int) -> bool:
    """Whether a number that ends there may be a day: nothing else is counted."""
    after = speech.at(at)
    if speech.are(at, "por", "ciento"):
        return False
    return (
        not after
        or after in ENDS
        or after in _HOURS_FOLLOW
        or after in {"y", "o", "pero", "si", "no", "que", "me"}
    )


def _in_digits(speech: Speech, at: int, today: date) -> DaySaid | None:
    """2026-12-05, 5/12/2026, 5/12."""
    first, sign, second = speech.at(at), speech.at(at + 1), speech.at(at + 2)
    if sign not in {"/", "-"} or not second.isdecimal() or not first.isdecimal() or not speech.glued(at):
        return None
    third = speech.at(at + 4) if speech.at(at + 3) == sign and speech.at(at + 4).isdecimal() else ""
    if len(first) == 4 and third:
        year, month, day = int(first), int(second), int(third)
    elif third and len(third) in {2, 4}:
        year, month, day = int(third) + (2000 if len(third) == 2 else 0), int(second), int(first)
    elif sign == "/" and not third and len(first) <= 2 and len(second) <= 2:
        made = _next_date(today, int(second), int(first)) if 1 <= int(second) <= 12 else None
        ends = speech.at(at + 3) != "/"
        return DaySaid(made, at, at + 3, (Doubt.ORDER_ASSUMED,)) if made and ends else None
    else:
        return None
    doubts = (Doubt.ORDER_ASSUMED,) if len(first) < 4 and day <= 12 and day != month else ()
    return DaySaid(date(year, month, day), at, at + 5, doubts) if _exists(year, month, day) else None

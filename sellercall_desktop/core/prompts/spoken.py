"""Values in words, in the prompt's language: days, hours, numbers and amounts as a voice should say them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.number_words import amount_said, number_said, one_by_one
from sellercall_desktop.core.prompts.variables import VariableKind

if TYPE_CHECKING:
    from datetime import tzinfo

_DAYS = {
    "es": one_by_one("lunes martes miércoles jueves viernes sábado domingo"),
    "en": one_by_one("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
}
_MONTHS = {
    "es": one_by_one(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "en": one_by_one("January February March April May June July August September October November December"),
}
_PARTS = ((6, "de la madrugada"), (12, "de la mañana"), (13, "del mediodía"), (19, "de la tarde"))
_GREETINGS = {
    "es": ((12, "buenos días"), (19, "buenas tardes"), (24, "buenas noches")),
    "en": ((12, "good morning"), (18, "good afternoon"), (24, "good evening")),
}
_DAY = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T ,]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?")


def spoken_language(tag: str) -> str:
    """``"es"`` for Spanish, else ``"en"``, of a BCP 47 tag."""
    return "es" if tag.lower().partition("-")[0] == "es" else "en"


def day_said(day: date, language: str) -> str:
    """``lunes 7 de diciembre de 2026``."""
    weekday, month = _DAYS[language][day.weekday()], _MONTHS[language][day.month - 1]
    if language == "es":
        return f"{weekday} {day.day} de {month} de {day.year}"
    return f"{weekday}, {month} {day.day}, {day.year}"


def time_said(at: datetime, language: str) -> str:
    """``3:40 de la tarde``."""
    hour = at.hour % 12 or 12
    if language == "es":
        return f"{hour}:{at.minute:02d} {next((p for to, p in _PARTS if at.hour < to), 'de la noche')}"
    return f"{hour}:{at.minute:02d} {'a.m.' if at.hour < 12 else 'p.m.'}"


def moment_said(at: datetime, language: str) -> str:
    """``lunes 7 de diciembre de 2026, 3:40 de la tarde``."""
    return f"{day_said(at, language)}, {time_said(at, language)}"


def greeting(at: datetime, language: str) -> str:
    """What one says on the telephone at that hour."""
    return next(words for to, words in _GREETINGS[language] if at.hour < to)


def number_ends_said(number: str, language: str) -> str:
    """Enough of a telephone number to be recognised by whose it is, and no more."""
    ends = "".join(char for char in number if char.isdigit())[-4:]
    return f"{'terminado en' if language == 'es' else 'ending in'} {ends}"


def value_said(written: str, kind: VariableKind, language: str, region: str, zone: tzinfo | None) -> str:
    """A value in words. What cannot be read as its kind is told as it is written.

    Args:
        written: as it stands in the contact.
        kind: what it is.
        language: ``"es"`` or ``"en"``.
        region: ISO 3166 of the customer.
        zone: the customer's clock, for a moment that names another.
    """
    if kind is VariableKind.NUMBER:
        return number_said(written, language) or written
    if kind is VariableKind.MONEY:
        return amount_said(written, language, region) or written
    if kind is VariableKind.TEXT:
        return written
    at = _read_moment(written.strip(), is_month_first=language == "en" and region == "US")
    if at is None:
        return written
    if at.tzinfo is not None and zone is not None:
        with suppress(OverflowError):  # the calendar's first and last days: how programs write "none"
            at = at.astimezone(zone)
    return day_said(at, language) if kind is VariableKind.DATE else moment_said(at, language)


def _read_moment(written: str, *, is_month_first: bool) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        found = _DAY.fullmatch(written)
    if found is None:
        return None
    first, second, third, hour = found.groups()
    if len(first) == 4:
        first, third = third, first
    elif is_month_first:
        first, second = second, first
    try:
        return datetime.fromisoformat(
            f"{int(third):04d}-{int(second):02d}-{int(first):02d}T{(hour or '0:00').rjust(5, '0')}"
        )
    except ValueError:
        return None

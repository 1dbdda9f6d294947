"""Days and moments in words, as a clock shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.words.sentence import Text

if TYPE_CHECKING:
    from datetime import date, datetime

_DAYS = (
    Text("Monday", "lunes"),
    Text("Tuesday", "martes"),
    Text("Wednesday", "miércoles"),
    Text("Thursday", "jueves"),
    Text("Friday", "viernes"),
    Text("Saturday", "sábado"),
    Text("Sunday", "domingo"),
)
_MONTHS = (
    Text("January", "enero"),
    Text("February", "febrero"),
    Text("March", "marzo"),
    Text("April", "abril"),
    Text("May", "mayo"),
    Text("June", "junio"),
    Text("July", "julio"),
    Text("August", "agosto"),
    Text("September", "septiembre"),
    Text("October", "octubre"),
    Text("November", "noviembre"),
    Text("December", "diciembre"),
)
_DATE = Text("{day} {month} {year}", "{day} de {month} de {year}")
_THIS_WEEK = Text("{day} at {time}", "el {day} a las {time}")
_FURTHER = Text("{day} {number} {month} at {time}", "el {day} {number} de {month} a las {time}")


def weekday_text(number: int, language: str) -> str:
    """``Monday`` for 1, ``Sunday`` for 7."""
    return _DAYS[number - 1].said(language)


def date_text(day: date, language: str) -> str:
    """``7 December 2026``."""
    return _DATE.said(language, day=day.day, month=_MONTHS[day.month - 1].said(language), year=day.year)


def weekday_moment_text(at: datetime, language: str) -> str:
    """``Monday at 07:00``: for what is less than a week away."""
    return _THIS_WEEK.said(language, day=_DAYS[at.weekday()].said(language), time=at.strftime("%H:%M"))


def moment_text(at: datetime, language: str) -> str:
    """``Monday 7 December at 07:00``."""
    day, month = _DAYS[at.weekday()].said(language), _MONTHS[at.month - 1].said(language)
    return _FURTHER.said(language, day=day, number=at.day, month=month, time=at.strftime("%H:%M"))

"""Public holidays of a country and year, in both languages. The one place where `holidays` is imported: late.

What it gives is held against the laws and the official lists (`tests/test_calendars.py`). It leans to days
without calls: of a holiday that was moved both days count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sellercall_desktop.core.law.ports import HolidayName

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

_ENGLISH, _SPANISH = "en_US", "es"
_MOVED = {"(observado)": "(trasladado)", "(observed)": "(trasladado)"}  # who sells in Spanish says so
_OF_THE_US: Final = {  # the library has these in English only
    "New Year's Day": "Año Nuevo",
    "Martin Luther King Jr. Day": "Día de Martin Luther King Jr.",
    "Washington's Birthday": "Natalicio de Washington",
    "Memorial Day": "Día de los Caídos",
    "Juneteenth National Independence Day": "Día Nacional de la Independencia Juneteenth",
    "Independence Day": "Día de la Independencia",
    "Labor Day": "Día del Trabajo",
    "Columbus Day": "Día de Colón",
    "Veterans Day": "Día de los Veteranos",
    "Thanksgiving Day": "Día de Acción de Gracias",
    "Christmas Day": "Navidad",
}


class HolidayCalendars:
    """As `core.law.ports.PublicHolidays`."""

    def of(
        self,
        country: str,
        year: int,
        *,
        subdivision: str = "",
        added: Mapping[date, str] | None = None,
        struck: Collection[date] = (),
    ) -> Mapping[date, HolidayName] | None:
        """As the port says. A year is computed once and kept."""
        shipped = _days(country, year, subdivision)
        own = {day: HolidayName(name, name) for day, name in (added or {}).items() if day.year == year}
        if shipped is None:
            return own or None
        return {day: name for day, name in shipped.items() if day not in struck} | own


@lru_cache(maxsize=256)
def _days(country: str, year: int, subdivision: str) -> Mapping[date, HolidayName] | None:
    english = _named(country, year, subdivision, _ENGLISH)
    if english is None and subdivision:
        return _days(country, year, "")
    if english is None:
        return None
    spanish = _named(country, year, subdivision, _SPANISH) or {}
    return {day: HolidayName(name, _in_spanish(spanish.get(day, name))) for day, name in english.items()}


def _named(country: str, year: int, subdivision: str, language: str) -> dict[date, str] | None:
    """None where the library has no such country or subdivision, or no Spanish for it."""
    import holidays

    # New Year's Day of the next year may be kept in this one.
    years = (year, year + 1)
    try:
        found = holidays.country_holidays(country, subdiv=subdivision or None, years=years, language=language)
    except NotImplementedError:
        return None
    if language == _SPANISH and _SPANISH not in found.supported_languages:
        return None
    return {day: name for day, name in sorted(found.items()) if day.year == year}


def _in_spanish(name: str) -> str:
    for theirs, ours in _MOVED.items():
        if name.endswith(theirs):
            bare = name.removesuffix(theirs).strip()
            return f"{_OF_THE_US.get(bare, bare)} {ours}"
    return _OF_THE_US.get(name, name)

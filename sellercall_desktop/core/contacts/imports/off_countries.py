"""Whether the law has calls to a number's country off, told fast enough for each row of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.phone.reading import calling_code, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class OffCountries:
    """Only numbers that begin like one of such a country are read in full."""

    def __init__(self, countries: Iterable[str]) -> None:
        """`countries`: ISO 3166."""
        self._countries = frozenset(countries)
        self._begin = tuple(f"+{calling_code(country)}" for country in self._countries)

    def hold_all(self, numbers: Iterable[str]) -> bool:
        """Whether none of these (E.164) can be called for that reason."""
        return all(
            number.startswith(self._begin) and number_of(number).region in self._countries
            for number in numbers
        )

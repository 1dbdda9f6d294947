"""Who is on the lists: numbers of several zones, how their owners behave, when each list begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

BEGINS = datetime(2026, 10, 30, 13, 0, tzinfo=UTC)
"""A Friday: Sunday is the end of daylight saving time in the United States and along their border in Mexico,
Monday a holiday in Colombia and Ecuador, Tuesday one in Ecuador."""
BOGOTA, NEW_YORK, TIJUANA = (ZoneInfo(f"America/{name}") for name in ("Bogota", "New_York", "Tijuana"))
LISTS = tuple(
    datetime(2026, month, day, hour, minute, second, tzinfo=zone)
    for month, day, hour, minute, second, zone in (
        (10, 30, 8, 0, 10, BOGOTA),
        (10, 30, 18, 59, 30, BOGOTA),  # Colombia closes
        (10, 31, 14, 59, 30, BOGOTA),  # on Saturdays earlier
        (11, 1, 7, 59, 50, NEW_YORK),  # the clocks went back in the night
        (11, 2, 6, 59, 50, TIJUANA),  # as there; a holiday in Colombia
        (11, 3, 20, 59, 30, NEW_YORK),
        (11, 4, 6, 59, 50, BOGOTA),
        (11, 5, 11, 0, 0, BOGOTA),
    )
)
"""When each list is started: mostly a moment before somebody's hours end or begin."""
_PLACES = (
    ("+57300", 5, 40),
    ("+526642", 4, 8),  # Tijuana
    ("+526622", 4, 8),  # Hermosillo
    ("+525512", 4, 8),  # Mexico City
    ("+12122", 4, 12),  # New York
    ("+16022", 4, 8),  # Phoenix
    ("+593991", 4, 10),  # Ecuador
    ("+56951", 4, 6),  # Chile: closed
)
_MANNERS = (("00", 40), ("01", 16), ("02", 10), ("03", 18), ("05", 5), ("06", 5), ("19", 4), ("12", 2))
"""Last two digits, as the simulator knows them, and how many of a hundred."""
LISTED, IN_TWO_LISTS, ASKS_LATER = 0.03, 0.15, 0.01


@dataclass(frozen=True, slots=True)
class Person:
    """One number. `lists`: which it is on; `listed`: not to be called from the beginning.

    `listed_at`: with the beginning of which list it is put on the list of those.
    """

    number: str
    lists: tuple[int, ...]
    listed: bool = False
    listed_at: int | None = None

    @property
    def manner(self) -> str:
        return self.number[-2:]


def people(count: int, chance: Random) -> list[Person]:
    """So many different numbers."""
    made: dict[str, Person] = {}
    weights = [weight for *_, weight in _PLACES]
    while len(made) < count:
        beginning, digits, _ = chance.choices(_PLACES, weights)[0]
        manner = chance.choices([one for one, _ in _MANNERS], [weight for _, weight in _MANNERS])[0]
        number = f"{beginning}{chance.randrange(10**digits):0{digits}d}{manner}"
        first = chance.randrange(len(LISTS))
        lists = [first]
        if first + 1 < len(LISTS) and chance.random() < IN_TWO_LISTS:
            lists.append(chance.randrange(first + 1, len(LISTS)))
        later = first if chance.random() < ASKS_LATER else None
        made.setdefault(number, Person(number, tuple(lists), chance.random() < LISTED, later))
    return list(made.values())

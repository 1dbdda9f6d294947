"""Where a number may be, and what the clock shows there. The window and the guard both ask here.

A country with one clock has that one (`zone_countries`). In the Americas, Spain and Portugal our own table of
areas counts (`zone_areas`); the numbering plans' metadata are asked only for the exchange within an area code
of the United States with two clocks, and in wide countries elsewhere; a zone of another country never counts.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfoNotFoundError

import phonenumbers as plan

from sellercall_desktop.core.phone.zone_areas import AREAS
from sellercall_desktop.core.phone.zone_countries import ONE_CLOCK, SEVERAL_CLOCKS
from sellercall_desktop.core.phone.zone_data import clock

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

_LINE = re.compile(r"([^:(]+?)\s*(?:\(([^)]*)\))?: *([0-9*\s]+)")
_MEXICO_WITH_1 = 11
_EXCHANGE = (7, 6, 5)  # digits with the 1 in front: beginnings longer than an area code

log = logging.getLogger(__name__)


class Whereabouts(NamedTuple):
    """IANA zones. `likely`: one of these, most probably the first; `rare`: fewer than one number in ten."""

    likely: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every zone whose night counts."""
        return self.likely + self.rare

    def time(self, now: datetime) -> datetime | None:
        """What the clock shows there at `now` (aware); None where it is unknown or likely ones disagree."""
        times = [now.astimezone(zone) for zone in clocks_of(self.likely)]
        return times[0] if len({time.utcoffset() for time in times}) == 1 else None


@lru_cache(maxsize=4096)
def whereabouts(e164: str, region: str) -> Whereabouts:
    """Where a number of `region` (ISO 3166) may be; nowhere for numbers of no country."""
    if region in ONE_CLOCK:
        return Whereabouts((ONE_CLOCK[region],))
    if region not in AREAS:
        return Whereabouts(_believable(_from_metadata(e164), region))
    areas, digits = _areas_of(region), _national(e164, region)
    found = next(areas[digits[:size]] for size in range(len(digits), -1, -1) if digits[:size] in areas)
    if len(found.all) > 1 and region == "US":
        exact = _believable(_of_exchange(digits), region)
        return Whereabouts(exact) if exact else found
    return found


def clocks_of(zones: tuple[str, ...]) -> list[tzinfo]:
    """The clocks of these zones; one that the zone data do not have is left out, and the log says so."""
    found = []
    for zone in zones:
        try:
            found.append(clock(zone))
        except ZoneInfoNotFoundError:
            log.warning("zones.unknown", extra={"zone": zone})
    return found


def clock_of_region(region: str) -> tzinfo | None:
    """The clock that a country (ISO 3166) most probably means; None where it is not known."""
    zone = ONE_CLOCK.get(region)
    if zone is None and region in AREAS:
        zone = next(iter(_areas_of(region).get("", Whereabouts()).likely), None)
    return next(iter(clocks_of((zone,))), None) if zone is not None else None


@lru_cache(maxsize=16)
def _areas_of(region: str) -> dict[str, Whereabouts]:
    areas: dict[str, Whereabouts] = {}
    for likely, rare, beginnings in _LINE.findall(AREAS[region]):
        place = Whereabouts(tuple(likely.split()), tuple(rare.split()))
        areas |= {"" if digits == "*" else digits: place for digits in beginnings.split()}
    return areas


def _national(e164: str, region: str) -> str:
    digits = str(plan.national_significant_number(plan.parse(e164)))
    # Carriers and messengers still write Mexico's mobiles with the 1 that was dropped in 2019.
    return digits[1:] if region == "MX" and len(digits) == _MEXICO_WITH_1 and digits[0] == "1" else digits


def _believable(zones: tuple[str, ...], region: str) -> tuple[str, ...]:
    return tuple(zone for zone in zones if zone in SEVERAL_CLOCKS.get(region, ()))


def _from_metadata(e164: str) -> tuple[str, ...]:
    from phonenumbers.timezone import time_zones_for_number

    return tuple(time_zones_for_number(plan.parse(e164)))


def _of_exchange(digits: str) -> tuple[str, ...]:
    """Of a North American number: what is said of its exchange itself, not of its area code."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    beginnings = (f"1{digits}"[:size] for size in _EXCHANGE)
    return next((TIMEZONE_DATA[each] for each in beginnings if each in TIMEZONE_DATA), ())

"""Judges what rang, by tables of its own: nothing here asks the product what the law is or what it did.

The calls collect debts: that kind has the most rules. Sources as in the packs' articles, written down anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from tests.outside.campaign_week.people import Person

KINDS = (
    "rung twice at once",
    "rung too often",
    "rung too soon",
    "outside hours",
    "closed country rung",
    "do not call rung",
    "rung uncounted",
    "lost",
    "not finished",
)
DAY = timedelta(days=1)
ON_ITS_WAY = timedelta(seconds=2)
"""From the last look at the rules to the carrier's door, on a machine that has much to do."""
WHOLE_SECONDS = timedelta(seconds=1)
"""The carrier tells when a call was over by them: what is waited from then on begins so much earlier."""
NOBODY_KNEW = timedelta(minutes=1)
"""Around a call: who was killed in it may never know what came of it, and the plan has it tried again."""
MOST_OF_ALL = 6  # attempts of a list, whatever came of them
A_DAY = 3  # the campaigns' own cap within 24 hours, whatever list
MOST_TIMES = {"00": 1, "01": 1, "06": 1, "19": 1, "02": 4, "03": 4, "05": 2, "12": 2}
"""How often a list may ring whoever behaves in this way, by the usual plan."""
SOONEST = {"02": timedelta(minutes=15), "03": timedelta(hours=4), "12": timedelta(hours=1)}
TALKS = frozenset({"00", "01", "06", "19"})
OPTS_OUT = "19"


@dataclass(frozen=True)
class Ring:
    """A telephone rang, by the carrier's own record."""

    number: str
    at: datetime
    over_at: datetime | None
    answered: bool
    by: str  # the address that wants to hear of it: a desk's


@dataclass
class Hours:
    """When a place may be called: by weekday from and until, on its own clock; days that are holidays."""

    zone: str
    spans: dict[int, tuple[int, int]]
    holidays: frozenset[date] = frozenset()

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))

    def allow(self, at: datetime) -> bool:
        here = self.local(at)
        span = self.spans.get(here.weekday())
        if span is None or here.date() in self.holidays:
            return False
        return span[0] <= here.hour < span[1]


WORKING = range(5)
COLOMBIA = {**dict.fromkeys(WORKING, (7, 19)), 5: (8, 15)}
MEXICO, ECUADOR = dict.fromkeys(WORKING, (7, 22)), dict.fromkeys(WORKING, (7, 20))
STATES = dict.fromkeys(range(7), (8, 21))
ALL_SOULS, CUENCA = date(2026, 11, 2), date(2026, 11, 3)
PLACES = {
    "+57": Hours("America/Bogota", COLOMBIA, frozenset({ALL_SOULS})),
    "+52664": Hours("America/Tijuana", MEXICO),
    "+52662": Hours("America/Hermosillo", MEXICO),
    "+5255": Hours("America/Mexico_City", MEXICO),
    "+1212": Hours("America/New_York", STATES),
    "+1602": Hours("America/Phoenix", STATES),
    "+593": Hours("America/Guayaquil", ECUADOR, frozenset({ALL_SOULS, CUENCA})),
}
CLOSED = "+56"


def hours_of(number: str) -> Hours | None:
    """None for a country that is closed."""
    return next((hours for beginning, hours in PLACES.items() if number.startswith(beginning)), None)


@dataclass
class WeekVerdict:
    """What was found, fault by fault."""

    faults: list[tuple[str, str]] = field(default_factory=list)
    overrun_s: float = 0.0
    again: int = 0  # rings in whose time a desk was killed, and that may have been repeated for it

    def find(self, kind: str, words: str) -> None:
        self.faults.append((kind, words))

    @property
    def counts(self) -> Counter:
        return Counter(kind for kind, _ in self.faults)


class WeekJudge:
    """`listed_at`: when each number was told not to be called any more."""

    def __init__(
        self,
        everybody: list[Person],
        rings: list[Ring],
        listed_at: dict[str, datetime],
        killed_at: list[tuple[str, datetime]],
    ) -> None:
        """`killed_at`: which desk was, by its address, and when."""
        self._everybody, self._listed_at, self._killed_at = everybody, listed_at, killed_at
        self._rings: dict[str, list[Ring]] = defaultdict(list)
        for ring in sorted(rings, key=lambda one: one.at):
            self._rings[ring.number].append(ring)

    def verdict(self) -> WeekVerdict:
        found = WeekVerdict()
        for person in self._everybody:
            rings = self._rings.get(person.number, [])
            self._law(person, rings, found)
            self._repeats(person, rings, found)
            may_be_called = hours_of(person.number) is not None and person.number not in self._listed_at
            if may_be_called and not rings:
                found.find("lost", f"{person.number} of {person.lists} was never rung")
        return found

    def _law(self, person: Person, rings: list[Ring], found: WeekVerdict) -> None:
        hours, listed_at = hours_of(person.number), self._listed_at.get(person.number)
        for ring in rings:
            told = f"{ring.number} at {ring.at.isoformat()}"
            if hours is None:
                found.find("closed country rung", told)
            elif not hours.allow(ring.at):
                late = next((s for s in (0.5, 1, 2) if hours.allow(ring.at - timedelta(seconds=s))), None)
                found.overrun_s = max(found.overrun_s, late or 0)
                if late is None:
                    found.find("outside hours", told)
            if person.listed or (listed_at is not None and ring.at > listed_at + ON_ITS_WAY):
                found.find("do not call rung", f"{told}, listed {listed_at}")

    def _repeats(self, person: Person, rings: list[Ring], found: WeekVerdict) -> None:
        at_most = MOST_TIMES[person.manner] * (len(person.lists) if person.manner != OPTS_OUT else 1)
        again = sum(self._was_cut_short(ring) for ring in rings)
        at_most = min(at_most + again, MOST_OF_ALL * len(person.lists))
        found.again += again
        told = f"{person.number} of {person.lists}: {[f'{ring.at:%d %H:%M:%S}' for ring in rings]}"
        if len(rings) > at_most:
            found.find("rung too often", f"{told}, at most {at_most}")
        if any(sum(one.at <= other.at < one.at + DAY for other in rings) > A_DAY for one in rings):
            found.find("rung too often", f"{told}, within 24 hours")
        self._of_a_day(person, rings, found, told)
        for one, other in pairwise(rings):
            if one.over_at is None or other.at < one.over_at:
                found.find("rung twice at once", told)
            wait = SOONEST.get(person.manner, timedelta())
            soonest = (one.over_at or one.at) + wait - WHOLE_SECONDS
            if len(person.lists) == 1 and other.at < soonest:
                found.find("rung too soon", told)

    def _was_cut_short(self, ring: Ring) -> bool:
        until = (ring.over_at or ring.at) + NOBODY_KNEW
        killed = [at for desk, at in self._killed_at if desk == ring.by]
        return any(ring.at - NOBODY_KNEW <= at <= until for at in killed)

    def _of_a_day(self, person: Person, rings: list[Ring], found: WeekVerdict, told: str) -> None:
        hours = hours_of(person.number)
        if hours is None:
            return
        counted = Counter(hours.local(ring.at).date() for ring in rings)
        talked = {hours.local(ring.at).date() for ring in rings if ring.answered}
        if person.number.startswith("+593") and max(counted.values(), default=0) > 1:
            found.find("rung too often", f"{told}, more than one attempt a day")
        talks_once = person.number.startswith("+57") and person.manner in TALKS
        if talks_once and any(counted[day] > 1 for day in talked):
            found.find("rung too often", f"{told}, after a talk of the same day")

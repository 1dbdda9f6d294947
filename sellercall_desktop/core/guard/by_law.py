"""What the law says of calling a number, from what is known here: no provider is asked.

Caps count what the history holds, of every desk and campaign, by every spelling of the number.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.law.checking import check_law
from sellercall_desktop.core.law.facts import EarlierCall, LawAnswer, LawFacts
from sellercall_desktop.core.law.light import LightCode, LightReason, LightVerdict
from sellercall_desktop.core.law.pack import CallPurpose
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from sellercall_desktop.core.calls.history import Attempt, CallStore
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.guard.registers import Registers
    from sellercall_desktop.core.law.packs import LawPacks
    from sellercall_desktop.core.law.ports import HolidayName, PublicHolidays
    from sellercall_desktop.core.phone.reading import PhoneNumber

LOOKED_BACK = timedelta(days=8)
"""No cap counts further back."""
TOLD_ONLY = frozenset(
    {
        LightCode.OUTSIDE_HOURS,
        LightCode.HOLIDAY,
        LightCode.CAP_USED_UP,
        LightCode.CONSENT_MISSING,
        LightCode.COUNTRY_OFF,
    }
)
"""What stops no call where rules are told and not kept."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LawRules:
    """What people chose. Holidays are named with their country (ISO 3166), or with none: everywhere."""

    purpose: CallPurpose = CallPurpose.COMMERCIAL
    off: frozenset[str] = frozenset()  # countries whose rules are not checked
    opened: frozenset[str] = frozenset()  # countries that are off as shipped, opened with a reason
    rules_off: frozenset[str] = frozenset()  # ids of rules, with a reason
    added: frozenset[tuple[str, date]] = frozenset()
    struck: frozenset[tuple[str, date]] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What was gathered of a number; `ask` holds it against the law at any moment."""

    number: PhoneNumber
    facts: LawFacts
    tried: tuple[Attempt, ...] = ()  # the newest first
    kept: bool = True  # else the rules are told, and stop nothing
    looked: dict[datetime, LawAnswer] = field(default_factory=dict)

    def ask(self, at: datetime) -> LawAnswer:
        """Reasons, zones and the next moment without a red one."""
        if at not in self.looked:
            self.looked[at] = self._ask(at)
        return self.looked[at]

    def _ask(self, at: datetime) -> LawAnswer:
        answer = check_law(self.number, at, self.facts)
        if self.kept:
            return answer
        told = tuple(_told(reason) for reason in answer.reasons)
        if told != answer.reasons:
            told = (*told, LightReason(LightVerdict.AMBER, LightCode.SIMULATED))
        return answer._replace(reasons=told)


def _told(reason: LightReason) -> LightReason:
    if reason.verdict is not LightVerdict.RED or reason.code not in TOLD_ONLY:
        return reason
    return replace(reason, verdict=LightVerdict.AMBER, may_override=False)


class ByLaw:
    """Gathers what is known."""

    def __init__(
        self,
        *,
        packs: LawPacks,
        holidays: PublicHolidays,
        rules: Callable[[], LawRules],
        calls: CallStore,
        registers: Registers,
        contacts: ContactStore | None = None,
        kept: bool = True,
    ) -> None:
        """`kept`: False where calls reach nobody: a rule is told then, and stops none."""
        self._packs, self._holidays, self._rules = packs, holidays, rules
        self._calls, self._registers, self._contacts, self._kept = calls, registers, contacts, kept
        self._calendars: dict[tuple[str, int, LawRules], Mapping[date, HolidayName] | None] = {}

    def off_countries(self) -> frozenset[str]:
        """Those to which calls are off by their law (ISO 3166), and nobody has opened them."""
        rules = self._rules()
        shipped = self._packs.by_country.items() if self._kept else ()
        off = {country for country, pack in shipped if not pack.on}
        return frozenset(off) - rules.opened - rules.off

    async def know(self, number: PhoneNumber, at: datetime, now: datetime) -> Known:
        """Everything that counts at `at` (aware).

        Raises:
            StoreError: the history, the contacts or the registers cannot be read.
        """
        rules, numbers = self._rules(), spellings(number.e164)
        tried, people, registers, holidays = await asyncio.gather(
            self._calls.attempts(numbers, min(at, now) - LOOKED_BACK),
            self._people(numbers),
            self._registers.answers(),
            self._days(number.region, at, rules),
        )
        off = number.region in rules.off
        facts = LawFacts(
            pack=None if off else self._packs.of(number.region),
            purpose=rules.purpose,
            zone=_zone(people, numbers),
            holidays=holidays,
            earlier=[EarlierCall(each.at, each.talked) for each in tried],
            consents=[consent for person in people for consent in person.consents],
            registers=registers,
            opened=number.region in rules.opened,
            rules_off=rules.rules_off,
        )
        return Known(number, facts, tuple(tried), self._kept)

    async def _people(self, numbers: Sequence[str]) -> list[Contact]:
        if self._contacts is None:
            return []
        found = await self._contacts.by_numbers(numbers)
        people = {person.id: person for several in found.values() for person in several}
        return [
            person
            for person in people.values()
            if any(one.e164 in numbers and not one.retired for one in person.numbers)
        ]

    async def _days(self, country: str, at: datetime, rules: LawRules) -> Mapping[date, HolidayName] | None:
        years = sorted({(at - _DAY).year, at.year, at.year + 1})
        if missing := [year for year in years if (country, year, rules) not in self._calendars]:
            await asyncio.to_thread(self._read, country, missing, rules)
        found = [self._calendars[country, year, rules] for year in years]
        known = [days for days in found if days is not None]
        return {day: name for days in known for day, name in days.items()} if known else None

    def _read(self, country: str, years: Sequence[int], rules: LawRules) -> None:
        """On a thread: the first question about a country loads its calendar."""
        added = {day: day.isoformat() for of, day in rules.added if of in {"", country}}
        struck = {day for of, day in rules.struck if of in {"", country}}
        for year in years:
            days = self._holidays.of(country, year, added=added, struck=struck)
            self._calendars[country, year, rules] = days


def _zone(people: Sequence[Contact], numbers: Sequence[str]) -> str:
    """What an address or a person said of where this number is."""
    said = (one.zone for person in people for one in person.numbers if one.e164 in numbers)
    return next((zone for zone in said if zone), "")

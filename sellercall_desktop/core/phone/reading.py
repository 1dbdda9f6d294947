"""Anything a person types or pastes -> numbers in E.164, their country and local time, or the reason why not.

`writing` finds digits in a text, `meaning` asks the countries' plans what they mean.
The plans' large tables (zones, names) load when first needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003 - part of the public annotations
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers as plan
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.phone.country_words import named_before
from sellercall_desktop.core.phone.meaning import numbers_in, text_of
from sellercall_desktop.core.phone.plans import COUNTRY_CODE_CO, Note, NoteKind, with_country_code
from sellercall_desktop.core.phone.refusing import explain, offered
from sellercall_desktop.core.phone.writing import Gap, read_writing
from sellercall_desktop.core.problems import NumberProblem

if TYPE_CHECKING:
    from sellercall_desktop.core.phone.writing import Fragment, Writing

_SHORTEST = 7  # digits that may be a number

__all__ = [
    "Note",
    "NoteKind",
    "NumberKind",
    "PhoneNumber",
    "Reading",
    "display",
    "number_of",
    "parse",
    "read",
    "region_of",
]


class NumberKind(StrEnum):
    """What a number is, as far as its plan says (North America's does not separate mobile from fixed)."""

    MOBILE = "mobile"
    FIXED = "fixed"
    FIXED_OR_MOBILE = "fixed_or_mobile"
    TOLL_FREE = "toll_free"
    PREMIUM = "premium"
    VOIP = "voip"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number of some country's plan. `region` is ISO 3166, or ``"001"`` for numbers of no country."""

    e164: str
    region: str
    country_code: int

    @property
    def national(self) -> str:
        """As people of its country write it."""
        return _formatted(self.e164, PhoneNumberFormat.NATIONAL)

    @property
    def international(self) -> str:
        """With + and country code, in groups."""
        return _formatted(self.e164, PhoneNumberFormat.INTERNATIONAL)

    @property
    def kind(self) -> NumberKind:
        """Mobile, fixed, or what else the plan says."""
        return _KINDS.get(plan.number_type(_parsed(self.e164)), NumberKind.OTHER)

    @property
    def flag(self) -> str:
        """The country's flag as an emoji, a globe where there is no country."""
        if len(self.region) != 2 or not self.region.isalpha():
            return "🌐"
        return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in self.region)

    @property
    def zones(self) -> tuple[str, ...]:
        """IANA time zones the number may be in, the likeliest first; empty where it cannot be known."""
        from sellercall_desktop.core.phone.zones import whereabouts

        return whereabouts(self.e164, self.region).all

    def local_time(self, now: datetime) -> datetime | None:
        """What the clock shows there at `now` (aware); None where it is unknown or likely zones disagree."""
        from sellercall_desktop.core.phone.zones import whereabouts

        return whereabouts(self.e164, self.region).time(now)

    def country_name(self, language: str) -> str:
        """The country's name in Spanish (``"es"``, ``"es-CO"`` …), else in English."""
        from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

        english, spanish = COUNTRY_NAMES.get(self.region, ("", ""))
        return spanish if language.lower().startswith("es") else english


_KINDS = {
    PhoneNumberType.MOBILE: NumberKind.MOBILE,
    PhoneNumberType.FIXED_LINE: NumberKind.FIXED,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: NumberKind.FIXED_OR_MOBILE,
    PhoneNumberType.TOLL_FREE: NumberKind.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE: NumberKind.PREMIUM,
    PhoneNumberType.VOIP: NumberKind.VOIP,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says. A problem and candidates come together only for SEVERAL."""

    candidates: tuple[PhoneNumber, ...] = ()
    problem: NumberProblem | None = None
    note: Note | None = None
    alone: bool = False
    """Nothing but the one number (with its label or link) stands in the text."""
    offer: PhoneNumber | None = None
    """No candidate, but what the digits would be with a plus before them: only a person takes it."""

    @property
    def named(self) -> tuple[PhoneNumber, ...]:
        """All that may be meant, an offer too: for lists of those who are not called, never to dial."""
        return self.candidates or ((self.offer,) if self.offer is not None else ())

    @property
    def number(self) -> PhoneNumber | None:
        """The one number that is meant, if it is one."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def read(text: str, region: str) -> Reading:
    """Understand what was typed or pasted; numbers without a country code are of `region` (ISO 3166).

    A flag directly before a number says its country as a code does; a country's name may be somebody's
    street or firm: where it is a number of both, the person says which.
    """
    named = named_before(text)
    if named is None or named[0] == region:
        return _read(text, region)
    there = _read(text, named[0])
    if named[1]:
        return there
    here = _read(text, region)
    if not here.candidates or not there.candidates:
        return here if here.candidates else there
    both = {number.e164: number for number in (*there.candidates, *here.candidates)}
    if len(both) == len(here.candidates):
        return here
    return replace(here, candidates=tuple(both.values()), problem=NumberProblem.SEVERAL)


def _read(text: str, region: str) -> Reading:
    writing = read_writing(text)
    if (problem := _nothing_in(writing)) is not None:
        return Reading(problem=problem)
    found: dict[str, Note | None] = {}
    alone = len(writing.fragments) == 1 and not writing.letters
    unread: list[Note] = []
    for fragment in writing.fragments:
        numbers = numbers_in(fragment, region, alone=alone)
        if not numbers and (note := _lost(fragment, writing, behind=bool(found))):
            unread.append(note)
        for e164, note in numbers:
            found.setdefault(e164, note)
    if not found or writing.begins_alike:
        return _none(writing, region)
    lost = unread[0] if unread else None
    candidates = tuple(map(number_of, found))
    if len(candidates) > 1:
        kinds = {NoteKind.EXTENSION_DROPPED, NoteKind.DIGITS_LEFT_OUT}
        dropped = (note for note in found.values() if note and note.kind in kinds)
        return Reading(candidates, NumberProblem.SEVERAL, next(dropped, lost))
    (note,) = found.values()
    note = note or lost or (Note(NoteKind.SPREADSHEET_FORMAT) if writing.spreadsheet else None)
    alone = alone and not (note and note.kind is NoteKind.DIGITS_LEFT_OUT)
    return Reading(candidates, note=note, alone=alone)


def _nothing_in(writing: Writing) -> NumberProblem | None:
    if writing.blank:
        return NumberProblem.EMPTY
    if writing.begun:
        return NumberProblem.TOO_SHORT
    return NumberProblem.LOST_DIGITS if writing.lost_digits else None


def _none(writing: Writing, region: str) -> Reading:
    problem, note = explain(writing, region)
    if (offer := offered(writing, region)) is None:
        return Reading(problem=problem, note=note)
    return Reading(problem=problem, note=Note(NoteKind.PERHAPS_ABROAD, offer), offer=number_of(offer))


def _lost(fragment: Fragment, writing: Writing, *, behind: bool) -> Note | None:
    """Digits that look like one more number, or stand behind one; among words they may be anything."""
    groups = tuple(group for group in fragment.groups if not group.clock and not group.glued)
    if not groups or (writing.letters and not groups[0].plus):
        return None
    is_in_line = behind and groups[0].gap < Gap.COLUMN
    if not is_in_line and sum(len(group.digits) for group in groups) < _SHORTEST:
        return None
    return Note(NoteKind.DIGITS_LEFT_OUT, text_of(groups))


def parse(text: str, region: str) -> PhoneNumber:
    """The one number that `text` says.

    Raises:
        InvalidNumberError: it says none, or several.
    """
    reading = read(text, region)
    if reading.number is None:
        offer = reading.offer.international if reading.offer is not None else ""
        raise InvalidNumberError(reading.problem or NumberProblem.NOT_A_NUMBER, offer)
    return reading.number


def calling_code(country: str) -> int:
    """The code that is dialed before numbers of a country (ISO 3166), such as 51; 0 where it is unknown."""
    return plan.country_code_for_region(country)


def number_of(e164: str) -> PhoneNumber:
    """The number that an E.164 text names.

    Raises:
        InvalidNumberError: it is not E.164, or of no known country.
    """
    try:
        number = _parsed(e164)
    except plan.NumberParseException:
        raise InvalidNumberError(NumberProblem.NOT_A_NUMBER) from None
    return PhoneNumber(e164, plan.region_code_for_number(number) or "001", number.country_code or 0)


@lru_cache(maxsize=4096)
def region_of(e164: str) -> str | None:
    """The country (ISO 3166) of a number with + and country code; None where it has none.

    Carriers name callers in forms that plans gave up (Mexico's +52 1 …): these have a country too.
    """
    try:
        region = plan.region_code_for_number(plan.parse(e164))
    except plan.NumberParseException:
        return None
    if region is None and e164.startswith("+") and e164[1:].isascii() and e164[1:].isdigit():
        meant = with_country_code(e164[1:])
        region = plan.region_code_for_number(plan.parse(meant[0])) if meant else None
    return region if region and region.isalpha() else None


def display(e164: str, home_region: str) -> str:
    """As a person of `home_region` writes it: national at home, international abroad, else as it is."""
    if not e164.startswith("+") or not e164[1:].isascii() or not e164[1:].isdigit():
        return e164
    home = region_of(e164) == home_region
    try:
        return _formatted(e164, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL)
    except plan.NumberParseException:
        return e164


@lru_cache(maxsize=1024)
def _parsed(e164: str) -> plan.PhoneNumber:
    return plan.parse(e164)


@lru_cache(maxsize=4096)
def _formatted(e164: str, style: int) -> str:
    number = _parsed(e164)
    digits = plan.national_significant_number(number)
    if number.country_code == COUNTRY_CODE_CO and len(digits) == 10:
        grouped = f"{digits[:3]} {digits[3:6]} {digits[6:]}"  # Colombians write 3-3-4
        return grouped if style == PhoneNumberFormat.NATIONAL else f"+57 {grouped}"
    return plan.format_number(number, style)

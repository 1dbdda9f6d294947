"""Anything a person types or pastes -> numbers in E.164, their country and local time, or the reason why not.

Only prefixes are ever dropped and the country code added; nothing is guessed. `number_doctor` finds
the digits, this module asks the numbering plans (phonenumbers; its large tables load when first needed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - part of the public annotations
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers as plan
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

from sellercall_desktop.core.errors import InvalidNumberError, NumberProblem
from sellercall_desktop.core.number_doctor import read_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.number_doctor import Fragment, Group, Writing


class NumberKind(StrEnum):
    """What a number is, as far as its plan tells (North America does not tell mobile from fixed)."""

    MOBILE = "mobile"
    FIXED = "fixed"
    FIXED_OR_MOBILE = "fixed_or_mobile"
    TOLL_FREE = "toll_free"
    PREMIUM = "premium"
    VOIP = "voip"
    OTHER = "other"


class NoteKind(StrEnum):
    """What was understood besides the number itself."""

    EXTENSION_DROPPED = "extension_dropped"
    OLD_PREFIX_DROPPED = "old_prefix_dropped"  # Colombia's 03…, 0…, 05/07/09…
    COUNTRY_CODE_WITHOUT_PLUS = "country_code_without_plus"
    INTERNATIONAL_PREFIX = "international_prefix"  # 00…, 009…
    SPREADSHEET_FORMAT = "spreadsheet_format"  # "3001234567.0", "3,001,234,567"
    OLD_LANDLINE = "old_landline"  # Colombia before 2021: 60 and the area code are missing


@dataclass(frozen=True, slots=True)
class Note:
    """One thing understood; `text` is the digits it speaks of (the extension, the prefix)."""

    kind: NoteKind
    text: str = ""


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
        """IANA time zones the number may be in; none where the plan does not tell."""
        from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

        found = time_zones_for_number(_parsed(self.e164))
        return tuple(zone for zone in found if zone != UNKNOWN_TIMEZONE)

    def local_time(self, now: datetime) -> datetime | None:
        """What the clock shows there at `now` (aware); None where its zones disagree or are unknown."""
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            times = [now.astimezone(ZoneInfo(zone)) for zone in self.zones]
        except ZoneInfoNotFoundError:
            return None
        agreed = {time.utcoffset() for time in times}
        return times[0] if len(agreed) == 1 else None

    def country_name(self, language: str) -> str:
        """The country's name in Spanish (``"es"``, ``"es-CO"`` …), else in English."""
        from sellercall_desktop.core.countries import COUNTRY_NAMES

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

    @property
    def number(self) -> PhoneNumber | None:
        """The one number that is meant, if it is one."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def read(text: str, region: str) -> Reading:
    """Understand what was typed or pasted; numbers without a country code are of `region` (ISO 3166)."""
    writing = read_writing(text)
    if writing.blank:
        return Reading(problem=NumberProblem.EMPTY)
    if writing.begun:
        return Reading(problem=NumberProblem.TOO_SHORT)
    if writing.lost_digits:
        return Reading(problem=NumberProblem.LOST_DIGITS)
    found: dict[str, tuple[PhoneNumber, Note | None]] = {}
    alone = len(writing.fragments) == 1 and not writing.letters
    for fragment in writing.fragments:
        for number, note in _numbers_in(fragment, region, alone=alone):
            found.setdefault(number.e164, (number, note))
    candidates = tuple(number for number, _ in found.values())
    if not candidates:
        return _explain(writing, region)
    if len(candidates) > 1:
        return Reading(candidates, NumberProblem.SEVERAL)
    note = next(iter(found.values()))[1]
    if note is None and writing.spreadsheet:
        note = Note(NoteKind.SPREADSHEET_FORMAT)
    return Reading(candidates, note=note)


def parse(text: str, region: str) -> PhoneNumber:
    """The one number that `text` says.

    Raises:
        InvalidNumberError: it says none, or several.
    """
    reading = read(text, region)
    if reading.number is None:
        raise InvalidNumberError(reading.problem or NumberProblem.NOT_A_NUMBER)
    return reading.number


@lru_cache(maxsize=4096)
def region_of(e164: str) -> str | None:
    """The country (ISO 3166) of a number with + and country code; None where it has none."""
    try:
        region = plan.region_code_for_number(plan.parse(e164))
    except plan.NumberParseException:
        return None
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


# --- plans -------------------------------------------------------------------------------------

_HOME = "CO"  # the one plan whose older writings are understood too
_COUNTRY_CODE_CO = 57


@lru_cache(maxsize=1024)
def _parsed(e164: str) -> plan.PhoneNumber:
    return plan.parse(e164)


@lru_cache(maxsize=4096)
def _formatted(e164: str, style: int) -> str:
    number = _parsed(e164)
    digits = plan.national_significant_number(number)
    if number.country_code == _COUNTRY_CODE_CO and len(digits) == 10:
        grouped = f"{digits[:3]} {digits[3:6]} {digits[6:]}"  # Colombians write 3-3-4
        return grouped if style == PhoneNumberFormat.NATIONAL else f"+57 {grouped}"
    return plan.format_number(number, style)


def _valid(text: str, region: str | None) -> PhoneNumber | None:
    """The number, if `text` is one of its plan as it stands."""
    try:
        number = plan.parse(text, region)
    except plan.NumberParseException:
        return None
    if not plan.is_valid_number(number):
        return None
    return PhoneNumber(
        plan.format_number(number, PhoneNumberFormat.E164),
        plan.region_code_for_number(number) or "001",
        number.country_code or 0,
    )


def _of_home(digits: str, region: str) -> PhoneNumber | None:
    number = _valid(digits, region)
    return number if number and number.country_code == plan.country_code_for_region(region) else None


def _numbers_in(fragment: Fragment, region: str, *, alone: bool) -> Iterator[tuple[PhoneNumber, Note | None]]:
    """The whole run if it is one number, else the numbers it can be cut into between its groups."""
    extension = Note(NoteKind.EXTENSION_DROPPED, fragment.extension) if fragment.extension else None
    groups = fragment.groups[:60]
    whole = _one_number(groups, region, foreign=alone)
    if whole:
        yield whole[0], extension or whole[1]
        return
    start = 0
    while start < len(groups):
        for end in range(min(len(groups), start + 7), start, -1):
            cut = (
                None if end - start == len(groups) else _one_number(groups[start:end], region, foreign=False)
            )
            if cut:
                yield cut[0], (extension if end == len(groups) else None) or cut[1]
                start = end
                break
        else:
            start += 1


def _one_number(
    groups: tuple[Group, ...], region: str, *, foreign: bool
) -> tuple[PhoneNumber, Note | None] | None:
    digits = "".join(group.digits for group in groups)
    if not 7 <= len(digits) <= 21 or any(group.plus for group in groups[1:]):
        return None
    if groups[0].plus:
        return _with_country_code(digits.removeprefix("00"))
    if digits.startswith("00"):
        return _after_international_prefix(digits, region)
    return _without_plus(digits, region, foreign=foreign)


def _with_country_code(digits: str) -> tuple[PhoneNumber, Note | None] | None:
    number = _valid(f"+{digits}", None)
    if not digits.startswith(f"{_COUNTRY_CODE_CO}0"):
        return (number, None) if number else None
    return _without_old_prefix(digits.removeprefix(str(_COUNTRY_CODE_CO)))


def _after_international_prefix(digits: str, region: str) -> tuple[PhoneNumber, Note | None] | None:
    """00 everywhere; in Colombia also 00 and the operator's digit. The home country's reading goes first."""
    prefixes = ("00", "009", "007", "005") if region == _HOME else ("00",)
    read_as = [
        (found[0], Note(NoteKind.INTERNATIONAL_PREFIX, prefix))
        for prefix in prefixes
        if digits.startswith(prefix) and (found := _with_country_code(digits.removeprefix(prefix)))
    ]
    return next((pair for pair in read_as if pair[0].region == region), read_as[0] if read_as else None)


def _without_plus(digits: str, region: str, *, foreign: bool) -> tuple[PhoneNumber, Note | None] | None:
    code = str(plan.country_code_for_region(region))
    if region == _HOME and digits.startswith("0"):
        return _without_old_prefix(digits)
    number = _of_home(digits, region)
    if number:
        spelled = number.e164.removeprefix("+")
        given = digits == spelled and not digits.startswith("1")  # in North America 1 is how one dials
        return number, Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code) if given else None
    if digits.startswith(code) and (found := _with_country_code(digits)):
        return found[0], found[1] or Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code)
    if not foreign or len(digits) < 11 or digits.startswith("0") or _home_number_and_more(digits, region):
        return None
    abroad = _valid(f"+{digits}", None)
    plain = abroad is not None and abroad.e164 == f"+{digits}"
    return (
        (abroad, Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, str(abroad.country_code)))
        if abroad and plain
        else None
    )


def _without_old_prefix(digits: str) -> tuple[PhoneNumber, Note | None] | None:
    """Colombia: 03 before mobiles, 0 or 0 and the operator's digit before long distance (until 2021)."""
    for length in (2, 1):
        prefix, rest = digits[:length], digits[length:]
        number = (
            _of_home(rest, _HOME) if prefix in {"0", "03", "05", "07", "09"} and len(rest) == 10 else None
        )
        if number:
            return number, Note(NoteKind.OLD_PREFIX_DROPPED, prefix)
    return None


# --- why not -----------------------------------------------------------------------------------


def _explain(writing: Writing, region: str) -> Reading:
    fragment = max(writing.fragments, key=lambda one: len(one.digits), default=None)
    if fragment is None or (writing.letters and len(fragment.digits) < 7):
        return Reading(problem=NumberProblem.NOT_A_NUMBER)
    digits, plus = fragment.digits, fragment.groups[0].plus
    if _is_emergency(digits, region, plus=plus):
        return Reading(problem=NumberProblem.EMERGENCY)
    problem = _problem_abroad(digits) if plus or digits.startswith("00") else _problem_at_home(digits, region)
    old = region == _HOME and problem is NumberProblem.TOO_SHORT and _is_old_landline(digits)
    return Reading(problem=problem, note=Note(NoteKind.OLD_LANDLINE) if old else None)


def _is_emergency(digits: str, region: str, *, plus: bool) -> bool:
    from phonenumbers.shortnumberinfo import is_emergency_number

    if len(digits) > 6:
        return False
    short = digits.removeprefix(str(plan.country_code_for_region(region))) if plus else digits
    return short in {"112", "911"} or bool(is_emergency_number(short, region))


def _is_old_landline(digits: str) -> bool:
    """7 digits, or one digit for the area and 7 more; a mobile being typed begins with 3."""
    rest = digits[2:] if digits[:2] in {"03", "05", "07", "09"} else digits
    return len(rest) in {7, 8} and rest[0] in "1245678" and not rest.startswith("60")


def _problem_abroad(digits: str) -> NumberProblem:
    digits = digits.removeprefix("00")
    codes = [digits[:length] for length in (1, 2, 3) if len(digits) >= length]
    code = next((one for one in codes if int(one) in plan.COUNTRY_CODE_TO_REGION_CODE), None)
    if code is None:
        hopeful = len(digits) < 3 and any(
            str(one).startswith(digits) for one in plan.COUNTRY_CODE_TO_REGION_CODE
        )
        return NumberProblem.TOO_SHORT if hopeful else NumberProblem.UNKNOWN_COUNTRY
    region = plan.COUNTRY_CODE_TO_REGION_CODE[int(code)][0]
    rest = digits.removeprefix(code)
    return _problem_of(rest.removeprefix("0") if region == _HOME else rest, region)


def _problem_at_home(digits: str, region: str) -> NumberProblem:
    """Judged in every way the digits may be meant; a number still being typed is only too short."""
    readings = {digits}
    code = str(plan.country_code_for_region(region))
    if digits.startswith(code):
        readings.add(digits.removeprefix(code))
    if region == _HOME and digits.startswith("0"):
        readings = (
            {digits[2:]} if digits[1:2] in {"3", "5", "7", "9"} and digits[2:3] != "0" else {digits[1:]}
        )
    problems = {_problem_of(one, region) for one in readings}
    order = (NumberProblem.TOO_SHORT, NumberProblem.TOO_LONG, NumberProblem.IMPOSSIBLE)
    return next(problem for problem in order if problem in problems)


def _problem_of(national: str, region: str) -> NumberProblem:
    if len(national) < _usual_length(region):
        return NumberProblem.TOO_SHORT
    if _home_number_and_more(national, region):
        return NumberProblem.TOO_LONG
    try:
        verdict = plan.is_possible_number_with_reason(plan.parse(national, region))
    except plan.NumberParseException as error:
        too_long = error.error_type == plan.NumberParseException.TOO_LONG
        return NumberProblem.TOO_LONG if too_long else NumberProblem.IMPOSSIBLE
    wrong_length = verdict in {ValidationResult.TOO_LONG, ValidationResult.INVALID_LENGTH}
    return NumberProblem.TOO_LONG if wrong_length else NumberProblem.IMPOSSIBLE


@lru_cache(maxsize=256)
def _usual_length(region: str) -> int:
    """Digits of an ordinary number without its country code."""
    for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE):
        example = plan.example_number_for_type(region, kind)
        if example:
            return len(plan.national_significant_number(example))
    return 7


def _home_number_and_more(digits: str, region: str) -> bool:
    usual = _usual_length(region)
    return len(digits) > usual and _of_home(digits[:usual], region) is not None

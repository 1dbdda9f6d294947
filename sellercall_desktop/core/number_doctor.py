"""Decides what a writing means in the countries' numbering plans, or why it means nothing.

Only prefixes are ever dropped and the country code added; nothing is guessed. Where Colombia's plan
changed (2021), its older writings are understood too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers as plan
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

from sellercall_desktop.core.errors import NumberProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.number_writing import Fragment, Group, Writing


class NoteKind(StrEnum):
    """What was understood besides the number itself."""

    EXTENSION_DROPPED = "extension_dropped"
    OLD_PREFIX_DROPPED = "old_prefix_dropped"  # Colombia's 03…, 0…, 05/07/09…
    COUNTRY_CODE_WITHOUT_PLUS = "country_code_without_plus"
    INTERNATIONAL_PREFIX = "international_prefix"  # 00…, 009…
    SPREADSHEET_FORMAT = "spreadsheet_format"  # "3001234567.0", "3,001,234,567"
    OLD_LANDLINE = "old_landline"  # Colombia before 2021: 60 and the area code are missing
    PERHAPS_ABROAD = "perhaps_abroad"  # no number of the home country, and no country code was given
    LOOK_ALIKE_LETTERS = "look_alike_letters"  # O for 0, l for 1: said, never corrected


@dataclass(frozen=True, slots=True)
class Note:
    """One thing understood; `text` is the digits it speaks of (the extension, the prefix)."""

    kind: NoteKind
    text: str = ""


Meant = tuple[str, Note | None]
"""A number in E.164 and what was understood on the way to it."""

_COLOMBIA = "CO"
COUNTRY_CODE_CO = 57


def _valid(text: str, region: str | None) -> str | None:
    """The number in E.164, if `text` is one of its plan as it stands."""
    try:
        number = plan.parse(text, region)
    except plan.NumberParseException:
        return None
    if not plan.is_valid_number(number):
        return None
    return str(plan.format_number(number, PhoneNumberFormat.E164))


def _of_home(digits: str, region: str) -> str | None:
    number = _valid(digits, region)
    return number if number and number.startswith(f"+{plan.country_code_for_region(region)}") else None


def numbers_in(fragment: Fragment, region: str, *, alone: bool) -> Iterator[Meant]:
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


def _one_number(groups: tuple[Group, ...], region: str, *, foreign: bool) -> Meant | None:
    digits = "".join(group.digits for group in groups)
    if not 7 <= len(digits) <= 21 or any(group.plus for group in groups[1:]):
        return None
    if groups[0].plus:
        return _with_country_code(digits.removeprefix("00"))
    if digits.startswith("00"):
        return _after_international_prefix(digits, region)
    return _without_plus(digits, region, foreign=foreign)


def _with_country_code(digits: str) -> Meant | None:
    number = _valid(f"+{digits}", None)
    if not digits.startswith(f"{COUNTRY_CODE_CO}0"):
        return (number, None) if number else None
    return _without_old_prefix(digits.removeprefix(str(COUNTRY_CODE_CO)))


def _after_international_prefix(digits: str, region: str) -> Meant | None:
    """00 everywhere; in Colombia also 00 and the operator's digit. The home country's reading goes first."""
    home = f"+{plan.country_code_for_region(region)}"
    prefixes = ("00", "009", "007", "005") if region == _COLOMBIA else ("00",)
    read_as = [
        (found[0], Note(NoteKind.INTERNATIONAL_PREFIX, prefix))
        for prefix in prefixes
        if digits.startswith(prefix) and (found := _with_country_code(digits.removeprefix(prefix)))
    ]
    return next((pair for pair in read_as if pair[0].startswith(home)), read_as[0] if read_as else None)


def _without_plus(digits: str, region: str, *, foreign: bool) -> Meant | None:
    code = str(plan.country_code_for_region(region))
    if region == _COLOMBIA and digits.startswith("0"):
        return _without_old_prefix(digits)
    number = _of_home(digits, region)
    if number:
        given = number == f"+{digits}" and not digits.startswith("1")  # in North America 1 is how one dials
        return number, Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code) if given else None
    if digits.startswith(code) and (found := _with_country_code(digits)):
        return found[0], found[1] or Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, code)
    if not foreign or len(digits) < 11 or digits.startswith("0") or _home_number_and_more(digits, region):
        return None
    abroad = _valid(f"+{digits}", None)
    if abroad != f"+{digits}":
        return None
    return abroad, Note(NoteKind.COUNTRY_CODE_WITHOUT_PLUS, str(plan.parse(abroad).country_code))


def _without_old_prefix(digits: str) -> Meant | None:
    """Colombia: 03 before mobiles, 0 or 0 and the operator's digit before long distance (until 2021)."""
    begun_03 = digits.startswith(("033", "0360"))  # 0 3300123456, or 03 300 123 456 with a digit to come?
    for length in (2,) if begun_03 else (2, 1):
        prefix, rest = digits[:length], digits[length:]
        number = (
            _of_home(rest, _COLOMBIA) if prefix in {"0", "03", "05", "07", "09"} and len(rest) == 10 else None
        )
        if number:
            return number, Note(NoteKind.OLD_PREFIX_DROPPED, prefix)
    free = _of_home(digits[1:], _COLOMBIA) if digits.startswith(("01800", "01900")) else None
    return (free, None) if free else None  # 01 800 … is how such numbers are written to this day


# --- why not -----------------------------------------------------------------------------------


def explain(writing: Writing, region: str) -> tuple[NumberProblem, Note | None]:
    """Why none of it can be dialed, and what can be said about it."""
    fragment = max(writing.fragments, key=lambda one: len(one.digits), default=None)
    if writing.look_alike:
        return NumberProblem.NOT_A_NUMBER, Note(NoteKind.LOOK_ALIKE_LETTERS, writing.look_alike)
    if fragment is None or (writing.letters and len(fragment.digits) < 7):
        return NumberProblem.NOT_A_NUMBER, None
    digits, plus = fragment.digits, fragment.groups[0].plus
    if _is_emergency(digits, region, plus=plus):
        return NumberProblem.EMERGENCY, None
    abroad = plus or digits.startswith("00")
    problem = _problem_abroad(digits) if abroad else _problem_at_home(digits, region)
    if problem is NumberProblem.IMPOSSIBLE and not abroad:
        return problem, Note(NoteKind.PERHAPS_ABROAD)
    old = region == _COLOMBIA and problem is NumberProblem.TOO_SHORT and _is_old_landline(digits)
    return problem, Note(NoteKind.OLD_LANDLINE) if old else None


def _is_emergency(digits: str, region: str, *, plus: bool) -> bool:
    from phonenumbers.shortnumberinfo import is_emergency_number

    if len(digits) > 6:
        return False
    short = digits.removeprefix(str(plan.country_code_for_region(region))) if plus else digits
    return short in {"112", "911"} or bool(is_emergency_number(short, region))


def _is_old_landline(digits: str) -> bool:
    """7 digits, or one digit for the area and 7 more; a mobile being typed begins with 3."""
    digits = digits.removeprefix("00").removeprefix(str(COUNTRY_CODE_CO)) if len(digits) > 8 else digits
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
    return _problem_of(rest.removeprefix("0") if region == _COLOMBIA else rest, region)


def _problem_at_home(digits: str, region: str) -> NumberProblem:
    """Judged in every way the digits may be meant; a number still being typed is only too short."""
    readings = {digits}
    code = str(plan.country_code_for_region(region))
    if digits.startswith(code):
        readings.add(digits.removeprefix(code))
    if region == _COLOMBIA and digits.startswith("0"):
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

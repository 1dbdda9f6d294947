"""Asks the countries' numbering plans what digits mean, in the forms of today and in those that people kept.

Only prefixes are ever dropped, never a digit guessed. The plans are libphonenumber's; what they have
forgotten (Mexico's 1 and 044, Argentina's 9 before 0 and 15, Colombia's 03) stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers as plan
from phonenumbers import PhoneNumberFormat, PhoneNumberType


class NoteKind(StrEnum):
    """What was understood besides the number itself."""

    EXTENSION_DROPPED = "extension_dropped"
    DIGITS_LEFT_OUT = "digits_left_out"  # they stand beside the number, and nothing says what they are
    NO_NUMBER_THERE = "no_number_there"  # one of several: no number of the country that its plus names
    OLD_PREFIX_DROPPED = "old_prefix_dropped"  # Colombia's 03…, 0…, 05/07/09…; Mexico's 1, 01, 044, 045
    COUNTRY_CODE_WITHOUT_PLUS = "country_code_without_plus"
    INTERNATIONAL_PREFIX = "international_prefix"  # 00…, 009…, 011…
    SPREADSHEET_FORMAT = "spreadsheet_format"  # "3001234567.0", "3,001,234,567"
    OLD_LANDLINE = "old_landline"  # Colombia before 2021: 60 and the area code are missing
    PERHAPS_ABROAD = "perhaps_abroad"  # no number of the home country; `text`: what it would be with a plus
    LOOK_ALIKE_LETTERS = "look_alike_letters"  # O for 0, l for 1: said, never corrected


@dataclass(frozen=True, slots=True)
class Note:
    """One thing understood; `text` is the digits it speaks of (the extension, the prefix)."""

    kind: NoteKind
    text: str = ""


Meant = tuple[str, Note | None]
"""A number in E.164 and what was understood on the way to it."""

AMBIGUOUS: Meant = ("", None)
"""Two prefixes lead to two numbers, and nothing shows which was meant."""

COLOMBIA, MEXICO, ARGENTINA, CHILE = "CO", "MX", "AR", "CL"
COUNTRY_CODE_CO = 57
_MEXICO_OLD = ("044", "045", "01", "1")
"""Before mobiles (044, 045; 1 from abroad) and long distance (01) until 3 August 2019."""


def valid(text: str, region: str | None = None) -> str | None:
    """The number in E.164, if `text` is one of its plan as it stands."""
    try:
        number = plan.parse(text, region)
    except plan.NumberParseException:
        return None
    if not plan.is_valid_number(number):
        return None
    return str(plan.format_number(number, PhoneNumberFormat.E164))


@lru_cache(maxsize=512)
def country_code(region: str) -> str:
    """The country's code in digits; ``"0"``, which no country has, where there is none."""
    return str(plan.country_code_for_region(region))


def with_country_code(digits: str) -> Meant | None:
    """The number that country code and number are: as they stand, else in a form that people keep."""
    if digits.startswith(f"{COUNTRY_CODE_CO}0"):
        return without_old_prefix(digits.removeprefix(str(COUNTRY_CODE_CO)))
    if (number := valid(f"+{digits}")) and len(number) <= len(digits) + 1:  # some plans would add an area
        return number, None
    code, rest = split(digits)
    regions = plan.COUNTRY_CODE_TO_REGION_CODE.get(int(code or 0), ())
    if not regions:
        return None
    if found := kept_form(rest, regions[0]):
        return found
    for one in (rest, rest.removeprefix("0")):
        number = valid(one, regions[0])
        fits = number and number.startswith(f"+{code}") and len(number) <= len(digits) + 1
        if number and fits and not one.startswith("00"):
            return number, None
    return None


@lru_cache(maxsize=1024)
def is_ordinary(e164: str) -> bool:
    """Whether it is a mobile or fixed telephone, and no free, premium or other service."""
    kinds = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
    return plan.number_type(plan.parse(e164)) in kinds


def of_home(digits: str, region: str) -> str | None:
    """A number of the home country, as its people write it."""
    number = valid(digits, region)
    return number if number and number.startswith(f"+{country_code(region)}") else None


def kept_form(national: str, region: str) -> Meant | None:
    """A number without its country code, in a form that its plan gave up."""
    if region == MEXICO:
        for prefix in _MEXICO_OLD:
            rest = national.removeprefix(prefix)
            if len(rest) == 10 and len(national) > 10 and (number := valid(f"+52{rest}")):
                return number, Note(NoteKind.OLD_PREFIX_DROPPED, prefix)
    if region == ARGENTINA:
        return _argentine(national)
    if region == CHILE and re.fullmatch(r"0[2-9]\d{8}", national) and (number := valid(f"+56{national[1:]}")):
        return number, Note(NoteKind.OLD_PREFIX_DROPPED, "0")
    return None


def _argentine(national: str) -> Meant | None:
    """9 (from abroad), 0 (long distance) and 15 (mobile, after the area code) in any company."""
    mobile = re.fullmatch(r"0?9(0?)(\d{10,12})", national)
    if mobile is None:
        return None
    number = valid(f"0{mobile[2]}", ARGENTINA)
    if number and not number.startswith("+549"):
        number = valid(f"+549{number.removeprefix('+54')}")
    return (number, None) if number else None


def without_old_prefix(digits: str) -> Meant | None:
    """Colombia: 03 before mobiles, 0 or 0 and the operator's digit before long distance (until 2021)."""
    begun_03 = digits.startswith(("033", "0360"))  # 0 3300123456, or 03 300 123 456 with a digit to come?
    for length in (2,) if begun_03 else (2, 1):
        prefix, rest = digits[:length], digits[length:]
        number = (
            of_home(rest, COLOMBIA) if prefix in {"0", "03", "05", "07", "09"} and len(rest) == 10 else None
        )
        if number:
            return number, Note(NoteKind.OLD_PREFIX_DROPPED, prefix)
    free = of_home(digits[1:], COLOMBIA) if digits.startswith(("01800", "01900")) else None
    return (free, None) if free else None  # 01 800 … is how such numbers are written to this day


def split(digits: str) -> tuple[str, str]:
    """Country code and the rest; an empty code where no country has it."""
    codes = (digits[:length] for length in (1, 2, 3) if len(digits) >= length)
    code = next((one for one in codes if int(one) in plan.COUNTRY_CODE_TO_REGION_CODE), "")
    return code, digits.removeprefix(code)


# --- abroad --------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _international_prefix(region: str) -> re.Pattern[str]:
    metadata = plan.PhoneMetadata.metadata_for_region(region, None)
    return re.compile((metadata and metadata.international_prefix) or "00")


def international_prefixes(digits: str, region: str) -> tuple[str, ...]:
    """What the digits begin with that means + : 00 everywhere, and the home country's own."""
    found = ["00"] if digits.startswith("00") else []
    if (own := _international_prefix(region).match(digits)) and own[0] not in found:
        found.append(own[0])
    return tuple(found)


def after_international_prefix(digits: str, region: str, first: str) -> Meant | None:
    """The number after the prefix; `AMBIGUOUS` where two prefixes lead to two numbers.

    But Colombia's 0057… is 00 and its own 57, and not 005 and Russia's 7, unless 005 is `first`: a group
    of its own. And Korea's 00682… is rather 00 and a wrong number of 682 than 006 and Korea's own 82, unless
    006 is.
    """
    found: dict[str, str] = {}
    prefixes, own = international_prefixes(digits, region), f"+{country_code(region)}"
    for prefix in prefixes:
        if meant := with_country_code(digits.removeprefix(prefix)):
            found.setdefault(meant[0], prefix)
    if len(found) > 1:
        found = {one: "00" for one, prefix in found.items() if prefix == "00"}
        if not all(one.startswith(own) for one in found) or first in prefixes[1:]:
            return AMBIGUOUS
    elif "00" in prefixes and any(
        one.startswith(own) and prefix not in {"00", first} for one, prefix in found.items()
    ):
        return AMBIGUOUS
    return next(((one, Note(NoteKind.INTERNATIONAL_PREFIX, prefix)) for one, prefix in found.items()), None)


# --- lengths -------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def usual_length(region: str) -> int:
    """Digits of an ordinary number without its country code."""
    for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE):
        example = plan.example_number_for_type(region, kind)
        if example:
            return len(plan.national_significant_number(example))
    return 7


def home_number_and_more(digits: str, region: str) -> bool:
    """A whole number of the home country, and digits after it."""
    usual = usual_length(region)
    return len(digits) > usual and of_home(digits[:usual], region) is not None

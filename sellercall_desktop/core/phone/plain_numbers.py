"""Ordinary numbers read a hundred times faster: what `reading.read` would say of a text of the plainest form.

For lists of a hundred thousand. A text that is not one of these forms, or whose number is no ordinary mobile
or fixed one, is left to `read`; a test holds the two together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import phonenumbers as plan

_PLAIN = re.compile(r"\+[1-9]\d{0,2}(?:[ -]?(?!0)\d{3,})+|[1-9]\d\d(?:[ -][1-9]\d{2,})+", re.ASCII)
"""Besides digits alone: groups of three and more. Shorter ones may be a time, a date, or a row's number."""
_NO_DIGITS = str.maketrans("", "", " -+")
_SHORTEST, _LONGEST = 7, 15
_OLD_COLOMBIAN = "570"  # an old long-distance prefix follows


class _Plan(NamedTuple):
    """What of a country's plan decides about its ordinary numbers."""

    code: str
    ordinary: re.Pattern[str]  # mobile and fixed ones, without the country code
    prefix: re.Pattern[str] | None  # what would be taken off in front of them
    abroad: re.Pattern[str]  # what stands before a country code
    longest: int  # digits of any number of the country, without its code


def plain_number(text: str, region: str) -> str | None:
    """The one number in E.164 that `read(text, region)` has; None: ask it.

    Its only note would be that the home country's code stands there without its plus.
    """
    if text.isdigit() and text.isascii():
        digits = text
    elif _PLAIN.fullmatch(text) is not None:
        digits = text.translate(_NO_DIGITS)
    else:
        return None
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return None
    return _with_plus(digits) if text[0] == "+" else _of_home(digits, region)


def _with_plus(digits: str) -> str | None:
    home = _plan_of(digits[:3])
    if home is None or digits.startswith(_OLD_COLOMBIAN):
        return None
    return f"+{digits}" if _is_ordinary(digits[len(home.code) :], home) else None


def _of_home(digits: str, region: str) -> str | None:
    home = _plan(region)
    if home is None or digits[0] == "0" or home.abroad.match(digits):
        return None
    if not digits.startswith(home.code):
        return f"+{home.code}{digits}" if _is_ordinary(digits, home) else None
    is_with_code = len(digits) > home.longest and _is_ordinary(digits[len(home.code) :], home)
    return f"+{digits}" if is_with_code else None


def _is_ordinary(national: str, home: _Plan) -> bool:
    if national[0] == "0" or home.ordinary.fullmatch(national) is None:
        return False
    taken = home.prefix.match(national) if home.prefix is not None else None
    return taken is None or taken.end() == 0


@lru_cache(maxsize=1024)
def _plan_of(begin: str) -> _Plan | None:
    """Of the country whose code stands first in these digits."""
    codes = (int(begin[:length]) for length in (1, 2, 3))
    regions = (plan.COUNTRY_CODE_TO_REGION_CODE.get(code) for code in codes)
    region = next((known[0] for known in regions if known), None)
    return _plan(region) if region is not None else None


@lru_cache(maxsize=256)
def _plan(region: str) -> _Plan | None:
    """None where it takes more to tell: of countries that share a code only the first has one."""
    metadata = plan.PhoneMetadata.metadata_for_region(region, None)
    code = plan.country_code_for_region(region)
    if metadata is None or plan.COUNTRY_CODE_TO_REGION_CODE.get(code, ("",))[0] != region:
        return None
    if metadata.leading_digits is not None:
        return None
    kinds = [kind for kind in (metadata.mobile, metadata.fixed_line) if _has_numbers(kind)]
    general = metadata.general_desc
    if not kinds or general is None or not general.possible_length:
        return None
    prefix = metadata.national_prefix_for_parsing
    return _Plan(
        str(code),
        re.compile(f"(?={_pattern_of(general)}$)(?:{'|'.join(map(_pattern_of, kinds))})", re.ASCII),
        re.compile(prefix) if prefix else None,
        re.compile(metadata.international_prefix or "00"),
        max(general.possible_length),
    )


def _has_numbers(kind: plan.PhoneNumberDesc | None) -> bool:
    return bool(
        kind and kind.national_number_pattern and kind.possible_length and -1 not in kind.possible_length
    )


def _pattern_of(kind: plan.PhoneNumberDesc | None) -> str:
    if kind is None:
        return ""
    # As its validation does: the kind's lengths count beside its pattern.
    lengths = "|".join(f".{{{length}}}" for length in kind.possible_length)
    return f"(?=(?:{lengths})$)(?:{kind.national_number_pattern})"

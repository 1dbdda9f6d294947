"""Countries as people name them beside a number: by name, by a flag, in letters such as USA."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import phonenumbers as plan

from sellercall_desktop.core.phone.writing import LONGEST_TEXT

_SHORT = {"usa": "US", "us": "US", "eeuu": "US", "ee uu": "US", "eua": "US", "u s a": "US", "uk": "GB"}
_FIRST_OF_FLAGS = 0x1F1E6
_SIGN_OF_A_FLAG = "[\U0001f1e6-\U0001f1ff]"
_BEFORE_DIGITS = re.compile(
    rf"(?P<flag>{_SIGN_OF_A_FLAG}{{2}})\ufe0f?[\s:.-]{{0,3}}(?=[(\d])"
    r"|(?<![^\W\d_])(?P<words>[^\W\d_][^\d\n(),;:/|+]{1,40}?)[\s:.-]{1,3}(?=[(\d])"
)
_FLAG_SIGNS = frozenset(chr(code) for code in range(0x1F1E6, 0x1F200))
_MOST_WORDS = 4  # of a country's name


def codes_named(words: str) -> frozenset[str]:
    """The calling codes of the countries that these words name, and nothing else; empty where they do not."""
    if (region := _regions().get(_folded(words))) is None:
        return frozenset()
    return frozenset({str(plan.country_code_for_region(region))})


def named_before(text: str) -> tuple[str, bool] | None:
    """The country (ISO 3166) that stands directly before the first digits, and whether by its flag."""
    text = text[:LONGEST_TEXT]
    if not any(sign.isalpha() or sign in _FLAG_SIGNS for sign in text):
        return None
    if (found := _BEFORE_DIGITS.search(text)) is None:
        return None
    if flag := found["flag"]:
        region = "".join(chr(ord(sign) - _FIRST_OF_FLAGS + ord("A")) for sign in flag)
        return (region, True) if region in plan.SUPPORTED_REGIONS else None
    words = _folded(found["words"]).split()
    names = (" ".join(words[start:]) for start in range(max(0, len(words) - _MOST_WORDS), len(words)))
    region = next((_regions()[name] for name in names if name in _regions() and _is_sure(name)), "")
    return (region, False) if region else None


def _is_sure(name: str) -> bool:
    """Two letters are more often something else: CR is a street, ES a verb."""
    return len(name) > 2 or name in {"us", "uk", "mx"}


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

    names = {_folded(name): region for region, both in COUNTRY_NAMES.items() for name in both}
    return {**names, **{region.lower(): region for region in COUNTRY_NAMES}, **_SHORT}


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower())
    return " ".join(
        re.findall(r"[^\W\d_]+", "".join(sign for sign in apart if not unicodedata.combining(sign)))
    )

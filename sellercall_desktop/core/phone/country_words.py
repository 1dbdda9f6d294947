"""Countries as people name them beside a number: by name, by a flag, in letters such as USA."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import phonenumbers as plan

from sellercall_desktop.core.phone.writing import LONGEST_TEXT

_SHORT = {"usa": "US", "us": "US", "eeuu": "US", "ee uu": "US", "eua": "US", "u s a": "US", "uk": "GB"}
_SHORT |= {
    "mex": "MX",
    "col": "CO",
    "arg": "AR",
    "chl": "CL",
    "per": "PE",
    "ecu": "EC",
    "esp": "ES",
    "bra": "BR",
}
_SHORT |= {
    "ven": "VE",
    "cri": "CR",
    "pan": "PA",
    "gtm": "GT",
    "dom": "DO",
    "bol": "BO",
    "pry": "PY",
    "ury": "UY",
}
_CODE = re.compile(r"\+?(?:00)?([1-9]\d{0,2})(?:[.,]0)?")
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


@lru_cache(maxsize=1024)
def region_named(text: str) -> str:
    """The country (ISO 3166) whose name, letters, flag or calling code this is; else nothing."""
    text = text.strip()
    if code := _CODE.fullmatch(text):
        known = plan.COUNTRY_CODE_TO_REGION_CODE.get(int(code[1]), ("",))[0]
        return known if known.isalpha() else ""
    flag = _region_of_flag(text) if len(text) == 2 else ""
    return flag or _regions().get(_folded(text), "")


def _region_of_flag(flag: str) -> str:
    region = "".join(chr(ord(sign) - _FIRST_OF_FLAGS + ord("A")) for sign in flag if sign in _FLAG_SIGNS)
    return region if region in plan.SUPPORTED_REGIONS else ""


def named_before(text: str) -> tuple[str, bool] | None:
    """The country (ISO 3166) that stands directly before the first digits, and whether by its flag."""
    text = text[:LONGEST_TEXT]
    if not any(sign.isalpha() or sign in _FLAG_SIGNS for sign in text):
        return None
    if (found := _BEFORE_DIGITS.search(text)) is None:
        return None
    if flag := found["flag"]:
        return (region, True) if (region := _region_of_flag(flag)) else None
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

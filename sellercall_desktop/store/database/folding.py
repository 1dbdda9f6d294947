"""What a person types into the filter, and text made comparable: no case, no accents, single spaces."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sellercall_desktop.core.folding import folded as bare
from sellercall_desktop.core.phone.searching import digits_searched

SHORTEST_FIGURE = 3
"""Digits typed alone are looked for in conversations from here on: 1 and 2 are in all of them."""

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,:'\u2019]\d+)*")


@dataclass(frozen=True, slots=True)
class Terms:
    """A filter's text: words that must all begin words of the call, digits that its number contains.

    Or, instead of the digits, the figures they were written as must all be said: ``20458``, ``35.000``.
    """

    words: tuple[str, ...] = ()
    digits: str = ""
    figures: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.digits)


def terms_of(text: str, region: str = "CO") -> Terms:
    """Parts with a letter are words; the digits of all other parts together are part of a number.

    A whole number is read as the dialer reads it, with its label, in a link, or beside words.
    """
    text = unicodedata.normalize("NFC", text)
    parts = text.split()
    plain = [part for part in parts if not any(char.isalpha() for char in part)]
    figures = tuple(figure for part in plain for figure in _FIGURE.findall(part))
    if whole := digits_searched(text, region):
        return Terms((), whole, figures if len(plain) == len(parts) else ())
    words = [word for part in parts if part not in plain for word in _WORD.findall(part)]
    digits = digits_searched(" ".join(plain), region) or digits_of("".join(plain))
    spoken = bool(words) or len(digits) >= SHORTEST_FIGURE
    return Terms(tuple(words), digits, figures if spoken else ())


def digits_of(text: str) -> str:
    """The decimal digits of a text, in ASCII."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def folded(text: str) -> str:
    """The text's words without case and accents, each with a space before it."""
    return "".join(f" {word}" for word in _WORD.findall(bare(text)))

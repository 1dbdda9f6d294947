"""What a person types into the filter, and text made comparable: no case, no accents, single spaces."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sellercall_desktop.core.folding import folded as plain

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """A filter's text: words that must all begin words of the call, digits that its number contains."""

    words: tuple[str, ...] = ()
    digits: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.digits)


def terms_of(text: str) -> Terms:
    """Parts with a letter are words; the digits of all other parts together are part of a number."""
    words: list[str] = []
    digits = ""
    for part in unicodedata.normalize("NFC", text).split():
        if any(char.isalpha() for char in part):
            words += _WORD.findall(part)
        else:
            digits += digits_of(part)
    return Terms(tuple(words), digits)


def digits_of(text: str) -> str:
    """The decimal digits of a text, in ASCII."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def folded(text: str) -> str:
    """The text's words without case and accents, each with a space before it."""
    return "".join(f" {word}" for word in _WORD.findall(plain(text)))

"""Text as one looks for it: no case, no accents. Every filter and search of the program folds here."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Small letters without accents: what a person who types in a hurry means."""
    small = text.casefold()
    if small.isascii():
        return small  # nearly every line of a log
    parts = unicodedata.normalize("NFKD", small)
    return "".join(each for each in parts if not unicodedata.combining(each))

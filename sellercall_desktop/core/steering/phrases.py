"""How a list of phrases is written down and looked for: folded text, and blanks that a comma may stand in.

Speech arrives with or without accents and punctuation. A phrase never reaches over the end of a sentence
that somebody marked, and what was found is shown as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded_with_places

if TYPE_CHECKING:
    from collections.abc import Iterable

_APOSTROPHES = str.maketrans("’‘´`", "''''")
_BLANK = r"[\s,\-]+"
_REACH = 120
"""Characters. No phrase that stands before another is longer."""
_SENTENCE_ENDS = re.compile(r"[.;!?¿¡\n]")


def phrase(*alternatives: str) -> re.Pattern[str]:
    """One pattern of whole words; each blank also stands for a comma or a hyphen."""
    joined = "|".join(alternatives).replace(" ", _BLANK)
    return re.compile(rf"\b(?:{joined})(?![\w'])")


def ending(*alternatives: str, comma: bool = True) -> re.Pattern[str]:
    """A pattern for the very end of a text; `comma` says whether one may stand between it and the end."""
    joined = "|".join(alternatives).replace(" ", _BLANK)
    gap = r"[\s,]*" if comma else r"\s*"
    return re.compile(rf"\b(?:{joined}){gap}$")


@dataclass(frozen=True, slots=True)
class Wordings:
    """How one language asks never to be called again. What follows `asks` and `stops` is judged, too."""

    heard: tuple[str, ...]  # without one of these no phrase below is there
    asks: re.Pattern[str]  # "do not call me"
    stops: re.Pattern[str]  # "stop calling"
    plain: re.Pattern[str]  # whatever follows
    commands: re.Pattern[str]  # plain, and no "no" before them negates them
    doubtful: re.Pattern[str]
    past: re.Pattern[str]  # in the words as they were written: somebody tells what they did
    # What stands right before:
    unsaid: re.Pattern[str]  # "I do not say that": no wish
    negated: re.Pattern[str]  # turns `stops` and `plain` into the contrary
    others: re.Pattern[str]  # what somebody else was told
    doubted: re.Pattern[str]  # somebody else asks for it, or they call themselves
    # What follows right after:
    time: re.Pattern[str]  # a wish about the hour
    never: re.Pattern[str]  # anywhere after `time`: no hour at all
    no_call: re.Pattern[str]  # the words had another meaning
    name: re.Pattern[str]  # what one is not to be called
    softer: re.Pattern[str]  # a condition, a place, a channel
    nameable: re.Pattern[str]  # `asks` and `stops` that end so may go on with `no_call`
    bare: re.Pattern[str]  # `asks` and `stops` that end so may go on with a name, or with `less`
    less: re.Pattern[str]  # "not so often"
    softer_later: re.Pattern[str]  # the same, some words later


@dataclass(frozen=True, slots=True)
class Said:
    """A text to look in: as it was written, and folded."""

    written: str
    low: str
    places: list[int] | None

    def words(self, start: int, end: int) -> str:
        """What stands between two places of `low`, as it was written."""
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return self.written[start:end]

    def before(self, start: int) -> str:
        """What the same sentence says before that place, as far back as a phrase reaches."""
        cut = max(0, start - _REACH)
        for end in _SENTENCE_ENDS.finditer(self.low, cut, start):
            cut = end.end()
        return self.low[cut:start]

    def after(self, end: int) -> str:
        """Everything that follows that place."""
        return self.low[end:]


def said(text: str) -> Said:
    """The text made ready to be looked in."""
    low, places = folded_with_places(text.translate(_APOSTROPHES))
    return Said(text, low, places)


def one_of(words: Iterable[str]) -> str:
    """Any of these, as a part of a phrase."""
    return f"(?:{'|'.join(words)})"

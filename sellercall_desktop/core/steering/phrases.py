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
    from collections.abc import Iterable, Iterator

_APOSTROPHES = str.maketrans("’‘´`", "''''")
_BLANK = r"[\s,\-]+"
_REACH = 120
"""Characters. No phrase that stands before another is longer."""
_SENTENCE_ENDS = re.compile(r"[.;!?¿¡\n]")


class Phrase:
    """A pattern that is compiled when it is first looked for: all of them take a third of a second."""

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._compiled: re.Pattern[str] | None = None
        _MADE.append(self)

    @property
    def compiled(self) -> re.Pattern[str]:
        """As the library has it."""
        if self._compiled is None:
            self._compiled = re.compile(self._source)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in the text."""
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Whether the text begins so."""
        return self.compiled.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places in the text."""
        return self.compiled.finditer(text)


_MADE: list[Phrase] = []


def make_ready() -> None:
    """Compile every phrase that is known. Not for the loop."""
    for each in _MADE:
        _ = each.compiled


def phrase(*alternatives: str) -> Phrase:
    """One pattern of whole words; each blank also stands for a comma or a hyphen."""
    joined = "|".join(alternatives).replace(" ", _BLANK)
    return Phrase(rf"\b(?:{joined})(?![\w'])")


def ending(*alternatives: str, comma: bool = True) -> Phrase:
    """A pattern for the very end of a text; `comma`: whether one, or a quotation's begin, may follow."""
    joined = "|".join(alternatives).replace(" ", _BLANK)
    gap = r"[\s,:\"«“]*" if comma else r"\s*"
    return Phrase(rf"\b(?:{joined}){gap}$")


@dataclass(frozen=True, slots=True)
class Wordings:
    """How one language asks never to be called again. What follows `asks` and `stops` is judged, too."""

    heard: Phrase  # of a turn without one of these words nothing below is asked: most turns are other talk
    asks: Phrase  # "do not call me"
    stops: Phrase  # "stop calling"
    plain: Phrase  # whatever follows
    commands: Phrase  # plain, and no "no" before them negates them
    doubtful: Phrase
    past: Phrase  # in the words as they were written: somebody tells what they did
    # What stands right before:
    unsaid: Phrase  # "I do not say that": no wish
    negated: Phrase  # turns `stops` and `plain` into the contrary
    others: Phrase  # what somebody else was told
    doubted: Phrase  # somebody else asks for it, or they call themselves
    # What follows right after:
    time: Phrase  # a wish about the hour
    never: Phrase  # anywhere after `time`: no hour at all
    no_call: Phrase  # the words had another meaning
    name: Phrase  # what one is not to be called
    ended: Phrase  # "any more" and a comma: what comes then is another clause, even about an hour
    softer: Phrase  # a condition
    tied: Phrase  # a place, a channel, another person: only in the same clause
    nameable: Phrase  # `asks` and `stops` that end so may go on with `no_call`
    bare: Phrase  # `asks` and `stops` that end so may go on with a name, or with `less`
    less: Phrase  # "not so often"
    softer_later: Phrase  # the same, some words later


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

"""What was said in one turn as tokens: folded words, numbers and signs, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.folding import folded_with_places

if TYPE_CHECKING:
    from collections.abc import Container


def in_order(*lines: str) -> list[str]:
    """Words from lines of them, in order."""
    return " ".join(lines).split()


def words_of(*lines: str) -> frozenset[str]:
    """A set of words from lines of them."""
    return frozenset(" ".join(lines).split())


_APOSTROPHES = str.maketrans("’‘´`", "''''")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[^\s\w]|_")
_REACH = 12
"""Tokens. No negation is looked for further back."""
ENDS = frozenset(".,;:!?¿¡…")
_TURNS_BACK = words_of("sino pero mejor but rather instead entonces")
_NOT = words_of(
    "no nunca tampoco ni not never don't doesn't isn't won't can't cannot didn't aren't wasn't wouldn't",
)
_NO_NEGATION = re.compile(
    r"\bno (?:hay|tengo|es|veo|le veo) (?:ningun )?(?:problema|inconveniente|lio)"
    r"|\bno importa\b|\bno se preocupe"
    r"|\b(?:por que|porque|why) no[t]?\b|\bno mas\b|\bno problem|\bno worries|\bcomo no\b|\bsi no\b"
)


class Token(NamedTuple):
    """A folded word, a number or a sign, and its place in the folded text."""

    low: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """It is written in digits."""
        return self.low[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """It is made of letters."""
        return self.low[0].isalpha()


class Speech:
    """One turn, made ready to be read."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.low, self._places = folded_with_places(written.translate(_APOSTROPHES))
        self.tokens = [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(self.low)]
        self._lows = tuple(token.low for token in self.tokens)
        self._size = len(self._lows)
        self._digits = any(token.is_number for token in self.tokens)

    def at(self, index: int) -> str:
        """The token there, empty beyond both ends."""
        return self._lows[index] if 0 <= index < self._size else ""

    def holds(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands anywhere."""
        return not words.isdisjoint(self._lows)

    @property
    def holds_digits(self) -> bool:
        """Whether anything is written in digits."""
        return self._digits

    def are(self, index: int, *words: str) -> bool:
        """Whether these words stand there, one after another."""
        return index >= 0 and self._lows[index : index + len(words)] == words

    def glued(self, index: int) -> bool:
        """Whether no blank stands between this token and the next."""
        both = self.tokens[index : index + 2]
        return len(both) == 2 and both[0].end == both[1].start

    def words(self, first: int, end: int) -> str:
        """What was written from one token to before another."""
        return self.text(self.tokens[first].start, self.tokens[end - 1].end)

    def text(self, start: int, end: int) -> str:
        """What was written between two places of the folded text."""
        if self._places is not None:
            start, end = self._places[start], self._places[end - 1] + 1
        return self.written[start:end]

    def clause_start(self, index: int) -> int:
        """Where the clause begins in which this token stands, as far back as a negation reaches."""
        first = index
        while first > max(0, index - _REACH):
            before = self.tokens[first - 1].low
            if before in ENDS or before in _TURNS_BACK:
                break
            first -= 1
        return first

    def before(self, index: int) -> str:
        """The words of its clause before this token, folded, with single blanks."""
        return " ".join(token.low for token in self.tokens[self.clause_start(index) : index])

    def negated(self, index: int) -> bool:
        """Whether its clause says before this token that it is not so."""
        first = self.clause_start(index)
        if index == 1 and self.at(0) == "no":
            return False  # "no el viernes": an answer that goes on
        if not any(token.low in _NOT for token in self.tokens[first:index]):
            return False
        rest = _NO_NEGATION.sub("", self.before(index))
        return any(word in _NOT for word in rest.split())

    def has(self, words: Container[str], first: int, end: int) -> bool:
        """Whether one of these words stands in that stretch."""
        return any(token.low in words for token in self.tokens[max(0, first) : max(0, end)])

"""Where in what was said stands what was searched for: the piece that a row shows, and what is marked.

It reads a search as the history does (`store.database.folding`): parts with a letter are words, each the
beginning of one that was said, case and accents aside; digits are figures, with whatever sign stands
between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded, folded_with_places, holds_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.calls.facts import Speaker

Span = tuple[int, int]
"""First character and the one after the last."""

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\s.,:;'\u2019()/+-]{0,3}"
_SHORTEST_FIGURE = 3  # digits: fewer are said in every conversation
_MOST_SPANS = 1000
_BEFORE, _LONGEST = 32, 160  # characters before the first match, and in all: a row holds no more


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search looks for in conversations. False where that is nothing."""

    parts: tuple[re.Pattern[str], ...] = ()
    needles: tuple[str, ...] = ()
    """Folded: a text that holds none of them needs no closer look."""
    has_words: bool = False
    """Letters are looked for, so that each call found has a piece to show (digits may be its number's)."""

    @classmethod
    def of(cls, text: str) -> Wanted:
        """Read a filter's text."""
        words: list[str] = []
        groups: list[list[str]] = [[]]
        for part in folded(text).split():
            if any(char.isalpha() for char in part):
                words += _WORD.findall(part)
                groups.append([])
            else:
                groups[-1] += re.findall(r"\d+", part)
        groups = [group for group in groups if _is_figure(group, beside_words=bool(words))]
        patterns = [rf"(?<![^\W_]){word}" for word in words]
        patterns += [rf"(?<!\d){_BETWEEN.join(group)}" for group in groups]
        return cls(
            tuple(re.compile(pattern) for pattern in dict.fromkeys(patterns)),
            (*words, *(group[0] for group in groups)),
            has_words=bool(words),
        )

    def __bool__(self) -> bool:
        return bool(self.parts)

    def may_stand_in(self, text: str) -> bool:
        """The quick look: of 20,000 turns nearly all are passed over by it."""
        return any("ss" in needle or holds_word(text, needle) for needle in self.needles)  # ß is one letter

    def spans(self, text: str) -> list[Span]:
        """Where they stand in the text, in order, none within another; at most 1,000."""
        if not self.may_stand_in(text):
            return []
        small, places = folded_with_places(text)
        found: list[Span] = []
        for part in self.parts:
            for match in part.finditer(small):
                found.append(_in_original(match.span(), places, len(text)))
                if len(found) == _MOST_SPANS:
                    break
        apart: list[Span] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        return apart[:_MOST_SPANS]

    def held_by(self, text: str) -> int:
        """How many of the parts stand in the text."""
        if not self.may_stand_in(text):
            return 0
        small = folded_with_places(text)[0]
        return sum(part.search(small) is not None for part in self.parts)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a conversation on one line, and what is to be marked in it."""

    text: str
    spans: tuple[Span, ...]
    speaker: Speaker | None  # None: from the summary


def passage_of(said: Iterable[tuple[Speaker | None, str]], wanted: Wanted) -> Passage | None:
    """The piece that holds most of what is wanted, the earliest of equals; None where nothing is found.

    `said` is read no further than to a piece that holds all.
    """
    best: tuple[int, Speaker | None, str] | None = None
    for speaker, text in said:
        held = wanted.held_by(text)
        if held > (best[0] if best else 0):
            best = (held, speaker, text)
            if held == len(wanted.parts):
                break
    return _cut(best[2], best[1], wanted) if best else None


def _is_figure(group: list[str], *, beside_words: bool) -> bool:
    return bool(group) and (beside_words or sum(map(len, group)) >= _SHORTEST_FIGURE)


def _in_original(span: Span, places: list[int] | None, length: int) -> Span:
    if places is None:
        return span
    start, end = places[span[0]], places[span[1] - 1] + 1
    following = places[span[1]] if span[1] < len(places) else length
    return start, max(end, following)  # with the accents that follow as signs of their own


def _cut(text: str, speaker: Speaker | None, wanted: Wanted) -> Passage:
    line = " ".join(text.split())
    spans = wanted.spans(line)
    first = spans[0][0] if spans else 0
    start = 0 if first <= _BEFORE else line.find(" ", first - _BEFORE, first) + 1 or first - _BEFORE
    end = len(line) if len(line) - start <= _LONGEST else start + _LONGEST
    end = max(line.rfind(" ", start, end), spans[0][1] if spans else 0) if end < len(line) else end
    before, after = "…" if start else "", "…" if end < len(line) else ""
    moved = tuple((a - start + len(before), b - start + len(before)) for a, b in spans if b <= end)
    return Passage(f"{before}{line[start:end]}{after}", moved, speaker)

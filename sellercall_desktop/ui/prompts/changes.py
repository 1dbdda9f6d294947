"""What publishing a text would change in the one that is published: words out, words in, and around where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_AROUND = 40
"""Characters of unchanged text that are shown on each side of a change."""
_MOST_PAIRS = 300_000
"""Of lines or words: comparing so many takes half a second."""


class Kind(Enum):
    """What becomes of a piece of text."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"
    GAP = "gap"  # unchanged text that is not shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The pieces in order, and how many words go and come."""

    pieces: tuple[Piece, ...]
    words_out: int
    words_in: int


def changes_between(old: str, new: str) -> Changes:
    """Compare word by word. Not for the loop: a text rewritten from end to end takes a second."""
    start, end = _common_ends(old, new)
    pieces = [Piece(Kind.KEPT, old[:start])]
    pieces += _compared(old[start : len(old) - end], new[start : len(new) - end])
    pieces.append(Piece(Kind.KEPT, old[len(old) - end :] if end else ""))
    merged = [piece for piece in _merged(pieces) if piece.text]
    counted = {kind: sum(_words(one.text) for one in merged if one.kind is kind) for kind in Kind}
    return Changes(_shortened(merged), counted[Kind.OUT], counted[Kind.IN])


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """Lengths of the equal beginning and the equal end, each cut back to the edge of a word."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    while start and not old[start - 1].isspace():
        start -= 1
    most -= start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    while end and not old[len(old) - end].isspace():
        end -= 1
    return start, end


def _compared(old: str, new: str) -> list[Piece]:
    """By line first, then by word within the lines that differ."""
    lines = _aligned(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return [piece for out, into in lines for piece in _compared_words(out, into)]


def _compared_words(old: str, new: str) -> list[Piece]:
    if old == new:
        return [Piece(Kind.KEPT, old)]
    return [
        piece
        for out, into in _aligned(_WORDS.findall(old), _WORDS.findall(new))
        for piece in (
            [Piece(Kind.KEPT, out)] if out == into else [Piece(Kind.OUT, out), Piece(Kind.IN, into)]
        )
    ]


def _aligned(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """What stands in the place of what; too much to compare in a moment counts as one single change."""
    if len(before) * len(after) > _MOST_PAIRS:
        return [("".join(before), "".join(after))]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [("".join(before[a:b]), "".join(after[c:d])) for _what, a, b, c, d in steps]


def _merged(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind is piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return found


def _shortened(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Long unchanged text is left out but for what stands beside a change."""
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        before = _first_words(piece.text) if at > 0 else ""
        after = _first_words(piece.text[::-1])[::-1] if at < len(pieces) - 1 else ""
        if piece.kind is not Kind.KEPT or len(before) + len(after) >= len(piece.text):
            found.append(piece)
            continue
        parts = ((Kind.KEPT, before), (Kind.GAP, "…"), (Kind.KEPT, after))
        found += [Piece(kind, text) for kind, text in parts if text]
    return tuple(found)


def _first_words(text: str) -> str:
    """Some characters, to the end of the last word among them."""
    rest = text[_AROUND : 2 * _AROUND].split(maxsplit=1)
    return text[:_AROUND] + (rest[0] if rest and not text[_AROUND].isspace() else "")


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text)) or int(bool(text.strip()))

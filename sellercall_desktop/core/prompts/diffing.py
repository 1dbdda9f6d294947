"""What differs between two texts: lines first, then the words inside lines that changed.

Not for the loop: two texts of 200 KB take up to a tenth of a second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import chain, groupby, pairwise, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.prompts.aligning import Run, alike_at_the_ends, runs_that_differ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKS = "\u0300-\u036f"  # an accent may be a sign of its own behind its letter
_WORD = (
    r"\{\{[^{}\n]*\}\}"  # a variable
    r"|\d+(?:[.,:/]\d+)+"  # an amount, a time, a date
    rf"|\w[\w{_MARKS}]*"
)
_SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?]+\s*|\n|$)")
_COUNTED, _WORDS = re.compile(_WORD), re.compile(rf"\n|[^\S\n]+|{_WORD}|.")
_KIND = attrgetter("kind")
_AROUND = 40
"""Characters of unchanged text that are shown on each side of a change."""
_LINES_AROUND = 3
_LONGEST_KEPT = 240
"""Characters of unchanged text in a row of its own; of more, both ends are shown."""
_LEAST_STEPS, _MOST_STEPS = 200, 12_000
"""Of the search for words that stayed: in each place, and in all. Where little stayed, all counts as new."""
_LONG = 4_000
"""Characters; longer changes are compared by sentences before their words are."""
_MUCH = 100_000
"""Characters that changed in all; where it is more, only the ends of a place are compared."""
_MOST_COMPARED = 250_000
"""Characters that changed in all; where it is more, two other texts are shown, line for line."""


class SpanKind(Enum):
    """What becomes of a piece of text."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"
    GAP = "gap"  # unchanged text that is not shown


class TextSpan(NamedTuple):
    """Some text of one kind."""

    kind: SpanKind
    text: str


class Side(NamedTuple):
    """A line on one side: its number from 1, and its text without its end; words that changed are marked."""

    number: int
    spans: tuple[TextSpan, ...]


class Row(NamedTuple):
    """A line before beside the line after, or so many equal lines that are `hidden`; None: no such line."""

    old: Side | None
    new: Side | None
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class ComparedLines:
    """Some whole lines, unchanged (one span that is kept) or changed; where they begin in each text."""

    old_line: int
    new_line: int
    spans: tuple[TextSpan, ...]

    @property
    def is_same(self) -> bool:
        """Nothing differs here."""
        return all(span.kind is SpanKind.KEPT for span in self.spans)


@dataclass(frozen=True, slots=True)
class Difference:
    """The two texts in order, and how many words go and come."""

    blocks: tuple[ComparedLines, ...]
    words_out: int
    words_in: int

    @property
    def spans(self) -> tuple[TextSpan, ...]:
        """All of it as one text, to be read in one column."""
        return tuple(_merged(span for block in self.blocks for span in block.spans))

    @property
    def folded(self) -> tuple[TextSpan, ...]:
        """As `spans`, without long text that did not change."""
        return folded(self.spans)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Line beside line, without most of the lines that did not change."""
        found: list[Row] = []
        last = len(self.blocks) - 1
        for at, block in enumerate(self.blocks):
            if block.is_same:
                found += _rows_around(block, is_first=at == 0, is_last=at == last)
            else:
                found += _rows_beside(block)
        return tuple(found)


def lines_of(text: str) -> list[str]:
    """Its lines, each with its end as it is written; only a line feed ends one."""
    found = text.split("\n")
    return [f"{line}\n" for line in found[:-1]] + ([found[-1]] if found[-1] else [])


def difference(old: str, new: str) -> Difference:
    """Compare by lines, and by words within the lines that differ."""
    before, after = lines_of(old), lines_of(new)
    found: list[ComparedLines] = []
    at = new_at = words_out = words_in = 0
    runs = runs_that_differ(before, after)
    changed = _texts_of(runs, before, after)
    length = sum(len(out) + len(into) for out, into in changed)
    for run, (out, into) in zip(runs, changed, strict=True):
        if at < run.start:
            found.append(ComparedLines(at, new_at, (_kept(before[at : run.start]),)))
        spans = words_changed(out, into, length)
        found.append(ComparedLines(run.start, run.new_start, spans))
        words_out += sum(_words(span.text) for span in spans if span.kind is SpanKind.OUT)
        words_in += sum(_words(span.text) for span in spans if span.kind is SpanKind.IN)
        at, new_at = run.end, run.new_end
    if at < len(before):
        found.append(ComparedLines(at, new_at, (_kept(before[at:]),)))
    return Difference(tuple(found), words_out, words_in)


def words_changed(old: str, new: str, length: int = 0) -> tuple[TextSpan, ...]:
    """What became of the words of a few lines: what is kept, taken out and put in, in order.

    Args:
        old: the lines before.
        new: the lines after.
        length: characters that are compared in all, where these are part of more.
    """
    here = len(old) + len(new)
    if here <= _LONG:
        return tuple(_merged(_by_word(old, new, max(length, here))))
    first, last = _alike_around(old, new)
    if first + last:
        rest = max(length, here) * (here - 2 * (first + last)) // here
        spans = words_changed(old[first : len(old) - last], new[first : len(new) - last], rest)
        return tuple(_merged([_kept(old[:first]), *spans, _kept(old[len(old) - last :])]))
    before, after = _SENTENCES.findall(old), _SENTENCES.findall(new)
    runs = runs_that_differ(before, after, most_steps=_MOST_STEPS)
    changed = _texts_of(runs, before, after)
    # What is left of the whole to be compared by word, if it is as here.
    length = max(length, here) * sum(len(out) + len(into) for out, into in changed) // here
    found: list[TextSpan] = []
    at = 0
    for run, (out, into) in zip(runs, changed, strict=True):
        found.append(_kept(before[at : run.start]))
        found += _by_word(out, into, length)
        at = run.end
    found.append(_kept(before[at:]))
    return tuple(_merged(found))


def _texts_of(runs: Sequence[Run], before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    return [("".join(before[at:end]), "".join(after[new_at:new_end])) for at, end, new_at, new_end in runs]


def _alike_around(old: str, new: str) -> tuple[int, int]:
    """How many characters are the same from the beginning to a space, and of the rest from one to the end."""
    first = old.rfind(" ", 0, _alike_from(old, new)) + 1
    last = _alike_from(old[first:][::-1], new[first:][::-1])
    space = old.find(" ", len(old) - last) if last else -1
    return first, len(old) - space if space >= 0 else 0


def _alike_from(old: str, new: str) -> int:
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _by_word(old: str, new: str, length: int) -> Iterator[TextSpan]:
    if length > _MOST_COMPARED or not old or not new:
        yield TextSpan(SpanKind.OUT, old)
        yield TextSpan(SpanKind.IN, new)
        return
    most = 0 if (is_much := length > _MUCH) else _LEAST_STEPS + _MOST_STEPS * (len(old) + len(new)) // length
    for before, after in _line_by_line(_WORDS.findall(old), _WORDS.findall(new), is_much=is_much):
        at = 0
        for run in _readable(before, runs_that_differ(before, after, most_steps=most)):
            yield _kept(before[at : run.start])
            yield TextSpan(SpanKind.OUT, "".join(before[run.start : run.end]))
            yield TextSpan(SpanKind.IN, "".join(after[run.new_start : run.new_end]))
            at = run.end
        yield _kept(before[at:])


def _line_by_line(old: list[str], new: list[str], *, is_much: bool) -> Iterator[tuple[list[str], list[str]]]:
    """The words of each line beside those of the line that it plainly became; what is left between as one.

    Of unequally many, one may have been broken in two: only where much changed they are not read as one.
    """
    lines, others = _by_line(old), _by_line(new)
    if len(lines) == len(others) == 1 or (len(lines) != len(others) and not is_much):
        yield old, new
        return
    most = min(len(lines), len(others))
    first = last = 0
    while first < most and _is_alike(lines[first], others[first]):
        first += 1
    while last < most - first and _is_alike(lines[-1 - last], others[-1 - last]):
        last += 1
    yield from zip(lines[:first], others[:first], strict=True)
    end, new_end = len(lines) - last, len(others) - last
    yield list(chain(*lines[first:end])), list(chain(*others[first:new_end]))
    yield from zip(lines[end:], others[new_end:], strict=True)


def _by_line(words: list[str]) -> list[list[str]]:
    ends = [at for at, word in enumerate(words, 1) if word == "\n"]
    return [words[at:end] for at, end in pairwise([0, *ends, len(words)]) if at < end]


def _is_alike(old: list[str], new: list[str]) -> bool:
    return 2 * sum(alike_at_the_ends(old, new)) >= max(len(old), len(new))


def _readable(before: Sequence[str], runs: Sequence[Run]) -> Iterator[Run]:
    """Where only a space stands between two words that were replaced, the phrase was."""
    held: Run | None = None
    for run in runs:
        if held is None:
            held = run
        elif _is_replaced(held) and _is_replaced(run) and _is_one_space(before[held.end : run.start]):
            held = Run(held.start, run.end, held.new_start, run.new_end)
        else:
            yield held
            held = run
    if held is not None:
        yield held


def _is_replaced(run: Run) -> bool:
    return run.start < run.end and run.new_start < run.new_end


def _is_one_space(between: Sequence[str]) -> bool:
    return len(between) == 1 and between[0].isspace() and between[0] != "\n"


def _kept(parts: Sequence[str]) -> TextSpan:
    return TextSpan(SpanKind.KEPT, "".join(parts))


def _words(text: str) -> int:
    return len(_COUNTED.findall(text)) or int(bool(text.strip()))


# --- one column -----------------------------------------------------------------------------------


def _merged(spans: Iterable[TextSpan]) -> Iterator[TextSpan]:
    for kind, alike in groupby((span for span in spans if span.text), _KIND):
        yield TextSpan(kind, "".join([span.text for span in alike]))


def folded(spans: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """Long unchanged text is left out but for what stands beside a change."""
    found: list[TextSpan] = []
    for at, span in enumerate(spans):
        before = _first_words(span.text) if at > 0 else ""
        after = _first_words(span.text[::-1])[::-1] if at < len(spans) - 1 else ""
        is_short = span.kind is not SpanKind.KEPT or len(before) + len(after) >= len(span.text)
        found += [span] if is_short else _with_a_gap(before, after)
    return tuple(found)


def _with_a_gap(before: str, after: str) -> list[TextSpan]:
    parts = ((SpanKind.KEPT, before), (SpanKind.GAP, "…"), (SpanKind.KEPT, after))
    return [TextSpan(kind, text) for kind, text in parts if text]


def _first_words(text: str) -> str:
    """Some characters, to the end of the last word among them."""
    rest = text[_AROUND : 2 * _AROUND].split(maxsplit=1)
    return text[:_AROUND] + (rest[0] if rest and not text[_AROUND].isspace() else "")


# --- side by side ---------------------------------------------------------------------------------


def _rows_around(block: ComparedLines, *, is_first: bool, is_last: bool) -> Iterator[Row]:
    """The unchanged lines beside a change; how many there are besides."""
    lines = lines_of(block.spans[0].text)
    head, tail = 0 if is_first else _LINES_AROUND, 0 if is_last else _LINES_AROUND
    hidden = len(lines) - head - tail
    if hidden <= 1:
        head, tail, hidden = len(lines), 0, 0
    for at in (*range(head), *range(len(lines) - tail, len(lines))):
        if hidden and at == len(lines) - tail:
            yield Row(None, None, hidden)
        spans = _fitted((TextSpan(SpanKind.KEPT, _without_end(lines[at])),))
        yield Row(Side(block.old_line + at + 1, spans), Side(block.new_line + at + 1, spans))
    if hidden and not tail:
        yield Row(None, None, hidden)


def _rows_beside(block: ComparedLines) -> Iterator[Row]:
    old = _Column(block.old_line, {SpanKind.KEPT, SpanKind.OUT})
    new = _Column(block.new_line, {SpanKind.KEPT, SpanKind.IN})
    alike: dict[tuple[int, int], int] = {}
    for span in block.spans:
        for piece in lines_of(span.text):
            where = old.at, new.at
            if span.kind is SpanKind.KEPT and (weight := len(piece.strip())):
                alike[where] = alike.get(where, 0) + weight
            old.take(span.kind, piece)
            new.take(span.kind, piece)
    old_at = new_at = 0
    for old_line, new_line in [*_best(alike), (len(old.lines), len(new.lines))]:
        yield from (
            Row(*sides) for sides in zip_longest(old.sides(old_at, old_line), new.sides(new_at, new_line))
        )
        if old_line < len(old.lines) and new_line < len(new.lines):
            yield Row(old.sides(old_line, old_line + 1)[0], new.sides(new_line, new_line + 1)[0])
        old_at, new_at = old_line + 1, new_line + 1


def _fitted(spans: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """A line with long unchanged text still shows where that begins and ends."""
    if all(len(span.text) <= _LONGEST_KEPT for span in spans):
        return tuple(spans)
    found: list[TextSpan] = []
    for span in spans:
        is_short = span.kind is not SpanKind.KEPT or len(span.text) <= _LONGEST_KEPT
        ends = _first_words(span.text), _first_words(span.text[::-1])[::-1]
        found += [span] if is_short else _with_a_gap(*ends)
    return tuple(found)


class _Column:
    """The lines of one side, filled span by span."""

    def __init__(self, first: int, kinds: set[SpanKind]) -> None:
        self.lines: list[list[TextSpan]] = []
        self._first, self._kinds, self._is_open = first, kinds, False

    @property
    def at(self) -> int:
        """The line that the next piece goes to."""
        return len(self.lines) - 1 if self._is_open else len(self.lines)

    def take(self, kind: SpanKind, piece: str) -> None:
        if kind not in self._kinds:
            return
        if not self._is_open:
            self.lines.append([])
        self.lines[-1].append(TextSpan(kind, _without_end(piece)))
        self._is_open = not piece.endswith("\n")

    def sides(self, start: int, end: int) -> list[Side]:
        return [
            Side(self._first + at + 1, _fitted([span for span in self.lines[at] if span.text]))
            for at in range(start, end)
        ]


def _best(alike: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Which line stands beside which: those that have most in common, each once."""
    found: list[tuple[int, int]] = []
    for pair, weight in alike.items():
        if not found or (pair[0] > found[-1][0] and pair[1] > found[-1][1]):
            found.append(pair)
        elif weight > alike[found[-1]]:
            found[-1] = pair
    return found


def _without_end(line: str) -> str:
    return line.removesuffix("\n").removesuffix("\r")

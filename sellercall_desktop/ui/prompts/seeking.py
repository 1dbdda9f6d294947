"""What is sought in a text, and what each place of it would become; all in Qt's positions (UTF-16 units).

Qt's engine holds the whole program while it looks, and a pattern of the person's own can make it look for
hours. So it is asked about a stretch of the text at a time, with a limit for each: a few milliseconds a step.
"""

from __future__ import annotations

import re
import time
from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRegularExpression

from sellercall_desktop.ui.prompts.units import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRegularExpressionMatch

    from sellercall_desktop.ui.prompts.editor import Span

_OF_WORDS, _NARROW, _WIDE = 500, 1, 12
"""Characters in which a match may begin that are looked at in one step. Of a pattern each may cost a look at
all the text behind it, which no limit counts: they are looked at one by one until that is seen as quick."""
_QUICK, _SLOW_S = 20, 0.001
"""So many steps that were not slow are quick."""
_LIMITS = "(*LIMIT_MATCH=50000)(*LIMIT_HEAP=2000)"
"""Of one step: at most about 3 ms."""
_PATIENCE_S = 10.0
_OPTIONS = re.compile(r"(?:\(\*[A-Z_]+(?:=\d+)?\))*")  # of the whole pattern: they stand before all else
_TOO_MUCH = re.compile(r"\(\*LIMIT_[A-Z]+=0*[1-9]\d{4,}\)")  # of several limits the last one holds
_BEYOND = re.compile(r"(?<!\\)(?:\\\\)*(?:\(\*[A-Z:]|\(\?(?:R|[+-]?0)\)|\\g(?:<0>|'0'))")
_LONE = re.compile("[\ud800-\udfff]")
_IN_REPLACEMENT = re.compile(r"\\([0-9nt\\])|\$([0-9])")
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}


class Found(NamedTuple):
    """Where something occurs. `is_whole`: all of the text was looked at, or there are as many as wanted."""

    spans: list[Span]
    is_whole: bool


class Changed(NamedTuple):
    """All changes of a text as one: `text` in the place of `span`; `is_whole` as in `Found`."""

    span: Span
    text: str
    number: int
    is_whole: bool


Place = tuple["Span", str]
"""Where something occurs, and what would stand there instead."""
Steps = Generator["Place | None", None, bool]
"""Each place; None after a stretch without one. At its end: whether all was looked at."""


class Sought(NamedTuple):
    """Words to find. `is_pattern`: they are a regular expression."""

    words: str
    minds_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False

    @property
    def problem(self) -> str:
        """What is wrong with the pattern, in Qt's words; empty where nothing is."""
        bare = _expression(self.words) if self.is_pattern else None
        return "" if bare is None or bare.isValid() else bare.errorString()

    @property
    def is_beyond(self) -> bool:
        """It is a pattern that means its own whole, or leads the engine: a part of the text does not tell."""
        return self.is_pattern and _BEYOND.search(self.words, _options_end(self.words)) is not None

    def spans(self, text: str, most: int) -> Generator[None, None, Found]:
        """Where it occurs; matches of nothing are left out. It is done in steps."""
        found: list[Span] = []
        is_whole = yield from self._each(text, "", lambda place: found.append(place[0]), most)
        return Found(found, is_whole)

    def changes(self, text: str, replacement: str) -> Generator[None, None, Changed]:
        r"""What the text becomes, in steps. Of a pattern ``\1`` or ``$1`` is a group, ``\n`` a new line."""
        made = _Made(text)
        is_whole = yield from self._each(text, replacement, made.add)
        return made.as_one(is_whole=is_whole)

    def change_at(self, text: str, replacement: str, span: Span) -> str | None:
        """What this place becomes; None where it does not occur there."""
        first = next(self._places(text, replacement, span[0]), None)
        return first[1] if first is not None and first[0] == span else None

    def _each(
        self, text: str, replacement: str, take: Callable[[Place], object], most: int | None = None
    ) -> Generator[None, None, bool]:
        places = self._places(text, replacement)
        while most is None or most > 0:
            try:
                place = next(places)
            except StopIteration as ended:
                return bool(ended.value)
            if place is not None:
                take(place)
                most = None if most is None else most - 1
            yield
        return True

    def _places(self, text: str, replacement: str, at: int = 0) -> Steps:
        if not self.words or self.problem or self.is_beyond:
            return True
        until = time.perf_counter() + _PATIENCE_S
        text = _well_formed(text)
        end, width = units(text), _NARROW if self.is_pattern else _OF_WORDS
        while at < end and time.perf_counter() < until:
            pattern, pace = self._within(width), _Pace(width)
            matches = pattern.globalMatch(text, at)
            if not matches.hasNext():
                if width == _NARROW:
                    return False  # at this very place the engine gave up
                pace.width = _NARROW
            while matches.hasNext() and pace.width == width and pace.began < until:
                match = pace.taken(matches.next)
                span, at = (match.capturedStart(), match.capturedEnd()), match.capturedEnd()
                is_one = span[0] < at and match.capturedStart(pattern.captureCount()) < 0
                yield (span, self._instead(match, replacement)) if is_one else None
            width = pace.width
            yield None
        return at >= end

    def _instead(self, match: QRegularExpressionMatch, replacement: str) -> str:
        return (
            _IN_REPLACEMENT.sub(partial(_stands_for, match), replacement) if self.is_pattern else replacement
        )

    def _within(self, width: int) -> QRegularExpression:
        """It, where it begins in the next `width` characters; else these, in a last group that tells so."""
        begin = _options_end(self.words) if self.is_pattern else 0
        options = _LIMITS + _TOO_MUCH.sub("", self.words[:begin])
        words = rf"{self.words[begin:]}" if self.is_pattern else QRegularExpression.escape(self.words)
        around = (r"(?<!\w)", r"(?!\w)") if self.whole_words else ("", "")
        for ending in (
            r"\E",
            "\n",
        ):  # of what was quoted to the end; of a remark, where line ends mean nothing
            sought = rf"{around[0]}(?:{words}{ending}){around[1]}"
            made = _expression(
                rf"{options}\G(?:(?s:.{{0,{width}}}?)\K{sought}|(?s:.{{1,{width}}})())",
                minds_case=self.minds_case,
            )
            if made.isValid():
                break
        return made


class _Pace:
    """Measures steps; `width` becomes the one that suits them."""

    def __init__(self, width: int) -> None:
        self.width, self.began, self._quick = width, 0.0, 0

    def taken(self, step: Callable[[], QRegularExpressionMatch]) -> QRegularExpressionMatch:
        """Do it."""
        self.began = time.perf_counter()
        found = step()
        if time.perf_counter() - self.began > _SLOW_S:
            self._quick = 0
            if self.width == _WIDE:
                self.width = _NARROW
        else:
            self._quick += 1
            if self.width == _NARROW and self._quick > _QUICK:
                self.width = _WIDE
        return found


class _Made:
    """Takes one change after another and makes them one."""

    def __init__(self, text: str) -> None:
        self._held = text.encode("utf-16-le", "surrogatepass")
        self._parts: list[str] = []
        self._span = (0, 0)

    def add(self, place: Place) -> None:
        """The next one."""
        (first, last), new = place
        start, at = self._span if self._parts else (first, first)
        self._parts += self._held[2 * at : 2 * first].decode("utf-16-le", "surrogatepass"), new
        self._span = start, last

    def as_one(self, *, is_whole: bool) -> Changed:
        """All of them."""
        return Changed(self._span, "".join(self._parts), len(self._parts) // 2, is_whole)


def _expression(pattern: str, *, minds_case: bool = False) -> QRegularExpression:
    options = QRegularExpression.PatternOption
    chosen = options.UseUnicodePropertiesOption | options.MultilineOption
    return QRegularExpression(pattern, chosen if minds_case else chosen | options.CaseInsensitiveOption)


def _options_end(pattern: str) -> int:
    found = _OPTIONS.match(pattern)
    return 0 if found is None else found.end()


def _well_formed(text: str) -> str:
    """Without halves of characters, which no engine takes: their places keep their lengths."""
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text)
    return text


def _stands_for(found: QRegularExpressionMatch, sign: re.Match[str]) -> str:
    group = sign[2] or sign[1]
    return _SIGNS.get(group) or found.captured(int(group))

"""What is sought in a text, and what each place of it would become; all in Qt's positions (UTF-16 units).

A pattern of the person's own goes to Qt's engine, which gives up on one that would take for ever.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRegularExpression

from sellercall_desktop.ui.prompts.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRegularExpressionMatch

    from sellercall_desktop.ui.prompts.editor import Span

_IN_REPLACEMENT = re.compile(r"\\([0-9nt\\])|\$([0-9])")
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}


class Sought(NamedTuple):
    """Words to find. `is_pattern`: they are a regular expression."""

    words: str
    minds_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False

    @property
    def problem(self) -> str:
        """What is wrong with the pattern, in Qt's words; empty where nothing is."""
        made = self._own() if self.is_pattern else None
        return "" if made is None or made.isValid() else made.errorString()

    def spans(self, text: str, most: int) -> list[Span]:
        """Where it occurs; matches of nothing are left out."""
        found = self._matches(text, "")
        return [span for span, _new in islice(found, most)] if self.words else []

    def changes(self, text: str, replacement: str) -> list[tuple[Span, str]]:
        r"""What each place becomes. Of a pattern ``\1`` or ``$1`` is its first group, ``\n`` a new line."""
        return list(self._matches(text, replacement)) if self.words else []

    def _matches(self, text: str, replacement: str) -> Iterator[tuple[Span, str]]:
        return self._of_pattern(text, replacement) if self.is_pattern else self._of_words(text, replacement)

    def _of_words(self, text: str, replacement: str) -> Iterator[tuple[Span, str]]:
        words = re.escape(self.words)
        pattern = rf"(?<!\w){words}(?!\w)" if self.whole_words else words
        seen, at = 0, 0
        for match in re.finditer(pattern, text, re.NOFLAG if self.minds_case else re.IGNORECASE):
            start = at + units(text[seen : match.start()])
            at, seen = start + units(match.group()), match.end()
            yield (start, at), replacement

    def _of_pattern(self, text: str, replacement: str) -> Iterator[tuple[Span, str]]:
        matches = self._own().globalMatch(text)
        while matches.hasNext():
            match = matches.next()
            span = match.capturedStart(), match.capturedEnd()
            if span[0] < span[1]:
                yield span, _IN_REPLACEMENT.sub(partial(_stands_for, match), replacement)

    def _own(self) -> QRegularExpression:
        options = QRegularExpression.PatternOption
        chosen = options.UseUnicodePropertiesOption | options.MultilineOption
        if not self.minds_case:
            chosen |= options.CaseInsensitiveOption
        pattern = rf"(?<!\w)(?:{self.words})(?!\w)" if self.whole_words else self.words
        return QRegularExpression(pattern, chosen)


def _stands_for(found: QRegularExpressionMatch, sign: re.Match[str]) -> str:
    group = sign[2] or sign[1]
    return _SIGNS.get(group) or found.captured(int(group))


def whole_change(text: str, changes: list[tuple[Span, str]]) -> tuple[Span, str]:
    """All of them as one: from the first place to the end of the last. `changes` has at least one."""
    start, end = changes[0][0][0], changes[-1][0][1]
    held = text.encode("utf-16-le", "surrogatepass")
    parts: list[str] = []
    at = start
    for (first, last), new in changes:
        parts += held[2 * at : 2 * first].decode("utf-16-le", "surrogatepass"), new
        at = last
    return (start, end), "".join(parts)

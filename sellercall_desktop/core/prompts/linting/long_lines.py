"""Lines that an editor is slow with: it lays all of a line out at each key, and spelling leaves it alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import Fix, LintCode, LintFinding, Severity
from sellercall_desktop.core.prompts.spelling.words import LONGEST_LINE
from sellercall_desktop.core.prompts.variables import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_BEHIND_SENTENCE = re.compile(r"(?:[!?…]|(?<=\w{4})\.)[\"'»”)\]]*+([^\S\n]+)(?=\S)")  # not behind "Sr."
_SPACE = re.compile(r"([^\S\n]+)(?=\S)")


def long_lines(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Each, with what it is as several lines."""
    at = 0
    for line in prompt.text.split("\n"):
        end = at + len(line)
        if len(line) > LONGEST_LINE:
            broken = in_lines(line)
            fix = Fix(at, end, broken) if broken != line else None
            values = (("count", str(len(line))),)
            yield LintFinding(LintCode.LONG_LINE, at, end, Severity.WARNING, fix, values)
        at = end + 1


def in_lines(line: str) -> str:
    """A line end for the space behind each sentence; within a longer sentence for a space between words."""
    found = _parted(line, _spaces(line, _BEHIND_SENTENCE))
    return "\n".join(part for sentence in found for part in _short_enough(sentence))


def _short_enough(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST_LINE:
        return [sentence]
    breaks: list[tuple[int, int]] = []
    begun, last = 0, None
    for space in _spaces(sentence, _SPACE):
        if last is not None and space[0] - begun > LONGEST_LINE:
            breaks.append(last)
            begun = last[1]
        last = space
    if last is not None and len(sentence) - begun > LONGEST_LINE:
        breaks.append(last)
    return _parted(sentence, breaks)


def _spaces(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where it may be broken: a variable never is."""
    variables = iter(placeholders(text))
    here = next(variables, None)
    found = []
    for match in pattern.finditer(text):
        start, end = match.span(1)
        while here is not None and here.end <= start:
            here = next(variables, None)
        if here is None or here.start >= end:
            found.append((start, end))
    return found


def _parted(text: str, breaks: list[tuple[int, int]]) -> list[str]:
    parts, at = [], 0
    for start, end in breaks:
        parts.append(text[at:start])
        at = end
    return [*parts, text[at:]]

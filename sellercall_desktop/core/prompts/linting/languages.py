"""Passages in the other language: the AI takes them for leave to change its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.linting.checked import votes
from sellercall_desktop.core.prompts.linting.finding import LintCode, LintFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_WORDS_TO_TELL = 3


def languages(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Lines in a row are one passage. What stands in quotation marks may be in any language."""
    passage: tuple[int, int] | None = None
    for (start, line), unquoted in zip(prompt.lines, prompt.unquoted_lines, strict=True):
        if not line.strip():
            continue
        if _is_in_the_other(unquoted, prompt.language):
            end = start + len(line.rstrip())
            passage = (passage[0] if passage else start + len(line) - len(line.lstrip()), end)
        elif passage is not None:
            yield _finding(passage)
            passage = None
    if passage is not None:
        yield _finding(passage)


def _finding(passage: tuple[int, int]) -> LintFinding:
    return LintFinding(LintCode.TWO_LANGUAGES, *passage, Severity.WARNING)


def _is_in_the_other(line: str, language: str) -> bool:
    spanish, english = votes(folded(line))
    own, other = (spanish, english) if language == "es" else (english, spanish)
    return other >= _WORDS_TO_TELL and other >= 3 * own

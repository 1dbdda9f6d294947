"""How long a prompt is, in the units that the AI reads and is slowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import LintCode, LintFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_A_TOKEN = 4
"""Characters of prose: measured, between 4 % too few tokens and 11 % too many in Spanish. Markup has more."""
ABOUT = 15
"""Per cent that an estimate of prose may be wrong."""
LONG, TOO_LONG = 2_500, 8_000
"""Tokens from which on an AI answers noticeably later, and forgets single rules. Ours, by experience."""


def tokens(text: str) -> int:
    """About how many tokens it has."""
    return round(len(text) / _A_TOKEN)


def length(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """A long prompt costs time at every turn."""
    count = tokens(prompt.text)
    if count >= LONG:
        values = (("tokens", str(round(count, -2))), ("about", str(ABOUT)))
        grave = count >= TOO_LONG
        code = LintCode.TOO_LONG if grave else LintCode.LONG
        yield LintFinding(code, 0, 0, Severity.WARNING if grave else Severity.REMARK, None, values)

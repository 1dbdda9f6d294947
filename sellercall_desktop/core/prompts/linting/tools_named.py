"""Tools that the prompt tells the AI to use, and that it does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import LintCode, LintFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_TOLD = re.compile(
    r"(?:[Hh]erramienta|[Ff]unci[óo]n|[Tt]ool|[Ff]unction)s?\s+[`\"'«“]?([a-z][A-Za-z0-9]*[_A-Z-][A-Za-z0-9_-]*)"
    r"|[`\"'«“]([a-z][A-Za-z0-9]*[_A-Z][A-Za-z0-9_]*)[`\"'»”]?\s+(?:tool|function)"
)


def tools_named(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """By a name that is known, or one that is written as programs write and called a tool."""
    on = prompt.at.tools_on
    known = "|".join(map(re.escape, sorted(prompt.at.tools_off - on)))
    places = set()
    if known:
        places |= {found.span() for found in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", prompt.text)}
    for found in _TOLD.finditer(prompt.text):
        group = 1 if found[1] else 2
        if found[group] not in on:
            places.add(found.span(group))
    for start, end in sorted(places):
        values = (("tool", prompt.text[start:end]),)
        yield LintFinding(LintCode.TOOL_OFF, start, end, Severity.WARNING, None, values)

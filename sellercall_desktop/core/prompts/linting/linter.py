"""All rules over one prompt. Pure, and not for the loop: a text of 200 KB takes a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt, Installation
from sellercall_desktop.core.prompts.linting.contradictions import contradictions
from sellercall_desktop.core.prompts.linting.figures import figures
from sellercall_desktop.core.prompts.linting.finding import Severity
from sellercall_desktop.core.prompts.linting.languages import languages
from sellercall_desktop.core.prompts.linting.leftovers import leftovers
from sellercall_desktop.core.prompts.linting.length import length
from sellercall_desktop.core.prompts.linting.long_lines import long_lines
from sellercall_desktop.core.prompts.linting.shouting import shouting
from sellercall_desktop.core.prompts.linting.tools_named import tools_named
from sellercall_desktop.core.prompts.linting.unspeakable import unspeakable
from sellercall_desktop.core.prompts.linting.who_calls import who_calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.linting.finding import LintFinding

_RULES = (
    leftovers,
    tools_named,
    who_calls,
    contradictions,
    languages,
    figures,
    unspeakable,
    shouting,
    length,
    long_lines,
)
_GRAVE_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.REMARK: 2}


def lint(
    text: str, at: Installation | None = None, *, is_wanted: Callable[[], bool] = lambda: True
) -> tuple[LintFinding, ...]:
    """What is found: errors first, then warnings and remarks, each in the order of the text.

    Args:
        text: the prompt.
        at: what it is held to.
        is_wanted: asked before each rule; after a no nothing more is looked for.
    """
    prompt = CheckedPrompt(text, at or Installation())
    found = [finding for rule in _RULES if is_wanted() for finding in rule(prompt)]
    return tuple(sorted(found, key=lambda one: (_GRAVE_FIRST[one.severity], one.start, one.end)))

"""All rules over one prompt. Pure, and not for the loop: a text of 200 KB takes a moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt, Installation
from sellercall_desktop.core.prompts.linting.contradictions import contradictions
from sellercall_desktop.core.prompts.linting.figures import figures
from sellercall_desktop.core.prompts.linting.finding import LintCode, Severity
from sellercall_desktop.core.prompts.linting.languages import languages
from sellercall_desktop.core.prompts.linting.leftovers import leftovers
from sellercall_desktop.core.prompts.linting.length import length
from sellercall_desktop.core.prompts.linting.long_lines import long_lines
from sellercall_desktop.core.prompts.linting.shouting import shouting
from sellercall_desktop.core.prompts.linting.tools_named import tools_named
from sellercall_desktop.core.prompts.linting.unspeakable import unspeakable
from sellercall_desktop.core.prompts.linting.who_calls import who_calls
from sellercall_desktop.core.prompts.settings import USUAL, spoken_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.linting.finding import LintFinding
    from sellercall_desktop.core.prompts.settings import PromptSettings

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
_OF_SPOKEN = leftovers, figures, unspeakable
_GRAVE_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.REMARK: 2}


def lint(
    text: str,
    at: Installation | None = None,
    settings: PromptSettings = USUAL,
    *,
    is_wanted: Callable[[], bool] = lambda: True,
) -> tuple[LintFinding, ...]:
    """What is found: errors first, then warnings and remarks, each in the order of the text.

    Args:
        text: the prompt.
        at: what it is held to.
        settings: published with it; what of them is said as it stands is checked, and counts as said.
        is_wanted: asked before each rule; after a no nothing more is looked for.
    """
    prompt = CheckedPrompt(text, at or Installation(), settings)
    found = [finding for rule in _RULES if is_wanted() for finding in rule(prompt)]
    for where, number, words in spoken_settings(settings):
        said = CheckedPrompt(words, prompt.at, spoken_in=prompt.language)
        found += [
            _in_setting(finding, where, number)
            for rule in _OF_SPOKEN
            if is_wanted()
            for finding in rule(said)
        ]
    return tuple(
        sorted(found, key=lambda one: (_GRAVE_FIRST[one.severity], one.where, one.at, one.start, one.end))
    )


def _in_setting(finding: LintFinding, where: str, number: int) -> LintFinding:
    if where == "voicemail" and finding.severity is Severity.ERROR:
        finding = replace(finding, code=LintCode.VOICEMAIL_UNFILLED, severity=Severity.WARNING)
    return replace(finding, where=where, at=number)

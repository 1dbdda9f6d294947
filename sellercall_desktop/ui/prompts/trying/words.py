"""Results, rules and costs of what is tried, in words: never by colour alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.prompts.scenarios.scenario import Result, Rule
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.scenarios import UNKNOWN

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from sellercall_desktop.core.prompts.scenarios.scenario import Expectation, Judgement
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.words.formats import Formats

WORST_FIRST = (Result.FAIL, Result.UNKNOWN, Result.PASS)
ICONS = {
    Result.PASS: ("check-circle", "call"),
    Result.FAIL: ("x-circle", "hang_up"),
    Result.UNKNOWN: ("question", "warning"),
}
"""Icon and colour role."""
_RESULTS = {
    Result.PASS: QT_TRANSLATE_NOOP("Scenarios", "Pass"),
    Result.FAIL: QT_TRANSLATE_NOOP("Scenarios", "Fail"),
    Result.UNKNOWN: QT_TRANSLATE_NOOP("Scenarios", "Unknown"),
}
_RULES = {
    Rule.SAYS: QT_TRANSLATE_NOOP("Scenarios", "The AI says"),
    Rule.NEVER_SAYS: QT_TRANSLATE_NOOP("Scenarios", "The AI never says"),
    Rule.IN_ORDER: QT_TRANSLATE_NOOP("Scenarios", "The AI says in this order"),
    Rule.USES_TOOL: QT_TRANSLATE_NOOP("Scenarios", "The AI uses the tool"),
    Rule.ENDS_WITHIN: QT_TRANSLATE_NOOP("Scenarios", "The AI ends it within (turns)"),
    Rule.JUDGED: QT_TRANSLATE_NOOP("Scenarios", "A judge says yes to"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Scenarios", text)


def result_text(result: Result) -> str:
    """Pass, fail or unknown."""
    return _tr(_RESULTS[result])


def rule_text(rule: Rule) -> str:
    """What a rule asks for, as the beginning of a sentence."""
    return _tr(_RULES[rule])


def counts_text(counts: Counter[Result], formats: Formats) -> str:
    """How many rounds came to what, the worst first; of a single one only what."""
    if counts.total() == 1:
        return result_text(next(iter(counts)))
    found = [one for one in WORST_FIRST if counts[one]]
    return " · ".join(f"{result_text(one)} {formats.integer(counts[one])}" for one in found)


def expectation_text(one: Expectation | None, formats: Formats) -> str:
    """An expectation in a line; None: there is none."""
    if one is None:
        return QCoreApplication.translate("Scenarios", "No expectation")
    if one.rule is Rule.ENDS_WITHIN:
        return f"{rule_text(one.rule)}: {formats.integer(one.turns)}"
    words = " → ".join(filter(None, map(str.strip, one.text.splitlines())))
    return f"{rule_text(one.rule)}: “{words}”"


def reason_text(verdict: Judgement, wanted: Expectation | None) -> str:
    """Why it is so, beyond the turn that shows it: what kept it unknown, what the judge said, what lacks."""
    why = UNKNOWN[verdict.why].said(window_language()) if verdict.why is not None else ""
    rule = wanted.rule if wanted is not None else None
    if rule is Rule.IN_ORDER and verdict.result is Result.FAIL and verdict.words:
        why = QCoreApplication.translate("Scenarios", "Not said: “{words}”").format(words=verdict.words)
    elif rule is Rule.JUDGED:
        why = f"{why} {verdict.words}"
    return why.strip()


def missing_text(names: Iterable[str]) -> str:
    """Which variables have no value; empty where all have."""
    said = QCoreApplication.translate("Scenarios", "No value for {names}: the AI is told so.")
    listed = ", ".join(names)
    return said.format(names=listed) if listed else ""


def turn_text(number: int) -> str:
    """Where in a conversation; counted from 1."""
    return QCoreApplication.translate("Scenarios", "turn {number}").format(number=number)


def at_most_text(seconds: float, desk: TryingDesk, formats: Formats) -> str:
    """For how long something is billed at most, and what that costs at most, as far as a price is known.

    In the demo also what its answers are worth, for else a prompt that is not followed would look broken.
    """
    said = _at_most(seconds, desk, formats)
    return f"{said} {_demo_text()}" if desk.demo else said


def _demo_text() -> str:
    return QCoreApplication.translate(
        "Scenarios",
        "This is the demo: its AI is scripted and follows only simple orders of the prompt, such as "
        '«If the customer says "price", answer "…"». How a real AI follows it shows with your own account.',
    )


def _at_most(seconds: float, desk: TryingDesk, formats: Formats) -> str:
    minutes, rate = formats.integer(math.ceil(seconds / 60)), desk.rate()
    if not rate.minute:
        said = QCoreApplication.translate(
            "Scenarios", "The voice AI bills it: {minutes} min at most. Its price per minute is not set."
        )
        return said.format(minutes=minutes)
    money = formats.money(rate.cost(rate.steps(seconds)), desk.currency)
    said = QCoreApplication.translate(
        "Scenarios", "The voice AI bills it: {minutes} min at most, {money} at most."
    )
    return said.format(minutes=minutes, money=money)

"""Expectations that a rule can decide: pure, from the turns alone.

A thing that was seen is decided, however the conversation ended; one that was not seen in a conversation that
went no further than half its way is unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.expressions import LOOKED_AT, compiled
from sellercall_desktop.core.prompts.scenarios.scenario import Judgement, Result, Rule, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sellercall_desktop.core.prompts.scenarios.scenario import Expectation, Played, TalkTurn

_OVERLAP, _LONGEST_TURN = LOOKED_AT // 2, 4_000
"""Characters: of two pieces that an expression is tried on, and of a turn at all."""
_WORD = re.compile(r"[^\W_]+|%")


def checked(expectation: Expectation) -> Expectation:
    """The same, if it can be decided.

    Raises:
        ScenarioError: it says nothing, or its expression cannot be used.
    """
    if expectation.rule is Rule.ENDS_WITHIN:
        if expectation.turns < 1:
            raise ScenarioError(ScenarioProblem.NO_TURNS)
    elif not expectation.text.strip():
        raise ScenarioError(ScenarioProblem.NOTHING_TO_EXPECT)
    if expectation.is_expression:
        _compiled(expectation)
    return expectation


def decided(expectation: Expectation, played: Played) -> Judgement:
    """What became of it; `Rule.JUDGED` is left to `judge`. Raises `ScenarioError`: it is not `checked`."""
    match expectation.rule:
        case Rule.SAYS:
            return _says(_matcher(expectation), played)
        case Rule.NEVER_SAYS:
            return _never_says(_matcher(expectation), played)
        case Rule.IN_ORDER:
            return _in_order(expectation, played)
        case Rule.USES_TOOL:
            return _uses_tool(expectation.text.strip(), played)
        case Rule.ENDS_WITHIN:
            return _ends_within(expectation.turns, played)
        case Rule.JUDGED:
            return Judgement(Result.UNKNOWN, why=Unknown.JUDGE_UNDECIDED)


def _says(fits: Callable[[str], bool], played: Played) -> Judgement:
    found = next(((at, said) for at, said in _ai(played) if fits(said.text)), None)
    return _seen(Result.PASS, *found) if found else _unseen(Result.FAIL, played)


def _never_says(fits: Callable[[str], bool], played: Played) -> Judgement:
    found = next(((at, said) for at, said in _ai(played) if fits(said.text)), None)
    return _seen(Result.FAIL, *found) if found else _unseen(Result.PASS, played)


def _in_order(expectation: Expectation, played: Played) -> Judgement:
    """Each in the same turn as the one before it or later; the verdict shows the last that was found."""
    after, at, last = 0, 0, None
    for line in filter(None, map(str.strip, expectation.text.splitlines())):
        words = _words(line)
        for at in range(after, len(played.turns)):
            said = played.turns[at]
            if said.speaker is Speaker.AI and words in _words(said.text):
                after, last = at, (at, said)
                break
        else:
            verdict = _unseen(Result.FAIL, played)
            return Judgement(verdict.result, verdict.turn, verdict.why, line)
    return _seen(Result.PASS, *last) if last else _unseen(Result.FAIL, played)


def _uses_tool(name: str, played: Played) -> Judgement:
    for at, said in enumerate(played.turns):
        if said.speaker is Speaker.TOOL and said.text.partition(" ")[0].casefold() == name.casefold():
            return _seen(Result.PASS, at, said)
    return _unseen(Result.FAIL, played)


def _ends_within(most: int, played: Played) -> Judgement:
    ai = _ai(played)
    if len(ai) > most:
        return _seen(Result.FAIL, *ai[most])
    if played.over is AgentOutcome.AI_HUNG_UP:
        last = len(played.turns) - 1
        return _seen(Result.PASS, last, played.turns[last]) if played.turns else Judgement(Result.PASS)
    return Judgement(Result.UNKNOWN, why=played.stopped or Unknown.NO_MORE_LINES)


def _ai(played: Played) -> list[tuple[int, TalkTurn]]:
    return [(at, said) for at, said in enumerate(played.turns) if said.speaker is Speaker.AI]


def _seen(result: Result, at: int, said: TalkTurn) -> Judgement:
    return Judgement(result, at, words=said.text)


def _unseen(result: Result, played: Played) -> Judgement:
    """Of what nobody said, in all of the conversation or in the part that was had."""
    if played.stopped is not None:
        return Judgement(Result.UNKNOWN, why=played.stopped)
    return Judgement(result, len(played.turns) - 1 if played.turns else None)


def _matcher(expectation: Expectation) -> Callable[[str], bool]:
    if expectation.is_expression:
        pattern = _compiled(expectation)
        return lambda text: any(pattern.search(part) for part in _windows(text))
    words = _words(expectation.text)
    return lambda text: words in _words(text)


def _words(text: str) -> str:
    """Folded words with one space around each and no punctuation, so that only whole words are found."""
    return f" {' '.join(_WORD.findall(folded(text)))} "


def _compiled(expectation: Expectation) -> re.Pattern[str]:
    try:
        return compiled(expectation.text)
    except ValueError as error:
        raise ScenarioError(ScenarioProblem.EXPRESSION, str(error)) from error


def _windows(text: str) -> Iterator[str]:
    for begin in range(0, max(min(len(text), _LONGEST_TURN) - _OVERLAP, 1), LOOKED_AT - _OVERLAP):
        yield text[begin : begin + LOOKED_AT]

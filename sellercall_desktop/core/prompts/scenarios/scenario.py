"""A scenario, what is expected of it, and what came of it. Values, no rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - resolved when one is read
from enum import StrEnum

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker

MOST_LINES = 60
"""Of the customer in one scenario: more than a call that is worth repeating."""
LONGEST_WORDS = 2_000
"""Characters of one line, expectation or description."""


class Rule(StrEnum):
    """How an expectation is decided."""

    SAYS = "says"  # the AI says these words
    NEVER_SAYS = "never_says"
    IN_ORDER = "in_order"  # the AI says these, one after the other; one a line
    USES_TOOL = "uses_tool"  # the tool of this name
    ENDS_WITHIN = "ends_within"  # the AI ends the conversation after at most `turns` turns of its own
    JUDGED = "judged"  # the question is answered by another conversation with the AI


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that is expected. `text` is words, a tool's name or the question; `turns` counts the AI's."""

    rule: Rule
    text: str = ""
    is_expression: bool = False  # of SAYS and NEVER_SAYS: a regular expression, else plain words
    turns: int = 0


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """What the customer says. `before`: what the AI had said just before it in the call it comes from."""

    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A saved conversation (`lines`), or a customer who is described and played by the AI (`customer`)."""

    id: str
    prompt_id: str
    name: str
    lines: tuple[CustomerLine, ...] = ()
    customer: str = ""
    most_turns: int = 12  # of a described customer
    customer_opens: bool = False
    expectations: tuple[Expectation, ...] = ()
    call_id: str = ""  # the past call it was made of; it then stops where the AI answers otherwise
    changed_at: datetime | None = field(default=None, compare=False)
    revision: int = field(default=0, compare=False)


class Result(StrEnum):
    """What became of an expectation, or of a whole scenario: the worst of its expectations."""

    PASS = "pass"  # noqa: S105 - no password
    UNKNOWN = "unknown"
    FAIL = "fail"


class Unknown(StrEnum):
    """Why nothing can be said."""

    BROKE_OFF = "broke_off"  # the conversation was lost
    TIME_OVER = "time_over"  # the longest duration that it may have was over
    DIVERGED = (
        "diverged"  # the AI answered otherwise than in the call; what the customer said then fits no more
    )
    NO_MORE_LINES = "no_more_lines"  # the customer had nothing left to say, and the AI had not ended it
    NOT_PLAYED = "not_played"  # it could not be begun
    JUDGE_UNREADABLE = "judge_unreadable"
    JUDGE_WITHOUT_PROOF = "judge_without_proof"  # it quotes what nobody said
    JUDGE_UNDECIDED = "judge_undecided"
    JUDGE_FAILED = "judge_failed"  # no answer came
    NOTHING_EXPECTED = "nothing_expected"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one expectation, and the turn that shows it: its place in the conversation, from 0."""

    result: Result
    turn: int | None = None
    why: Unknown | None = None
    words: str = ""  # of the turn, or the judge's sentence


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """One turn; a tool's name where the AI used one."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Played:
    """One conversation that was had. `stopped` says why it went no further, where it should have."""

    turns: tuple[TalkTurn, ...]
    over: AgentOutcome | None = None  # who ended it; None: the customer had nothing more to say
    stopped: Unknown | None = None
    problem: str = ""  # in the words of what failed
    took_s: float = 0.0
    talk_id: str = ""  # the provider's

    @property
    def ai_turns(self) -> int:
        """How often the AI spoke."""
        return sum(turn.speaker is Speaker.AI for turn in self.turns)


def worst(verdicts: tuple[Judgement, ...]) -> Result:
    """One failure fails it; unknown outweighs what passed. Nothing expected is unknown."""
    found = {verdict.result for verdict in verdicts}
    order = (Result.FAIL, Result.UNKNOWN, Result.PASS)
    return next((each for each in order if each in found), Result.UNKNOWN)

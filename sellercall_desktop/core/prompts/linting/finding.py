"""What a rule finds: what, where, how grave, and the change of the text that would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave. The dial refuses an error; a warning is probably a fault; a remark is good to know."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


class LintCode(StrEnum):
    """What is found; `words.prompt_checks` says it."""

    LONG = "long"
    TOO_LONG = "too_long"
    LONG_LINE = "long_line"
    NO_IDENTIFICATION = "no_identification"
    NO_AI_DISCLOSURE = "no_ai_disclosure"
    WORDING_ABSENT = "wording_absent"
    HIDES_AI = "hides_ai"
    NO_OPT_OUT = "no_opt_out"
    NO_PRIMING = "no_priming"
    PRIMING_IS_ADDED = "priming_is_added"
    TWO_LANGUAGES = "two_languages"
    SHOUTED = "shouted"
    IN_CAPITALS = "in_capitals"
    TOO_MANY_MUSTS = "too_many_musts"
    TABLE = "table"
    LINK = "link"
    EMAIL = "email"
    MARKUP = "markup"
    EMOJI = "emoji"
    LIST = "list"
    SYMBOL = "symbol"
    PRICE = "price"
    FIGURE = "figure"
    DIGITS = "digits"
    NEGATED = "negated"
    TWO_PRICES = "two_prices"
    TWO_NAMES = "two_names"
    TWO_FORMS_OF_ADDRESS = "two_forms_of_address"
    LEFTOVER = "leftover"
    VARIABLE_EMPTY = "variable_empty"
    VARIABLE_UNCLOSED = "variable_unclosed"
    VARIABLE_NAME = "variable_name"
    VARIABLE_KIND = "variable_kind"
    VARIABLE_UNKNOWN = "variable_unknown"
    VARIABLE_MAY_LACK = "variable_may_lack"
    VOICEMAIL_UNFILLED = "voicemail_unfilled"
    TOOL_OFF = "tool_off"


@dataclass(frozen=True, slots=True)
class Fix:
    """`text[start:end]` becomes `text`. The other way round it is undone."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One thing found at ``text[start:end]``; an empty place: in all of the text. `values` fill its words.

    `where`: empty for the prompt's text, else the setting whose words these places are in: ``"greeting"``,
    ``"voicemail"``, or ``"inactivity"`` with its number from 0 in `at`.
    """

    code: LintCode
    start: int
    end: int
    severity: Severity
    fix: Fix | None = None
    values: tuple[tuple[str, str], ...] = ()
    where: str = ""
    at: int = 0

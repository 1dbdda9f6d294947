"""A value that was read out of a conversation, with the words and the turn that give it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a value is; also the name by which people's judgement of it is kept."""

    EMAIL = "email"
    PHONE = "phone"
    DOCUMENT = "document"
    DATETIME = "datetime"
    AMOUNT = "amount"
    NAME = "name"


class Doubt(StrEnum):
    """What the words leave open, and the rule took for granted."""

    AFTERNOON_ASSUMED = "afternoon_assumed"  # neither morning nor afternoon was said
    MORNING_ASSUMED = "morning_assumed"
    DAY_ASSUMED = "day_assumed"  # no day was said, or one that may be another week's
    ORDER_ASSUMED = "order_assumed"  # 5/12: day first
    ABOUT = "about"  # "after three", "around three"
    CLOCK_ASSUMED = "clock_assumed"  # where the customer is, is not known for sure
    CLOCK_CHANGE = "clock_change"  # the hour is not there that night, or twice
    DOES_NOT_AGREE = "does_not_agree"  # the weekday is another day's
    ONE_OF_SEVERAL = "one_of_several"  # "between 50 and 60 thousand", "Friday or Saturday"
    SHORTENED = "shortened"  # "two millions five hundred" may be 2,500,000
    CHECK_DIGIT = "check_digit"  # it does not fit the number
    UNNAMED = "unnamed"  # nobody said what the digits are
    JOINED = "joined"  # several words were taken for one
    BY_EAR = "by_ear"  # letters that sound alike, or put right by a description


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value that one turn gives. `start` is where in the turn: of two, the later was meant."""

    value: str
    words: str
    start: int
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldRead:
    """The value of a field as the conversation has it. `words` as they were spoken, in turn `turn`."""

    kind: FieldKind
    value: str
    words: str
    turn: int
    doubts: tuple[Doubt, ...] = ()

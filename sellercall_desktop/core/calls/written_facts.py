"""What people wrote about a call, and what the watches saw in its words: facts like all others.

`by` names who wrote it, as an act does (the system's user name, ``"rest"``, ``"rule"``). Of two that say the
same kind of thing, the later holds (`core.calls.written`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved at run time when a journal entry is read
from enum import StrEnum


class FieldState(StrEnum):
    """What a person made of a value that was read out of the conversation."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"  # it is not what the conversation says


class OptOutJudgement(StrEnum):
    """What a person made of words that may ask for no more calls."""

    OPT_OUT = "opt_out"
    NO_OPT_OUT = "no_opt_out"


@dataclass(frozen=True, slots=True)
class DispositionSet:
    """What came of the call, in the words of this installation. An empty `key` takes it back."""

    at: datetime
    by: str
    key: str  # of the installation's list; it may no longer be there when this is read
    label: str  # as it was called then


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The whole note as it stood at that moment."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class CallbackSet:
    """The customer is to be called again. No `due` takes it back."""

    at: datetime
    by: str
    due: datetime | None
    zone: str = ""  # IANA name of the clock in which the time was agreed


WITHDRAWN = "do_not_call"
"""Who settled a callback of a number that came onto the do-not-call list, as `CallbackKept.by` has it."""


@dataclass(frozen=True, slots=True)
class CallbackKept:
    """The customer was called again, or somebody settled it in another way."""

    at: datetime
    by: str
    call_id: str = ""  # ours, of the later call; empty where there was none


@dataclass(frozen=True, slots=True)
class WrapUpOpened:
    """The call is over, and by the settings of that moment somebody owes what came of it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class WrapUpFinished:
    """The person is done with writing about the call."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FieldJudged:
    """A value read out of the conversation, as a person left it."""

    at: datetime
    by: str
    field: str  # which of them, e.g. ``"email"``
    state: FieldState
    value: str
    ordinal: int | None = None  # the turn it rests on; None where a person wrote it without one


@dataclass(frozen=True, slots=True)
class OptOutJudged:
    """Somebody decided whether the customer asked not to be called again."""

    at: datetime
    by: str
    judgement: OptOutJudgement
    why: str = ""
    ordinal: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class WatchSaw:
    """A rule recognised something in a turn. Kept, because later rules may read the same words otherwise."""

    at: datetime
    watch: str  # ``"opt_out"``, ``"machine"``, ``"disclosure"``, ``"silence"``
    verdict: str  # the watch's own word, e.g. ``"voicemail"``
    ordinal: int  # of the turn
    words: str = ""  # what in the turn was recognised
    second: float | None = None  # since the AI joined


WrittenFact = (
    DispositionSet
    | NoteWritten
    | CallbackSet
    | CallbackKept
    | WrapUpOpened
    | WrapUpFinished
    | FieldJudged
    | OptOutJudged
    | WatchSaw
)

"""What was observed of a call: frozen, in the past tense, without the call's id.

A fact may come twice, late, or out of order, from a provider's answer, a webhook or a poll: it is
the same fact. Times are aware UTC, durations are seconds, money is Decimal with its currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved at run time when a journal entry is read
from decimal import Decimal  # noqa: TC003
from enum import StrEnum

from sellercall_desktop.core.calls.hand_off_facts import HandOffFact
from sellercall_desktop.core.calls.prompt_told import PromptTold  # noqa: TC001
from sellercall_desktop.core.calls.written_facts import (
    CallbackKept,
    CallbackSet,
    DispositionSet,
    FieldJudged,
    NoteWritten,
    OptOutJudged,
    WatchSaw,
    WrapUpFinished,
    WrapUpOpened,
)


class Direction(StrEnum):
    """Who rang whom."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"


class Party(StrEnum):
    """The two providers of a call, by role: the carrier rings, the agent speaks."""

    CARRIER = "carrier"
    AGENT = "agent"


class Speaker(StrEnum):
    """Whose words a turn holds."""

    AI = "ai"
    CUSTOMER = "customer"
    TOOL = "tool"


class CarrierOutcome(StrEnum):
    """How the telephone leg ended."""

    COMPLETED = "completed"  # it had been answered
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    CANCELED = "canceled"  # ended by us before the answer
    FAILED = "failed"


class RefusalReason(StrEnum):
    """Why a provider refused, where the reason lies in the number or in our right to call it."""

    NO_SUCH_NUMBER = "no_such_number"
    NOT_ALLOWED = "not_allowed"  # this account may not call this number or country
    OTHER = "other"


class ActKind(StrEnum):
    """What a person does to the AI's side of a live call."""

    SUGGEST = "suggest"  # a whisper: the AI heeds it, the customer does not hear it
    EXACT = "exact"  # the AI says these words
    FAREWELL = "farewell"  # the AI says these words and hangs up
    VOICEMAIL = "voicemail"  # a message is left for the voicemail that has answered, and the call ends


class Urgency(StrEnum):
    """When the AI heeds a suggestion."""

    IMMEDIATE = "immediate"  # it breaks off what it is saying
    SOON = "soon"  # with its next words
    LATER = "later"  # once the customer has spoken


class ActFate(StrEnum):
    """What became of an act."""

    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    TOO_LATE = "too_late"  # the AI is not on the line: not yet, or no more
    REFUSED = "refused"  # it was not done
    UNKNOWN = "unknown"  # no clear answer: it may have been done, and is never repeated by itself


class Gravity(StrEnum):
    """How bad a thing is that a provider wrote down about a call."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class AgentOutcome(StrEnum):
    """How the AI's side ended."""

    UNJOINED = "unjoined"  # nobody was connected to it in time
    CUSTOMER_HUNG_UP = "customer_hung_up"
    AI_HUNG_UP = "ai_hung_up"
    TIMEOUT = "timeout"  # the longest allowed duration was reached
    CONNECTION_ERROR = "connection_error"
    SYSTEM_ERROR = "system_error"


@dataclass(frozen=True, slots=True)
class CallRequested:
    """We (or a caller) want a call: the intent, on disk before anything leaves this machine."""

    at: datetime
    direction: Direction
    number: str  # the customer's, E.164; for a caller who hides it, what the carrier sent
    our_number: str | None = None
    prompt_version: int | None = None
    requested_by: str = ""  # "window", "rest", "caller", "import" …
    desk: str = ""  # the desktop that made or took the call; "" where nobody wrote it down


@dataclass(frozen=True, slots=True)
class CallQueued:
    """The call waits for its turn: the carrier's account lets only so many a second begin."""

    at: datetime
    rings_at: datetime  # about when the telephone will ring


@dataclass(frozen=True, slots=True)
class LegAsked:
    """The carrier is about to be asked to ring: on disk before that request leaves.

    Where an intent has none, nothing left this machine. `at` is the carrier's time, not this machine's:
    no leg that is ours was created before it.
    """

    at: datetime
    others: tuple[str, ...] = ()  # carrier ids of legs to this number that were there before: not ours


@dataclass(frozen=True, slots=True)
class AgentCreated:
    """The voice AI holds a place for this call. Its join URL is a secret and is not kept."""

    at: datetime
    agent_call_id: str
    max_duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class CallPlaced:
    """The carrier has accepted the call and queued it (or has handed us an incoming one)."""

    at: datetime
    carrier_call_id: str


@dataclass(frozen=True, slots=True)
class CallRinging:
    """The customer's telephone rings."""

    at: datetime


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """The customer (or a machine) took the call."""

    at: datetime


@dataclass(frozen=True, slots=True)
class AgentJoined:
    """The AI is on the line."""

    at: datetime
    part: int = 0  # of the AI places in a row, which one it is about


@dataclass(frozen=True, slots=True)
class TurnSpoken:
    """One turn of the conversation. `ordinal` counts from 0 over the whole call.

    A later observation of the same ordinal may bring more text (`final` says it is complete).
    """

    at: datetime
    ordinal: int
    speaker: Speaker
    text: str
    start_s: float | None = None  # since the AI joined
    final: bool = True


@dataclass(frozen=True, slots=True)
class CarrierEnded:
    """The telephone leg is over. `duration_s` counts from the answer."""

    at: datetime
    outcome: CarrierOutcome
    duration_s: float | None = None
    sip_code: int | None = None


@dataclass(frozen=True, slots=True)
class AgentEnded:
    """The AI's side is over."""

    at: datetime
    outcome: AgentOutcome
    part: int = 0  # of the AI places in a row, which one it is about


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The conversation was read after the AI's side had ended: no turn is missing any more."""

    at: datetime
    part: int = 0  # of the AI places in a row, which one it is about


@dataclass(frozen=True, slots=True)
class SummaryWritten:
    """The voice AI's provider summed up the conversation."""

    at: datetime
    short: str | None
    long: str | None
    part: int = 0  # of the AI places in a row, which one it is about


@dataclass(frozen=True, slots=True)
class CostKnown:
    """What one provider charges for the call, as a positive amount."""

    at: datetime
    party: Party
    amount: Decimal
    currency: str
    part: str = (
        ""  # number of a later AI place, id of a person's leg; "" of the first place and the customer's leg
    )


@dataclass(frozen=True, slots=True)
class CallRefused:
    """A provider said no: the call does not take place."""

    at: datetime
    party: Party
    message: str
    code: str | None = None
    status: int | None = None
    reason: RefusalReason = RefusalReason.OTHER


@dataclass(frozen=True, slots=True)
class PlacementUncertain:
    """A create left this machine and no clear answer came back: it may have been done."""

    at: datetime
    party: Party
    message: str = ""


@dataclass(frozen=True, slots=True)
class CallNotPlaced:
    """The carrier was asked and does not know the call: the customer was never rung."""

    at: datetime
    message: str = ""


@dataclass(frozen=True, slots=True)
class HangUpRequested:
    """Somebody on our side asked to end the call."""

    at: datetime
    requested_by: str = ""


@dataclass(frozen=True, slots=True)
class ActAsked:
    """A person acts on the live call; written down before the voice AI is told."""

    at: datetime
    act_id: str
    kind: ActKind
    text: str  # what is suggested or said, without any wrapping
    by: str = ""  # who: a person's name, "rest" …
    desk: str = ""  # the desktop it was done at
    urgency: Urgency = Urgency.SOON
    prompt: PromptTold | None = None  # of a suggestion that tells what changed in the prompt


@dataclass(frozen=True, slots=True)
class ActAnswered:
    """What the voice AI's provider answered to an act."""

    at: datetime
    act_id: str
    fate: ActFate
    message: str = ""  # the provider's own sentence, where it refused
    code: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class ProviderReported:
    """A line of a provider's own log about the call, read once where something went wrong."""

    at: datetime
    party: Party
    gravity: Gravity
    code: str  # the carrier's error code, the voice AI's kind of event
    text: str = ""  # the provider's own words


Fact = (
    CallRequested
    | CallQueued
    | LegAsked
    | AgentCreated
    | CallPlaced
    | CallRinging
    | CallAnswered
    | AgentJoined
    | TurnSpoken
    | CarrierEnded
    | AgentEnded
    | WordsRead
    | SummaryWritten
    | CostKnown
    | CallRefused
    | PlacementUncertain
    | CallNotPlaced
    | HangUpRequested
    | ActAsked
    | ActAnswered
    | ProviderReported
    | DispositionSet
    | NoteWritten
    | CallbackSet
    | CallbackKept
    | WrapUpOpened
    | WrapUpFinished
    | FieldJudged
    | OptOutJudged
    | WatchSaw
    | HandOffFact
)

FACT_TYPES: dict[str, type[Fact]] = {kind.__name__: kind for kind in Fact.__args__}
"""Class name to class: how the journal names facts."""


@dataclass(frozen=True, slots=True)
class CallKey:
    """Names a call by our id or by a provider's. At least one is given; the first known one counts."""

    call_id: str | None = None
    carrier_call_id: str | None = None
    agent_call_id: str | None = None

    @property
    def log_fields(self) -> dict[str, str]:
        """The ids there are, under the names that every log event gives them."""
        ids = {
            "call_id": self.call_id,
            "carrier_call_id": self.carrier_call_id,
            "agent_call_id": self.agent_call_id,
        }
        return {name: value for name, value in ids.items() if value}


@dataclass(frozen=True, slots=True)
class FactReport:
    """What one provider's answer, webhook or poll says of one call."""

    key: CallKey
    facts: tuple[Fact, ...]

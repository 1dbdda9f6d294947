"""What was observed of a hand-off: the call taken over by a person, handed on, given back to the AI.

A call is a customer's leg and, over time, a row of partners: AI places, persons, music. Each fact names the
thing it is about by an id of ours (`hand_off_id`, `leg_id`, `redirect_id`, `give_back_id`) or, of an AI place
after the first, by its number in the row (`part`, from 1). What is asked of a provider is on disk before the
request leaves: `PersonLegAsked`, `RedirectAsked`, `PlaceAsked`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved at run time when a journal entry is read
from enum import StrEnum


class HandOffKind(StrEnum):
    """How a person comes to the customer."""

    TAKE_OVER = "takeover"  # the seller herself, by her own telephone
    ANNOUNCED = "announced"  # somebody else, with whom she speaks first
    BLIND = "blind"  # somebody else, who is there as soon as a person answers


class LegRole(StrEnum):
    """Whose telephone a person's leg is."""

    SELLER = "seller"  # of her who hands off
    COLLEAGUE = "colleague"  # whom the call is handed on to


class Answerer(StrEnum):
    """Who took a person's leg, by the carrier's answering machine detection."""

    HUMAN = "human"
    MACHINE = "machine"
    UNKNOWN = "unknown"


class PersonLegOutcome(StrEnum):
    """How a person's leg ended."""

    COMPLETED = "completed"  # it had been answered
    BUSY = "busy"  # or declined
    NO_ANSWER = "no_answer"
    CANCELED = "canceled"  # ended by us before the answer
    FAILED = "failed"


class RedirectTo(StrEnum):
    """Where the customer's leg is led."""

    CONFERENCE = "conference"
    AI = "ai"


class RedirectFate(StrEnum):
    """What became of a redirect."""

    UNKNOWN = "unknown"  # no clear answer: the leg is looked at, then decided
    REFUSED = "refused"
    DONE = "done"


class HandOffEnd(StrEnum):
    """How a hand-off was over."""

    DECLINED = "declined"  # the person's telephone was busy, or she pressed reject
    UNANSWERED = "unanswered"  # nobody came, or a machine did
    FAILED = "failed"
    CANCELLED = "cancelled"
    GIVEN_BACK = "given_back"  # the AI talks with the customer again
    HANDED_ON = "handed_on"  # somebody else does
    OVER = "over"  # the call is


class GiveBackCause(StrEnum):
    """Why the AI is to have the customer again."""

    ASKED = "asked"
    DROPPED = "dropped"  # the person's telephone is gone


@dataclass(frozen=True, slots=True)
class HandOffAsked:
    """Somebody wants a person to have the customer. `number` is E.164, of the telephone to ring."""

    at: datetime
    hand_off_id: str
    kind: HandOffKind
    number: str
    name: str = ""  # of the person who is to talk with the customer
    by: str = ""
    desk: str = ""
    seller_number: str = ""  # of the seller's own telephone, where she speaks first


@dataclass(frozen=True, slots=True)
class PersonConfirmed:
    """The person is there, says somebody at the window, or a key on the telephone."""

    at: datetime
    hand_off_id: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CustomerTold:
    """The AI was made to say who comes now; `seconds` is about how long that takes."""

    at: datetime
    hand_off_id: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CustomerJoined:
    """Customer and person are in the conference."""

    at: datetime
    hand_off_id: str


@dataclass(frozen=True, slots=True)
class HandOffCancelled:
    """Somebody called it off."""

    at: datetime
    hand_off_id: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class HandOffEnded:
    """It is over. `message` is a provider's own sentence, where one refused."""

    at: datetime
    hand_off_id: str
    end: HandOffEnd
    message: str = ""


@dataclass(frozen=True, slots=True)
class CustomerHeld:
    """The customer hears music from now on, or no more."""

    at: datetime
    hand_off_id: str
    on_hold: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class PersonMuted:
    """The customer does not hear the person from now on, or does again."""

    at: datetime
    hand_off_id: str
    muted: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class PersonLegAsked:
    """The carrier is about to be asked to ring a person. `at` is the carrier's time."""

    at: datetime
    leg_id: str
    hand_off_id: str
    role: LegRole
    number: str
    others: tuple[str, ...] = ()  # carrier ids of legs to this number that were there before: not ours


@dataclass(frozen=True, slots=True)
class PersonLegPlaced:
    """The carrier has accepted it."""

    at: datetime
    leg_id: str
    carrier_call_id: str


@dataclass(frozen=True, slots=True)
class PersonLegRinging:
    """The person's telephone rings."""

    at: datetime
    leg_id: str


@dataclass(frozen=True, slots=True)
class PersonLegAnswered:
    """Somebody, or a machine, took it."""

    at: datetime
    leg_id: str


@dataclass(frozen=True, slots=True)
class PersonLegJudged:
    """The carrier says who took it."""

    at: datetime
    leg_id: str
    answerer: Answerer


@dataclass(frozen=True, slots=True)
class PersonLegEnded:
    """The person's leg is over."""

    at: datetime
    leg_id: str
    outcome: PersonLegOutcome
    duration_s: float | None = None
    sip_code: int | None = None


@dataclass(frozen=True, slots=True)
class PersonLegNotPlaced:
    """The carrier refused it, or was asked and does not know it: the person was never rung."""

    at: datetime
    leg_id: str
    message: str = ""
    code: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class RedirectAsked:
    """The customer's leg is about to be led elsewhere."""

    at: datetime
    redirect_id: str
    to: RedirectTo
    hand_off_id: str
    part: int = 0  # of the AI place it is led to


@dataclass(frozen=True, slots=True)
class RedirectAnswered:
    """What the carrier answered."""

    at: datetime
    redirect_id: str
    fate: RedirectFate
    message: str = ""
    code: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class GiveBackAsked:
    """The AI is to have the customer again. `note` is what the person agreed with the customer."""

    at: datetime
    give_back_id: str
    hand_off_id: str
    cause: GiveBackCause
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GiveBackFailed:
    """No place at the AI was to be had in time: the customer stays with the person."""

    at: datetime
    give_back_id: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """The voice AI is about to be asked for a place after the first."""

    at: datetime
    part: int
    give_back_id: str


@dataclass(frozen=True, slots=True)
class PlaceMade:
    """It holds one. Its join URL is a secret and is not kept."""

    at: datetime
    part: int
    agent_call_id: str
    max_duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceRefused:
    """It refused."""

    at: datetime
    part: int
    message: str = ""
    code: str | None = None
    status: int | None = None


HandOffFact = (
    HandOffAsked
    | PersonConfirmed
    | CustomerTold
    | CustomerJoined
    | HandOffCancelled
    | HandOffEnded
    | CustomerHeld
    | PersonMuted
    | PersonLegAsked
    | PersonLegPlaced
    | PersonLegRinging
    | PersonLegAnswered
    | PersonLegJudged
    | PersonLegEnded
    | PersonLegNotPlaced
    | RedirectAsked
    | RedirectAnswered
    | GiveBackAsked
    | GiveBackFailed
    | PlaceAsked
    | PlaceMade
    | PlaceRefused
)

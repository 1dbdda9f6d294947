"""The steps of a hand-off, of which one at a time is decided (`deciding`) and carried out (`conductor`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sellercall_desktop.core.calls.hand_off_facts import GiveBackCause, HandOffEnd, LegRole
    from sellercall_desktop.core.calls.handed import GiveBack, HandOff, PersonLeg, Place, Redirect
    from sellercall_desktop.core.hand_off.entering import Entering
    from sellercall_desktop.core.hand_off.ports import Conference


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at the line. Ages are by this machine's own clock: a carrier's may be another."""

    at: datetime
    conference: Conference | None = None
    is_seen: bool = False  # whether the carrier was asked for the conference, and answered
    alone_s: float = 0.0  # since the customer was first seen not to be in it, by a look that was answered
    placed_s: Mapping[str, float] = field(default_factory=dict)  # by leg: since it was seen to be placed
    answered_s: Mapping[str, float] = field(default_factory=dict)  # and since it was seen to be answered
    is_whole: bool = True  # everything was asked for; else some of it is as it was told, or last seen


@dataclass(frozen=True, slots=True)
class Ring:
    """Ring a person's telephone."""

    hand_off: HandOff
    role: LegRole
    number: str
    entering: Entering
    detects_machine: bool


@dataclass(frozen=True, slots=True)
class Find:
    """Find out what became of a ringing that was asked for."""

    leg: PersonLeg


@dataclass(frozen=True, slots=True)
class EndLeg:
    """Hang up a person's telephone; who stays in the conference stays."""

    leg: PersonLeg


@dataclass(frozen=True, slots=True)
class Tell:
    """Have the AI say who comes now."""

    hand_off: HandOff


@dataclass(frozen=True, slots=True)
class LeadToConference:
    """Lead the customer's leg to the person."""

    hand_off: HandOff


@dataclass(frozen=True, slots=True)
class Settle:
    """A redirect without effect, of which nobody knows whether it was carried out: it was not."""

    redirect: Redirect


@dataclass(frozen=True, slots=True)
class Join:
    """Customer and person are together; who had the customer before has handed on."""

    hand_off: HandOff
    before: HandOff | None
    person: PersonLeg


@dataclass(frozen=True, slots=True)
class HoldCustomer:
    """The customer hears music while she speaks with the colleague, or no more."""

    hand_off: HandOff
    on: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The hand-off is over."""

    hand_off: HandOff
    end: HandOffEnd
    message: str = ""


@dataclass(frozen=True, slots=True)
class AskBack:
    """Nobody has the customer: the AI is to."""

    hand_off: HandOff
    cause: GiveBackCause


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Ask the voice AI for a place; `from_prior`: it takes the conversation from the place before."""

    give_back: GiveBack
    from_prior: bool
    within_s: float


@dataclass(frozen=True, slots=True)
class FindPlace:
    """Find out what became of a place that was asked for."""

    place: Place


@dataclass(frozen=True, slots=True)
class LeadToAgent:
    """Lead the customer's leg to the AI."""

    hand_off: HandOff
    place: Place


@dataclass(frozen=True, slots=True)
class FailBack:
    """The AI is not to be had: the customer stays with the person."""

    give_back: GiveBack
    message: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Look again then, or when something is told."""

    seconds: float


Step = (
    Ring
    | Find
    | EndLeg
    | Tell
    | LeadToConference
    | Settle
    | Join
    | HoldCustomer
    | Close
    | AskBack
    | AskPlace
    | FindPlace
    | LeadToAgent
    | FailBack
    | Wait
)

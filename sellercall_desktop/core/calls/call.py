"""A call, and how facts change it: `advance(call, fact) -> call`, pure and total.

Every field is merged so that order and repetition do not matter (earliest time, furthest stage,
highest-ranked outcome): the same facts in any order give the same call. Status and result are
derived from the fields and stored nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003 - dataclass fields are resolved by the store
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls import conversation, merging
from sellercall_desktop.core.calls.acts import Acts, with_act
from sellercall_desktop.core.calls.facts import (
    ActAnswered,
    ActAsked,
    AgentCreated,
    AgentEnded,
    AgentJoined,
    CallAnswered,
    CallKey,
    CallNotPlaced,
    CallPlaced,
    CallQueued,
    CallRefused,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CostKnown,
    Direction,
    Fact,
    HangUpRequested,
    LegAsked,
    PlacementUncertain,
    ProviderReported,
    Speaker,
    SummaryWritten,
    TurnSpoken,
    WordsRead,
)
from sellercall_desktop.core.calls.handed import Handed, with_hand_off
from sellercall_desktop.core.calls.results import CallResult, result_of
from sellercall_desktop.core.calls.written import Written, with_written
from sellercall_desktop.core.calls.written_facts import WrittenFact

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Call",
    "CallChanged",
    "CallResult",
    "CallStatus",
    "advance",
    "advance_all",
    "learn",
    "start_call",
]


class CallStatus(StrEnum):
    """Where a call stands. UNKNOWN: a create was sent and its outcome is not known yet."""

    DIALING = "dialing"
    UNKNOWN = "unknown"
    QUEUED = "queued"
    RINGING = "ringing"
    ANSWERED = "answered"
    AI_JOINED = "ai_joined"
    TALKING = "talking"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Call:
    """Everything known of one call. `id` is ours and sorts by time (UUID version 7)."""

    id: str
    requested: CallRequested
    agent: AgentCreated | None = None
    placed: CallPlaced | None = None
    ringing_at: datetime | None = None
    answered_at: datetime | None = None
    joined_at: datetime | None = None
    spoke_at: datetime | None = None
    carrier_ended: CarrierEnded | None = None
    agent_ended: AgentEnded | None = None
    refused: CallRefused | None = None
    uncertain: PlacementUncertain | None = None
    not_placed: CallNotPlaced | None = None
    hang_up: HangUpRequested | None = None
    queued: CallQueued | None = None
    asked: LegAsked | None = None
    words_read: WordsRead | None = None
    summary: SummaryWritten | None = None
    costs: tuple[CostKnown, ...] = ()  # at most one a party and part, sorted by both
    acts: Acts = ()  # what people did to it
    reported: tuple[ProviderReported, ...] = ()  # lines of the providers' logs, in the order of time
    written: Written | None = None  # what was written about it; None: nothing
    handed: Handed | None = None  # its hand-offs; None: there was none
    turns: tuple[TurnSpoken, ...] = ()  # sorted by ordinal; pages of the history carry none

    @property
    def direction(self) -> Direction:
        """Who rang whom."""
        return self.requested.direction

    @property
    def number(self) -> str:
        """The customer's number, E.164 wherever the carrier gave one."""
        return self.requested.number

    @property
    def created_at(self) -> datetime:
        """When the call was asked for (UTC)."""
        return self.requested.at

    @property
    def agent_call_id(self) -> str | None:
        """The voice AI provider's id."""
        return self.agent.agent_call_id if self.agent else None

    @property
    def carrier_call_id(self) -> str | None:
        """The carrier's id."""
        return self.placed.carrier_call_id if self.placed else None

    @property
    def key(self) -> CallKey:
        """All its ids."""
        return CallKey(self.id, self.carrier_call_id, self.agent_call_id)

    @property
    def status(self) -> CallStatus:
        """The furthest point that is proven."""
        return _status(self)

    @property
    def result(self) -> CallResult | None:
        """What came of it; None while it is not ended."""
        return result_of(self) if self.status is CallStatus.ENDED else None

    @property
    def is_live(self) -> bool:
        """Not ended."""
        return not _is_over(self)

    @property
    def ended_at(self) -> datetime | None:
        """When it was over: the telephone leg's end where known, else the first sign of an end."""
        if self.carrier_ended:
            return self.carrier_ended.at
        given_up = self.not_placed if self.placed is None else None
        ends = [f.at for f in (self.agent_ended, self.refused, given_up) if f is not None]
        return min(ends) if ends and not self.is_live else None

    @property
    def duration_s(self) -> float | None:
        """Seconds from the answer to the end, by the carrier's count where it is known."""
        if self.carrier_ended and self.carrier_ended.duration_s is not None:
            return self.carrier_ended.duration_s
        begun = self.answered_at or self.joined_at
        if begun is None or self.ended_at is None:
            return None
        return max(0.0, (self.ended_at - begun).total_seconds())

    @property
    def is_settled(self) -> bool:
        """Nothing more is expected of either provider, save a summary or a price."""
        if self.is_live or self.is_leg_unknown:
            return False
        carrier_open = self.placed is not None and self.carrier_ended is None
        agent_open = self.agent is not None and self.agent_ended is None
        handed_open = self.handed is not None and not self.handed.is_settled
        return not carrier_open and not agent_open and not handed_open

    @property
    def may_ring(self) -> bool:
        """Whether the customer's telephone may ring or be on the line: nothing has proven that it does not.

        Wider than `is_live`: where the AI's side has ended, the leg may still be there.
        """
        if self.carrier_ended is not None:
            return False
        return self.placed is not None or self.is_live or self.is_leg_unknown

    @property
    def is_leg_unknown(self) -> bool:
        """The carrier was asked to ring, and the outcome is not known yet."""
        answers = (self.placed, self.not_placed, self.refused, self.carrier_ended)
        return self.asked is not None and all(answer is None for answer in answers)

    @property
    def owes_words(self) -> bool:
        """The conversation is over, and was not read since: its last turn may be missing.

        Of calls that were brought in ended, no words were ever read, and none are expected.
        """
        spoken = self.joined_at is not None and self.agent_ended is not None
        ours = self.requested.requested_by != "import" or bool(self.turns)
        of_later = self.handed is not None and any(place.owes_words for place in self.handed.places)
        return (spoken and ours and self.words_read is None) or of_later


def start_call(call_id: str, requested: CallRequested) -> Call:
    """The call as its intent makes it."""
    return Call(id=call_id, requested=requested)


def advance(call: Call, fact: Fact) -> Call:
    """The call with this fact known. Equal to `call` when the fact brings nothing new."""
    return _merge(call, fact)


def advance_all(call: Call, facts: Sequence[Fact]) -> Call:
    """The call with all these facts known."""
    return learn(call, facts)[0]


def learn(call: Call, facts: Sequence[Fact]) -> tuple[Call, list[Fact]]:
    """The call with all these facts known, and those of them that brought something new."""
    news: list[Fact] = []
    for spoken, group in groupby(facts, key=lambda fact: isinstance(fact, TurnSpoken)):
        if spoken:
            call, told = _merge_turns(call, [fact for fact in group if isinstance(fact, TurnSpoken)])
            news += told
            continue
        for fact in group:
            if (after := _merge(call, fact)) != call:
                call = after
                news.append(fact)
    return call, news


def _is_over(call: Call) -> bool:
    placed_nowhere = call.not_placed is not None and call.placed is None
    # The AI's end is the call's, but for a call that was led away from it.
    agent_ended = call.agent_ended is not None and not (call.handed is not None and call.handed.left_the_ai)
    return bool(call.carrier_ended or agent_ended or call.refused or placed_nowhere)


def _status(call: Call) -> CallStatus:
    if _is_over(call):
        return CallStatus.ENDED
    stages = (
        (call.spoke_at and call.joined_at, CallStatus.TALKING),
        (call.joined_at, CallStatus.AI_JOINED),
        (call.answered_at, CallStatus.ANSWERED),
        (call.ringing_at, CallStatus.RINGING),
        (call.placed, CallStatus.QUEUED),
        (call.uncertain, CallStatus.UNKNOWN),
    )
    return next((status for reached, status in stages if reached), CallStatus.DIALING)


# --- merging: each rule is commutative, associative and idempotent (`merging`) --------------------


def _merge(call: Call, fact: Fact) -> Call:  # noqa: C901, PLR0911, PLR0912 - one line a fact: a table
    match fact:
        case AgentJoined() | AgentEnded() | WordsRead() | SummaryWritten() if fact.part:
            return replace(call, handed=with_hand_off(call.handed, fact))
        case CallRequested():
            return replace(call, requested=merging.first(call.requested, fact))
        case CallQueued():
            return replace(call, queued=merging.latest(call.queued, fact))
        case LegAsked():
            return replace(call, asked=merging.first(call.asked, fact))
        case AgentCreated():
            return replace(call, agent=merging.first(call.agent, fact))
        case CallPlaced():
            return replace(call, placed=merging.first(call.placed, fact))
        case CallRinging():
            return replace(call, ringing_at=merging.earliest(call.ringing_at, fact.at))
        case CallAnswered():
            return replace(call, answered_at=merging.earliest(call.answered_at, fact.at))
        case AgentJoined():
            return replace(call, joined_at=merging.earliest(call.joined_at, fact.at))
        case TurnSpoken():
            return _merge_turns(call, (fact,))[0]
        case CarrierEnded():
            return replace(call, carrier_ended=merging.leg_end(call.carrier_ended, fact))
        case AgentEnded():
            return replace(call, agent_ended=merging.agent_end(call.agent_ended, fact))
        case WordsRead():
            return replace(call, words_read=merging.first(call.words_read, fact))
        case SummaryWritten():
            return replace(call, summary=merging.summary(call.summary, fact))
        case CostKnown():
            return replace(call, costs=merging.costs(call.costs, fact))
        case CallRefused():
            return replace(call, refused=merging.first(call.refused, fact))
        case PlacementUncertain():
            return replace(call, uncertain=merging.gravest(call.uncertain, fact))
        case CallNotPlaced():
            return replace(call, not_placed=merging.first(call.not_placed, fact))
        case HangUpRequested():
            return replace(call, hang_up=merging.first(call.hang_up, fact))
        case ActAsked() | ActAnswered():
            return replace(call, acts=with_act(call.acts, fact))
        case ProviderReported():
            return replace(call, reported=merging.reports(call.reported, fact))
        case _ if isinstance(fact, WrittenFact):
            return replace(call, written=with_written(call.written, fact))
        case _:  # of a hand-off: the type checker says if another kind comes in here
            return replace(call, handed=with_hand_off(call.handed, fact))


def _merge_turns(call: Call, told: Sequence[TurnSpoken]) -> tuple[Call, list[TurnSpoken]]:
    """The call with these turns, and which of them were news: to the conversation, or to when it began."""
    turns, changed = conversation.with_turns(call.turns, told)
    to_conversation = {id(turn) for turn in changed}
    spoke_at, news = call.spoke_at, []
    for turn in told:
        earlier = turn.speaker is not Speaker.TOOL and (spoke_at is None or turn.at < spoke_at)
        spoke_at = turn.at if earlier else spoke_at
        if earlier or id(turn) in to_conversation:
            news.append(turn)
    return (replace(call, turns=turns, spoke_at=spoke_at), news) if news else (call, [])


@dataclass(frozen=True, slots=True)
class CallChanged:
    """Event: the call is on disk in this state; `facts` are what changed it."""

    call: Call
    facts: tuple[Fact, ...]

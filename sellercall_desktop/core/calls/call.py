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
    AgentOutcome,
    CallAnswered,
    CallKey,
    CallNotPlaced,
    CallPlaced,
    CallQueued,
    CallRefused,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Fact,
    HangUpRequested,
    LegAsked,
    PlacementUncertain,
    RefusalReason,
    Speaker,
    SummaryWritten,
    TurnSpoken,
    WordsRead,
)
from sellercall_desktop.core.calls.written import Written, with_written

if TYPE_CHECKING:
    from collections.abc import Sequence


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


class CallResult(StrEnum):
    """What came of an ended call."""

    TALKED = "talked"
    CUT_OFF = "cut_off"  # it was talked, and the customer hung up
    AI_BROKE_OFF = "ai_broke_off"  # it was talked, and the AI or its connection broke down
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    REJECTED = "rejected"
    CANCELED = "canceled"  # by us, before the answer
    NO_AI = "no_ai"  # answered, but the AI was not there or broke down before a word
    HUNG_UP_EARLY = "hung_up_early"  # answered, ended before a word of the conversation
    FAILED = "failed"  # the carrier could not connect it
    NO_SUCH_NUMBER = "no_such_number"  # the carrier or the network does not know it
    NOT_ALLOWED = "not_allowed"  # the account may not call this number or country
    REFUSED = "refused"  # a provider said no before anything rang
    NOT_PLACED = "not_placed"  # interrupted before the customer was rung


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
    costs: tuple[CostKnown, ...] = ()  # at most one a party, sorted by party
    acts: Acts = ()  # what people did to it
    written: Written | None = None  # what was written about it; None: nothing
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
        return _result(self) if self.status is CallStatus.ENDED else None

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
        return not carrier_open and not agent_open

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
        return spoken and ours and self.words_read is None


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
    return bool(call.carrier_ended or call.agent_ended or call.refused or placed_nowhere)


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


_REJECTED_SIP = frozenset({403, 603, 607, 608})  # RFC 3261, 8197, 8688: declined, unwanted, rejected


def _result(call: Call) -> CallResult:
    if call.refused:  # a caller who heard our apology did reach us: the AI was missing
        return CallResult.NO_AI if call.direction is Direction.INBOUND else _REFUSED[call.refused.reason]
    if call.spoke_at and call.joined_at:
        return _result_of_talk(call)
    if call.carrier_ended:
        return _result_of_leg(call, call.carrier_ended)
    never_rung = call.not_placed is not None and call.placed is None
    if call.agent_ended and not never_rung:
        return CallResult.NO_AI if call.answered_at or call.joined_at else CallResult.NO_ANSWER
    return CallResult.CANCELED if call.hang_up else CallResult.NOT_PLACED


def _result_of_talk(call: Call) -> CallResult:
    """Who ended it. Our own hang-up reaches the AI as the customer's."""
    ended = call.agent_ended.outcome if call.agent_ended else None
    if ended in _AI_FAULTS:
        return CallResult.AI_BROKE_OFF
    cut_off = ended is AgentOutcome.CUSTOMER_HUNG_UP and call.hang_up is None
    return CallResult.CUT_OFF if cut_off else CallResult.TALKED


def _result_of_leg(call: Call, leg: CarrierEnded) -> CallResult:
    if leg.outcome is CarrierOutcome.COMPLETED:
        if call.hang_up and not (call.answered_at or call.joined_at or leg.duration_s):
            return CallResult.CANCELED  # carriers call our own hang-up of a ringing call "completed"
        broken = call.agent_ended and call.agent_ended.outcome in _AI_FAULTS
        return CallResult.NO_AI if broken else CallResult.HUNG_UP_EARLY
    if leg.sip_code in _REJECTED_SIP and leg.outcome is not CarrierOutcome.CANCELED:
        return CallResult.REJECTED
    if leg.sip_code in _UNKNOWN_SIP and leg.outcome is CarrierOutcome.FAILED:
        return CallResult.NO_SUCH_NUMBER
    return _LEG_RESULTS[leg.outcome]


_UNKNOWN_SIP = frozenset({404, 410, 484, 604})  # RFC 3261: not found, gone, incomplete, nowhere
_REFUSED = {
    RefusalReason.NO_SUCH_NUMBER: CallResult.NO_SUCH_NUMBER,
    RefusalReason.NOT_ALLOWED: CallResult.NOT_ALLOWED,
    RefusalReason.OTHER: CallResult.REFUSED,
}
_AI_FAULTS = frozenset({AgentOutcome.UNJOINED, AgentOutcome.CONNECTION_ERROR, AgentOutcome.SYSTEM_ERROR})
_LEG_RESULTS = {
    CarrierOutcome.BUSY: CallResult.BUSY,
    CarrierOutcome.NO_ANSWER: CallResult.NO_ANSWER,
    CarrierOutcome.CANCELED: CallResult.CANCELED,
    CarrierOutcome.FAILED: CallResult.FAILED,
}


# --- merging: each rule is commutative, associative and idempotent (`merging`) --------------------


def _merge(call: Call, fact: Fact) -> Call:  # noqa: C901, PLR0911, PLR0912 - one line a fact: a table
    match fact:
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
        case _:  # everything else is written about it; a kind that is not would not pass the type check
            return replace(call, written=with_written(call.written, fact))


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

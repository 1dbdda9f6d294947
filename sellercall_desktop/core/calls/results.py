"""What came of an ended call, read from its facts and stored nowhere: `Call.result`."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import (
    ActFate,
    ActKind,
    AgentOutcome,
    CarrierOutcome,
    Direction,
    RefusalReason,
)
from sellercall_desktop.core.calls.last_partner import had_person, last_agent_end, waited
from sellercall_desktop.core.calls.mailbox import mailbox_took

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.acts import Acts
    from sellercall_desktop.core.calls.facts import (
        AgentEnded,
        CallNotPlaced,
        CallPlaced,
        CallRefused,
        CarrierEnded,
        HangUpRequested,
    )
    from sellercall_desktop.core.calls.handed import Handed
    from sellercall_desktop.core.calls.written import Written


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
    VOICEMAIL = "voicemail"  # a mailbox took it, whether or not a message was left for it


class Endable(Protocol):
    """What of a call its result is read from."""

    @property
    def direction(self) -> Direction:
        """Who rang whom."""

    @property
    def refused(self) -> CallRefused | None:
        """A provider said no."""

    @property
    def placed(self) -> CallPlaced | None:
        """The carrier took it."""

    @property
    def not_placed(self) -> CallNotPlaced | None:
        """It was given up before it rang."""

    @property
    def hang_up(self) -> HangUpRequested | None:
        """Somebody of us ended it."""

    @property
    def answered_at(self) -> datetime | None:
        """The customer took it."""

    @property
    def joined_at(self) -> datetime | None:
        """The AI was on the line."""

    @property
    def spoke_at(self) -> datetime | None:
        """The first word of the conversation."""

    @property
    def carrier_ended(self) -> CarrierEnded | None:
        """The telephone leg is over."""

    @property
    def agent_ended(self) -> AgentEnded | None:
        """The AI's side is over."""

    @property
    def acts(self) -> Acts:
        """What people did to it."""

    @property
    def written(self) -> Written | None:
        """What people and watches wrote about it."""

    @property
    def handed(self) -> Handed | None:
        """Its hand-offs."""


_REJECTED_SIP = frozenset({403, 603, 607, 608})  # RFC 3261, 8197, 8688: declined, unwanted, rejected


def result_of(call: Endable) -> CallResult:
    """What came of this call, which has ended."""
    if call.refused:  # a caller who heard our apology did reach us: the AI was missing
        return CallResult.NO_AI if call.direction is Direction.INBOUND else _REFUSED[call.refused.reason]
    if has_left_message(call) or (mailbox_took(call.written) and not had_person(call.handed)):
        return CallResult.VOICEMAIL
    if (call.spoke_at and call.joined_at) or had_person(call.handed):
        return _result_of_talk(call)
    if call.carrier_ended:
        return _result_of_leg(call, call.carrier_ended)
    never_rung = call.not_placed is not None and call.placed is None
    if call.agent_ended and not never_rung:
        return CallResult.NO_AI if call.answered_at or call.joined_at else CallResult.NO_ANSWER
    return CallResult.CANCELED if call.hang_up else CallResult.NOT_PLACED


def has_left_message(call: Endable) -> bool:
    """Whether an act left a message; one whose answer was lost did, where the leg outlived the AI's place.

    A customer who hangs up ends both at once. A leg that was taken from the AI goes on without it.
    """
    fates = {act.fate for act, asked in told(call.acts) if asked.kind is ActKind.VOICEMAIL}
    if ActFate.DELIVERED in fates:
        return True
    ai, leg = last_agent_end(call.agent_ended, call.handed), call.carrier_ended
    if ActFate.UNKNOWN not in fates or ai is None or ai.outcome is not AgentOutcome.CUSTOMER_HUNG_UP:
        return False
    return leg is not None and leg.at - ai.at >= _OUTLIVED


def _result_of_talk(call: Endable) -> CallResult:
    """Who ended it. Our own hang-up reaches the AI as the customer's; with a person either may hang up."""
    end = last_agent_end(call.agent_ended, call.handed)
    if end is not None and end.outcome in _AI_FAULTS:
        return CallResult.AI_BROKE_OFF
    left = end is not None and end.outcome is AgentOutcome.CUSTOMER_HUNG_UP
    cut_off = (left or waited(call.handed)) and call.hang_up is None
    return CallResult.CUT_OFF if cut_off else CallResult.TALKED


def _result_of_leg(call: Endable, leg: CarrierEnded) -> CallResult:
    if leg.outcome is CarrierOutcome.COMPLETED:
        if call.hang_up and not (call.answered_at or call.joined_at or leg.duration_s):
            return CallResult.CANCELED  # carriers call our own hang-up of a ringing call "completed"
        end = last_agent_end(call.agent_ended, call.handed)
        broken = end is not None and end.outcome in _AI_FAULTS
        return CallResult.NO_AI if broken else CallResult.HUNG_UP_EARLY
    if leg.sip_code in _REJECTED_SIP and leg.outcome is not CarrierOutcome.CANCELED:
        return CallResult.REJECTED
    if leg.sip_code in _UNKNOWN_SIP and leg.outcome is CarrierOutcome.FAILED:
        return CallResult.NO_SUCH_NUMBER
    return _LEG_RESULTS[leg.outcome]


_OUTLIVED = timedelta(seconds=2)
"""Carriers tell whole seconds."""
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

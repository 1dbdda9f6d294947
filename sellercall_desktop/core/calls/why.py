"""Why a call ended as it did, and who ended it: from its facts alone. What they do not tell stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import (
    ActFate,
    ActKind,
    AgentEnded,
    AgentOutcome,
    CallNotPlaced,
    CallRefused,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Fact,
    Gravity,
    HangUpRequested,
    Party,
    ProviderReported,
)
from sellercall_desktop.core.calls.last_partner import last_agent_end, last_person
from sellercall_desktop.core.calls.partners import target_leg
from sellercall_desktop.core.calls.results import has_left_message
from sellercall_desktop.core.calls.sip_causes import Cause, cause_of_sip
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.call import Call

RULE, PROGRAM = "rule", "rest"
"""How `HangUpRequested.requested_by` begins where no person asked for it."""
SIP_FAILURES = 300
"""Codes below tell that all goes well (RFC 3261)."""
_WHOLE_SECOND = timedelta(seconds=1)  # carriers tell the end of a leg in whole ones
_BY_US = {Cause.CANCELED, Cause.WE_LEFT, Cause.RULE_LEFT}
_NO_TALK = frozenset(CallResult) - {CallResult.TALKED, CallResult.CUT_OFF, CallResult.VOICEMAIL}


class EndedBy(StrEnum):
    """Whose doing the end was."""

    AGENT = "agent"  # a person on our side
    PROGRAM = "program"  # through the REST API
    RULE = "rule"
    MESSAGE = "message"  # one was left for a voicemail, and the call ended with it
    CUSTOMER = "customer"
    AI = "ai"
    AI_AS_ASKED = "ai_as_asked"  # it took leave because a person wished it
    TIME_LIMIT = "time_limit"
    AI_PROVIDER = "ai_provider"
    NETWORK = "network"  # the carrier, or a telephone network behind it
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Why:
    """What can be said of an end.

    Attributes:
        cause: why there was no talk.
        ended_by: whose doing it was.
        shown_by: the kind of fact that shows the cause; None: it is what is missing that shows it.
        report: the gravest line of the carrier's log, where it may be what went wrong.
        sip_code: the telephone network's last word, where it is that of a failure.
    """

    cause: Cause
    ended_by: EndedBy
    shown_by: type[Fact] | None = None
    report: ProviderReported | None = None
    sip_code: int | None = None

    def failing_line(self, journal: Sequence[Fact]) -> Fact | None:
        """Which fact of the journal shows the cause: that very one."""
        noted = next((fact for fact in journal if fact == self.report), None)
        if noted is not None:
            return noted
        if self.shown_by is None or self.cause in _BY_US:
            return None
        return next((fact for fact in reversed(journal) if isinstance(fact, self.shown_by)), None)


def why(call: Call) -> Why | None:
    """Why it ended; None while it lives."""
    result = call.result
    if result is None:
        return None
    cause, shown_by = _cause(call, result)
    report = None if result not in _NO_TALK or cause in _BY_US else gravest_report(call)
    sip_code = call.carrier_ended.sip_code if call.carrier_ended is not None else None
    failed = sip_code is not None and sip_code >= SIP_FAILURES
    return Why(cause, ended_by(call), shown_by, report, sip_code if failed else None)


def gravest_report(call: Call) -> ProviderReported | None:
    """The first error in the carrier's log; warnings are about what went on beside the call."""
    return next(
        (each for each in call.reported if each.party is Party.CARRIER and each.gravity is Gravity.ERROR),
        None,
    )


def wants_reports(call: Call) -> bool:
    """Whether the providers' logs may know more of its end than its facts tell."""
    return call.result in {
        CallResult.FAILED,
        CallResult.NO_AI,
        CallResult.AI_BROKE_OFF,
        CallResult.HUNG_UP_EARLY,
        CallResult.REJECTED,
    }


def ended_by(call: Call) -> EndedBy:
    """Whose doing the end was; UNKNOWN while there is none, or where no fact tells."""
    if call.result is CallResult.VOICEMAIL and has_left_message(call):
        return EndedBy.MESSAGE
    if call.refused is not None:
        return EndedBy.NETWORK if call.refused.party is Party.CARRIER else EndedBy.AI_PROVIDER
    if call.hang_up is not None and not _came_too_late(call, call.hang_up):
        return _ours(call.hang_up)
    end = _agent_end(call)
    if end is not None and (whose := _by_the_ai_side(call, end)) is not None:
        return whose
    if call.carrier_ended is None:
        return EndedBy.UNKNOWN
    return _by_the_leg(call, call.carrier_ended)


def _agent_end(call: Call) -> AgentEnded | None:
    return last_agent_end(call.agent_ended, call.handed)


def _person_left_first(call: Call, customer: CarrierEnded) -> bool:
    """Whether the person who had the customer hung up: the customer's leg ends a moment later then."""
    person = last_person(call.handed)
    leg = target_leg(call, person) if person is not None else None
    return leg is not None and leg.ended is not None and leg.ended.at < customer.at


def _ours(hang_up: HangUpRequested) -> EndedBy:
    if hang_up.requested_by.startswith(RULE):
        return EndedBy.RULE
    return EndedBy.PROGRAM if hang_up.requested_by == PROGRAM else EndedBy.AGENT


def _came_too_late(call: Call, hang_up: HangUpRequested) -> bool:
    """Whether the call was over when we asked for its end: the customer, or the AI, was quicker."""
    leg, talk = call.carrier_ended, _agent_end(call)
    leg_was_over = leg is not None and leg.at + _WHOLE_SECOND <= hang_up.at
    talk_was_over = talk is not None and talk.outcome is not AgentOutcome.UNJOINED and talk.at < hang_up.at
    return leg_was_over or talk_was_over


def _by_the_ai_side(call: Call, ended: AgentEnded) -> EndedBy | None:
    outcome = ended.outcome
    if outcome is AgentOutcome.AI_HUNG_UP:
        return EndedBy.AI_AS_ASKED if _took_leave_as_asked(call, ended) else EndedBy.AI
    if outcome is AgentOutcome.TIMEOUT:
        return EndedBy.TIME_LIMIT
    if outcome in {AgentOutcome.CONNECTION_ERROR, AgentOutcome.SYSTEM_ERROR}:
        return EndedBy.AI_PROVIDER
    if outcome is AgentOutcome.CUSTOMER_HUNG_UP and call.joined_at is not None:
        return EndedBy.CUSTOMER
    answered = call.answered_at is not None or bool(call.carrier_ended and call.carrier_ended.duration_s)
    return EndedBy.AI_PROVIDER if outcome is AgentOutcome.UNJOINED and answered else None


def _took_leave_as_asked(call: Call, ended: AgentEnded) -> bool:
    may_be_done = {ActFate.DELIVERED, ActFate.UNKNOWN}
    return any(
        asked.kind is ActKind.FAREWELL and act.fate in may_be_done and asked.at <= ended.at
        for act, asked in told(call.acts)
    )


def _by_the_leg(call: Call, leg: CarrierEnded) -> EndedBy:
    if leg.outcome is CarrierOutcome.COMPLETED:
        if _person_left_first(call, leg):
            return EndedBy.AGENT
        return EndedBy.CUSTOMER if call.joined_at is not None else EndedBy.UNKNOWN
    if call.result is CallResult.REJECTED:
        return EndedBy.CUSTOMER
    if leg.outcome is CarrierOutcome.CANCELED and call.direction is Direction.INBOUND:
        return EndedBy.CUSTOMER
    return EndedBy.UNKNOWN if leg.outcome is CarrierOutcome.CANCELED else EndedBy.NETWORK


def _cause(call: Call, result: CallResult) -> tuple[Cause, type[Fact] | None]:
    if result not in _NO_TALK:
        return Cause.TALKED, None
    if call.refused is not None:
        return Cause.REFUSED, CallRefused
    if result is CallResult.CANCELED:
        return Cause.CANCELED, HangUpRequested if call.hang_up is not None else CarrierEnded
    if result is CallResult.NOT_PLACED:
        listed = call.not_placed is not None and call.not_placed.message == GuardReason.DO_NOT_CALL
        return Cause.LISTED if listed else Cause.INTERRUPTED, CallNotPlaced
    end = _agent_end(call)
    if result in {CallResult.NO_AI, CallResult.AI_BROKE_OFF} and end is not None:
        return _AI_CAUSES[end.outcome], AgentEnded
    return _of_leg(call, call.carrier_ended)


def _early_end(call: Call) -> tuple[Cause, type[Fact] | None]:
    """Answered, and over before a word of the conversation."""
    end = _agent_end(call)
    if end is not None and end.outcome is AgentOutcome.TIMEOUT:
        return Cause.TIME_OVER, AgentEnded
    whose = {
        EndedBy.AGENT: (Cause.WE_LEFT, HangUpRequested),
        EndedBy.PROGRAM: (Cause.WE_LEFT, HangUpRequested),
        EndedBy.RULE: (Cause.RULE_LEFT, HangUpRequested),
        EndedBy.CUSTOMER: (Cause.CUSTOMER_LEFT, CarrierEnded),
        EndedBy.AI: (Cause.AI_LEFT, AgentEnded),
        EndedBy.AI_AS_ASKED: (Cause.WE_LEFT, AgentEnded),
    }
    return whose.get(ended_by(call), (Cause.ENDED_EARLY, CarrierEnded))


def _of_leg(call: Call, leg: CarrierEnded | None) -> tuple[Cause, type[Fact] | None]:
    if leg is None:
        return Cause.SILENT_CARRIER, AgentEnded
    if leg.outcome is CarrierOutcome.COMPLETED:
        return _early_end(call)
    by_code = cause_of_sip(leg.sip_code) if leg.sip_code is not None else None
    plain = _PLAIN_CAUSES[leg.outcome]
    tells_more = by_code is not None and (plain is Cause.CARRIER_FAILED or by_code in _TELLING)
    return by_code if by_code is not None and tells_more else plain, CarrierEnded


_TELLING = {Cause.DECLINED, Cause.UNWANTED, Cause.SCREENED, Cause.BARRED, Cause.SWITCHED_OFF}
_PLAIN_CAUSES = {
    CarrierOutcome.BUSY: Cause.BUSY,
    CarrierOutcome.NO_ANSWER: Cause.NO_ANSWER,
    CarrierOutcome.CANCELED: Cause.CANCELED,
    CarrierOutcome.FAILED: Cause.CARRIER_FAILED,
}
_AI_CAUSES = {
    AgentOutcome.UNJOINED: Cause.AI_NOT_CONNECTED,
    AgentOutcome.CONNECTION_ERROR: Cause.AI_LINE_BROKE,
    AgentOutcome.SYSTEM_ERROR: Cause.AI_FAULT,
    AgentOutcome.TIMEOUT: Cause.TIME_OVER,
    AgentOutcome.CUSTOMER_HUNG_UP: Cause.CUSTOMER_LEFT,
    AgentOutcome.AI_HUNG_UP: Cause.AI_LEFT,
}

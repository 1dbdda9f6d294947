"""The words for a call's states. Apart from `formats`, which the first paint needs and this it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.facts import AgentOutcome, CarrierOutcome, Direction, Party, Speaker
from sellercall_desktop.core.calls.last_partner import last_agent_end
from sellercall_desktop.core.calls.results import has_left_message
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.words.providers import PROVIDER_NAMES

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call

STATUS = {
    CallStatus.DIALING: QT_TRANSLATE_NOOP("Formats", "Starting"),
    CallStatus.UNKNOWN: QT_TRANSLATE_NOOP("Formats", "Being checked"),
    CallStatus.QUEUED: QT_TRANSLATE_NOOP("Formats", "Queued"),
    CallStatus.RINGING: QT_TRANSLATE_NOOP("Formats", "Ringing"),
    CallStatus.ANSWERED: QT_TRANSLATE_NOOP("Formats", "Answered"),
    CallStatus.AI_JOINED: QT_TRANSLATE_NOOP("Formats", "AI joined"),
    CallStatus.TALKING: QT_TRANSLATE_NOOP("Formats", "Talking"),
    CallStatus.ENDED: QT_TRANSLATE_NOOP("Formats", "Ended"),
}
RESULT = {
    CallResult.TALKED: QT_TRANSLATE_NOOP("Formats", "Talked"),
    CallResult.CUT_OFF: QT_TRANSLATE_NOOP("Formats", "Customer hung up"),
    CallResult.AI_BROKE_OFF: QT_TRANSLATE_NOOP("Formats", "The AI broke off"),
    CallResult.NO_ANSWER: QT_TRANSLATE_NOOP("Formats", "No answer"),
    CallResult.BUSY: QT_TRANSLATE_NOOP("Formats", "Busy"),
    CallResult.REJECTED: QT_TRANSLATE_NOOP("Formats", "Rejected"),
    CallResult.CANCELED: QT_TRANSLATE_NOOP("Formats", "Canceled"),
    CallResult.NO_AI: QT_TRANSLATE_NOOP("Formats", "The AI was missing"),
    CallResult.HUNG_UP_EARLY: QT_TRANSLATE_NOOP("Formats", "Hung up early"),
    CallResult.FAILED: QT_TRANSLATE_NOOP("Formats", "Could not connect"),
    CallResult.NO_SUCH_NUMBER: QT_TRANSLATE_NOOP("Formats", "No such number"),
    CallResult.NOT_ALLOWED: QT_TRANSLATE_NOOP("Formats", "Not allowed"),
    CallResult.REFUSED: QT_TRANSLATE_NOOP("Formats", "Refused"),
    CallResult.NOT_PLACED: QT_TRANSLATE_NOOP("Formats", "Not placed"),
    CallResult.VOICEMAIL: QT_TRANSLATE_NOOP("Formats", "Voicemail"),
}
RESULT_SIGN = {
    CallResult.TALKED: ("chat-circle-text", "call"),
    CallResult.CUT_OFF: ("phone-disconnect", "call"),
    CallResult.AI_BROKE_OFF: ("robot", "hang_up"),
    CallResult.HUNG_UP_EARLY: ("phone-x", "muted"),
    CallResult.REJECTED: ("phone-x", "muted"),
    CallResult.NO_ANSWER: ("phone-slash", "muted"),
    CallResult.BUSY: ("clock", "muted"),
    CallResult.CANCELED: ("x-circle", "muted"),
    CallResult.NOT_PLACED: ("x-circle", "muted"),
    CallResult.NO_AI: ("robot", "hang_up"),
    CallResult.FAILED: ("warning", "hang_up"),
    CallResult.NO_SUCH_NUMBER: ("question", "hang_up"),
    CallResult.NOT_ALLOWED: ("lock", "hang_up"),
    CallResult.REFUSED: ("warning", "hang_up"),
    CallResult.VOICEMAIL: ("tray", "muted"),
}
"""A result's icon and the role of its colour, wherever one is shown; "hang_up": something went wrong."""
DIRECTION = {
    Direction.OUTBOUND: QT_TRANSLATE_NOOP("Formats", "Outgoing"),
    Direction.INBOUND: QT_TRANSLATE_NOOP("Formats", "Incoming"),
}
SPEAKER = {
    Speaker.AI: QT_TRANSLATE_NOOP("Formats", "AI"),
    Speaker.CUSTOMER: QT_TRANSLATE_NOOP("Formats", "Customer"),
    Speaker.TOOL: QT_TRANSLATE_NOOP("Formats", "Tool"),
}
PARTY = {Party.CARRIER: PROVIDER_NAMES["twilio"], Party.AGENT: PROVIDER_NAMES["ultravox"]}
_AGENT_END = {
    AgentOutcome.UNJOINED: QT_TRANSLATE_NOOP("Formats", "Nobody was connected to the AI in time"),
    AgentOutcome.CUSTOMER_HUNG_UP: QT_TRANSLATE_NOOP("Formats", "The customer hung up"),
    AgentOutcome.AI_HUNG_UP: QT_TRANSLATE_NOOP("Formats", "The AI said goodbye and hung up"),
    AgentOutcome.TIMEOUT: QT_TRANSLATE_NOOP("Formats", "The longest allowed duration was reached"),
    AgentOutcome.CONNECTION_ERROR: QT_TRANSLATE_NOOP("Formats", "The connection to the AI broke"),
    AgentOutcome.SYSTEM_ERROR: QT_TRANSLATE_NOOP("Formats", "The AI's provider had a fault"),
}
_CARRIER_END = {
    CarrierOutcome.COMPLETED: QT_TRANSLATE_NOOP("Formats", "The call was completed"),
    CarrierOutcome.BUSY: QT_TRANSLATE_NOOP("Formats", "The line was busy"),
    CarrierOutcome.NO_ANSWER: QT_TRANSLATE_NOOP("Formats", "Nobody answered"),
    CarrierOutcome.CANCELED: QT_TRANSLATE_NOOP("Formats", "Canceled before the answer"),
    CarrierOutcome.FAILED: QT_TRANSLATE_NOOP("Formats", "The carrier could not connect the call"),
}


def end_reason(call: Call) -> str:
    """Why an ended call that nobody refused or hung up is over."""
    if call.result is CallResult.REJECTED:
        return QT_TRANSLATE_NOOP("Formats", "The customer's phone rejected the call")
    if call.result is CallResult.VOICEMAIL:
        if has_left_message(call):
            return QT_TRANSLATE_NOOP("Formats", "A message was left for the voicemail")
        return QT_TRANSLATE_NOOP("Formats", "A voicemail answered; no message of yours was left")
    leg, end = call.carrier_ended, last_agent_end(call.agent_ended, call.handed)
    if end is not None and not (leg and leg.outcome is not CarrierOutcome.COMPLETED):
        return _AGENT_END[end.outcome]
    if leg:
        return _CARRIER_END[leg.outcome]
    return QT_TRANSLATE_NOOP("Formats", "Interrupted before the customer was rung")

"""Ultravox's resources: a call with its messages and events, and their JSON."""

from __future__ import annotations

import asyncio
import math
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sellercall_desktop.simulator.clock import now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sellercall_desktop.simulator.customers import Customer

DURATION = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?s")
BILLING_STEP_S = 6
DEFAULTS: dict[str, Any] = {
    "inactivityMessages": [],
    "joinTimeout": "30s",
    "languageHint": None,
    "maxDuration": "3600s",
    "model": "ultravox-v0.7",
    "recordingEnabled": False,
    "systemPrompt": None,
    "temperature": 0.0,
    "timeExceededMessage": None,
    "voice": None,
    "transcriptOptional": False,
    "vadSettings": None,
    "experimentalSettings": None,
    "metadata": {},
    "initialState": {},
}
NO_AGENT = {"agentId": str(uuid.UUID(int=0)), "name": ""}  # the specification does not allow null here
RETENTION = {"CALL_RETENTION_POLICY_RETAIN": "retain", "CALL_RETENTION_POLICY_AUTO_DELETE": "auto_delete"}


def iso(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC with a Z."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def seconds(duration: str) -> float:
    """``"30s"`` as a number."""
    return float(duration[:-1])


def duration(length_s: float) -> str:
    """A number as ``"30.5s"``."""
    return f"{length_s:.3f}".rstrip("0").rstrip(".") + "s"


@dataclass(slots=True)
class Message:
    """One turn of the conversation; times are seconds since the call was joined."""

    role: str
    text: str
    start_s: float
    end_s: float
    medium: str = "MESSAGE_MEDIUM_VOICE"
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A data message that the AI has not heeded yet: a suggestion, or words to be said."""

    text: str
    is_suggestion: bool
    urgency: str = "soon"
    is_uninterruptible: bool = False


@dataclass(slots=True)
class VoiceCall:
    """One call, as Ultravox knows it."""

    request: Mapping[str, Any]
    join_url: str | None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    stage_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    created: datetime = field(default_factory=now)
    joined: datetime | None = None
    ended: datetime | None = None
    end_reason: str | None = None
    billed: str | None = None
    billing_status: str = "BILLING_STATUS_PENDING"
    short_summary: str | None = None
    summary: str | None = None
    greets: bool = True  # enableGreetingPrompt
    customer_known: bool = False  # whose behaviour struck already when the place was made
    plot_summary: tuple[str, str] | None = None  # (short, long) of the script being played
    messages: list[Message] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    inbox: list[Sent] = field(default_factory=list)
    urgent: asyncio.Event = field(default_factory=asyncio.Event)  # something in it cannot wait for a turn
    customer: Customer | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    @property
    def active(self) -> bool:
        """Whether somebody talks."""
        return self.joined is not None and self.ended is None

    def elapsed_s(self) -> float:
        """Seconds since it was joined."""
        return (now() - self.joined).total_seconds() if self.joined else 0.0

    def setting(self, name: str) -> Any:  # noqa: ANN401 - each setting has its own type
        """What was asked for, or the default."""
        return self.request.get(name, DEFAULTS.get(name))

    def note(self, kind: str, text: str, severity: str = "info") -> None:
        """Append a call event."""
        self.events.append(
            {
                "callId": self.id,
                "callStageId": self.stage_id,
                "callTimestamp": duration(self.elapsed_s()),
                "severity": severity,
                "type": kind,
                "text": text,
                "extras": None,
                "wallClockTimestamp": duration(self.elapsed_s()),
            }
        )


def billed_duration(call: VoiceCall) -> str:
    """Whole steps of 6 s; nothing for a call nobody joined."""
    if call.joined is None or call.ended is None:
        return "0s"
    talked = (call.ended - call.joined).total_seconds()
    return duration(math.ceil(talked / BILLING_STEP_S) * BILLING_STEP_S)


def call_json(call: VoiceCall) -> dict[str, Any]:
    """The Call resource with every field of the specification."""
    settings = call.request.get("firstSpeakerSettings") or {"agent": {}}
    body = {name: call.setting(name) for name in DEFAULTS}
    optional = ("externalVoice", "voiceOverrides", "callbacks")
    return (
        body
        | {name: call.request[name] for name in optional if name in call.request}
        | (
            {"dataConnectionConfig": call.request["dataConnection"]}
            if "dataConnection" in call.request
            else {}
        )
        | {
            "callId": call.id,
            "clientVersion": None,
            "created": iso(call.created),
            "joined": iso(call.joined),
            "ended": iso(call.ended),
            "endReason": call.end_reason,
            "billedDuration": call.billed,
            "billedSideInputTokens": None,
            "billedSideOutputTokens": None,
            "billingStatus": call.billing_status,
            "firstSpeaker": "FIRST_SPEAKER_USER" if "user" in settings else "FIRST_SPEAKER_AGENT",
            "firstSpeakerSettings": settings,
            "initialOutputMedium": call.request.get("initialOutputMedium", "MESSAGE_MEDIUM_VOICE"),
            "joinUrl": call.join_url,
            "medium": call.request.get("medium") or {"webRtc": {}},
            "retentionPolicy": RETENTION.get(call.request.get("retentionPolicy", ""), "retain"),
            "shortSummary": call.short_summary,
            "summary": call.summary,
            "agent": NO_AGENT,
            "agentId": None,
            "requestContext": {},
            "sipDetails": _sip_details(call),
        }
    )


def _sip_details(call: VoiceCall) -> dict[str, Any] | None:
    if "sip" not in (call.request.get("medium") or {}):
        return None
    reason = "SIP_TERMINATION_NORMAL" if call.joined and call.ended else None
    return {"billedDuration": call.billed, "terminationReason": reason}


def message_json(call: VoiceCall, index: int, message: Message) -> dict[str, Any]:
    """One message of ``/messages``."""
    tool = {"toolName": message.tool, "invocationId": f"{call.id}-{index}"} if message.tool else {}
    span = {"start": duration(message.start_s), "end": duration(message.end_s)}
    return {
        "role": message.role,
        "text": message.text,
        "medium": message.medium,
        "callStageMessageIndex": index,
        "callStageId": call.stage_id,
        "timespan": span,
        "wallClockTimespan": span,
    } | tool

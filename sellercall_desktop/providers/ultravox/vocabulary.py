"""Ultravox's words and shapes, and what they mean to us. The one parser of its calls and messages.

Field names, enum values and the duration format are those of its OpenAPI document (`Call`,
`ultravox.v1.Message`).
"""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from sellercall_desktop.core.clock import plausible
from sellercall_desktop.core.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    Fact,
    Speaker,
    SummaryWritten,
    TurnSpoken,
)

log = logging.getLogger(__name__)

PROVIDER = "ultravox"
CALL_ID_KEY = "sellercall_call_id"
"""The metadata key under which our call id travels."""
DESK_KEY, ENDING_KEY = "sellercall_desk", "sellercall_number_ends"
"""Whose call it is, and the last digits of the customer's number: by them another desk knows it."""

OUTCOME_OF_REASON = {
    "unjoined": AgentOutcome.UNJOINED,
    "hangup": AgentOutcome.CUSTOMER_HUNG_UP,
    "agent_hangup": AgentOutcome.AI_HUNG_UP,
    "timeout": AgentOutcome.TIMEOUT,
    "connection_error": AgentOutcome.CONNECTION_ERROR,
    "system_error": AgentOutcome.SYSTEM_ERROR,
}
REASON_OF_OUTCOME = {outcome: reason for reason, outcome in OUTCOME_OF_REASON.items()}

_SPEAKER_OF_ROLE = {
    "MESSAGE_ROLE_AGENT": Speaker.AI,
    "MESSAGE_ROLE_USER": Speaker.CUSTOMER,
    "MESSAGE_ROLE_TOOL_CALL": Speaker.TOOL,
    "MESSAGE_ROLE_TOOL_RESULT": Speaker.TOOL,
}
_DURATION = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?s")


class AgentCall(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The parts of a `Call` that we read."""

    call_id: str
    created: str
    joined: str | None = None
    ended: str | None = None
    end_reason: str | None = None
    join_url: str | None = None
    max_duration: str | None = None
    short_summary: str | None = None
    summary: str | None = None
    metadata: dict[str, Any] | None = None

    def __repr__(self) -> str:
        return f"AgentCall({self.call_id})"  # the join URL is a secret

    @property
    def our_id(self) -> str | None:
        """Our call id, where we had given one."""
        return self.written(CALL_ID_KEY)

    def written(self, key: str) -> str | None:
        """What we wrote into its metadata under that key."""
        value = (self.metadata or {}).get(key)
        return value if isinstance(value, str) and value else None


class Timespan(msgspec.Struct, frozen=True):
    """Offsets since the call was joined."""

    start: str | None = None


class Message(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The parts of a message that we read."""

    role: str = "MESSAGE_ROLE_UNSPECIFIED"
    text: str = ""
    tool_name: str = ""
    wall_clock_timespan: Timespan | None = None


def parse_call(raw: object) -> AgentCall:
    """A call from decoded JSON.

    Raises:
        ValueError: a field we need is missing or of another kind.
    """
    try:
        call = msgspec.convert(raw, AgentCall)
    except msgspec.ValidationError as error:
        raise ValueError(f"not an Ultravox call: {error}") from error
    parse_time(call.created)
    return call


def parse_time(text: str) -> datetime:
    """RFC 3339 to aware UTC. Raises ValueError."""
    when = datetime.fromisoformat(text)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)


def parse_duration_s(text: str) -> float:
    """``"30s"``, ``"0.384s"`` to seconds. Raises ValueError."""
    if not _DURATION.fullmatch(text):
        raise ValueError(f"not a duration: {text[:32]!r}")
    return float(text[:-1])


def format_duration(seconds: float) -> str:
    """Seconds as ``"75s"`` or ``"1.5s"``."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".") + "s"


def call_facts(call: AgentCall, now: datetime | None = None) -> tuple[Fact, ...]:
    """Everything a call tells, the same whether it came by poll or by webhook.

    Its price is not among it: Ultravox gives billed time, not money.

    Raises:
        ValueError: a time or duration is not one.
    """
    now = now or datetime.now(UTC)
    longest = parse_duration_s(call.max_duration) if call.max_duration else None
    created = plausible(parse_time(call.created), now)
    ended = plausible(parse_time(call.ended), now, created) if call.ended else None
    facts: list[Fact] = [AgentCreated(created, call.call_id, longest)]
    if call.joined:
        facts.append(AgentJoined(plausible(parse_time(call.joined), now, created)))
    if ended is not None:
        facts.append(AgentEnded(ended, _outcome(call)))
    if call.summary or call.short_summary:
        # No time is told; it is written as the call ends. A told time keeps repeated polls equal.
        facts.append(SummaryWritten(ended or now, call.short_summary, call.summary))
    return tuple(facts)


def _outcome(call: AgentCall) -> AgentOutcome:
    known = OUTCOME_OF_REASON.get(call.end_reason or "")
    if known is not None:
        return known
    if call.end_reason:
        log.warning("ultravox.end_reason_unknown", extra={"reason": call.end_reason[:40]})
    # The mildest that fits: a reason told later outranks it.
    return AgentOutcome.CUSTOMER_HUNG_UP if call.joined else AgentOutcome.UNJOINED


def turn_of(message: Message, ordinal: int, joined: datetime | None, *, final: bool) -> TurnSpoken | None:
    """One message as a turn; None for a message in which nobody says or does anything.

    `joined` is when the AI came on the line: messages carry only offsets from it.
    """
    speaker = _SPEAKER_OF_ROLE.get(message.role)
    text = (
        " ".join(filter(None, (message.tool_name, message.text))) if speaker is Speaker.TOOL else message.text
    )
    if speaker is None or not text:
        return None
    span = message.wall_clock_timespan
    start_s = parse_duration_s(span.start) if span and span.start else None
    at = joined + timedelta(seconds=start_s or 0.0) if joined else datetime.now(UTC)
    return TurnSpoken(at, ordinal, speaker, text, start_s, final)

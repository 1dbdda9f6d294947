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

from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    Fact,
    Speaker,
    SummaryWritten,
    TurnSpoken,
)
from sellercall_desktop.core.calls.hand_off_facts import PlaceMade
from sellercall_desktop.core.clock import plausible
from sellercall_desktop.core.prompts.priming import CLOSES, OPENS

log = logging.getLogger(__name__)

PROVIDER = "ultravox"
CALL_ID_KEY = "sellercall_call_id"
"""The metadata key under which our call id travels."""
_LONGEST_CALL_S = 7 * 86_400
LONGEST_TEXT = 50_000
"""Characters of one message: more than anybody says, and than a window can show."""
DESK_KEY, ENDING_KEY = "sellercall_desk", "sellercall_number_ends"
"""Whose call it is, and the last digits of the customer's number: by them another desk knows it."""

PART_KEY = "sellercall_part"
"""Of the AI places of one call, which one it is; the first has no such key."""
REHEARSAL_KEY = "sellercall_rehearsal"
"""Of a conversation in text about a prompt: it has no customer, and is no call of the history."""
_PART = re.compile(r"[1-9][0-9]{0,3}")

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

    @property
    def part(self) -> int:
        """Of the AI places of our call, which one it is: 0 is the first."""
        told = self.written(PART_KEY) or ""
        return int(told) if self.our_id is not None and _PART.fullmatch(told) else 0

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
    if not call.call_id:
        raise ValueError("not an Ultravox call: it has no id")
    parse_time(call.created)
    return call


def readable_call(raw: object) -> tuple[object, tuple[str, ...]]:
    """The call without the fields that cannot be read, and which those are: a poll takes what is good.

    A time that is there and cannot be read stands for "it has happened": it becomes the moment of reading.
    """
    if not isinstance(raw, dict):
        return raw, ()
    kept, odd = dict(raw), []
    now = datetime.now(UTC).isoformat()
    for name in _OPTIONAL_TEXTS:
        if kept.get(name) is not None and not isinstance(kept[name], str):
            odd.append(name)
            kept[name] = None
    if not isinstance(kept.get("metadata"), dict | None):
        odd.append("metadata")
        kept["metadata"] = None
    for name in ("created", "joined", "ended"):
        if not _is_time(kept.get(name)) and (kept.get(name) is not None or name == "created"):
            odd.append(name)
            kept[name] = now
    if kept.get("maxDuration") and not _is_duration(kept["maxDuration"]):
        odd.append("maxDuration")
        kept["maxDuration"] = None
    return kept, tuple(odd)


_OPTIONAL_TEXTS = ("endReason", "joinUrl", "maxDuration", "shortSummary", "summary")


def _is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(parse_time(value))
    except (ValueError, OverflowError):
        return False


def _is_duration(value: object) -> bool:
    return isinstance(value, str) and _DURATION.fullmatch(value) is not None


def readable_message(raw: object) -> tuple[Message | None, tuple[str, ...]]:
    """What can be read of a message, and the names of what cannot; None: nothing can."""
    if not isinstance(raw, dict):
        return None, ("message",)
    texts = {name: raw.get(name) for name in ("role", "text", "toolName")}
    odd = [name for name, value in texts.items() if not isinstance(value, str | None)]
    role, text, tool = (value if isinstance(value, str) else "" for value in texts.values())
    if len(text) > LONGEST_TEXT:
        odd.append("end of text")
        text = text[:LONGEST_TEXT] + "…"
    span = raw.get("wallClockTimespan")
    start = span.get("start") if isinstance(span, dict) else None
    if start is not None and not _is_offset(start):
        odd.append("wallClockTimespan")
        start = None
    return Message(role=role, text=text, tool_name=tool, wall_clock_timespan=Timespan(start)), tuple(odd)


def _is_offset(value: object) -> bool:
    return isinstance(value, str) and _is_duration(value) and 0 <= parse_duration_s(value) < _LONGEST_CALL_S


def parse_time(text: str) -> datetime:
    """RFC 3339 to aware UTC. Raises ValueError."""
    when = datetime.fromisoformat(text)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)


def created_at(call: AgentCall, now: datetime | None = None) -> datetime:
    """When the call was made; now, where what is told of it cannot be."""
    return plausible(parse_time(call.created), now or datetime.now(UTC))


def joined_at(call: AgentCall, now: datetime | None = None) -> datetime | None:
    """When somebody joined it, as `created_at`; None: nobody has. Its turns are told from there."""
    now = now or datetime.now(UTC)
    return plausible(parse_time(call.joined), now, created_at(call, now)) if call.joined else None


def parse_duration_s(text: str) -> float:
    """``"30s"``, ``"0.384s"`` to seconds. Raises ValueError."""
    if not _DURATION.fullmatch(text):
        raise ValueError(f"not a duration: {text[:32]!r}")
    return float(text[:-1])


def format_duration(seconds: float) -> str:
    """Seconds as ``"75s"`` or ``"1.5s"``."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".") + "s"


def call_facts(call: AgentCall, now: datetime | None = None) -> tuple[Fact, ...]:
    """All facts in a call resource, the same whether it came by poll or by webhook.

    Its price is not among it: Ultravox gives billed time, not money.

    Raises:
        ValueError: a time or duration is not one.
    """
    now = now or datetime.now(UTC)
    part, longest = call.part, parse_duration_s(call.max_duration) if call.max_duration else None
    created = created_at(call, now)
    ended = plausible(parse_time(call.ended), now, created) if call.ended else None
    made = PlaceMade(created, part, call.call_id, longest)
    facts: list[Fact] = [made if part else AgentCreated(created, call.call_id, longest)]
    if (joined := joined_at(call, now)) is not None:
        facts.append(AgentJoined(joined, part))
    if ended is not None:
        facts.append(AgentEnded(ended, _outcome(call), part))
    if call.summary or call.short_summary:
        # No time is told; it is written as the call ends. A told time keeps repeated polls equal.
        facts.append(SummaryWritten(ended or now, call.short_summary, call.summary, part))
    return tuple(facts)


def _outcome(call: AgentCall) -> AgentOutcome:
    known = OUTCOME_OF_REASON.get(call.end_reason or "")
    if known is not None:
        return known
    if call.end_reason:
        log.warning("ultravox.end_reason_unknown", extra={"reason": call.end_reason[:40]})
    # The mildest that fits: a reason told later outranks it.
    return AgentOutcome.CUSTOMER_HUNG_UP if call.joined else AgentOutcome.UNJOINED


_WHISPER = re.compile(f"{OPENS}.*{CLOSES}", re.DOTALL)


def whispered(text: str) -> str:
    """A suggestion as the model is told to expect it."""
    return f"{OPENS}{text}{CLOSES}"


def turn_of(message: Message, ordinal: int, joined: datetime | None, *, final: bool) -> TurnSpoken | None:
    """One message as a turn; None for a message in which nobody says or does anything.

    `joined` is when the AI came on the line: messages carry only offsets from it. A whisper of ours stands
    among the customer's messages, and was not said by them.
    """
    speaker = _SPEAKER_OF_ROLE.get(message.role)
    if speaker is Speaker.CUSTOMER and _WHISPER.fullmatch(message.text.strip()):
        return None
    text = (
        " ".join(filter(None, (message.tool_name, message.text))) if speaker is Speaker.TOOL else message.text
    )
    if speaker is None or not text:
        return None
    span = message.wall_clock_timespan
    start_s = parse_duration_s(span.start) if span and span.start else None
    at = joined + timedelta(seconds=start_s or 0.0) if joined else datetime.now(UTC)
    return TurnSpoken(at, ordinal, speaker, text, start_s, final)

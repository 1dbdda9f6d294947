"""What may be sent to a live call by data message, read and checked."""

from __future__ import annotations

from typing import Any

from sellercall_desktop.simulator.ultravox.refusals import RefusedError
from sellercall_desktop.simulator.ultravox.resources import Sent

DATA_MESSAGES = ("hang_up", "user_text_message", "forced_agent_message")
LEAVE_VOICEMAIL = "leaveVoicemail"
_URGENCIES = {
    "user_text_message": ("immediate", "soon", "later"),
    "forced_agent_message": ("immediate", "soon"),
}


def sent_of(kind: str, body: dict[str, Any]) -> Sent:
    """The message. Raises `RefusedError`: 400."""
    key = "text" if kind == "user_text_message" else "content"
    if not isinstance(body.get(key), str):
        raise RefusedError(400, {key: ["This field is required."]})
    urgency = body.get("urgency", "soon")
    if urgency not in _URGENCIES[kind]:
        raise RefusedError(400, {"urgency": [f'"{urgency}" is not a valid choice.']})
    uninterruptible = body.get("uninterruptible", False)
    if not isinstance(uninterruptible, bool):
        raise RefusedError(400, {"uninterruptible": ["Must be a valid boolean."]})
    return Sent(body[key], kind == "user_text_message", urgency, uninterruptible)


def tool_call_of(tool_calls: object) -> tuple[str, dict[str, Any]]:
    """Name and arguments of the one call of a tool. Raises `RefusedError`: 400."""
    match tool_calls:
        case [{"name": str(name), "arguments": dict(arguments)}]:
            return name, arguments
    raise RefusedError(400, {"toolCalls": ["Expected one call of a tool, with name and arguments."]})

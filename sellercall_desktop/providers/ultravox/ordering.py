"""What of a prompt's version goes into a call's body; what it leaves open is as the settings have it.

Names, types and ranges: StartCallRequest, FirstSpeakerSettings, TimedMessage and SelectedTool of Ultravox's
OpenAPI document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.settings import AfterSilence, FirstSpeaker
from sellercall_desktop.providers.ultravox.vocabulary import format_duration

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.ports import AgentOrder
    from sellercall_desktop.core.prompts.settings import InactivityMessage
    from sellercall_desktop.settings import Settings

GREETING_FALLBACK_S = 4.0
"""Who answers a telephone says "¿Aló?" within this time; after it the AI breaks the silence."""

LEAVE_VOICEMAIL = "leaveVoicemail"  # a tool of Ultravox's own: it speaks its message and hangs up
BUILT_IN_TOOLS = frozenset(
    {LEAVE_VOICEMAIL, "hangUp", "queryCorpus", "playDtmfSounds", "coldTransfer", "warmTransfer"}
)
"""What every account has, by the names that a call switches them on with (docs: built-in tools)."""
_END_BEHAVIOR = {
    AfterSilence.HANG_UP_UNLESS_ANSWERED: "END_BEHAVIOR_HANG_UP_SOFT",
    AfterSilence.HANG_UP: "END_BEHAVIOR_HANG_UP_STRICT",
}


def laid_down(order: AgentOrder, settings: Settings) -> dict[str, object]:
    """The members of the body that a version may lay down."""
    wishes, usual = order.wishes, settings.ultravox
    optional = {
        "voice": order.voice or usual.voice,
        "model": wishes.model or usual.model,
        "inactivityMessages": [_timed(message) for message in wishes.inactivity],
        "selectedTools": [{"toolName": name} for name in _tools(wishes.tools, settings)],
    }
    heat = {} if wishes.temperature is None else {"temperature": wishes.temperature}
    return {
        "systemPrompt": order.prompt,
        "languageHint": order.language,
        **{key: value for key, value in optional.items() if value},
        **heat,
        "maxDuration": format_duration(wishes.max_duration_s or usual.max_duration_s),
        "firstSpeakerSettings": _speaks(order),
    }


def _speaks(order: AgentOrder) -> dict[str, object]:
    greeting = {"text": order.wishes.greeting} if order.wishes.greeting else {}
    if order.first_speaker is FirstSpeaker.AGENT:
        return {"agent": greeting}
    return {"user": {"fallback": {"delay": format_duration(GREETING_FALLBACK_S), **greeting}}}


def _timed(message: InactivityMessage) -> dict[str, str]:
    timed = {"duration": format_duration(message.after_s), "message": message.text}
    end = _END_BEHAVIOR.get(message.then)
    return {**timed, "endBehavior": end} if end else timed


def _tools(wished: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """An AI that is to leave messages needs its tool, whatever a prompt says."""
    needed = (LEAVE_VOICEMAIL,) if settings.voicemail.left_by == "ai" else ()
    return tuple(dict.fromkeys((*wished, *needed)))

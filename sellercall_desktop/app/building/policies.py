"""The settings that shape a call, as the engine and the acts on calls want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.policy import CallPolicy
from sellercall_desktop.core.steering.farewell import farewell_words
from sellercall_desktop.core.steering.voicemail import VoicemailPolicy
from sellercall_desktop.settings.call_words import own_words
from sellercall_desktop.settings.webhook_paths import AGENT_EVENTS, CARRIER_STATUS

if TYPE_CHECKING:
    from sellercall_desktop.settings_file import SettingsFile


def farewell(settings: SettingsFile, language: str) -> str:
    """What the AI says when a person ends its call, which is held in this language (BCP 47)."""
    return farewell_words(language, own_words(settings.value, settings.value.call.farewell, language))


def voicemail_policy(settings: SettingsFile) -> VoicemailPolicy:
    """What is left for a voicemail: its own recordings, else its own words, else what an AI's end plays."""
    wanted, call = settings.value.voicemail, settings.value.call
    of_old = tuple(filter(None, (call.after_dial_audio_url, call.after_dial_goodbye_url)))
    recordings = wanted.recordings or (() if wanted.message else of_old)
    language = settings.value.ultravox.language_hint
    return VoicemailPolicy(language, wanted.message, recordings, by_ai=wanted.left_by == "ai")


def call_policy(settings: SettingsFile, desk: str = "") -> CallPolicy:
    """The settings that shape a call, as the engine wants them."""
    value = settings.value
    public = value.web.public_url.rstrip("/")
    return CallPolicy(
        default_region=value.general.default_region,
        our_number=value.twilio.phone_number or None,
        ring_timeout_s=value.call.ring_timeout_s,
        language=value.ultravox.language_hint,
        status_url=public + CARRIER_STATUS if public else None,
        events_url=public + AGENT_EVENTS if public else None,
        desk=desk,
        calls_per_second=value.twilio.calls_per_second,
        explain_suggestions=value.ultravox.explain_suggestions,
    )

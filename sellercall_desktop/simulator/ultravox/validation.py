"""Checks the body of POST /api/calls as the specification words it; answers in the manner of Django REST."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sellercall_desktop.simulator.ultravox.resources import DURATION

if TYPE_CHECKING:
    from collections.abc import Callable

MEDIA = frozenset({"webRtc", "twilio", "serverWebSocket", "telnyx", "plivo", "exotel", "sip"})
MODELS = (
    "ultravox-v0.7",
    "ultravox-v0.6",
    "ultravox-v0.6-llama3.3-70b",
    "ultravox-v0.6-gemma3-27b",
    "fixie-ai/ultravox",
)
MEDIUM_NAMES = frozenset({"MESSAGE_MEDIUM_UNSPECIFIED", "MESSAGE_MEDIUM_VOICE", "MESSAGE_MEDIUM_TEXT"})
SPEAKERS = frozenset({"FIRST_SPEAKER_UNSPECIFIED", "FIRST_SPEAKER_AGENT", "FIRST_SPEAKER_USER"})
RETENTIONS = frozenset(
    {
        "CALL_RETENTION_POLICY_UNSPECIFIED",
        "CALL_RETENTION_POLICY_RETAIN",
        "CALL_RETENTION_POLICY_AUTO_DELETE",
    }
)


def _of(kind: type | tuple[type, ...], word: str) -> Callable[[object], str | None]:
    def check(value: object) -> str | None:
        fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
        return None if fits else f"Not a valid {word}."

    return check


def _one_of(names: frozenset[str] | tuple[str, ...]) -> Callable[[object], str | None]:
    return lambda value: None if value in names else f'"{value}" is not a valid choice.'


def _duration(value: object) -> str | None:
    fits = isinstance(value, str) and DURATION.fullmatch(value) is not None
    return None if fits else 'Not a valid duration: it must be a string of seconds ending in "s".'


def _temperature(value: object) -> str | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return None if fits else "Ensure this value is between 0 and 1."


def _language(value: object) -> str | None:
    fits = isinstance(value, str) and len(value) <= 16
    return None if fits else "Ensure this field has no more than 16 characters."


def _metadata(value: object) -> str | None:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        return "Values must be strings."
    reserved = any(key.startswith("ultravox.") for key in value)
    return 'Keys must not start with "ultravox.".' if reserved else None


def _medium(value: object) -> str | None:
    if not isinstance(value, dict) or len(value) > 1 or not value.keys() <= MEDIA:
        return f"At most one of {', '.join(sorted(MEDIA))} may be set."
    for name, details in value.items():
        if not isinstance(details, dict):
            return f"{name} must be an object."
        if "outgoing" in details:
            return "Outgoing calls are not enabled for this account."
        if name == "sip" and details.keys() != {"incoming"}:
            return "Exactly one of incoming, outgoing must be set."
        if name == "serverWebSocket" and "inputSampleRate" not in details:
            return "inputSampleRate is required."
    return None


def _first_speaker(value: object) -> str | None:
    if not isinstance(value, dict) or len(value) != 1 or not value.keys() <= {"user", "agent"}:
        return "Exactly one of user, agent must be set."
    details = next(iter(value.values()))
    if not isinstance(details, dict):
        return "Must be an object."
    fallback = details.get("fallback", {})
    delays = [each["delay"] for each in (details, fallback) if isinstance(each, dict) and "delay" in each]
    return next((error for error in map(_duration, delays) if error), None)


def _callbacks(value: object) -> str | None:
    if not isinstance(value, dict) or not value.keys() <= {"joined", "ended", "billed"}:
        return "Only joined, ended, billed may be set."
    for each in value.values():
        if not isinstance(each, dict) or not str(each.get("url", "")).startswith(("http://", "https://")):
            return "Enter a valid URL."
    return None


_OBJECT, _STRING, _BOOLEAN = _of(dict, "object"), _of(str, "string"), _of(bool, "boolean")
CHECKS: dict[str, Callable[[object], str | None]] = {
    "systemPrompt": _STRING,
    "temperature": _temperature,
    "model": _one_of(MODELS),
    "voice": _STRING,
    "externalVoice": _OBJECT,
    "voiceOverrides": _OBJECT,
    "languageHint": _language,
    "initialMessages": _of(list, "list"),
    "joinTimeout": _duration,
    "maxDuration": _duration,
    "timeExceededMessage": _STRING,
    "inactivityMessages": _of(list, "list"),
    "selectedTools": _of(list, "list"),
    "medium": _medium,
    "recordingEnabled": _BOOLEAN,
    "firstSpeaker": _one_of(SPEAKERS),
    "firstSpeakerSettings": _first_speaker,
    "transcriptOptional": _BOOLEAN,
    "initialOutputMedium": _one_of(MEDIUM_NAMES),
    "vadSettings": _OBJECT,
    "experimentalSettings": _OBJECT,
    "metadata": _metadata,
    "initialState": _OBJECT,
    "dataConnection": _OBJECT,
    "callbacks": _callbacks,
    "retentionPolicy": _one_of(RETENTIONS),
    "sharedSecrets": _of(list, "list"),
}


def complaints(body: object) -> dict[str, list[str]]:
    """What is wrong with the body, by field; empty if nothing is."""
    if not isinstance(body, dict):
        return {"non_field_errors": ["Invalid data. Expected a dictionary."]}
    found = {name: ["Unknown field."] for name in body if name not in CHECKS}
    for name, value in body.items():
        if name in CHECKS and (error := CHECKS[name](value)) is not None:
            found[name] = [error]
    if "voice" in body and "externalVoice" in body:
        found["externalVoice"] = ["May not be set together with voice."]
    return found


def is_uuid(text: str) -> bool:
    """Whether the text is a UUID."""
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True

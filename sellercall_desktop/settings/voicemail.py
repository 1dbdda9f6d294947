"""What is done where a voicemail answers a call."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection

RecordingUrl = Annotated[str, Meta(pattern=r"^https?://[^\s<>\"]{1,380}$")]


class VoicemailSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The message for it, who leaves it, and how it is offered."""

    recordings: Annotated[
        tuple[RecordingUrl, ...],
        Meta(
            max_length=5,
            title=QT_TRANSLATE_NOOP("Settings", "Recordings for a voicemail"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Addresses of mp3 or wav files that Twilio can fetch, played one after the other; "
                "separated by commas. Empty: the message below is spoken; without one either, the "
                "recordings after the conversation are played.",
            ),
        ),
    ] = ()
    message: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "Message for a voicemail"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Spoken in the language of the call where there are no recordings; empty takes a usual "
                "phrase.",
            ),
        ),
    ] = ""
    left_by: Annotated[
        Literal["twilio", "ai"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "The message is left by"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Twilio takes the call from the AI and plays or speaks the message. The AI speaks it in its "
                "own voice, and may also leave one by itself; where its provider refuses, Twilio does it. "
                "For calls that begin from now on.",
            ),
        ),
    ] = "twilio"
    offer: Annotated[
        Literal["button", "countdown"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "When a voicemail is recognized"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "By its own words; whoever may be a person is none. The countdown of 3 seconds is stopped by "
                "any key; only the call that is shown large counts down.",
            ),
        ),
    ] = "button"

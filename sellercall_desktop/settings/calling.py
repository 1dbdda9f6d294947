"""The two providers, and how calls are made."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection


class TwilioSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The carrier."""

    base_url: Annotated[
        str,
        Meta(
            pattern="^https?://",
            title=QT_TRANSLATE_NOOP("Settings", "Twilio API address"),
            description=QT_TRANSLATE_NOOP("Settings", "Change it only for a proxy or the simulator."),
        ),
    ] = "https://api.twilio.com"
    phone_number: Annotated[
        str,
        Meta(
            pattern=r"^(\+[1-9]\d{6,14})?$",
            title=QT_TRANSLATE_NOOP("Settings", "Twilio phone number"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "The number your customers see, with + and country code (E.164)."
            ),
        ),
    ] = ""
    calls_per_second: Annotated[
        int,
        Meta(
            ge=1,
            le=100,
            title=QT_TRANSLATE_NOOP("Settings", "Calls that may begin each second"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "What your Twilio account allows (CPS in its console; 1 unless it was raised). "
                "Further calls wait their turn.",
            ),
        ),
    ] = 1
    twiml_bin_sid: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "TwiML Bin SID"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "EH… of a TwiML Bin that answers callers while this computer is off; optional. "
                "It is offered where a number is pointed here.",
            ),
        ),
    ] = ""
    number_on_exit: Annotated[
        Literal["restore", "keep"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Number when SellerCall is closed"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Give back: its calls go again where they went before. Keep: they go on coming here, "
                "and the number follows the tunnel at the next start.",
            ),
        ),
    ] = "restore"


class UltravoxSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The voice AI."""

    base_url: Annotated[
        str,
        Meta(
            pattern="^https?://",
            title=QT_TRANSLATE_NOOP("Settings", "Ultravox API address"),
            description=QT_TRANSLATE_NOOP("Settings", "Change it only for a proxy or the simulator."),
        ),
    ] = "https://api.ultravox.ai"
    voice: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Voice"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Voice ID or unique name; empty takes the provider's default."
            ),
        ),
    ] = ""
    model: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Model"),
            description=QT_TRANSLATE_NOOP("Settings", "Empty takes the provider's default."),
        ),
    ] = ""
    language_hint: Annotated[
        str,
        Meta(
            max_length=16,
            title=QT_TRANSLATE_NOOP("Settings", "Spoken language"),
            description=QT_TRANSLATE_NOOP("Settings", "BCP 47 tag such as es, es-CO or en-US."),
        ),
    ] = "es"
    max_duration_s: Annotated[
        int,
        Meta(
            ge=10,
            le=14400,
            title=QT_TRANSLATE_NOOP("Settings", "Longest conversation (seconds)"),
            description=QT_TRANSLATE_NOOP("Settings", "The AI ends the call after this time."),
        ),
    ] = 1800
    minute_price: Annotated[
        str,
        Meta(
            pattern=r"^([0-9]{1,4}(\.[0-9]{1,6})?)?$",
            title=QT_TRANSLATE_NOOP("Settings", "Price of the AI per minute"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Such as 0.05, in the currency of your Twilio account: for the meter of a call and the "
                "limit of a day. Ultravox tells no prices; see your plan.",
            ),
        ),
    ] = "0.05"
    billing_step_s: Annotated[
        int,
        Meta(
            ge=1,
            le=60,
            title=QT_TRANSLATE_NOOP("Settings", "The AI's time is billed in steps of (seconds)"),
            description=QT_TRANSLATE_NOOP("Settings", "Ultravox rounds each call up to whole steps of 6."),
        ),
    ] = 6
    explain_suggestions: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Explain suggestions to the AI"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Adds a sentence to the prompt that is sent, where it has none about <instruction>. Without "
                "it the AI may read a suggestion aloud.",
            ),
        ),
    ] = True


class CallSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How calls are made."""

    voice_path: Annotated[
        Literal["stream", "sip"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Voice path"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "stream: Media Streams (recommended). sip: as the old system did."
            ),
        ),
    ] = "stream"
    ring_timeout_s: Annotated[
        int,
        Meta(
            ge=5,
            le=600,
            title=QT_TRANSLATE_NOOP("Settings", "Let it ring (seconds)"),
            description=QT_TRANSLATE_NOOP("Settings", "After this time without an answer the call ends."),
        ),
    ] = 45
    after_dial_audio_url: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "First recording after the conversation"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Address of an mp3 or wav played when the AI has left; optional."
            ),
        ),
    ] = ""
    after_dial_goodbye_url: Annotated[
        str,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Goodbye recording"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Played 8 seconds after the first one, before hanging up; optional."
            ),
        ),
    ] = ""
    farewell: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "Words of farewell"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "What the AI says before it hangs up when you end a call politely; empty takes a usual "
                "phrase.",
            ),
        ),
    ] = ""

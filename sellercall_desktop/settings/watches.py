"""What is watched for in a live conversation, by which words. `watch_rules` makes the core's rules of it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection

_OWN_WORDS = QT_TRANSLATE_NOOP("Settings", "Empty takes a usual phrase in the call's language.")
_SEVERAL = QT_TRANSLATE_NOOP(
    "Settings", "Beside those that the program knows; several are parted by a vertical bar (|)."
)


class WatchSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Silence, what the AI has to make known, machines that take the call."""

    on_silence: Annotated[
        Literal["off", "warn", "end"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "When the customer says nothing"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Counted from the AI's first words until the customer's. Only calls of this desk are ended.",
            ),
        ),
    ] = "warn"
    silence_warn_s: Annotated[
        int, Meta(ge=5, le=600, title=QT_TRANSLATE_NOOP("Settings", "Say so after (seconds)"))
    ] = 30
    silence_end_s: Annotated[
        int, Meta(ge=10, le=3600, title=QT_TRANSLATE_NOOP("Settings", "End the call after (seconds)"))
    ] = 90
    disclosure_s: Annotated[
        int,
        Meta(
            ge=5,
            le=3600,
            title=QT_TRANSLATE_NOOP("Settings", "Time for what must be made known (seconds)"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "That it is an AI, that the call may be recorded, a way out: what the AI has not said by "
                "then turns red.",
            ),
        ),
    ] = 30
    sentence_ai: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "Sentence: it is an AI"),
            description=_OWN_WORDS,
        ),
    ] = ""
    sentence_recording: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "Sentence: the call may be recorded"),
            description=_OWN_WORDS,
        ),
    ] = ""
    sentence_way_out: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "Sentence: a way out"),
            description=_OWN_WORDS,
        ),
    ] = ""
    accepted_ai: Annotated[
        str,
        Meta(
            max_length=2000,
            title=QT_TRANSLATE_NOOP("Settings", "Also counts as saying that it is an AI"),
            description=_SEVERAL,
        ),
    ] = ""
    accepted_recording: Annotated[
        str,
        Meta(
            max_length=2000,
            title=QT_TRANSLATE_NOOP("Settings", "Also counts as saying that the call may be recorded"),
            description=_SEVERAL,
        ),
    ] = ""
    accepted_way_out: Annotated[
        str,
        Meta(
            max_length=2000,
            title=QT_TRANSLATE_NOOP("Settings", "Also counts as offering a way out"),
            description=_SEVERAL,
        ),
    ] = ""
    screening_words: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "Answer to call screening"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Who calls and why; the AI says it at the press of a button. Empty takes a usual phrase in "
                "the call's language.",
            ),
        ),
    ] = ""

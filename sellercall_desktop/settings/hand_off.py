"""How a call is handed to a person and back. `hand_off_rules` makes the core's policy of it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection

_USUAL = QT_TRANSLATE_NOOP("Settings", "Empty takes usual words in the language of the calls.")


class HandOffSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The seller's own telephone, the colleagues, what is said to whom."""

    own_telephone: Annotated[
        str,
        Meta(
            max_length=40,
            title=QT_TRANSLATE_NOOP("Settings", "Your own telephone"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "It rings when you take a call over. Any way of writing it is read; it is kept with + and "
                "country code. Its country must be one that may be called.",
            ),
        ),
    ] = ""
    own_name: Annotated[
        str,
        Meta(
            max_length=60,
            title=QT_TRANSLATE_NOOP("Settings", "Your name"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "By it the AI tells the customer who comes. Empty: a person of the team, without a name.",
            ),
        ),
    ] = ""
    ring_s: Annotated[
        int,
        Meta(
            ge=5,
            le=60,
            title=QT_TRANSLATE_NOOP("Settings", "Let your telephone or a colleague's ring (seconds)"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "After this time without an answer the customer stays with whoever has them. Keep it below "
                "the time after which your voicemail answers.",
            ),
        ),
    ] = 20
    colleagues: Annotated[
        str,
        Meta(
            max_length=4_000,
            title=QT_TRANSLATE_NOOP("Settings", "Colleagues"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "To whom calls are handed on: each as name: number, with semicolons between, such as "
                "Ana: +57 300 987 6543; Luis: +57 601 765 4321. Each name only once.",
            ),
        ),
    ] = ""
    after_drop: Annotated[
        Literal["ai", "end"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "When your telephone drops out of a call"),
            description=QT_TRANSLATE_NOOP("Settings", "Also when a colleague hangs up."),
        ),
    ] = "ai"
    told: Annotated[
        str,
        Meta(
            max_length=300,
            title=QT_TRANSLATE_NOOP("Settings", "The AI says before a person comes"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "{name} stands for the person's name. Empty takes usual words in the language of the calls.",
            ),
        ),
    ] = ""
    announced: Annotated[
        str,
        Meta(
            max_length=300,
            title=QT_TRANSLATE_NOOP("Settings", "Who takes the telephone hears"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "{customer} stands for the customer's name and number, {minutes} for how long the call goes "
                "on. Empty takes usual words in the language of the calls.",
            ),
        ),
    ] = ""
    back: Annotated[
        str,
        Meta(
            max_length=500,
            title=QT_TRANSLATE_NOOP("Settings", "The customer hears when the person has left"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Some sentences and a farewell; the call ends after it unless the AI has come back before. "
                "Empty takes usual words in the language of the calls.",
            ),
        ),
    ] = ""
    press_key: Annotated[
        str,
        Meta(max_length=200, title=QT_TRANSLATE_NOOP("Settings", "Request to press 1"), description=_USUAL),
    ] = ""

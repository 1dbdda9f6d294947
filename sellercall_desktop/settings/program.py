"""The program itself: the person at the window, the history, the log."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sellercall_desktop.settings.declaring import (
    AT_NEXT_START,
    COUNTRY_PATTERN,
    QT_TRANSLATE_NOOP,
    SettingsSection,
)


class GeneralSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What concerns the person at the window."""

    language: Annotated[
        Literal["system", "es", "en"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Language"),
            description=QT_TRANSLATE_NOOP("Settings", "Language of the window. No new start is needed."),
        ),
    ] = "system"
    theme: Annotated[
        Literal["system", "light", "dark"],
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Theme"),
            description=QT_TRANSLATE_NOOP("Settings", "Light, dark, or as the system is."),
        ),
    ] = "system"
    default_region: Annotated[
        str,
        Meta(
            pattern=COUNTRY_PATTERN,
            title=QT_TRANSLATE_NOOP("Settings", "Default country"),
            description=QT_TRANSLATE_NOOP("Settings", "For numbers typed without a country code."),
        ),
    ] = "CO"
    notifications: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Notifications"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "While the window is not in front: incoming calls, how calls ended, a lost tunnel.",
            ),
        ),
    ] = True
    hide_numbers: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Only the last four digits in notifications"),
            description=QT_TRANSLATE_NOOP("Settings", "For a screen that others can see."),
        ),
    ] = False
    background: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Go on working when the window is closed"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "The program stays in the system's tray and is quit from there. "
                "Without a tray, closing the window quits.",
            ),
        ),
    ] = False
    hotkey: Annotated[
        str,
        Meta(
            pattern=r"(?i)^(((ctrl|alt|shift|meta)\+)+([a-z0-9]|f\d{1,2})|f\d{1,2})?$",
            title=QT_TRANSLATE_NOOP("Settings", "Key to call a copied number"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Works in every program, e.g. Ctrl+Alt+C; empty for none. Windows and Linux with X11. "
                "Wayland and macOS keep such keys to their own settings: give one there to the command "
                "sellercall-desktop --clipboard.",
            ),
        ),
    ] = ""


class StoreSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the history lives."""

    database_url: Annotated[
        str,
        AT_NEXT_START,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Database"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "SQLAlchemy URL; empty keeps a SQLite file in the data folder."
            ),
        ),
    ] = ""
    keep_days: Annotated[
        int,
        Meta(
            ge=0,
            le=36500,
            title=QT_TRANSLATE_NOOP("Settings", "Keep calls (days)"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Older ended calls are deleted within the hour; 0 keeps all."
            ),
        ),
    ] = 0


class LogSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written down of the program's own doing."""

    level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Meta(title=QT_TRANSLATE_NOOP("Settings", "Log level")),
    ] = "INFO"
    exchanges_days: Annotated[
        int,
        Meta(
            ge=0,
            le=365,
            title=QT_TRANSLATE_NOOP("Settings", "Keep exchanges (days)"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Webhooks and requests to the providers, without secrets and with numbers masked. Polls that "
                "brought nothing new are not kept, nor more than 20,000 exchanges or 64 MB: the oldest go "
                "first; the number of exchanges on their page tells since when. 0 keeps none.",
            ),
        ),
    ] = 7

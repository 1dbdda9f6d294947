"""How the prompt is shown where it is written. Changed mostly by keys there; kept with the other settings."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sellercall_desktop.settings.declaring import QT_TRANSLATE_NOOP, SettingsSection

SMALLEST_LETTERS, LARGEST_LETTERS = 50, 300
"""In hundredths of the usual size."""


class EditorSettings(SettingsSection, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The editor of prompts."""

    letters: Annotated[
        int,
        Meta(
            ge=SMALLEST_LETTERS,
            le=LARGEST_LETTERS,
            title=QT_TRANSLATE_NOOP("Settings", "Size of the letters (%)"),
            description=QT_TRANSLATE_NOOP(
                "Settings", "Beside the prompt by Ctrl and plus, minus or 0; 100 is the usual size."
            ),
        ),
    ] = 100
    wrap: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Wrap long lines"),
            description=QT_TRANSLATE_NOOP("Settings", "Beside the prompt by Alt+Z."),
        ),
    ] = True
    line_numbers: Annotated[
        bool,
        Meta(title=QT_TRANSLATE_NOOP("Settings", "Line numbers")),
    ] = True
    spelling: Annotated[
        bool,
        Meta(
            title=QT_TRANSLATE_NOOP("Settings", "Spelling"),
            description=QT_TRANSLATE_NOOP(
                "Settings",
                "Spanish and English, paragraph by paragraph. Your own words are kept in own-words.txt "
                "beside the history, one a line.",
            ),
        ),
    ] = True

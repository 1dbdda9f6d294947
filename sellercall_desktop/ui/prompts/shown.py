"""A prompt's text, presets and settings as this panel shows them: to be edited, read, and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.ui.prompts.editor import as_shown
from sellercall_desktop.ui.window.actions import preset_keys, shown_keys
from sellercall_desktop.ui.words.presets import way_text
from sellercall_desktop.ui.words.prompt_settings import settings_written

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.prompt import PromptVersion


def content_shown(version: PromptVersion) -> PromptContent:
    """What the editors give back where nobody has changed anything."""
    return PromptContent(as_shown(version.text), version.presets, version.settings)


def written_out(content: PromptContent) -> str:
    """All of it as one text: what it does with the prompt, a reader sees line by line."""
    parts = (content.text, *_presets_written(content), *settings_written(content.settings))
    return "\n".join(parts)


def _presets_written(content: PromptContent) -> tuple[str, ...]:
    if not content.presets:
        return ()
    heading = QCoreApplication.translate("PresetsPane", "Prepared phrases")
    lines = (
        f"{shown_keys(preset_keys(number))} {one.label} ({way_text(one.kind, one.urgency)}): {one.text}"
        for number, one in enumerate(content.presets, start=1)
    )
    return ("", f"— {heading} —", *lines)

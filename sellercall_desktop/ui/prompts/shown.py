"""A prompt's text, presets and settings as this panel shows them: to be edited, read, and compared."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.prompts.presets import Preset
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.ui.prompts.editor import as_shown
from sellercall_desktop.ui.window.actions import preset_keys, shown_keys
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.ui.words.presets import way_text
from sellercall_desktop.ui.words.prompt_settings import settings_written
from sellercall_desktop.words.prompts import SETTINGS

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


def field_title(field: str) -> str:
    """What a part of a prompt is called, by its name in `PromptContent` or `PromptSettings`."""
    if field == "presets":
        return QCoreApplication.translate("PresetsPane", "Prepared phrases")
    name = field.removeprefix("settings.")
    return SETTINGS[name].said(window_language()) if name in SETTINGS else name


def value_shown(value: object) -> str:
    """A part of a prompt as a text; entries of a list are its lines."""
    if isinstance(value, tuple):
        return "".join(f"{value_shown(one)}\n" for one in value)
    if isinstance(value, Preset):
        return f"{value.label} ({way_text(value.kind, value.urgency)}): {value.text}"
    if is_dataclass(value):
        return " · ".join(value_shown(getattr(value, one.name)) for one in fields(value))
    return "" if value is None else str(value)

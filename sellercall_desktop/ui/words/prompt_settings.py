"""A prompt's settings in words: a line each, so that two versions can be compared."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.prompts.settings import (
    USUAL,
    AfterSilence,
    FirstSpeaker,
    InactivityMessage,
    PromptSettings,
)
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.prompts import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator


def speaker_text(speaker: FirstSpeaker) -> str:
    """Who speaks first."""
    if speaker is FirstSpeaker.AGENT:
        return QCoreApplication.translate("PromptSettings", "The AI")
    return QCoreApplication.translate("PromptSettings", "The customer")


def after_silence_text(then: AfterSilence) -> str:
    """What follows the words that were said into a silence."""
    return {
        AfterSilence.GO_ON: QCoreApplication.translate("PromptSettings", "then it waits"),
        AfterSilence.HANG_UP_UNLESS_ANSWERED: QCoreApplication.translate(
            "PromptSettings", "then it hangs up, unless answered"
        ),
        AfterSilence.HANG_UP: QCoreApplication.translate("PromptSettings", "then it hangs up"),
    }[then]


def settings_written(settings: PromptSettings) -> tuple[str, ...]:
    """Those that are laid down, under their heading; nothing where none is."""
    language = window_language()
    lines = [
        f"{SETTINGS[field.name].said(language)}: {text}"
        for field in fields(PromptSettings)
        for text in _texts(getattr(settings, field.name), getattr(USUAL, field.name))
    ]
    heading = QCoreApplication.translate("PromptSettings", "Settings of the prompt")
    return ("", f"— {heading} —", *lines) if lines else ()


def _texts(value: object, usual: object) -> Iterator[str]:
    if value == usual:
        return
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, InactivityMessage):
            yield f"{one.after_s:g} s · {one.text} · {after_silence_text(one.then)}"
        elif isinstance(one, FirstSpeaker):
            yield speaker_text(one)
        else:
            yield f"{one:g}" if isinstance(one, float) else str(one)

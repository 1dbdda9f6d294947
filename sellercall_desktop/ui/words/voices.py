"""Voices in words: of which language they are, and whether a woman or a man speaks, where that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.accounts import Gender
from sellercall_desktop.settings import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sellercall_desktop.core.accounts import Voice

_LANGUAGES = {
    "de": QT_TRANSLATE_NOOP("Voices", "German"),
    "en": QT_TRANSLATE_NOOP("Voices", "English"),
    "es": QT_TRANSLATE_NOOP("Voices", "Spanish"),
    "fr": QT_TRANSLATE_NOOP("Voices", "French"),
    "it": QT_TRANSLATE_NOOP("Voices", "Italian"),
    "pt": QT_TRANSLATE_NOOP("Voices", "Portuguese"),
}
_GENDERS = {
    Gender.FEMALE: QT_TRANSLATE_NOOP("Voices", "female"),
    Gender.MALE: QT_TRANSLATE_NOOP("Voices", "male"),
}


def voice_about(voice: Voice) -> str:
    """Language and gender, as "Spanish (CO) · female"; what the provider does not tell is left out."""
    parts = [_language(voice.language)]
    if (gender := voice.gender) is not None:
        parts.append(QCoreApplication.translate("Voices", _GENDERS[gender]))
    return " · ".join(filter(None, parts))


def voice_line(voice: Voice) -> str:
    """Its name, and what is known of it."""
    return " · ".join(filter(None, (voice.name, voice_about(voice))))


def _language(tag: str) -> str:
    code, _, region = tag.replace("_", "-").partition("-")
    if code.lower() not in _LANGUAGES:
        return tag
    name = QCoreApplication.translate("Voices", _LANGUAGES[code.lower()])
    return f"{name} ({region})" if region else name

"""Sentences of the settings that are said in calls: they are in the installation's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.settings import Settings

_OURS = frozenset({"es", "en", "pt"})
"""Languages in which there are words of ours."""


def own_words(settings: Settings, chosen: str, language: str) -> str:
    """What this installation says in a call of that language (BCP 47); empty: there are better words of ours.

    A sentence in Spanish is none for a prompt in English.
    """
    tongue, usual = _tongue(language), _tongue(settings.ultravox.language_hint)
    return chosen if tongue == usual or tongue not in _OURS else ""


def _tongue(language: str) -> str:
    return language.lower().partition("-")[0]

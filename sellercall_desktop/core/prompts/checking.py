"""What a prompt's settings may be. Ranges and forms are those of the AI's provider (its OpenAPI document).

Checked before publishing: a version that every call would fail with is none.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sellercall_desktop.core.prompts.errors import PromptSettingError, SettingProblem

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.settings import InactivityMessage, PromptSettings

LONGEST_TEXT = 500
"""Characters of a greeting, a voicemail message, or words said into a silence: half a minute of speech."""
LONGEST_NAME = 80
"""Characters of a voice's, model's or tool's name."""
LONGEST_LANGUAGE = 16
SHORTEST_CALL_S, LONGEST_CALL_S = 10, 14_400
SHORTEST_SILENCE_S, LONGEST_SILENCE_S = 1, 600
MOST_INACTIVITY, MOST_TOOLS, MOST_DISCLOSURES, MOST_DISPOSITIONS = 5, 20, 20, 30
MOST_RECORDINGS = 2
"""What follows the conversation, and the goodbye after a silence."""
LONGEST_ADDRESS = 500
"""Characters. Both recordings and the way to the AI must fit into what a carrier takes inline."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def check_settings(settings: PromptSettings) -> None:
    """Return where a call can be made with these.

    Raises:
        PromptSettingError: the first that cannot be so.
    """
    for field, text, most in (
        ("voice", settings.voice, LONGEST_NAME),
        ("model", settings.model, LONGEST_NAME),
        ("language", settings.language, LONGEST_LANGUAGE),
        ("greeting", settings.greeting, LONGEST_TEXT),
        ("voicemail", settings.voicemail, LONGEST_TEXT),
    ):
        _at_most(field, text, most)
    if settings.language and not _LANGUAGE.fullmatch(settings.language):
        raise PromptSettingError("language", SettingProblem.MALFORMED, settings.language)
    if settings.model and len(settings.model.split()) != 1:
        raise PromptSettingError("model", SettingProblem.MALFORMED, settings.model)
    _within("temperature", settings.temperature, 0, 1)
    _within("max_duration_s", settings.max_duration_s, SHORTEST_CALL_S, LONGEST_CALL_S)
    _check_silences(settings.inactivity)
    _check_list("tools", settings.tools, MOST_TOOLS, LONGEST_NAME)
    _check_list("disclosures", settings.disclosures, MOST_DISCLOSURES, LONGEST_TEXT)
    _check_list("recording_wordings", settings.recording_wordings, MOST_DISCLOSURES, LONGEST_TEXT)
    _check_list("way_out_wordings", settings.way_out_wordings, MOST_DISCLOSURES, LONGEST_TEXT)
    _check_list("dispositions", settings.dispositions, MOST_DISPOSITIONS, LONGEST_NAME)
    _check_list("after_dial", settings.after_dial, MOST_RECORDINGS, LONGEST_ADDRESS)
    for address in settings.after_dial:
        if not _is_address(address):
            raise PromptSettingError("after_dial", SettingProblem.MALFORMED, address)


def _check_silences(messages: tuple[InactivityMessage, ...]) -> None:
    if len(messages) > MOST_INACTIVITY:
        raise PromptSettingError("inactivity", SettingProblem.TOO_MANY, len(messages), most=MOST_INACTIVITY)
    for message in messages:
        if not message.text.strip():
            raise PromptSettingError("inactivity", SettingProblem.EMPTY)
        _at_most("inactivity", message.text, LONGEST_TEXT)
        _within("inactivity", message.after_s, SHORTEST_SILENCE_S, LONGEST_SILENCE_S)


def _check_list(field: str, texts: tuple[str, ...], most: int, longest: int) -> None:
    if len(texts) > most:
        raise PromptSettingError(field, SettingProblem.TOO_MANY, len(texts), most=most)
    for text in texts:
        if not text.strip():
            raise PromptSettingError(field, SettingProblem.EMPTY)
        _at_most(field, text, longest)
        if texts.count(text) > 1:
            raise PromptSettingError(field, SettingProblem.TWICE, text)


def _is_address(text: str) -> bool:
    """Whether a carrier may fetch a recording from there."""
    if not text.isascii() or not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _at_most(field: str, text: str, most: int) -> None:
    if len(text) > most:
        raise PromptSettingError(field, SettingProblem.TOO_LONG, len(text), most=most)


def _within(field: str, value: float | None, least: float, most: float) -> None:
    if value is not None and not (math.isfinite(value) and least <= value <= most):
        raise PromptSettingError(field, SettingProblem.OUT_OF_RANGE, value, least=least, most=most)

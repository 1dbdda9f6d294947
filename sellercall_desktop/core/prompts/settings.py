"""What a prompt lays down beside its text: voice, model, speaker, tools … Values, and how they are kept.

What is None or empty here is as the installation's settings have it at the moment of the call.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


class FirstSpeaker(StrEnum):
    """Who speaks first once the line is open."""

    AGENT = "agent"
    CUSTOMER = "customer"


class AfterSilence(StrEnum):
    """What follows words that were said into a customer's silence."""

    GO_ON = "go_on"
    HANG_UP_UNLESS_ANSWERED = "hang_up_unless_answered"
    HANG_UP = "hang_up"


@dataclass(frozen=True, slots=True)
class InactivityMessage:
    """Words that the AI says once the customer has been silent for `after_s` since the message before."""

    after_s: float
    text: str
    then: AfterSilence = AfterSilence.GO_ON


@dataclass(frozen=True, slots=True)
class PromptSettings:
    """What belongs to a prompt's version beside text and presets."""

    voice: str = ""  # id, or unique name
    language: str = ""  # BCP 47
    model: str = ""  # pinned: the provider's own default moves
    temperature: float | None = None  # 0 to 1
    first_speaker: FirstSpeaker | None = None
    greeting: str = ""  # the AI's first words, as they stand; empty: it finds its own
    max_duration_s: int | None = None
    inactivity: tuple[InactivityMessage, ...] = ()  # the times add up
    tools: tuple[str, ...] = ()  # names of the account's tools
    voicemail: str = ""  # what is left for a voicemail
    disclosures: tuple[str, ...] = ()  # wordings by which the AI says what it is
    recording_wordings: tuple[str, ...] = ()  # by which it says that the call may be recorded
    way_out_wordings: tuple[str, ...] = ()  # by which it offers not to call again
    dispositions: tuple[str, ...] = ()  # keys; those that a call may end with
    after_dial: tuple[str, ...] = ()  # addresses of recordings that are played once the AI has left


USUAL = PromptSettings()
"""All as the installation has it."""


def spoken_settings(settings: PromptSettings) -> tuple[tuple[str, int, str], ...]:
    """What is said as it stands, where it is not empty: the setting, the number in it from 0, the words."""
    silences = (("inactivity", number, each.text) for number, each in enumerate(settings.inactivity))
    every = ("greeting", 0, settings.greeting), *silences, ("voicemail", 0, settings.voicemail)
    return tuple(each for each in every if each[2])


def settings_as_json(settings: PromptSettings) -> str:
    """As they are kept: only what is laid down."""
    written = asdict(settings)
    usual = asdict(USUAL)
    return json.dumps({name: value for name, value in written.items() if value != usual[name]})


def settings_from_json(kept: str) -> PromptSettings:
    """What was kept. A part that cannot be read is as the installation has it, and is told to the log."""
    try:
        found = json.loads(kept)
        if not isinstance(found, dict):
            raise TypeError("no object")  # noqa: TRY301 - told like any other damage
    except (ValueError, TypeError, RecursionError) as error:
        log.warning("prompt.settings_unreadable", extra={"problem": type(error).__name__})
        return USUAL
    read: dict[str, Any] = {}
    for name in (field.name for field in fields(PromptSettings)):
        if name not in found:
            continue
        try:
            read[name] = _READERS.get(name, _text)(found[name])
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            extra = {"field": name, "problem": type(error).__name__}
            log.warning("prompt.setting_unreadable", extra=extra)
    return PromptSettings(**read)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("no number")
    return float(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return tuple(_text(one) for one in value)


def _messages(value: object) -> tuple[InactivityMessage, ...]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return tuple(
        InactivityMessage(
            _number(one["after_s"]), _text(one["text"]), AfterSilence(one.get("then", AfterSilence.GO_ON))
        )
        for one in value
    )


_READERS: dict[str, Callable[[Any], object]] = {
    "temperature": lambda value: None if value is None else _number(value),
    "first_speaker": lambda value: None if value is None else FirstSpeaker(value),
    "max_duration_s": lambda value: None if value is None else int(_number(value)),
    "inactivity": _messages,
    "tools": _texts,
    "disclosures": _texts,
    "recording_wordings": _texts,
    "way_out_wordings": _texts,
    "dispositions": _texts,
    "after_dial": _texts,
}

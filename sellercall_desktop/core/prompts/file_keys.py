"""What may stand above a prompt's text in a file: each entry, how it is read and how it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.prompts.presets import LONGEST_LABEL, Preset
from sellercall_desktop.core.prompts.settings import AfterSilence, FirstSpeaker, InactivityMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from enum import Enum

Path = tuple[str | int, ...]


class WrongValueError(ValueError):
    """A value cannot be so. `expected`: a word for its kind, or what may be there; `path`: where inside."""

    def __init__(self, *expected: str, path: Path = ()) -> None:
        super().__init__(", ".join(expected))
        self.expected, self.path = expected, path


@dataclass(frozen=True, slots=True)
class ValueKind:
    """How a value is read from TOML (`WrongValueError`) and written; `inside`: the entries of its tables."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any] = lambda value: value
    inside: Mapping[str, ValueKind] = field(default_factory=dict)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WrongValueError("text")
    return value


def _label(value: object) -> str:
    if len(text := _text(value)) > LONGEST_LABEL:
        raise WrongValueError("text_of", str(LONGEST_LABEL))
    return text


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongValueError("number")
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongValueError("whole_number")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongValueError("texts")
    return tuple(value)


def _one_of(choices: Iterable[Enum]) -> ValueKind:
    names = {str(choice.value): choice for choice in choices}

    def read(value: object) -> Enum:
        if not isinstance(value, str) or value not in names:
            raise WrongValueError(*names)
        return names[value]

    return ValueKind(read, lambda choice: choice.value)


def _tables(made: Callable[..., Any], inside: dict[str, ValueKind], *needed: str) -> ValueKind:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise WrongValueError("tables")
        return tuple(_entry(at, entry) for at, entry in enumerate(value))

    def _entry(at: int, entry: dict[str, Any]) -> Any:  # noqa: ANN401 - what `made` makes
        found = {}
        for key in (*needed, *(key for key in inside if key in entry and key not in needed)):
            try:
                found[key] = inside[key].read(entry.get(key))
            except WrongValueError as error:
                raise WrongValueError(*error.expected, path=(at, key)) from None
        return made(**found)

    def write(entries: tuple[Any, ...]) -> list[dict[str, Any]]:
        return [{key: kind.write(getattr(one, key)) for key, kind in inside.items()} for one in entries]

    return ValueKind(read, write, inside)


TEXT, NUMBER, WHOLE = ValueKind(_text), ValueKind(_number), ValueKind(_whole)
TEXTS = ValueKind(_texts, list)

SETTINGS: dict[str, ValueKind] = {  # by the name of the field in `PromptSettings`
    "voice": TEXT,
    "language": TEXT,
    "model": TEXT,
    "temperature": NUMBER,
    "first_speaker": _one_of(FirstSpeaker),
    "greeting": TEXT,
    "max_duration_s": WHOLE,
    "tools": TEXTS,
    "voicemail": TEXT,
    "disclosures": TEXTS,
    "recording_wordings": TEXTS,
    "way_out_wordings": TEXTS,
    "dispositions": TEXTS,
    "after_dial": TEXTS,
    "inactivity": _tables(
        InactivityMessage,
        {"after_s": NUMBER, "text": TEXT, "then": _one_of(AfterSilence)},
        "after_s",
        "text",
    ),
}
PRESETS = _tables(
    Preset,
    {
        "label": ValueKind(_label),
        "text": TEXT,
        "kind": _one_of((ActKind.SUGGEST, ActKind.EXACT)),
        "urgency": _one_of(Urgency),
    },
    "label",
    "text",
)

"""Telephones of people in the settings: read however they are written, kept in E.164.

The numbering plans are large: they are brought only where there is a number to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.hand_off.colleagues import Colleague
from sellercall_desktop.settings.public_address import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.settings import Settings

OWN, COLLEAGUES = ("hand_off", "own_telephone"), ("hand_off", "colleagues")


def kept(section: str, key: str, value: object, region: str) -> object:
    """What is written down of what a person typed; what cannot be read stays as it is."""
    if not isinstance(value, str) or not value.strip():
        return value
    if (section, key) == OWN:
        return _e164(value, region) or value
    if (section, key) == COLLEAGUES:
        pairs = [(name, _e164(number, region) or number) for name, number in _entries(value)]
        return "; ".join(f"{name}: {number}" if number else name for name, number in pairs)
    return value


def telephone_fault(section: str, key: str, value: object) -> Fault | None:
    """What is wrong with a telephone, or a list of them, as it is to be written down; of all else nothing."""
    text = value if isinstance(value, str) else ""
    if (section, key) == OWN:
        return Fault("telephone", {}) if text and not _is_kept(text) else None
    return _fault_of_list(text) if (section, key) == COLLEAGUES else None


def _fault_of_list(text: str) -> Fault | None:
    names: set[str] = set()
    for name, number in _entries(text):
        if not name or not _is_kept(number):
            return Fault("colleague", {"entry": ": ".join(filter(None, (name, number)))})
        if name.casefold() in names:
            return Fault("colleague_twice", {"name": name})
        names.add(name.casefold())
    return None


def colleagues(settings: Settings) -> tuple[Colleague, ...]:
    """The list, in its order."""
    return tuple(Colleague(name, number) for name, number in _entries(settings.hand_off.colleagues))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for entry in filter(str.strip, text.replace("\n", ";").split(";")):
        name, _, number = (part.strip() for part in entry.partition(":"))
        yield name, number


def _is_kept(number: str) -> bool:
    return _e164(number, "") == number


def _e164(text: str, region: str) -> str | None:
    from sellercall_desktop.core.phone.reading import read

    number = read(text, region).number
    return number.e164 if number is not None else None

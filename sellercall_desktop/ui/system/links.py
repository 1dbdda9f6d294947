"""The text of a link as the system had it, where Qt has made an internet address of it.

macOS hands links over as addresses, and Qt knows no address in which a number stands where a host does:
`tel://3204103694` becomes 190.250.190.14 and `tel://+57…` becomes nothing (Qt 6.11.3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QFileOpenEvent

_LINK = re.compile(r"(?:tel|callto|sips?):", re.IGNORECASE)
_IN_ERROR = re.compile(r'source was "(.*)"; scheme = ', re.DOTALL)
_FOUR_PARTS = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})")
_NUMBERS_DIGITS = range(8, 11)
"""Digits of a number that somebody may have written in four parts between dots (91.234.56.78)."""


def link_of(event: QFileOpenEvent) -> str:
    """The link that the event is about; empty where it is about something else."""
    told = (event.file(), _text_of(event.url()))
    return next((text for text in told if _LINK.match(text)), "")


def _text_of(url: QUrl) -> str:
    if not url.isValid():  # Qt keeps what it could not read in its complaint only
        found = _IN_ERROR.search(url.errorString())
        return found[1] if found else ""
    text = url.toString()
    parts = _FOUR_PARTS.fullmatch(url.host())
    if parts is None or url.userName() or not text.startswith(f"{url.scheme()}://"):
        return text
    rest = text.partition(url.host())[2]
    return " ".join(f"{url.scheme()}:{number}{rest}" for number in _numbers_of(parts))


def _numbers_of(parts: re.Match[str]) -> list[str]:
    """All that Qt writes as this address: a number, one with a leading 0 (read as octal), four parts."""
    value = int.from_bytes(bytes(min(int(part), 255) for part in parts.groups()))
    found = [str(value), f"0{value:o}"]
    if len(parts[0]) - 3 in _NUMBERS_DIGITS:
        found.append(parts[0])
    return found

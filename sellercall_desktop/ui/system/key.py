"""A key with its modifiers, and the grip that a program has on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


@dataclass(frozen=True, slots=True)
class Key:
    """A key with its modifiers, in Qt's terms."""

    code: Qt.Key
    modifiers: Qt.KeyboardModifier


class Grab(Protocol):
    """A key that is held; `close` gives it back."""

    def close(self) -> None:
        """Let the system have it again."""

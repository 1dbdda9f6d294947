"""A key that works from every program, where the system lets a program have one."""

from __future__ import annotations

import sys
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from sellercall_desktop.ui.system.key import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.system.key import Grab


class HotkeyState(Enum):
    """What became of the wish for a key."""

    OFF = auto()  # the settings name none
    ON = auto()
    TAKEN = auto()  # another program has it
    UNREADABLE = auto()  # not a key with at least one of Ctrl, Alt, Meta
    NOT_ALLOWED = auto()  # Wayland and macOS leave that to their own settings


class Hotkey:
    """Holds at most one key, the one in the settings."""

    def __init__(self, on_pressed: Callable[[], None]) -> None:
        self._on_pressed = on_pressed
        self._grab: Grab | None = None
        self._text = ""
        self.state = HotkeyState.OFF

    def use(self, text: str) -> HotkeyState:
        """Hold this key from now on, instead of the one before."""
        text = text.strip()
        if text != self._text:
            self.close()
            self._text = text
            self.state = self._take(text)
        return self.state

    def close(self) -> None:
        """Give the key back."""
        if self._grab is not None:
            self._grab.close()
        self._grab, self._text, self.state = None, "", HotkeyState.OFF

    def _take(self, text: str) -> HotkeyState:
        if not text:
            return HotkeyState.OFF
        if (key := read_key(text)) is None:
            return HotkeyState.UNREADABLE
        grab = _grabber()
        if grab is None:
            return HotkeyState.NOT_ALLOWED
        self._grab = grab(key, self._on_pressed)
        return HotkeyState.ON if self._grab is not None else HotkeyState.TAKEN


def read_key(text: str) -> Key | None:
    """``Ctrl+Alt+C`` as Qt reads it; None where it is no single key, or has no modifier but Shift."""
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # it is: its stub does not say
    if combination.key() in {Qt.Key.Key_unknown, Qt.Key(0)}:
        return None
    kinds = Qt.KeyboardModifier
    needed = kinds.ControlModifier | kinds.AltModifier | kinds.MetaModifier
    is_function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F24
    if not (combination.keyboardModifiers() & needed or is_function_key):
        return None
    return Key(combination.key(), combination.keyboardModifiers())


def _grabber() -> Callable[[Key, Callable[[], None]], Grab | None] | None:
    """The system's way; None where it has none for programs."""
    platform = QGuiApplication.platformName()
    if platform == "windows" and sys.platform == "win32":
        from sellercall_desktop.ui.system.hotkey_windows import grab_key

        return grab_key
    if platform == "xcb":
        from sellercall_desktop.ui.system.hotkey_x11 import grab_key as grab_x11

        return grab_x11
    return None

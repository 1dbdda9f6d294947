"""A key of every program on Windows: RegisterHotKey, and the message that tells of it."""

from __future__ import annotations

import ctypes
import ctypes.wintypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.system.key import Key

# winuser.h
_WM_HOTKEY = 0x0312
_MOD_ALT, _MOD_CONTROL, _MOD_SHIFT, _MOD_WIN, _MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
_VK_F1 = 0x70
_ID = 0x5C01  # any of an application's own range, 0 to 0xBFFF
_MODIFIERS = {
    Qt.KeyboardModifier.AltModifier: _MOD_ALT,
    Qt.KeyboardModifier.ControlModifier: _MOD_CONTROL,
    Qt.KeyboardModifier.ShiftModifier: _MOD_SHIFT,
    Qt.KeyboardModifier.MetaModifier: _MOD_WIN,
}


class WindowsGrab(QAbstractNativeEventFilter):
    """Hears the message until closed."""

    def __init__(self, on_pressed: Callable[[], None]) -> None:
        super().__init__()
        self._on_pressed = on_pressed

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Take WM_HOTKEY with our id."""
        if kind == b"windows_generic_MSG":
            heard = ctypes.wintypes.MSG.from_address(int(message))
            if heard.message == _WM_HOTKEY and heard.wParam == _ID:
                self._on_pressed()
                return True, 0
        return False, 0

    def close(self) -> None:
        """Give the key back."""
        if sys.platform == "win32":
            ctypes.windll.user32.UnregisterHotKey(None, _ID)
        if (app := QCoreApplication.instance()) is not None:
            app.removeNativeEventFilter(self)


def virtual_key(code: Qt.Key) -> int | None:
    """Windows' code of letters, digits and function keys; None of others."""
    if Qt.Key.Key_A <= code <= Qt.Key.Key_Z or Qt.Key.Key_0 <= code <= Qt.Key.Key_9:
        return int(code)
    if Qt.Key.Key_F1 <= code <= Qt.Key.Key_F24:
        return _VK_F1 + int(code) - int(Qt.Key.Key_F1)
    return None


def windows_modifiers(modifiers: Qt.KeyboardModifier) -> int:
    """The same in Windows' bits; a held key does not repeat."""
    return _MOD_NOREPEAT | sum(bit for name, bit in _MODIFIERS.items() if modifiers & name)


def grab_key(key: Key, on_pressed: Callable[[], None]) -> WindowsGrab | None:
    """Have this key from now on; None where another program has it."""
    app = QCoreApplication.instance()
    code = virtual_key(key.code)
    if app is None or code is None or not _register(windows_modifiers(key.modifiers), code):
        return None
    grab = WindowsGrab(on_pressed)
    app.installNativeEventFilter(grab)
    return grab


def _register(modifiers: int, code: int) -> bool:
    """With the calling thread, the one with the message loop, because no window is named."""
    done = False
    if sys.platform == "win32":
        done = bool(ctypes.windll.user32.RegisterHotKey(None, _ID, modifiers, code))
    return done

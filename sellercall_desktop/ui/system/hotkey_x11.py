"""A key of every program on X11, over a connection of its own to the server.

libxcb through ctypes: it is there wherever Qt draws on X11, and unlike Xlib its errors end nothing.
Structures and numbers are those of the X11 protocol (X.org, core protocol, and xproto.h of libxcb).
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.system.key import Key

_KEY_PRESS, _EVENT_MASK = 2, 0x7F  # the highest bit says only that another program sent it
_GRAB_ASYNC = 1
_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK, _SUPER = 1, 2, 4, 8, 16, 64
_LOCKS = (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)
"""A key is grabbed with its exact modifiers: Caps Lock and Num Lock must not hide it."""
_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: _SHIFT,
    Qt.KeyboardModifier.ControlModifier: _CONTROL,
    Qt.KeyboardModifier.AltModifier: _ALT,
    Qt.KeyboardModifier.MetaModifier: _SUPER,
}
_KEYSYM_F1 = 0xFFBE


class _Setup(ctypes.Structure):
    """The start of xcb_setup_t."""

    _fields_ = (
        ("head", ctypes.c_uint8 * 34),
        ("min_keycode", ctypes.c_uint8),
        ("max_keycode", ctypes.c_uint8),
    )


class _Screens(ctypes.Structure):
    """xcb_screen_iterator_t; the first field of a screen is its root window."""

    _fields_ = (("first", ctypes.POINTER(ctypes.c_uint32)), ("rest", ctypes.c_int), ("index", ctypes.c_int))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Mapping(ctypes.Structure):
    """The start of xcb_get_keyboard_mapping_reply_t."""

    _fields_ = (("response_type", ctypes.c_uint8), ("keysyms_per_keycode", ctypes.c_uint8))


class X11Grab:
    """The connection that holds the key, and Qt's watch over it."""

    def __init__(self, xcb: ctypes.CDLL, connection: ctypes.c_void_p, on_pressed: Callable[[], None]) -> None:
        self._xcb, self._connection, self._on_pressed = xcb, connection, on_pressed
        handle = xcb.xcb_get_file_descriptor(connection)
        self._notifier = QSocketNotifier(handle, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        if self._xcb.xcb_connection_has_error(self._connection):  # the server has gone
            self._notifier.setEnabled(False)
            return
        pressed = 0
        while event := self._xcb.xcb_poll_for_event(self._connection):
            pressed += ctypes.c_uint8.from_address(event).value & _EVENT_MASK == _KEY_PRESS
            _free(event)
        if pressed:
            self._on_pressed()

    def close(self) -> None:
        """The server gives the key back when the connection ends."""
        self._notifier.setEnabled(False)
        self._xcb.xcb_disconnect(self._connection)


def grab_key(key: Key, on_pressed: Callable[[], None]) -> X11Grab | None:
    """Have this key from now on; None where another program has it or the keyboard has no such key."""
    keysym = keysym_of(key.code)
    if keysym is None:
        return None
    xcb = _library()
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    if not xcb.xcb_connection_has_error(connection):
        setup = xcb.xcb_get_setup(connection)
        root = xcb.xcb_setup_roots_iterator(setup).first[0]
        code = _keycode(xcb, connection, setup, keysym)
        modifiers = sum(bit for name, bit in _MODIFIERS.items() if key.modifiers & name)
        if code is not None and all(_grab(xcb, connection, root, modifiers | lock, code) for lock in _LOCKS):
            return X11Grab(xcb, connection, on_pressed)
    xcb.xcb_disconnect(connection)
    return None


def keysym_of(code: Qt.Key) -> int | None:
    """X11's name of letters, digits and function keys; None of others."""
    if Qt.Key.Key_A <= code <= Qt.Key.Key_Z:
        return int(code) + 32  # the small letter stands on the key
    if Qt.Key.Key_0 <= code <= Qt.Key.Key_9:
        return int(code)
    if Qt.Key.Key_F1 <= code <= Qt.Key.Key_F24:
        return _KEYSYM_F1 + int(code) - int(Qt.Key.Key_F1)
    return None


def _grab(xcb: ctypes.CDLL, connection: ctypes.c_void_p, root: int, modifiers: int, code: int) -> bool:
    asked = xcb.xcb_grab_key_checked(connection, 0, root, modifiers, code, _GRAB_ASYNC, _GRAB_ASYNC)
    problem = xcb.xcb_request_check(connection, asked)
    if problem:
        _free(problem)
    return not problem


def _keycode(
    xcb: ctypes.CDLL, connection: ctypes.c_void_p, setup: ctypes._Pointer[_Setup], keysym: int
) -> int | None:
    """Which key carries this sign on this keyboard."""
    low, high = setup.contents.min_keycode, setup.contents.max_keycode
    count = high - low + 1
    reply = xcb.xcb_get_keyboard_mapping_reply(
        connection, xcb.xcb_get_keyboard_mapping(connection, low, count), None
    )
    if not reply:
        return None
    per_key = reply.contents.keysyms_per_keycode
    signs = xcb.xcb_get_keyboard_mapping_keysyms(reply)
    found = next((at for at in range(count * per_key) if signs[at] == keysym), None)
    _free(ctypes.cast(reply, ctypes.c_void_p))
    return None if found is None else low + found // per_key


def _free(memory: ctypes.c_void_p | int) -> None:
    free = ctypes.CDLL(None).free
    free.argtypes = (ctypes.c_void_p,)
    free(memory)


def _library() -> ctypes.CDLL:
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, u8, u16, u32 = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32
    for name, result, takes in (
        ("connect", pointer, (ctypes.c_char_p, ctypes.POINTER(ctypes.c_int))),
        ("connection_has_error", ctypes.c_int, (pointer,)),
        ("disconnect", None, (pointer,)),
        ("get_file_descriptor", ctypes.c_int, (pointer,)),
        ("get_setup", ctypes.POINTER(_Setup), (pointer,)),
        ("setup_roots_iterator", _Screens, (ctypes.POINTER(_Setup),)),
        ("grab_key_checked", _Cookie, (pointer, u8, u32, u16, u8, u8, u8)),
        ("request_check", pointer, (pointer, _Cookie)),
        ("poll_for_event", pointer, (pointer,)),
        ("get_keyboard_mapping", _Cookie, (pointer, u8, u8)),
        ("get_keyboard_mapping_reply", ctypes.POINTER(_Mapping), (pointer, _Cookie, pointer)),
        ("get_keyboard_mapping_keysyms", ctypes.POINTER(u32), (ctypes.POINTER(_Mapping),)),
    ):
        function = getattr(xcb, f"xcb_{name}")
        function.restype, function.argtypes = result, takes
    return xcb

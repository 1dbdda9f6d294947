"""A key of every program: read from text, and held for real on an X server of the test's own."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from sellercall_desktop.ui.system.hotkey import Hotkey, HotkeyState, read_key
from sellercall_desktop.ui.system.hotkey_windows import virtual_key, windows_modifiers
from sellercall_desktop.ui.system.hotkey_x11 import keysym_of
from tests.ui.system.x_server import on_display, open_display
from tests.waiting import PATIENCE_S

HOLDER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sellercall_desktop.ui.system.hotkey import Hotkey
app = QApplication(["holder"])
def pressed():
    print("pressed", flush=True)
    hotkey.close()
    print("closed", flush=True)
    app.quit()
hotkey = Hotkey(pressed)
print(hotkey.use("Ctrl+Alt+C").name, flush=True)
if "stay" in sys.argv:
    app.exec()
"""


@pytest.mark.parametrize(
    ("text", "code", "modifiers"),
    [
        ("Ctrl+Alt+C", Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier),
        (
            "ctrl+shift+9",
            Qt.Key.Key_9,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        ),
        ("F8", Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_is_read_as_people_write_it(text, code, modifiers):
    key = read_key(text)
    assert (key.code, key.modifiers) == (code, modifiers)


@pytest.mark.parametrize("text", ["C", "Shift+C", "Ctrl+", "Ctrl+K, Ctrl+C", "hello", "Ctrl+Alt+Nothing"])
def test_what_would_swallow_typing_or_is_no_key_is_refused(text):
    assert read_key(text) is None


def test_the_systems_names_of_keys():
    assert keysym_of(Qt.Key.Key_C) == 0x63
    assert keysym_of(Qt.Key.Key_F8) == 0xFFC5
    assert virtual_key(Qt.Key.Key_C) == 0x43
    assert virtual_key(Qt.Key.Key_F8) == 0x77
    assert keysym_of(Qt.Key.Key_Space) is virtual_key(Qt.Key.Key_Space) is None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    assert windows_modifiers(both) == 0x4000 | 2 | 1


def test_where_the_system_has_no_such_keys_for_programs_it_is_said(qapp):
    if qapp.platformName() != "offscreen":
        pytest.skip("asks a platform without global keys")
    hotkey = Hotkey(lambda: None)
    assert hotkey.use("Ctrl+Alt+C") is HotkeyState.NOT_ALLOWED
    assert hotkey.use("C") is HotkeyState.UNREADABLE
    assert hotkey.use("") is HotkeyState.OFF


@pytest.fixture
def display():
    with open_display("xdotool") as name:
        yield name


def start_holder(display, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, *arguments],
        env=on_display(display),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_on_x11_the_key_is_heard_with_num_lock_too_and_belongs_to_one_program(display):
    with start_holder(display, "stay") as holder:
        try:
            assert holder.stdout.readline() == "ON\n"
            with start_holder(display) as other:
                assert other.communicate(timeout=PATIENCE_S)[0] == "TAKEN\n"
            subprocess.run(
                ["xdotool", "key", "Num_Lock", "ctrl+alt+c"],
                env=on_display(display),
                check=True,
                timeout=PATIENCE_S,
            )
            assert holder.communicate(timeout=PATIENCE_S)[0] == "pressed\nclosed\n"
        finally:
            if holder.poll() is None:
                holder.kill()
    with start_holder(display) as after:
        assert after.communicate(timeout=PATIENCE_S)[0] == "ON\n"

"""An X server of a test's own, and programs on it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from tests.waiting import PATIENCE_S


@contextmanager
def open_display(*needed, size="800x600"):
    """Its name, such as ``:3``: the server chooses its number itself. Skips where a program is missing."""
    for program in ("Xvfb", *needed):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}")
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=(theirs,),
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        ready, _, _ = select.select([ours], [], [], PATIENCE_S)
        assert ready
        yield f":{os.read(ours, 16).decode().strip()}"
    finally:
        os.close(ours)
        server.terminate()
        server.wait(PATIENCE_S)


def on_display(display):
    """The environment of a program there, away from the desktop of whoever runs the tests."""
    environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"):
        environ.pop(name, None)
    return environ

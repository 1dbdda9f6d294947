"""The window comes back where it was, or where it can be seen: real windows on made-up screens."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.waiting import PATIENCE_S

PLACED = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow
from sellercall_desktop.ui.window.layout_file import LayoutFile
app = QApplication(["place"])
file, keep = Path(sys.argv[1]), json.loads(sys.argv[2])
layout, window = LayoutFile(file), QMainWindow()
layout.place_window(window, 1280, 800)
window.setMinimumSize(800, 480)
if keep:
    window.setGeometry(*keep)
window.show()
app.processEvents()
if keep:
    layout.keep_state("window", window.saveGeometry())
    layout.save()
room = window.screen().availableGeometry()
print(json.dumps([window.screen().name(), *window.geometry().getRect(), *room.getRect()]))
"""
LEFT = {"name": "left", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
DENSE = {"name": "right", "x": 1920, "y": 0, "width": 1920, "height": 1080, "dpr": 2}
SMALL = {"name": "small", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}


def place(folder, screens, keep=None):
    """The screen the window is on, its rectangle, and the screen's room."""
    config = folder / "screens.json"
    dpi = {"logicalDpi": 96, "logicalBaseDpi": 96}
    config.write_text(json.dumps({"screens": [{**screen, **dpi} for screen in screens]}))
    done = subprocess.run(
        [sys.executable, "-c", PLACED, str(folder / "window.json"), json.dumps(keep)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    name, *numbers = json.loads(done.stdout)
    return name, tuple(numbers[:4]), tuple(numbers[4:])


def is_within(inner, room):
    x, y, width, height = inner
    left, top, across, down = room
    return left <= x and top <= y and x + width <= left + across and y + height <= top + down


def test_it_comes_back_on_the_screen_it_was_on(tmp_path):
    _, was, _ = place(tmp_path, [LEFT, DENSE], keep=[2100, 100, 1300, 820])
    assert place(tmp_path, [LEFT, DENSE])[:2] == ("right", was)


@pytest.mark.parametrize("left_over", [[LEFT], [SMALL]], ids=["alike", "smaller"])
def test_a_window_of_a_screen_that_is_gone_is_seen_whole_on_one_that_is_there(tmp_path, left_over):
    place(tmp_path, [LEFT, DENSE], keep=[2100, 100, 1300, 820])
    name, window, room = place(tmp_path, left_over)
    assert name == left_over[0]["name"]
    assert is_within(window, room)


def test_the_first_window_is_no_larger_than_its_screen(tmp_path):
    _, window, room = place(tmp_path, [SMALL])
    assert is_within(window, room)

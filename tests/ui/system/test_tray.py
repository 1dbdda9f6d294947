"""The icon in a real tray, and closing into it, in a process of its own on an X server of the test's own."""

from __future__ import annotations

import subprocess
import sys

from tests.ui.system.x_server import on_display, open_display
from tests.waiting import PATIENCE_S

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.paths import paths_under
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.system.application import Application
from sellercall_desktop.ui.system.desktop import Home
from sellercall_desktop.ui.window.main_window import MainWindow
from sellercall_desktop.ui.window.main_window import WindowBase

app = Application(["tray"])
app.setQuitOnLastWindowClosed(False)
bus, paths = Bus(), paths_under(Path(sys.argv[1]))
wishes = {"general": {"background": True, "language": "en"}}
settings = SettingsFile(paths.settings_file, {}, bus.publish, wishes)
base = WindowBase(settings, Bridge(bus), paths)
window = MainWindow(base, app)
window.show()
window.equip()
home = Home(window, base)
window.closing.connect(lambda: print("closing", flush=True))

def look():
    print("tray", home.tray.is_there, flush=True)
    window.close()
    print("visible", window.isVisible(), flush=True)
    home.tray.open_requested.emit()
    print("visible", window.isVisible(), flush=True)
    home.tray.quit_requested.emit()
    home.close()
    app.quit()

wanted, patience = sys.argv[2] == "tray", [200]
def when_ready():
    patience[0] -= 1
    if home.tray.is_there is wanted or not patience[0]:
        clock.stop()
        look()
clock = QTimer(interval=50)
clock.timeout.connect(when_ready)
clock.start()
app.exec()
"""


def run(display, folder, wanted):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), wanted],
        env=on_display(display),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    return done.stdout.splitlines()


def test_with_a_tray_closing_hides_the_window_and_quitting_ends_it(tmp_path):
    with open_display("trayer") as display:
        tray = subprocess.Popen(["trayer"], env=on_display(display), stderr=subprocess.DEVNULL)
        try:
            seen = run(display, tmp_path, "tray")
        finally:
            tray.terminate()
            tray.wait(PATIENCE_S)
    assert seen == ["tray True", "visible False", "visible True", "closing"]


def test_without_a_tray_closing_ends_the_program(tmp_path):
    with open_display() as display:
        seen = run(display, tmp_path, "none")
    assert seen[:3] == ["tray False", "closing", "visible False"]

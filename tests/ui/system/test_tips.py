"""What lies under a tooltip is clicked in spite of it: by a real pointer on an X server of the test's own."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.system.x_server import on_display, open_display
from tests.waiting import PATIENCE_S

PROGRAM = """
import subprocess
import sys
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from sellercall_desktop.ui.system.tips import ClicksThroughTips
app = QApplication(["tips"])
first = QWidget()
tips = ClicksThroughTips(first)
place = first if sys.argv[1] == "window" else QDialog(first)
first.setGeometry(0, 0, 300, 200)
place.setGeometry(0, 0, 300, 200)
above, below = QPushButton("above", place), QPushButton("below", place)
above.setGeometry(0, 0, 300, 40)
below.setGeometry(0, 40, 300, 160)
above.setToolTip("A long tooltip that covers what lies under it")
above.clicked.connect(lambda: print("above", flush=True))
below.clicked.connect(lambda: print("below", flush=True))
first.show()
place.show()

def pointer(*commands):
    subprocess.run(["xdotool", *commands], check=True)

def look():
    tip = next((one for one in app.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible()), None)
    if tip is None:
        return
    waiting.stop()
    print("tip", flush=True)
    at = tip.geometry().center()
    assert below.rect().translated(below.mapToGlobal(QPoint(0, 0))).contains(at)
    command = ["xdotool", "mousemove", str(at.x()), str(at.y()), "sleep", "0.1", "click", "1"]
    global clicking
    clicking = subprocess.Popen(command)
    QTimer.singleShot(1500, app.quit)

waiting = QTimer(interval=20)
waiting.timeout.connect(look)
waiting.start()
def hover(x):
    at = above.mapToGlobal(QPoint(x, 12))
    pointer("mousemove", str(at.x()), str(at.y()))

QTimer.singleShot(500, lambda: hover(20))
QTimer.singleShot(700, lambda: hover(40))
app.exec()
"""


@pytest.mark.parametrize("place", ["window", "dialog"])
def test_a_click_on_what_a_tooltip_covers_arrives(place):
    with open_display("xdotool", "matchbox-window-manager") as display:
        environ = on_display(display)
        manager = subprocess.Popen(["matchbox-window-manager"], env=environ, stderr=subprocess.DEVNULL)
        try:
            command = [sys.executable, "-c", PROGRAM, place]
            told = subprocess.run(
                command, env=environ, capture_output=True, text=True, timeout=PATIENCE_S, check=True
            )
        finally:
            manager.terminate()
            manager.wait(PATIENCE_S)
    assert told.stdout.split() == ["tip", "below"], told.stderr


async def test_the_window_of_the_program_lets_clicks_through_its_tooltips(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        QToolTip.showText(window.mapToGlobal(QPoint(40, 40)), "A tooltip", window)
        tips = [one for one in QGuiApplication.topLevelWindows() if one.type() is Qt.WindowType.ToolTip]
        assert tips
        QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.Leave))
        assert all(one.flags() & Qt.WindowType.WindowTransparentForInput for one in tips)

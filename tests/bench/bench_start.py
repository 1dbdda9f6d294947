"""Cold start beside a bare PySide6 window: to the first paint, to a dialer that dials, to all that is there.

Run: python -m tests.bench.bench_start [RUNS]. Each run is a process of its own, its clock started before the
interpreter; byte code is compiled beforehand, as in an installed program.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

FILTER = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
def told():
    print((time.monotonic() - float(os.environ["BORN"])) * 1000, flush=True)
def ended():
    os._exit(0)  # what is measured is over
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            app.removeEventFilter(self)
            told()
            if os.environ["UNTIL"] == "paint":
                ended()
        return False
app = QApplication(sys.argv)
first = FirstPaint()
app.installEventFilter(first)
"""
BARE = (
    FILTER
    + """
from PySide6.QtWidgets import QLabel
window = QMainWindow(); window.setCentralWidget(QLabel("bare")); window.resize(1280, 800); window.show()
app.exec()
"""
)
PRODUCT = (
    FILTER
    + """
from sellercall_desktop.app import run_window
from sellercall_desktop.options import Options
if os.environ["UNTIL"] == "ready":
    from sellercall_desktop.ui.dialer.dialer import Dialer
    from sellercall_desktop.ui.window.main_window import MainWindow
    attach = Dialer.attach
    def attach_and_tell(self, *given):
        attach(self, *given)
        told()
    Dialer.attach = attach_and_tell
    filling = MainWindow.filling
    def filling_then_end(self, *given):
        yield from filling(self, *given)
        told()
        ended()
    MainWindow.filling = filling_then_end
run_window(Options(demo=True))
"""
)


def run_ms(program: str, until: str, byte_code: str) -> list[float]:
    """What one process tells: milliseconds from its birth to its first paint, to its dialer, to ready."""
    environ = {**os.environ, "BORN": str(time.monotonic()), "UNTIL": until, "PYTHONPYCACHEPREFIX": byte_code}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True, timeout=60
    )
    return [float(line) for line in done.stdout.split()]


def main(runs: int) -> None:
    """Print the medians and their ratio, run in turn."""
    with tempfile.TemporaryDirectory() as byte_code:

        def paint_ms(program: str) -> float:
            return run_ms(program, "paint", byte_code)[0]

        paint_ms(BARE), run_ms(PRODUCT, "ready", byte_code)  # byte code and disk cache
        pairs = [(paint_ms(BARE), paint_ms(PRODUCT)) for _ in range(runs)]
        ready = [run_ms(PRODUCT, "ready", byte_code) for _ in range(runs)]
    bare, product = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    dialer, after = (statistics.median(each[moment] - each[0] for each in ready) for moment in (1, 2))
    print(
        f"bare PySide6 window {bare:.0f} ms; SellerCall {product:.0f} ms; ratio {ratio:.2f}; "
        f"from paint to a dialer that dials {dialer:.0f} ms, to ready {after:.0f} ms ({runs} pairs)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)

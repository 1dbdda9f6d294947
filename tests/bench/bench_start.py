"""Cold start to first paint, beside a bare PySide6 window. Run: python -m tests.bench.bench_start [RUNS]

Each run is a process of its own; the clock starts before the interpreter does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

FILTER = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print((time.monotonic() - float(os.environ["BORN"])) * 1000, flush=True)
            os._exit(0)
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
run_window(Options(demo=True))
"""
)


def first_paint_ms(program: str) -> float:
    """One process from its birth to its first paint."""
    environ = {**os.environ, "BORN": str(time.monotonic())}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def main(runs: int) -> None:
    """Print both medians and their ratio, run in turn."""
    first_paint_ms(BARE), first_paint_ms(PRODUCT)  # byte code and disk cache
    pairs = [(first_paint_ms(BARE), first_paint_ms(PRODUCT)) for _ in range(runs)]
    bare, product = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    print(f"bare PySide6 window {bare:.0f} ms; SellerCall {product:.0f} ms; ratio {ratio:.2f} ({runs} pairs)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)

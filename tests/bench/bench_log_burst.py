"""How long 10,000 log events in one burst stall the window, beside the same window left alone.

Run: python tests/bench/bench_log_burst.py
A heartbeat on the window's loop measures the longest time in which it could not be served.
"""

from __future__ import annotations

import json
import logging
import os
import statistics
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.ui.log.panel import LogPanel
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.system.collecting import Collector
from sellercall_desktop.ui.words.formats import Formats

BURST = 10_000
SPAN_MS = 1500


def longest_stall_ms() -> tuple[float, float]:
    """Run the loop for a while: the longest gap between two heartbeats, on the clock and of own work.

    The second counts only the window's thread at work: what a machine with idle cores would show.
    """
    loop, last = QEventLoop(), [(time.perf_counter(), time.thread_time())]
    gaps = [(0.0, 0.0)]

    def beat() -> None:
        now = time.perf_counter(), time.thread_time()
        gaps.append((now[0] - last[0][0], now[1] - last[0][1]))
        last[0] = now

    heart = QTimer(interval=1)
    heart.timeout.connect(beat)
    heart.start()
    QTimer.singleShot(SPAN_MS, loop.quit)
    loop.exec()
    return 1000 * max(gap[0] for gap in gaps), 1000 * max(gap[1] for gap in gaps)


def burst(logbook: Logbook) -> None:
    """What a flood of webhooks would log."""
    for number in range(BURST):
        fields = {"status": "200", "ms": str(number % 90), "path": "/webhooks/twilio/status"}
        logbook.append(
            datetime.now(UTC), logging.INFO, "webhook.voice", fields, call_id=f"call-{number % 40}"
        )


def measure(panel: LogPanel, logbook: Logbook) -> dict[str, float]:
    """One round: idle, a burst from another thread, and one that waits as a single batch."""
    idle = longest_stall_ms()
    writer = threading.Thread(target=burst, args=(logbook,))
    QTimer.singleShot(200, writer.start)
    from_thread = longest_stall_ms()
    writer.join()
    held_back = threading.Thread(target=burst, args=(logbook,))
    held_back.start()
    held_back.join()  # all 10,000 wait as one batch
    one_batch = longest_stall_ms()
    assert panel.model.rowCount() == BURST
    figures: dict[str, float] = {}
    for name, (stall, work) in (("idle", idle), ("from_thread", from_thread), ("one_batch", one_batch)):
        figures |= {f"{name}_ms": stall, f"{name}_work_ms": work}
    return figures


def main() -> None:
    """Print one line of JSON a round, then the worst of each."""
    app = QApplication([])
    collector = Collector()  # as in the program: it decides when Python's own collector may take its time
    theme = Theme(app)
    theme.apply("dark")
    logbook = Logbook()
    panel = LogPanel(logbook, Look(theme, Icons(theme), Formats("en")), lambda: None)
    panel.resize(1280, 800)
    panel.show()
    longest_stall_ms()  # the first paint is not the matter here
    rounds = [measure(panel, logbook) for _ in range(5)]
    for one in rounds:
        print(json.dumps({name: round(value, 1) for name, value in one.items()}))
    for title, pick in (("median", statistics.median), ("worst", max)):
        print(
            json.dumps(
                {f"{title}_{name}": round(pick([one[name] for one in rounds]), 1) for name in rounds[0]}
            )
        )
    panel.close_feed()
    collector.stop()


if __name__ == "__main__":
    main()

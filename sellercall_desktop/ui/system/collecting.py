"""Python's cycle collector, run on Qt's thread alone.

Python collects on whichever thread happens to allocate. A QObject that goes down with a cycle on the
database's or the log's thread takes Qt's timers with it from the wrong thread, and the program crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 500
OLD_EVERY_LOOKS = 240  # the oldest generation is walked every two minutes: it takes the longest


class Collector(QObject):
    """Takes collection over from the allocating threads until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations whose time has come, by the interpreter's own thresholds."""
        self._looks += 1
        young, middle, _ = gc.get_threshold()
        count = gc.get_count()
        if self._looks % OLD_EVERY_LOOKS == 0:
            gc.collect(2)
        elif count[1] > middle:
            gc.collect(1)
        elif count[0] > young:
            gc.collect(0)

    def stop(self) -> None:
        """Give collection back."""
        self._timer.stop()
        gc.collect()
        gc.enable()

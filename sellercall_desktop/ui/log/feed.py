"""From the logbook, on whatever thread, to the window's: one wake-up for many events, read every 50 ms."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from sellercall_desktop.core.logbook import Logbook, LogEvent
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

BATCH_MS = 50


class LogTail(QObject):
    """Hands new events over in batches, in the thread it was made in, while it is not held."""

    arrived = cast("TypedSignal[list[LogEvent]]", Signal(list))
    _woken = Signal()

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook, self._read, self._held = logbook, 0, False
        self._posted, self._lock = False, threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=BATCH_MS)
        self._timer.timeout.connect(self.flush)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)
        ends = [logbook.on_append(self._wake)]

        def end() -> None:
            while ends:
                ends.pop()()

        self._end = end
        self.destroyed.connect(end)  # a log line after the window is gone must find nobody here

    def hold(self, *, held: bool) -> None:
        """Hand nothing over while held; afterwards what has come meanwhile, in one batch."""
        self._held = held
        if not held:
            self.flush()

    def kept(self) -> list[LogEvent]:
        """All events the logbook keeps; while held, only those handed over before."""
        events = self._logbook.since()
        if self._held:
            return [event for event in events if event.sequence <= self._read]
        self._read = events[-1].sequence if events else self._read
        return events

    def flush(self) -> None:
        """Hand over now what has come."""
        with self._lock:
            self._posted = False
        if self._held:
            return
        events = self._logbook.since(self._read)
        if events:
            self._read = events[-1].sequence
            self.arrived.emit(events)

    def close(self) -> None:
        """Read nothing more."""
        self._timer.stop()
        self._end()

    def _wake(self) -> None:  # on the thread that logs
        with self._lock:
            if self._posted:
                return
            self._posted = True
        self._woken.emit()

    def _on_woken(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

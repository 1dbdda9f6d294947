"""The newest log events in memory, bounded, for the window and the log hub.

Everyone logs through the standard `logging` with a dotted event name and `extra` fields:
``log.info("call.placed", extra={"call_id": call.id, "duration_ms": 12})``. `logs/pipeline.py` redacts,
writes the file, and appends here. Events may arrive from any thread.
"""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

KEPT_EVENTS = 10_000


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One structured line, already free of secrets and with numbers masked. `level` as in `logging`."""

    sequence: int
    at: datetime
    level: int
    event: str
    fields: Mapping[str, str] = field(default_factory=dict)
    call_id: str | None = None
    error: str = ""  # a traceback, where there was one
    whole: LogEvent | None = field(default=None, repr=False, compare=False)
    """The line with its numbers whole, where it has any: shown in the window on request, and nowhere else."""

    @property
    def text(self) -> str:
        """The line without its time and level: event and fields."""
        fields = " ".join(f"{key}={value}" for key, value in self.fields.items())
        return f"{self.event}  {fields}" if fields else self.event


@dataclass(frozen=True, slots=True)
class WithNumbers:
    """What an event says with its numbers whole."""

    event: str
    fields: Mapping[str, str]
    error: str


class Logbook:
    """A ring of the newest events."""

    def __init__(self, kept: int = KEPT_EVENTS) -> None:
        self._events: deque[LogEvent] = deque(maxlen=kept)
        self._numbers = itertools.count(1)
        self._listeners: list[Callable[[], None]] = []

    def append(
        self,
        at: datetime,
        level: int,
        event: str,
        fields: Mapping[str, str],
        *,
        call_id: str | None = None,
        error: str = "",
        whole: WithNumbers | None = None,
    ) -> None:
        """Keep one event and wake the listeners. Safe from any thread."""
        number = next(self._numbers)
        other = None
        if whole is not None:
            other = LogEvent(number, at, level, whole.event, whole.fields, call_id, whole.error)
        self._events.append(LogEvent(number, at, level, event, fields, call_id, error, other))
        for listener in tuple(self._listeners):
            listener()

    @property
    def newest(self) -> LogEvent | None:
        """The last event, None while there is none."""
        try:
            return self._events[-1]
        except IndexError:
            return None

    def on_append(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each event, on the thread that logged it; returns its end.

        It must be quick and must not log: set a flag, post a Qt event.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def since(self, sequence: int = 0) -> list[LogEvent]:
        """The kept events after `sequence`, oldest first."""
        newer: list[LogEvent] = []
        for event in reversed(self._events.copy()):
            if event.sequence <= sequence:
                break
            newer.append(event)
        return newer[::-1]

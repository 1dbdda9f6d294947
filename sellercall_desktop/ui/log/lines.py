"""Which log lines are wanted, and how one is written: in the table, in the details, on the clipboard."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.logbook import LogEvent

LEVELS = (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR)


@dataclass(frozen=True, slots=True)
class LineFilter:
    """What to show: from a level on, holding every word (case and accents aside), of one call."""

    level: int = logging.DEBUG
    text: str = ""
    call_id: str | None = None

    @property
    def shows_all(self) -> bool:
        """Nothing is held back."""
        return self == LineFilter()

    def test(self) -> Callable[[LogEvent], bool]:
        """The test for one event, made once for many."""
        words = folded(self.text).split()

        def wanted(event: LogEvent) -> bool:
            if event.level < self.level or (self.call_id is not None and event.call_id != self.call_id):
                return False
            if not words:
                return True
            whole = folded(f"{event.text} {event.call_id or ''} {event.error}")
            return all(word in whole for word in words)

        return wanted


def level_name(level: int) -> str:
    """The level as logs everywhere write it."""
    return logging.getLevelName(level)


def fields_of(event: LogEvent) -> str:
    """The fields of a line, with the call's id last and the kind of error, if there was one."""
    parts = [f"{key}={value}" for key, value in event.fields.items()]
    if event.call_id:
        parts.append(f"call_id={event.call_id}")
    if event.error:
        parts.append("⏎ " + event.error.strip().rpartition("\n")[2])
    return " ".join(parts)


def clock_of(event: LogEvent) -> str:
    """Local time to the millisecond."""
    return event.at.astimezone().strftime("%H:%M:%S.%f")[:-3]


def plain(event: LogEvent) -> str:
    """The whole line for the clipboard, its traceback below it."""
    parts = [event.at.astimezone().isoformat(timespec="milliseconds"), level_name(event.level), event.text]
    if event.call_id:
        parts.append(f"call_id={event.call_id}")
    line = " ".join(parts)
    return f"{line}\n{event.error.rstrip()}" if event.error else line

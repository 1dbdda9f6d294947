"""The log hub's feed: every event of the logbook as one readable line, ``ReceiveLog(string)``."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.web.hubs.protocol import InvocationError, invocation

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.logbook import Logbook, LogEvent
    from sellercall_desktop.web.hubs.protocol import Invocation

AT_ONCE = 100  # events made text in one turn of the loop: a millisecond or two


class LogHubFeed:
    """Tells what is logged from the first client's arrival on."""

    def __init__(self, logbook: Logbook) -> None:
        self._logbook = logbook
        self._told = 0  # the last event's number
        self._broadcast: Callable[[bytes], None] | None = None
        self._woken = False
        self._stop: Callable[[], None] = lambda: None

    def begin(self, broadcast: Callable[[bytes], None]) -> None:
        """Hear the logbook."""
        kept = self._logbook.since()
        self._told = kept[-1].sequence if kept else 0
        self._broadcast = broadcast
        self._woken = False
        loop = asyncio.get_running_loop()

        def wake() -> None:  # on the log's thread
            if not self._woken:
                self._woken = True
                with contextlib.suppress(RuntimeError):  # the loop has just been closed
                    loop.call_soon_threadsafe(self._tell)

        self._stop = self._logbook.on_append(wake)

    def end(self) -> None:
        """Hear it no more."""
        self._stop()
        self._broadcast = None

    def invoke(self, _invocation: Invocation) -> object:
        """This hub is only listened to. Raises `InvocationError`."""
        raise InvocationError("Method does not exist.")

    def _tell(self) -> None:
        self._woken = False  # before reading: what comes now wakes again
        events = self._logbook.since(self._told)[:AT_ONCE]
        if self._broadcast is None or not events:
            return
        self._told = events[-1].sequence
        self._broadcast(b"".join(invocation("ReceiveLog", line_of(event)) for event in events))
        if len(events) == AT_ONCE:
            asyncio.get_running_loop().call_soon(self._tell)


def line_of(event: LogEvent) -> str:
    """Local time, level, event, fields, call; of a traceback the line that says what went wrong."""
    clock = event.at.astimezone().strftime("%H:%M:%S.%f")[:-3]
    parts = [clock, logging.getLevelName(event.level), event.text]
    if event.call_id:
        parts.append(f"call_id={event.call_id}")
    if event.error:
        parts.append(event.error.strip().rpartition("\n")[2])
    return " ".join(parts)

"""Reports of what ended the program, or should have: kept on this computer alone, shown at the next start.

A report is made of clean log events (no secrets, numbers masked) and of Python's own list of frames
where a library brought the process down.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import traceback
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop import __version__
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sellercall_desktop.core.logbook import Logbook, LogEvent
    from sellercall_desktop.core.redaction import Redactor

KEPT_REPORTS, MOST_A_RUN, LINES_BEFORE = 5, 3, 60
_PREFIX, _SEEN, _NATIVE = "crash-", "seen-crash-", "native-crash.txt"


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One report, still to be shown. `text` holds no secret and no whole number."""

    file: Path
    text: str


class CrashReports:
    """The reports in a folder. Safe from any thread; where it cannot be written only the report is lost."""

    def __init__(self, folder: Path, logbook: Logbook, redactor: Redactor) -> None:
        self._folder, self._logbook, self._redactor = folder, logbook, redactor
        self._written = 0

    def unseen(self) -> CrashReport | None:
        """The newest report that was not shown yet. Blocking."""
        try:
            files = sorted(self._folder.glob(f"{_PREFIX}*.txt"))
            return CrashReport(files[-1], files[-1].read_text(encoding="utf-8")) if files else None
        except (OSError, UnicodeDecodeError):
            return None

    def mark_seen(self) -> None:
        """Nothing in the folder is news any more; the newest few stay to be read. Blocking."""
        for file in self._folder.glob(f"{_PREFIX}*.txt"):
            _rename(file, file.with_name(file.name.replace(_PREFIX, _SEEN, 1)))
        for old in sorted(self._folder.glob(f"{_SEEN}*.txt"))[:-KEPT_REPORTS]:
            old.unlink(missing_ok=True)

    def write(self, what: str, trace: str) -> None:
        """Keep one report of this run; after the third one they say nothing new."""
        if self._written >= MOST_A_RUN:
            return
        self._written += 1
        self._save(utc_now(), what, self._redactor.text(trace))

    def on_event(self) -> None:
        """A new log event: an exception that nothing caught is worth a report."""
        event = self._logbook.newest
        if event is not None and event.level >= logging.CRITICAL and self._written < MOST_A_RUN:
            self._written += 1
            self._save(event.at, event.text, event.error)

    def take_native(self) -> None:
        """Make a report of the frames that a library's crash left behind in an earlier run."""
        native = self._folder / _NATIVE
        try:
            trace = native.read_text(encoding="utf-8", errors="replace")
            native.unlink()
        except OSError:
            return
        if trace.strip():
            self._save(utc_now(), "process.crashed", self._redactor.text(trace), before=())

    @property
    def native_file(self) -> Path:
        """Where Python writes the frames when a library brings the process down."""
        return self._folder / _NATIVE

    def _save(self, at: datetime, what: str, trace: str, before: tuple[LogEvent, ...] | None = None) -> None:
        events = self._logbook.since(0)[-LINES_BEFORE:] if before is None else before
        lines = [
            f"{event.at:%H:%M:%S} {logging.getLevelName(event.level):8} {event.text}" for event in events
        ]
        system = f"{platform.platform()}, Python {platform.python_version()}"
        head = f"SellerCall {__version__}, {at:%Y-%m-%d %H:%M:%S} UTC\n{system}"
        text = "\n\n".join(filter(None, (head, what, trace.strip(), "\n".join(lines))))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"{_PREFIX}{at:%Y%m%dT%H%M%S%f}.txt"
            (self._folder / name).write_text(text + "\n", encoding="utf-8")
        except OSError:
            return  # the log has said what went wrong; where nothing can be written, so has it


@contextmanager
def open_crash_reports(folder: Path, logbook: Logbook, redactor: Redactor) -> Iterator[CrashReports]:
    """Write reports until the context ends; an exception that leaves it is reported on its way.

    Errors raised on purpose (`SellerCallError`) have their own words and are no crash.
    """
    reports = CrashReports(folder, logbook, redactor)
    reports.take_native()
    with ExitStack() as stack:
        stack.callback(logbook.on_append(reports.on_event))
        _watch_native(reports, stack)
        try:
            yield reports
        except SellerCallError:
            raise
        except Exception as error:
            reports.write("program.failed", "".join(traceback.format_exception(error)))
            raise


def _watch_native(reports: CrashReports, stack: ExitStack) -> None:
    if faulthandler.is_enabled():  # a developer or a test runner watches already
        return
    try:
        reports.native_file.parent.mkdir(parents=True, exist_ok=True)
        file = stack.enter_context(reports.native_file.open("w", encoding="utf-8"))
    except OSError:
        return
    stack.callback(reports.native_file.unlink, missing_ok=True)
    faulthandler.enable(file)
    stack.callback(faulthandler.disable)


def _rename(file: Path, to: Path) -> None:
    try:
        file.replace(to)
    except OSError:
        file.unlink(missing_ok=True)

"""One log pipeline: stdlib records -> queue -> structured and redacted once -> console, file, logbook.

The caller's thread only puts a record into a queue; all else, structlog's import included, happens on
the log's own thread. The only module that knows `structlog`.
"""

from __future__ import annotations

import logging
import logging.handlers
import queue
import re
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from sellercall_desktop.core.logbook import WithNumbers
from sellercall_desktop.core.redaction import Redactor

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from sellercall_desktop.core.logbook import Logbook
    from sellercall_desktop.paths import Paths

__all__ = ["Logs", "Redactor", "open_logs"]

OURS = "sellercall_desktop"
FILE_BYTES = 5_000_000
KEPT_FILES = 5
FILE_NAME = "sellercall.jsonl"
LONGEST_TEXT = 4_000  # characters of an event or a field
LONGEST_TRACEBACK = 20_000  # its end tells most
_FORMAT = logging.Formatter()
_HALVES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""Halves of surrogate pairs, as in a variable that is not UTF-8: no file, terminal or socket takes one."""
_VISIBLE = {
    **{code: 0x2400 + code for code in range(32)},
    127: 0x2421,
    **dict.fromkeys(range(128, 160), 0xFFFD),
    **_HALVES,
}
log = logging.getLogger(__name__)


class Logs:
    """The open log."""

    def set_level(self, level: str) -> None:
        """Write down our own events from `level` on (``"DEBUG"`` … ``"ERROR"``).

        Libraries are heard from WARNING on, always: below it some print headers and bodies.
        """
        logging.getLogger(OURS).setLevel(level)

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Write down what goes wrong in `loop` outside any task."""
        loop.set_exception_handler(_on_loop_error)


@contextmanager
def open_logs(
    paths: Paths, level: str, logbook: Logbook, redactor: Redactor, *, console: bool
) -> Iterator[Logs]:
    """Hear everything that is logged, warned, or raised past everybody, until the context ends.

    Args:
        paths: the rotating JSON-lines file lies in its log folder; where that cannot be written,
            console and logbook go on without it.
        level: the least of our own events to write down.
        logbook: gets every event, on the log's thread.
        redactor: takes secrets out; tell it each before the secret is used.
        console: whether a person reads stderr.
    """
    records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    entrance = _Entrance(records)
    pipeline = _Pipeline(paths.logs, logbook, redactor, console=console)
    listener = logging.handlers.QueueListener(records, pipeline)
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    before = root.level, ours.level
    logs = Logs()
    logs.set_level(level)
    root.setLevel(logging.WARNING)
    root.addHandler(entrance)
    listener.start()
    try:
        with _last_resorts():
            yield logs
    finally:
        root.removeHandler(entrance)
        root.setLevel(before[0])
        ours.setLevel(before[1])
        listener.stop()  # writes down what is still queued
        pipeline.close()


class _Entrance(logging.handlers.QueueHandler):
    """Queues records as they are: text is made of them on the other side."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        return record


@dataclass(frozen=True, slots=True)
class _Entry:
    """One record made of clean text."""

    at: datetime
    level: int
    event: str
    fields: dict[str, str]
    error: str
    whole: WithNumbers | None = None  # for the logbook alone


class _Pipeline(logging.Handler):
    """Makes clean text of each record once, then hands it to every output."""

    def __init__(self, folder: Path, logbook: Logbook, redactor: Redactor, *, console: bool) -> None:
        super().__init__()
        self._folder, self._logbook, self._redactor, self._console = folder, logbook, redactor, console
        self._outputs: list[Callable[[_Entry], None]] = []
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if not self._outputs:
                self._open_outputs()
            entry = self._entry(record)
            for output in self._outputs:
                output(entry)
        except Exception:  # noqa: BLE001 - the rule of every log handler: one bad record must not end the log
            self.handleError(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _open_outputs(self) -> None:
        from structlog.stdlib import ExtraAdder

        self._extra_fields = ExtraAdder()
        self._outputs.append(self._to_logbook)
        if self._console:
            self._outputs.append(_to_console(sys.stderr))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = logging.handlers.RotatingFileHandler(
                self._folder / FILE_NAME, maxBytes=FILE_BYTES, backupCount=KEPT_FILES - 1, encoding="utf-8"
            )
        except OSError as error:
            log.warning("log.no_file", extra={"folder": str(self._folder), "problem": str(error)})
        else:
            self._outputs.append(_to_file(self._file))

    def _entry(self, record: logging.LogRecord) -> _Entry:
        found: dict[str, Any] = {"_record": record}
        self._extra_fields(log, record.levelname, found)
        for name in ("_record", "message", "asctime"):  # the latter two are left there by other handlers
            found.pop(name, None)
        if not record.name.startswith(OURS):
            found["logger"] = record.name  # ours are told by their dotted event names
        error = ""
        if record.exc_info and record.exc_info[1] is not None:
            error = _FORMAT.formatException(record.exc_info)
        said = record.getMessage()
        masked, whole = self._said(said, found, error), self._said(said, found, error, numbers=True)
        at = datetime.fromtimestamp(record.created, UTC)
        parts = (masked.event, dict(masked.fields), masked.error)
        return _Entry(at, record.levelno, *parts, whole=whole if whole != masked else None)

    def _said(self, said: str, found: dict[str, Any], error: str, *, numbers: bool = False) -> WithNumbers:
        clean = self._redactor.with_numbers if numbers else self._redactor.text
        fields = self._redactor.fields(found, numbers=numbers)
        return WithNumbers(
            _one_line(clean(said)),
            {name: _one_line(text) for name, text in fields.items()},
            clean(error)[-LONGEST_TRACEBACK:].translate(_HALVES),
        )

    def _to_logbook(self, entry: _Entry) -> None:
        fields, whole = dict(entry.fields), entry.whole
        call_id = fields.pop("call_id", None)
        if whole is not None:
            rest = {name: text for name, text in whole.fields.items() if name != "call_id"}
            whole = WithNumbers(whole.event, rest, whole.error)
        self._logbook.append(
            entry.at, entry.level, entry.event, fields, call_id=call_id, error=entry.error, whole=whole
        )


def _to_file(file: logging.Handler) -> Callable[[_Entry], None]:
    """One JSON object a line."""
    from structlog.processors import JSONRenderer

    render = JSONRenderer(ensure_ascii=False)

    def write(entry: _Entry) -> None:
        head = {
            "at": entry.at.isoformat(timespec="milliseconds"),
            "level": _level(entry),
            "event": entry.event,
        }
        tail = {"traceback": entry.error} if entry.error else {}
        line = render(None, "", {**entry.fields, **head, **tail})
        file.handle(logging.makeLogRecord({"msg": "%s", "args": (line,)}))

    return write


def _to_console(stream: TextIO) -> Callable[[_Entry], None]:
    """One coloured line for a person, traceback below."""
    from structlog.dev import ConsoleRenderer

    render = ConsoleRenderer(
        colors=stream.isatty() and sys.platform != "win32", pad_event_to=0, pad_level=False
    )

    def write(entry: _Entry) -> None:
        time = entry.at.astimezone().strftime("%H:%M:%S.%f")[:-3]
        head = {"timestamp": time, "level": _level(entry), "event": entry.event}
        tail = {"exception": entry.error} if entry.error else {}
        stream.write(f"{render(None, '', {**entry.fields, **head, **tail})}\n")
        stream.flush()

    return write


def _level(entry: _Entry) -> str:
    return logging.getLevelName(entry.level).lower()


def _one_line(text: str) -> str:
    """Bounded, and control characters made visible: no text can forge a line or steer a terminal."""
    text = text[:LONGEST_TEXT]
    return text if text.isprintable() else text.translate(_VISIBLE)


@contextmanager
def _last_resorts() -> Iterator[None]:
    """Log what nothing caught: in the main thread, another one, a destructor, a warning."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("program.failed", exc_info=(kind, error, trace))
        if before[0] is not sys.__excepthook__:  # a debugger or a test runner wants to know too
            before[0](kind, error, trace)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            name = args.thread.name if args.thread else ""
            log.critical("thread.failed", extra={"in_thread": name}, exc_info=args.exc_value)
        if before[1] is not threading.__excepthook__:
            before[1](args)

    def on_unraisable(args: sys.UnraisableHookArgs) -> None:
        log.error("cleanup.failed", extra={"where": repr(args.object)}, exc_info=args.exc_value)
        if before[2] is not sys.__unraisablehook__:
            before[2](args)

    sys.excepthook, threading.excepthook, sys.unraisablehook = on_exception, on_thread, on_unraisable
    logging.captureWarnings(capture=True)
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def _on_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    # Python writes a callback's arguments out, cut short: a piece of a secret nobody could recognise.
    problem = re.sub(r"\(.*\)", "(…)", context.get("message") or "unknown", flags=re.DOTALL)
    log.error("loop.error", extra={"problem": problem}, exc_info=context.get("exception"))

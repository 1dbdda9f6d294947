"""The logbook: bounded, in order, and safe from every thread."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime

from sellercall_desktop.core.logbook import Logbook

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def fill(book: Logbook, count: int) -> None:
    for number in range(count):
        book.append(NOW, logging.INFO, "tick", {"n": str(number)})


def test_only_the_newest_events_are_kept_in_order():
    book = Logbook(kept=3)
    fill(book, 10)
    assert [event.fields["n"] for event in book.since()] == ["7", "8", "9"]
    assert [event.sequence for event in book.since()] == [8, 9, 10]


def test_since_gives_what_came_after():
    book = Logbook()
    fill(book, 5)
    assert [event.sequence for event in book.since(3)] == [4, 5]
    assert book.since(5) == []


def test_a_line_reads_as_event_and_fields():
    book = Logbook()
    book.append(NOW, logging.INFO, "call.placed", {"ms": "12", "status": "201"}, call_id="c-1")
    book.append(NOW, logging.ERROR, "app.failed", {}, error="Traceback …")
    placed, failed = book.since()
    assert (placed.text, placed.call_id) == ("call.placed  ms=12 status=201", "c-1")
    assert (failed.text, failed.error) == ("app.failed", "Traceback …")


def test_listeners_wake_after_each_event_until_they_end_it():
    book, seen = Logbook(), []
    end = book.on_append(lambda: seen.append(len(book.since())))
    fill(book, 2)
    end()
    fill(book, 2)
    assert seen == [1, 2]


def test_threads_may_write_and_read_at_once_and_nothing_is_lost():
    book, writers = Logbook(kept=100_000), 8
    start = threading.Barrier(writers + 1)

    def write() -> None:
        start.wait()
        fill(book, 500)

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    start.wait()
    while any(thread.is_alive() for thread in threads):
        book.since(10)
    sequences = [event.sequence for event in book.since()]
    assert sorted(sequences) == list(range(1, 500 * writers + 1))

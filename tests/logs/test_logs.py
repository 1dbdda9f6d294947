"""Everything that happens is written down once, in three places, and nothing in it gives a secret away."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.logs.pipeline import Redactor, open_logs
from sellercall_desktop.paths import paths_under

log = logging.getLogger("sellercall_desktop.tests")


@contextmanager
def logging_into(folder, *, level="INFO", console=False, secrets=()):
    """Open the log; after the end the yielded namespace holds what was written."""
    logbook, redactor = Logbook(), Redactor()
    for secret in secrets:
        redactor.add(secret)
    with open_logs(paths_under(folder), level, logbook, redactor, console=console) as logs:
        logs.logbook = logbook
        yield logs


def lines_in(folder):
    text = (folder / "logs" / "sellercall.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_an_event_reaches_file_console_and_logbook(tmp_path, capsys):
    with logging_into(tmp_path, console=True) as logs:
        log.info("call.placed", extra={"call_id": "c-1", "ms": 12})
    (line,) = lines_in(tmp_path)
    assert {key: line[key] for key in ("level", "event", "call_id", "ms")} == {
        "level": "info",
        "event": "call.placed",
        "call_id": "c-1",
        "ms": "12",
    }
    (event,) = logs.logbook.since()
    assert (event.event, event.call_id, dict(event.fields), event.level) == (
        "call.placed",
        "c-1",
        {"ms": "12"},
        logging.INFO,
    )
    shown = capsys.readouterr().err
    assert "call.placed" in shown
    assert "ms=12" in shown


def test_secrets_and_numbers_are_masked_in_event_field_and_traceback_of_every_output(tmp_path, capsys):
    secret, number = "tok/en+s3cr3t", "+573001234567"
    with logging_into(tmp_path, console=True, secrets=[secret]) as logs:
        log.info("dial %s with %s", number, secret, extra={"to": number, "detail": f"key {secret}"})
        log.error("dial.failed", exc_info=ValueError(f"{secret} for {number}"))
    written = (tmp_path / "logs" / "sellercall.jsonl").read_text(encoding="utf-8")
    kept = "".join(f"{event.event}{event.fields}{event.error}" for event in logs.logbook.since())
    for output in (written, kept, capsys.readouterr().err):
        assert secret not in output
        assert number not in output
        assert "+57•••4567" in output
        assert "ValueError: ••• for +57•••4567" in output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Authorization: Basic QUMxMjM6dG9rZW4=", "Authorization: •••"),
        ("{'X-API-Key': 'abcd1234.0123456789'}", "{'X-API-Key': '•••'}"),
        ("[(b'x-api-key', b'abcd1234.0123456789')]", "[(b'x-api-key', b'•••')]"),
        ("GET /hub?access_token=abc.def-123&id=7", "GET /hub?access_token=•••&id=7"),
        ("sent Bearer abcdef0123456789 twice", "sent Bearer ••• twice"),
        ("join wss://voice.example/calls/0f1e/telephony?k=1 now", "join wss://voice.example/••• now"),
        (
            "<Sip>sip:0f1e-22aa@sip.example;transport=tls</Sip>",
            "<Sip>sip:•••@sip.example;transport=tls</Sip>",
        ),
        ("postgresql+asyncpg://me:pa55@db/calls", "postgresql+asyncpg://me:•••@db/calls"),
        ("To=%2B573001234567&From=%2B15550001111", "To=%2B57•••4567&From=%2B1•••1111"),
        ("called +57 300 123-4567.", "called +57•••4567."),
        ("+593991234567", "+593•••4567"),
        (
            "at 2026-11-22T20:00:00+00:00 in 1500 ms, port 5000",
            "at 2026-11-22T20:00:00+00:00 in 1500 ms, port 5000",
        ),
        ("CA0123456789abcdef0123456789abcdef", "CA0123456789abcdef0123456789abcdef"),
    ],
)
def test_text_that_carries_a_credential_or_a_number_is_cut(text, shown):
    assert Redactor().text(text) == shown


@given(st.text(min_size=6), st.text(), st.text())
def test_no_registered_secret_survives_wherever_it_stands(secret, before, after):
    redactor = Redactor()
    redactor.add(secret)
    if secret not in "•••":
        assert secret not in redactor.text(f"{before} {secret} {after}").replace("•••", "")


def test_a_field_named_like_a_credential_loses_its_value():
    fields = Redactor().fields({"join_url": "anything", "Authorization": 5, "token": "t", "ms": 3})
    assert fields == {"join_url": "•••", "Authorization": "•••", "token": "•••", "ms": "3"}


def test_a_very_short_secret_does_not_blot_out_the_log():
    redactor = Redactor()
    redactor.add("a")
    assert redactor.text("a call") == "a call"


def test_text_from_outside_cannot_forge_a_line_or_steer_the_terminal(tmp_path, capsys):
    with logging_into(tmp_path, console=True):
        log.info("webhook.voice", extra={"from_": "x\n12:00:00 [critical] forged\x1b[2J"})
    shown = capsys.readouterr().err
    assert len(shown.splitlines()) == 1
    assert "\x1b[2J" not in shown


def test_half_a_character_loses_no_line(tmp_path):
    script = """
        import logging, pathlib, sys
        from sellercall_desktop.core.logbook import Logbook
        from sellercall_desktop.logs.pipeline import Redactor, open_logs
        from sellercall_desktop.paths import paths_under
        with open_logs(paths_under(pathlib.Path(sys.argv[1])), "INFO", Logbook(), Redactor(), console=True):
            try:
                int("name\\udcf1")
            except ValueError:
                log = logging.getLogger("sellercall_desktop.tests")
                log.exception("odd\\ud83d", extra={"folder": "/home/ana/pe\\udcf1a"})
    """  # of its own: what the test runner captures must be whole characters
    command = [sys.executable, "-c", textwrap.dedent(script), tmp_path]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    (line,) = lines_in(tmp_path)
    assert (line["event"], line["folder"]) == ("odd\ufffd", "/home/ana/pe\ufffda")
    assert "ValueError" in line["traceback"]
    assert b"Logging error" not in done.stderr


def test_an_endless_field_is_cut(tmp_path):
    with logging_into(tmp_path) as logs:
        log.info("webhook.voice", extra={"body": "x" * 1_000_000})
    assert len(logs.logbook.since()[0].fields["body"]) < 10_000


def test_the_level_decides_and_can_change_while_open(tmp_path):
    with logging_into(tmp_path, level="WARNING") as logs:
        log.info("too.quiet")
        logs.set_level("DEBUG")
        log.debug("now.heard")
    assert [line["event"] for line in lines_in(tmp_path)] == ["now.heard"]


def test_libraries_are_heard_from_warning_on_and_named(tmp_path):
    with logging_into(tmp_path, level="DEBUG"):
        logging.getLogger("httpx").info("HTTP Request: GET …")
        logging.getLogger("httpx").warning("odd answer")
    assert [(line["logger"], line["event"]) for line in lines_in(tmp_path)] == [("httpx", "odd answer")]


class Unspeakable:
    def __str__(self):
        raise RuntimeError("no words")


def test_a_bad_record_does_not_end_the_log(tmp_path, capsys):
    with logging_into(tmp_path):
        log.info("wrong", extra={"field": Unspeakable()})
        log.info("right")
    assert [line["event"] for line in lines_in(tmp_path)] == ["right"]
    assert "Logging error" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_leaves_the_other_outputs(tmp_path):
    (tmp_path / "logs").write_text("a file where the folder should be")
    with logging_into(tmp_path) as logs:
        log.info("still.here")
    assert "still.here" in [event.event for event in logs.logbook.since()]


def test_after_the_end_logging_is_as_it_was(tmp_path):
    root = logging.getLogger()
    before = (root.level, list(root.handlers), sys.excepthook, threading.excepthook, sys.unraisablehook)
    with logging_into(tmp_path):
        assert list(root.handlers) != before[1]
    after = (root.level, list(root.handlers), sys.excepthook, threading.excepthook, sys.unraisablehook)
    assert after == before


async def test_a_failure_in_the_loop_is_written_down(tmp_path):
    with logging_into(tmp_path) as logs:
        loop = asyncio.get_running_loop()
        logs.watch(loop)
        done = asyncio.Event()

        def fail():
            done.set()
            raise LookupError("nobody")

        loop.call_soon(fail)
        await done.wait()
        await asyncio.sleep(0)
    (line,) = lines_in(tmp_path)
    assert line["event"] == "loop.error"
    assert "LookupError: nobody" in line["traceback"]


def test_what_nobody_catches_is_written_down_wherever_it_happens(tmp_path):
    script = """
        import logging, sys, threading, warnings
        from pathlib import Path
        from sellercall_desktop.core.logbook import Logbook
        from sellercall_desktop.logs.pipeline import Redactor, open_logs
        from sellercall_desktop.paths import paths_under
        class Bad:
            def __del__(self): raise KeyError("destructor")
        with open_logs(paths_under(Path(sys.argv[1])), "INFO", Logbook(), Redactor(), console=False):
            Bad()
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start(); thread.join()
            warnings.warn("old thing", stacklevel=1)
            sys.excepthook(ValueError, ValueError("main"), None)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    events = {line["event"]: line.get("traceback", "") for line in lines_in(tmp_path)}
    assert "destructor" in events["cleanup.failed"]
    assert "ZeroDivisionError" in events["thread.failed"]
    assert "ValueError: main" in events["program.failed"]
    assert any("old thing" in event for event in events)


def test_a_burst_costs_the_caller_little_and_nothing_is_lost(tmp_path):
    with logging_into(tmp_path) as logs:
        log.info("first")
        started = time.perf_counter()
        for number in range(10_000):
            log.info("burst", extra={"number": number})
        spent_s = time.perf_counter() - started
    assert [event.fields.get("number") for event in logs.logbook.since()][-1] == "9999"
    assert len(lines_in(tmp_path)) == 10_001
    assert spent_s < 5  # 0.1 ms each would be 1 s; the bound only catches work that moved to the caller


def test_structlog_is_not_imported_before_the_first_event():
    script = """
        import sys, tempfile
        from pathlib import Path
        from sellercall_desktop.core.logbook import Logbook
        from sellercall_desktop.logs.pipeline import Redactor, open_logs
        from sellercall_desktop.paths import paths_under
        with tempfile.TemporaryDirectory() as folder:
            with open_logs(paths_under(Path(folder)), "INFO", Logbook(), Redactor(), console=True):
                print("structlog" in sys.modules)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"

"""No stored secret, join URL, token or nonce leaves by any log path. A path opened on purpose is found."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.settings.secret_names import Secret
from tests.log_paths import KEPT, MARK, NUMBER

ROOT = Path(__file__).parents[2]


def walk(folder, *options):
    """All outputs of one walk, by name."""
    command = [sys.executable, "-m", "tests.log_paths", str(folder), *options]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "always"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    files = [file for file in folder.rglob("*") if file.is_file()]
    outputs = {file.name: file.read_bytes().decode("utf-8", "replace") for file in files}
    return {**outputs, "console": done.stderr, "stdout": done.stdout}


def leaks(outputs):
    """(output, what leaked) wherever a secret's mark is to be read."""
    found = re.compile(rf".{{0,40}}{MARK}\d\d.{{0,20}}")
    return [(name, hit) for name, text in outputs.items() for hit in found.findall(text)[:3]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    return walk(tmp_path_factory.mktemp("walk"))


def test_no_secret_is_to_be_found_in_any_output(outputs):
    assert leaks(outputs) == []
    for value in KEPT.values():
        assert not [name for name, text in outputs.items() if value in text]


def test_every_path_was_walked_and_every_output_written(outputs):
    assert set(KEPT) == set(Secret)
    assert {"sellercall.jsonl", "console", "exchanges.txt", "window_and_hub.txt", "calls.db"} <= set(outputs)
    said = set(json.loads(outputs["events.json"]))
    assert {
        *("said", "fields", "named", "library", "caught", "grouped", "hand-made", "with"),
        *("program.failed", "thread.failed", "cleanup.failed", "loop.error", "task.failed"),
        *("bus.handler_failed", "HTTP", "send_request_headers.started", "Headers:", "Error"),
    } <= said
    assert any("UserWarning" in event for event in said) or "UserWarning" in outputs["console"]
    assert "127.0.0.1" in outputs["console"]  # aiohttp's access log
    for name in ("sellercall.jsonl", "console", "window_and_hub.txt", "exchanges.txt"):
        assert "•••" in outputs[name]


def test_whole_numbers_are_seen_in_the_window_alone(outputs):
    assert NUMBER in outputs["window_and_hub.txt"].partition("number +57•••4567")[2]
    assert not [name for name, text in outputs.items() if NUMBER in text and name != "window_and_hub.txt"]


def test_a_path_left_open_is_found(tmp_path):
    open_paths = walk(tmp_path, "--leak")
    assert {"sellercall.jsonl", "console", "window_and_hub.txt", "exchanges.txt"} <= {
        name for name, _hit in leaks(open_paths)
    }


@pytest.mark.parametrize("spelled", [repr, json.dumps, lambda text: json.dumps(text, ensure_ascii=False)])
def test_a_secret_is_known_in_other_spellings(spelled):
    redactor = Redactor()
    for value in KEPT.values():
        redactor.add(value)
    for value in KEPT.values():
        assert MARK not in redactor.text(f"said {spelled(value)} twice")


@pytest.mark.parametrize(
    "written",
    [
        "3001234567",
        "573001234567",
        "13105554567",
        "0991234567",
        "300 123 4567",
        "(300) 123-4567",
        "300-123-4567",
        "300.123.4567",
        "300\u00a0123\u00a04567",
        "300\u2013123\u20134567",
        "57 300 123 4567",
        "613 12 45 67",
        "11 98123-4567",
        "9 8123 4567",
        "8123-4567",
        "0057 300 123 4567",
        "+57\u00a0300\u00a0123\u00a04567",
        "+57\u2011300\u2011123\u20114567",
        "+57\u202f300\u2009123\u200b4567",
        "+57 (300) 123\u20134567",
        "+57_300_123_4567",
        "+57%20300%20123%204567",
        "300/123/4567",
        "300 / 123 / 4567",
        "(300)1234567",
        "300-1234567",
        "0414-1234567",
        "3001 234567",
        "8312 4567",
        "+57/300/123/4567",
        "+57+300+123+4567",
        "57+300+123+4567",
        "300%20123%204567",
        "300%2F123%2F4567",
        "tel=300%2D123%2D4567",
        "300%C2%A0123%C2%A04567",
        "%252B57%2520300%25201234567",
        "\\u002B573001234567",
        "\\x2b573001234567",
        "+\u0665\u0667\u0663\u0660\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
        "987654567",
        "612344567",
        "310_555_4567",
        "310~555~4567",
        "310'555'4567",
        "310\t555\t4567",
        "3 0 0 1 2 3 4 5 6 7",
        "3.001.234.567",
        "cel3001234567",
        "Tel.3001234567",
        "call_3001234567",
        "\uff0b\uff15\uff17\uff13\uff10\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
    ],
)
@pytest.mark.parametrize("around", ["call {} now", "{}", "tel:{}", "number='{}',", "({})", "said {}."])
def test_a_number_in_any_dress_stands_in_no_log(written, around):
    clean = Redactor().text(around.format(written))
    assert "4567" in clean
    assert "•••" in clean
    bare = re.sub(r"\\u002B|\\x2b|%252B", "+", clean)
    assert len(re.sub(r"\D", "", bare)) <= 8, clean


@pytest.mark.parametrize(
    "around",
    [
        "{}: not allowed",
        "{}-1",
        "{} x12",
        '{{"to": {}}}',
        '{{"to":"{}","from":"{}"}}',
        "KeyError: ('{}', 5)",
        '  File "x.py", line 3, in dial\n    dial("{}")',
        "GET /calls?number={}&x=1",
        "{} 310 555 4567",
        "2026-11-30 {}",
    ],
)
@pytest.mark.parametrize("written", ["3001234567", "300 123 4567", "(300) 123-4567", "300.123.4567"])
def test_a_number_is_seen_whatever_stands_beside_it(written, around):
    clean = Redactor().text(around.format(written, written))
    assert not re.search(r"3\D{0,2}0\D{0,2}0\D{0,2}1\D{0,2}2", clean.replace("2026-11-30", "")), clean
    assert "555" not in clean


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-30 10:42:31.123456",
        "2026-11-30T10:42:31-05:00",
        "30/11/2026 10:42",
        "1764460800",  # seconds since 1970, and so on
        "1764460800123",
        "1764460800123456",
        "20261130104231",
        "0192f3a4-7c11-7890-8123-456789012345",
        "12345678-1234-1234-1234-123456789012",
        "CA01234567890123456789012345678901",
        "127.0.0.1:54321",
        "192.168.100.200",
        "took 12.345678901 s",
        "67108864 bytes",
        "4294967296 bytes of 8589934592 B",
        "0x7f3001234567",
        "thread 140234567890123",
        "error 21215, line 120, port 8080",
        "phonenumbers 9.0.43, 1.2.840.10045",
        "2026-11-30 1042",
        "1/2/3 of 10.0.0.1/24",
        "[2026-11-30T10:42:31Z] 10.0.0.12:54321 -> 192.168.100.200:443",
        "at 4.6097100, -74.0817500",
        "6c3f2d1e-1234-4567-8901-234567890123",
    ],
)
def test_ids_times_durations_and_sizes_are_left(text):
    assert Redactor().text(text) == text


def test_a_fields_name_says_whether_it_holds_a_number():
    given = {
        "number": 2345678,
        "to": "300 1234",
        "caller": "300/123/4567",
        "api_token": "hush",
        "duration_ms": 3001234567,
        "call_id": "3001234567",
        "note": 3001234567,
    }
    assert Redactor().fields(given) == {
        "number": "•••5678",
        "to": "•••1234",
        "caller": "•••4567",
        "api_token": "•••",
        "duration_ms": "3001234567",
        "call_id": "3001234567",
        "note": "•••4567",
    }


@pytest.mark.parametrize(
    "text", ["(" * 20_000, "1 " * 20_000, "1-" * 20_000, "+" * 20_000, "300\u00a0" * 10_000]
)
def test_a_hostile_line_does_not_hold_up_the_log(text):
    begun = time.process_time()
    Redactor().text(text)
    assert time.process_time() - begun < 2

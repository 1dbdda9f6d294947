"""No stored secret, join URL, token or nonce leaves by any log path. A path opened on purpose is found."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sellercall_desktop.core.ports import Secret
from sellercall_desktop.redaction import Redactor
from tests.log_paths import KEPT, MARK, NUMBER

ROOT = Path(__file__).parents[1]


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
    assert {"sellercall.jsonl", "console", "inspector.txt", "window_and_hub.txt", "calls.db"} <= set(outputs)
    said = set(json.loads(outputs["events.json"]))
    assert {
        *("said", "fields", "named", "library", "caught", "grouped", "hand-made", "with"),
        *("program.failed", "thread.failed", "cleanup.failed", "loop.error", "task.failed"),
        *("bus.handler_failed", "HTTP", "send_request_headers.started", "Headers:", "Error"),
    } <= said
    assert any("UserWarning" in event for event in said) or "UserWarning" in outputs["console"]
    assert "127.0.0.1" in outputs["console"]  # aiohttp's access log
    for name in ("sellercall.jsonl", "console", "window_and_hub.txt", "inspector.txt"):
        assert "•••" in outputs[name]


def test_whole_numbers_are_seen_in_the_window_alone(outputs):
    assert NUMBER in outputs["window_and_hub.txt"].partition("number +57•••4567")[2]
    assert not [name for name, text in outputs.items() if NUMBER in text and name != "window_and_hub.txt"]


def test_a_path_left_open_is_found(tmp_path):
    open_paths = walk(tmp_path, "--leak")
    assert {"sellercall.jsonl", "console", "window_and_hub.txt", "inspector.txt"} <= {
        name for name, _hit in leaks(open_paths)
    }


@pytest.mark.parametrize("spelled", [repr, json.dumps, lambda text: json.dumps(text, ensure_ascii=False)])
def test_a_secret_is_known_in_other_spellings(spelled):
    redactor = Redactor()
    for value in KEPT.values():
        redactor.add(value)
    for value in KEPT.values():
        assert MARK not in redactor.text(f"said {spelled(value)} twice")

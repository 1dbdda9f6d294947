"""The command line as a person or a script meets it: a process, its output, its exit code."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sellercall_desktop import __version__
from sellercall_desktop.__main__ import has_display

ROOT = Path(__file__).parents[1]
LIMIT_S = 60


def environment(**variables):
    """This process's variables without any of ours, and without a display."""
    ours = ("SELLERCALL_", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **variables}


def cli(*arguments, **variables):
    return subprocess.run(
        [sys.executable, "-m", "sellercall_desktop", *map(str, arguments)],
        env=environment(**variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LIMIT_S,
    )


def exists(folder):
    return Path(folder).is_dir()


@asynccontextmanager
async def running(*arguments):
    """The program as a process that announced itself; yields it and its JSON line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sellercall_desktop",
        *map(str, arguments),
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        line = await asyncio.wait_for(process.stdout.readline(), LIMIT_S)
        assert line, (await process.stderr.read()).decode()
        yield process, json.loads(line)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def test_version_is_told_without_loading_anything_heavy():
    script = """
import sys
from sellercall_desktop.__main__ import main
try:
    main(["--version"])
except SystemExit as end:
    heavy = "PySide6 aiohttp httpx sqlalchemy twilio structlog msgspec asyncio keyring".split()
    print(end.code, sorted(set(heavy) & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [f"sellercall-desktop {__version__}", "0 []"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_window_says_so_and_names_serve():
    done = cli()
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "sellercall-desktop serve" in done.stderr


@pytest.mark.parametrize(
    ("environ", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_looked_for_on_linux_only(environ, platform, shown):
    assert has_display(environ, platform) is shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["call"],
        ["serve", "--speed", "2"],
        ["simulate", "--speed", "0"],
        ["import-appsettings"],
        ["doctor", "--demo"],
        ["serve", "--data", ""],
    ],
)
def test_a_misused_command_line_is_refused_with_its_usage(arguments):
    done = cli(*arguments)
    assert done.returncode == 2
    assert "usage: sellercall-desktop" in done.stderr


def test_a_broken_settings_file_is_named_with_line_and_key_and_left_alone(tmp_path):
    file = tmp_path / "config" / "settings.toml"
    file.parent.mkdir()
    file.write_text('[twilio]\nphone_number = "573001234567"\n', encoding="utf-8")
    for command in ("serve", "doctor"):
        done = cli(command, "--data", tmp_path)
        assert done.returncode == 2
        (line,) = done.stderr.splitlines()
        assert f"{file}:2: twilio.phone_number: " in line
        assert line.endswith("The file was left as it is.")
    assert file.read_text(encoding="utf-8") == '[twilio]\nphone_number = "573001234567"\n'


def test_a_broken_variable_is_named(tmp_path):
    done = cli("serve", "--data", tmp_path, SELLERCALL_WEB__LOCAL_PORT="many")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "SELLERCALL_WEB__LOCAL_PORT: web.local_port: " in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals to send")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_serve_announces_itself_in_one_line_and_stops_cleanly(number):
    async with running("serve", "--demo", "--json") as (process, line):
        assert set(line) == {"local", "public", "token", "twilio", "ultravox", "data"}
        for name in ("local", "public", "twilio", "ultravox"):
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+", line[name])
        assert exists(line["data"])
        process.send_signal(number)
        assert await asyncio.wait_for(process.wait(), LIMIT_S) == 0
    assert not exists(line["data"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals to send")
async def test_several_demos_run_side_by_side():
    async with (
        running("serve", "--demo", "--json") as (_, first),
        running("serve", "--demo", "--json") as (_, second),
    ):
        assert not set(first.values()) & set(second.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals to send")
async def test_the_simulator_runs_alone_with_its_credentials_in_the_line():
    async with running("simulate", "--json", "--speed", "20") as (process, line):
        assert {"twilio", "ultravox", "account_sid", "auth_token", "api_key"} <= set(line)
        process.terminate()
        assert await asyncio.wait_for(process.wait(), LIMIT_S) == 0


def test_a_server_without_a_keyring_names_the_variables_that_take_its_place(tmp_path):
    ports = {"SELLERCALL_WEB__LOCAL_PORT": "0", "SELLERCALL_WEB__PUBLIC_PORT": "0"}
    run = cli("serve", "--data", tmp_path, PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring", **ports)
    assert run.returncode == 1
    assert "SELLERCALL_TWILIO__AUTH_TOKEN" in run.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("language", "word"),
    [("es_CO.UTF-8", "llavero"), pytest.param("en_US.UTF-8", "keyring", marks=pytest.mark.thorough)],
)
def test_the_doctor_of_a_bare_machine_names_each_fault_and_ends_with_one(tmp_path, language, word):
    done = cli(
        "doctor",
        "--data",
        tmp_path,
        LC_ALL=language,
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    )
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert all(line[:4] in ("ok  ", "warn", "FAIL") for line in lines)
    assert any(line.startswith("FAIL") and word in line and " — " in line for line in lines)

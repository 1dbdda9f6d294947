"""A second start of the real program, in a process of its own, beside the real first."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.simulator import Simulator
from tests.e2e.server_process import environment, open_server
from tests.waiting import PATIENCE_S, until

LINK = "tel:+573001234567"


def start(data, *arguments, env=None):
    return asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", "--data", str(data), *arguments),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(env or {})},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


async def end(process, number=signal.SIGTERM):
    if process.returncode is None:
        process.send_signal(number)
    async with asyncio.timeout(PATIENCE_S):
        _, errors = await process.communicate()
    assert b"Traceback" not in errors
    return process.returncode


@asynccontextmanager
async def open_window_process(data, *arguments, env=None):
    process = await start(data, *arguments, env=env)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        process._transport.close()


def events(data):
    """What the windows on this folder have written into their log."""
    file = data / "logs" / "sellercall.jsonl"
    lines = file.read_text().splitlines() if file.exists() else []
    return [json.loads(line)["event"] for line in lines]


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends programs by signals")


async def test_a_second_start_hands_its_link_to_the_first_and_ends_well(tmp_path):
    async with Simulator() as simulator:
        env = environment(simulator)
        async with (
            open_window_process(tmp_path, env=env) as first,
            open_window_process(tmp_path, LINK, env=env) as second,
        ):
            # Whichever came first: they were started together, and one that is still opening answers, too.
            async with asyncio.timeout(PATIENCE_S):
                while first.returncode is None and second.returncode is None:  # noqa: ASYNC110 - either of two
                    await asyncio.sleep(0.05)
            assert 0 in {first.returncode, second.returncode}
            (stays,) = (one for one in (first, second) if one.returncode is None)
            await until(lambda: "number.offered" in events(tmp_path))
            async with open_window_process(tmp_path, "sip:+573009999999@pbx.example", env=env) as third:
                assert await asyncio.wait_for(third.wait(), PATIENCE_S) == 0
            await until(lambda: events(tmp_path).count("number.offered") == 2)
            assert stays.returncode is None
            assert "call.requested" not in events(tmp_path)
            assert await end(stays) == 0


async def test_after_kill_minus_nine_the_next_start_opens_its_own_window(tmp_path):
    address = tmp_path / "window-address.json"
    async with Simulator() as simulator:
        env = environment(simulator)
        async with open_window_process(tmp_path, env=env) as first:
            await until(address.exists)
            await end(first, signal.SIGKILL)
        assert address.exists()
        async with open_window_process(tmp_path, LINK, env=env) as next_one:
            await until(lambda: "number.offered" in events(tmp_path))
            assert json.loads(address.read_text())["pid"] == next_one.pid
            assert await end(next_one) == 0
        assert not address.exists()


@pytest.mark.thorough
async def test_a_server_on_the_same_history_takes_no_links(tmp_path):
    async with Simulator() as simulator:
        env = environment(simulator)
        async with open_server(tmp_path, env), open_window_process(tmp_path, LINK, env=env) as window:
            await until((tmp_path / "window-address.json").exists)  # it stays, and says why it cannot work
            assert "handover.taken" not in events(tmp_path)
            await end(window)


async def test_a_link_is_for_the_window_only(tmp_path):
    process = await start(tmp_path, "serve", LINK)
    assert await end(process, 0) == 2

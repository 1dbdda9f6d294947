"""`sellercall-desktop serve` as a process of its own, for tests that end it roughly."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sellercall_desktop.simulator import Simulator


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and what it said of itself."""

    process: asyncio.subprocess.Process
    local: str
    public: str
    token: str

    async def kill(self) -> None:
        """SIGKILL: no goodbye, nothing flushed."""
        self.process.kill()
        await self.process.wait()


def environment(simulator: Simulator, **more: str) -> dict[str, str]:
    """Variables that point a server at the simulator, as on a machine without a keyring."""
    return {
        **os.environ,
        "SELLERCALL_TWILIO__BASE_URL": simulator.twilio_url,
        "SELLERCALL_ULTRAVOX__BASE_URL": simulator.ultravox_url,
        "SELLERCALL_TWILIO__ACCOUNT_SID": simulator.account_sid,
        "SELLERCALL_TWILIO__AUTH_TOKEN": simulator.auth_token,
        "SELLERCALL_TWILIO__PHONE_NUMBER": simulator.phone_number,
        "SELLERCALL_TWILIO__CALLS_PER_SECOND": "100",
        "SELLERCALL_LAW__COUNTRIES_OFF": "CO",  # tests dial at any hour
        "SELLERCALL_ULTRAVOX__API_KEY": simulator.api_key,
        "SELLERCALL_WEB__LOCAL_PORT": "0",
        "SELLERCALL_WEB__PUBLIC_PORT": "0",
        **more,
    }


@asynccontextmanager
async def open_server(data: Path, env: dict[str, str], *more: str) -> AsyncIterator[Server]:
    """Start it and wait until it says that everything is up; it is killed at the end if it still runs.

    `more`: further arguments of `serve`.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", "--data", str(data), "serve", "--json", *more),
        env=env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said = asyncio.ensure_future(process.stderr.read())  # noqa: TID251 - a test's own task
    try:
        async with asyncio.timeout(PATIENCE_S):
            line = await process.stdout.readline()
        assert line, f"it did not start: {(await said).decode()}"
        facts = json.loads(line)
        yield Server(process, facts["local"], facts["public"], facts["token"])
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await said
        process._transport.close()

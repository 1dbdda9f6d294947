"""A D-Bus session bus of a test's own."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from tests.waiting import PATIENCE_S


@asynccontextmanager
async def open_session_bus(environ=None):
    """Its address, for as long as the block lasts. What it starts by itself has this environment."""
    daemon = await asyncio.create_subprocess_exec(
        *("dbus-daemon", "--session", "--nofork", "--print-address"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environ,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            address = (await daemon.stdout.readline()).decode().strip()
        yield address
    finally:
        daemon.terminate()
        await daemon.wait()
        daemon._transport.close()

"""The least that a handler of a call must do, to compare ours with: the same requests and durable commits.

One HTTP client, one SQLite file in write-ahead mode whose commits reach the disk, one thread that writes.
"""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

ROW = "x" * 1000  # about what a call's details take


class BareFile:
    """A table that takes one row a commit."""

    def __init__(self, path: Path) -> None:
        self._path, self._thread = path, ThreadPoolExecutor(1)
        self._connection = self._thread.submit(self._open).result()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS lines (words TEXT)")
        return connection

    async def commit(self) -> None:
        """One row that would survive a power cut."""

        def insert() -> None:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("INSERT INTO lines VALUES (?)", (ROW,))
            self._connection.execute("COMMIT")

        await asyncio.get_running_loop().run_in_executor(self._thread, insert)

    def close(self) -> None:
        """Close the file."""
        self._thread.submit(self._connection.close).result()
        self._thread.shutdown()


class BareProviders:
    """The requests of one call, on warm connections."""

    def __init__(self, outside: Any) -> None:
        self._client = httpx.AsyncClient(trust_env=False, timeout=30)
        self._outside, self._counted = outside, itertools.count()
        self._calls = f"{outside.twilio_url}/2010-04-01/Accounts/{outside.account_sid}/Calls.json"
        self._login = (outside.account_sid, outside.auth_token)

    async def place(self) -> str:
        """A place at the voice AI; its join URL."""
        body = {
            "systemPrompt": "x" * 3000,
            "medium": {"twilio": {}},
            "metadata": {"sellercall_call_id": f"bare-{next(self._counted)}"},
        }
        headers = {"X-API-Key": self._outside.api_key}
        answer = await self._client.post(
            f"{self._outside.ultravox_url}/api/calls", json=body, headers=headers
        )
        return str(answer.raise_for_status().json()["joinUrl"])

    async def look(self, number: str) -> None:
        """The carrier's calls to that number."""
        query = {"To": number, "PageSize": "50"}
        (await self._client.get(self._calls, params=query, auth=self._login)).raise_for_status()

    async def ring(self, number: str, join_url: str) -> None:
        """Ring the customer."""
        twiml = f'<Response><Connect><Stream url="{join_url}"/></Connect></Response>'
        form = {"To": number, "From": self._outside.phone_number, "Twiml": twiml, "Timeout": "45"}
        (await self._client.post(self._calls, data=form, auth=self._login)).raise_for_status()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()


async def serve(**routes: Callable[[web.Request], Awaitable[web.Response]]) -> tuple[web.AppRunner, str]:
    """Serve each POST route by its name; the runner, and the address."""
    app = web.Application()
    for name, handler in routes.items():
        app.router.add_post(f"/{name}", handler)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"

"""How many log events a second the hub hands to one client, beside a bare WebSocket with the same lines.

Run: python -m tests.bench.bench_hub [BURSTS]

The reader is another process. A burst of events is logged at once, as a busy minute does, and timed until the
reader has the last of them; the bare server sends the burst line by line. Both take turns.
"""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import aiohttp
from aiohttp import web

from sellercall_desktop.web.hubs.protocol import invocation
from tests.desk import open_test_world

BURST = 5000  # events; fits the logbook
END = b"\x1e"
LINE = "14:00:00.000 INFO http.request  method=POST route=/webhooks/twilio/status status=204 duration_ms=9.9"


async def read(urls: list[str]) -> None:
    """In the reading process: says when it is ready, and when it has a whole burst."""
    async with aiohttp.ClientSession() as session:
        sockets = [await session.ws_connect(url) for url in urls]
        await sockets[0].send_str('{"protocol":"json","version":1}\x1e')
        await sockets[0].receive()
        print("ready", flush=True)
        while True:
            for socket in sockets:
                seen = 0
                while seen < BURST:
                    frame = await socket.receive()
                    seen += frame.data.encode().count(b'"ReceiveLog"')
                print("burst", flush=True)


class Bare:
    """Sends lines to whoever came."""

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Accept and hold."""
        self.socket = web.WebSocketResponse()
        await self.socket.prepare(request)
        await self.socket.receive()
        return self.socket

    async def burst(self) -> None:
        """Line by line."""
        for _ in range(BURST):
            await self.socket.send_str(invocation("ReceiveLog", LINE).decode())


async def run(folder: Path, bursts: int) -> None:
    """Measure and print."""
    bare, app = Bare(), web.Application()
    app.router.add_get("/", bare.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with open_test_world(folder) as world:
        urls = [f"{world.desk.web.local_url}/loghub", f"http://127.0.0.1:{runner.addresses[0][1]}/"]
        reader = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bench.bench_hub", "--read", *urls), stdout=subprocess.PIPE
        )
        assert reader.stdout is not None
        await reader.stdout.readline()
        fields = {"method": "POST", "route": "/webhooks/twilio/status", "status": "204", "duration_ms": "9.9"}
        took: dict[str, list[tuple[float, float]]] = {"hub": [], "bare": []}
        for _ in range(bursts):
            for name, values in took.items():
                begun, busy = time.perf_counter(), time.process_time()
                if name == "hub":
                    for _ in range(BURST):
                        world.setup.logbook.append(datetime.now(UTC), logging.INFO, "http.request", fields)
                else:
                    await bare.burst()
                await reader.stdout.readline()
                values.append((time.perf_counter() - begun, time.process_time() - busy))
        reader.kill()
        await reader.wait()
    await runner.cleanup()
    for name, values in took.items():
        wall, cpu = (median(each) for each in zip(*values, strict=True))
        rate = {"events_per_s": round(BURST / wall), "processor_us_per_event": round(cpu / BURST * 1e6, 1)}
        print(json.dumps({"server": name, "bursts": bursts, "of": BURST, **rate}))


def main() -> None:
    """Read, or measure."""
    if sys.argv[1:2] == ["--read"]:
        asyncio.run(read(sys.argv[2:]))
        return
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 7))


if __name__ == "__main__":
    main()

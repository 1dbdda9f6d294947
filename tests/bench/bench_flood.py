"""How long the window's frames wait while strangers flood the server, beside the same window left alone.

Run: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_flood [SECONDS]

200 slow clients that are opened again as they are let go, then 10,000 handshakes of a hub; both from
another process. The figures are how much later than wanted the loop came back, each 5 ms.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from tests.bench.busy_window import frames_ms, open_bench, percentile

SLOW_CLIENTS, HANDSHAKES, AT_ONCE = 200, 10_000, 20


async def slow(url: str) -> None:
    """Half a request each, for ever."""
    host, port = url.removeprefix("http://").split(":")

    async def one() -> None:
        while True:
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(b"POST /api/inbound HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            try:
                await reader.read()
            except ConnectionError:
                await asyncio.sleep(0.01)
            finally:
                writer.transport.abort()

    await asyncio.gather(*(one() for _ in range(SLOW_CLIENTS)))


async def handshakes(url: str, count: int = HANDSHAKES) -> None:
    """As many as asked for, as fast as they are answered; prints what was answered and how long it took."""
    left, codes, begun = iter(range(count)), {}, time.perf_counter()

    async def one(session: aiohttp.ClientSession) -> None:
        for _ in left:
            try:
                async with session.post(f"{url}/loghub/negotiate?negotiateVersion=1") as answer:
                    codes[answer.status] = codes.get(answer.status, 0) + 1
            except aiohttp.ClientError:
                codes["cut"] = codes.get("cut", 0) + 1

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(one(session) for _ in range(AT_ONCE)))
    print(json.dumps({"answers": codes, "seconds": round(time.perf_counter() - begun, 1)}), file=sys.stderr)


def attack(kind: str, url: str) -> subprocess.Popen[bytes]:
    """The attacker in its own process."""
    return subprocess.Popen([sys.executable, "-m", "tests.bench.bench_flood", kind, url])


def tell(state: str, late: list[float]) -> None:
    """One line."""
    shares = {f"p{share}_ms": round(percentile(late, share / 100), 1) for share in (50, 95, 99)}
    print(
        json.dumps({"state": state, **shares, "worst_ms": round(max(late), 1), "looks": len(late)}),
        flush=True,
    )


async def run(app: QApplication, folder: Path, seconds: float) -> None:
    """Measure and print."""
    async with open_bench(app, folder) as bench:
        tell("idle", await frames_ms(seconds))
        for kind, url in (("slow", bench.desk.web.public_url), ("handshakes", bench.desk.web.local_url)):
            process = await asyncio.to_thread(attack, kind, url)
            await asyncio.sleep(2)
            tell(kind, await frames_ms(seconds))
            process.terminate()
            await asyncio.to_thread(process.wait)
        tell("idle again", await frames_ms(seconds))


def main() -> None:
    """Attack, or measure."""
    if sys.argv[1:2] in (["slow"], ["handshakes"]):
        counts = [int(each) for each in sys.argv[3:]]
        asyncio.run(slow(sys.argv[2]) if sys.argv[1] == "slow" else handshakes(sys.argv[2], *counts))
        return
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 8.0
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder, QEventLoop(app) as loop:
        loop.run_until_complete(run(app, Path(folder), seconds))


if __name__ == "__main__":
    main()

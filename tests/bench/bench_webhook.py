"""An incoming call's webhook beside a bare aiohttp handler that makes the same upstream request.

Run: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_webhook [REQUESTS]

Both handlers run on the window's loop, the providers and the one who asks each in another process. The
two are asked in turns, with the window idle, then with log bursts and a table that is sorted all the time.
Ours verifies, looks the caller up, writes the call down durably, makes the place, writes that down.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from aiohttp import web
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from tests.bench.busy_window import busy, open_bench, percentile

PAUSE_S = 0.03
WARM = 20


def signed(url: str, token: str) -> tuple[dict[str, str], str]:
    """A form of a call nobody knows yet, and Twilio's signature."""
    form = {
        "CallSid": "CA" + secrets.token_hex(16),
        "From": "+573001234567",
        "To": "+576017654321",
        "CallStatus": "ringing",
    }
    text = url + "".join(name + form[name] for name in sorted(form))
    return form, base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def ask(order: dict[str, str | int]) -> dict[str, list[float]]:
    """In the asking process: each in turn, on warm connections; milliseconds."""
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    with httpx.Client(trust_env=False, timeout=30) as client:
        for _ in range(int(order["requests"])):
            for name, values in took.items():
                url = str(order[name])
                form, signature = signed(url, str(order["token"]))
                begun = time.perf_counter()
                answer = client.post(url, data=form, headers={"X-Twilio-Signature": signature})
                values.append((time.perf_counter() - begun) * 1000)
                if answer.status_code != 200 or "<Connect>" not in answer.text:
                    raise RuntimeError(f"{name}: {answer.status_code} {answer.text[:200]}")
                time.sleep(PAUSE_S)
    return took


async def asked(order: dict[str, str | int]) -> dict[str, list[float]]:
    """The same from here."""
    command = [sys.executable, "-m", "tests.bench.bench_webhook", "--ask"]
    done = await asyncio.to_thread(
        subprocess.run, command, input=json.dumps(order).encode(), stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


async def serve_bare(outside, body: dict) -> tuple[web.AppRunner, str]:
    """The handler to compare with."""
    client = httpx.AsyncClient(
        base_url=outside.ultravox_url, headers={"X-API-Key": outside.api_key}, trust_env=False
    )

    async def handle(request: web.Request) -> web.Response:
        await request.post()
        place = (await client.post("/api/calls", json=body)).json()
        document = f"<Response><Connect><Stream url={place['joinUrl']!r}/></Connect></Response>"
        return web.Response(text=document, content_type="text/xml")

    app = web.Application()
    app.router.add_post("/bare", handle)
    app.on_cleanup.append(lambda _app: client.aclose())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/bare"


async def run(app: QApplication, folder: Path, requests: int) -> None:
    """Measure and print."""
    async with open_bench(app, folder) as bench:
        body = {"systemPrompt": "x" * 3000, "medium": {"twilio": {}}, "metadata": {"sellercall_call_id": "1"}}
        runner, bare = await serve_bare(bench.outside, body)
        ours = f"{bench.desk.web.public_url}/api/inbound"
        order = {"ours": ours, "bare": bare, "token": bench.outside.auth_token, "requests": WARM}
        await asked(order)
        order["requests"] = requests
        found = {"idle": await asked(order)}
        async with busy(bench):
            found["busy"] = await asked(order)
        await runner.cleanup()
    for state, took in found.items():
        told = {
            f"{name}_p{round(share * 100)}_ms": round(percentile(values, share), 1)
            for name, values in took.items()
            for share in (0.5, 0.99)
        }
        for share in (50, 99):
            told[f"ratio_p{share}"] = round(told[f"ours_p{share}_ms"] / told[f"bare_p{share}_ms"], 2)
        print(json.dumps({"window": state, "requests": requests, **told}))


def main() -> None:
    """Ask, or measure."""
    if "--ask" in sys.argv:
        sys.stdout.write(json.dumps(ask(json.load(sys.stdin))))
        return
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder, QEventLoop(app) as loop:
        loop.run_until_complete(run(app, Path(folder), requests))


if __name__ == "__main__":
    main()

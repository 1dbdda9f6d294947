"""An incoming call's webhook beside bare handlers: the same upstream request, without and with a commit.

Run: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_webhook [REQUESTS]

All handlers run on the window's loop, the providers and the one who asks each in another process. They
are asked in turns, with the window idle, then with log bursts and a table that is sorted all the time.
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
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from aiohttp import web
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from tests.bench.bare_handler import BareFile, BareProviders, serve
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
    names = [name for name in ("ours", "bare", "durable") if name in order]
    took: dict[str, list[float]] = {name: [] for name in names}
    with httpx.Client(trust_env=False, timeout=30) as client:
        for turn in range(int(order["requests"])):
            # What ours does behind its answer must not always meet the same one.
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                url, values = str(order[name]), took[name]
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


@asynccontextmanager
async def bare_handlers(outside, folder: Path):
    """The handlers to compare with: one only makes the request, the other writes a row durably before."""
    file, providers = BareFile(folder / "bare.db"), BareProviders(outside)

    async def handle(request: web.Request) -> web.Response:
        await request.post()
        document = f"<Response><Connect><Stream url={await providers.place()!r}/></Connect></Response>"
        return web.Response(text=document, content_type="text/xml")

    async def handle_durably(request: web.Request) -> web.Response:
        await file.commit()
        return await handle(request)

    runner, url = await serve(bare=handle, durable=handle_durably)
    try:
        yield {"bare": f"{url}/bare", "durable": f"{url}/durable"}
    finally:
        await runner.cleanup()
        await providers.aclose()
        file.close()


async def run(app: QApplication, folder: Path, requests: int) -> None:
    """Measure and print."""
    async with open_bench(app, folder) as bench, bare_handlers(bench.outside, folder) as urls:
        ours = f"{bench.desk.web.public_url}/api/inbound"
        order = {"ours": ours, **urls, "token": bench.outside.auth_token, "requests": WARM}
        await asked(order)
        order["requests"] = requests
        found = {"idle": await asked(order)}
        async with busy(bench):
            found["busy"] = await asked(order)
    for state, took in found.items():
        told = {
            f"{name}_p{round(share * 100)}_ms": round(percentile(values, share), 1)
            for name, values in took.items()
            for share in (0.5, 0.99)
        }
        for share in (50, 99):
            for other in ("bare", "durable"):
                ratio = told[f"ours_p{share}_ms"] / told[f"{other}_p{share}_ms"]
                told[f"of_{other}_p{share}"] = round(ratio, 2)
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

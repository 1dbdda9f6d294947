"""What live calls cost: processor a second, how late the loop is, how soon a webhook is answered beside them.

Run: python -m tests.bench.bench_live_calls [--polls] [--seen] [--profile FILE] [CALLS ...]

The desk as `serve` runs it, at the product's own pace, the providers in another process; customers who talk
on and on. `--polls`: no webhook reaches the desk. `--seen`: one of the calls is before somebody's eyes. Each
number of calls is a line; the first, 0, is what the desk costs without any. The processor is measured while
nothing else is asked; then, from a third process, signed status callbacks about calls that nobody knows.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import cProfile
import hashlib
import hmac
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from sellercall_desktop.core.calls.call import CallChanged, CallStatus
from sellercall_desktop.providers.http import HttpPool
from tests.bench.busy_window import frames_ms, open_outside, percentile
from tests.desk import open_program, setup_for

if TYPE_CHECKING:
    from tests.desk import World

AT_ONCE = 20  # dials
SETTLE_S, MEASURE_S = 15.0, 20.0
TALKING_SHARE = 0.98  # some are lost on a machine that has no time
WEBHOOKS, PAUSE_S = 200, 0.03
MEASURED = (0, 1, 20, 200, 500)


def ask(url: str, token: str) -> list[float]:
    """In the asking process: status callbacks, on a warm connection; milliseconds each."""
    took = []
    with httpx.Client(trust_env=False, timeout=60) as client:
        for _ in range(WEBHOOKS):
            form = {"CallSid": "CA" + secrets.token_hex(16), "CallStatus": "in-progress", "AccountSid": "AC"}
            text = url + "".join(name + form[name] for name in sorted(form))
            signature = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
            headers = {"X-Twilio-Signature": base64.b64encode(signature).decode()}
            begun = time.perf_counter()
            answer = client.post(url, data=form, headers=headers)
            took.append((time.perf_counter() - begun) * 1000)
            if answer.status_code >= 300:
                raise RuntimeError(f"{answer.status_code} {answer.text[:200]}")
            time.sleep(PAUSE_S)
    return took


async def asked(world: World, outside) -> list[float]:
    """The same from here."""
    order = {"url": f"{world.desk.web.public_url}/webhooks/twilio/status", "token": outside.auth_token}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.bench_live_calls", "--ask"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    told, _ = await process.communicate(json.dumps(order).encode())
    return json.loads(told)


@asynccontextmanager
async def counted(world: World):
    """How many requests went out, and how many changes were told, meanwhile."""
    counts: Counter[str] = Counter()
    send = HttpPool.send

    async def sent(self, request):
        counts["requests"] += 1
        return await send(self, request)

    def changed(_change: CallChanged) -> None:
        counts["changes"] += 1

    HttpPool.send = sent
    end = world.setup.bus.subscribe(CallChanged, changed)
    yield counts
    end()
    HttpPool.send = send


async def bring_to(world: World, calls: int, numbers: list[int]) -> None:
    """So many calls are talking."""
    engine = world.desk.engine

    async def dial() -> None:
        while len(numbers) < calls:
            numbers.append(len(numbers))
            await engine.dial(f"+57300{numbers[-1]:05d}13")

    await asyncio.gather(*(dial() for _ in range(AT_ONCE)))
    wanted = calls * TALKING_SHARE
    while sum(call.status is CallStatus.TALKING for call in engine.live_calls) < wanted:  # noqa: ASYNC110
        await asyncio.sleep(0.5)


async def measure(world: World, outside, profile: cProfile.Profile | None) -> dict[str, float]:
    """One line."""
    live = len(world.desk.engine.live_calls)
    await asyncio.sleep(SETTLE_S if live else 2)
    async with counted(world) as counts:
        begun, busy = time.perf_counter(), time.process_time()
        if profile is not None:
            profile.enable()
        await asyncio.sleep(MEASURE_S)
        if profile is not None:
            profile.disable()
        took, busy = time.perf_counter() - begun, time.process_time() - busy
    found = {
        "calls": live,
        "cpu_ms_per_s": round(busy / took * 1000, 1),
        "requests_per_s": round(counts["requests"] / took, 1),
        "changes_per_s": round(counts["changes"] / took, 1),
    }
    asking = world.desk.tasks.spawn(asked(world, outside), "bench.ask")
    late = []
    while not asking.done():
        late += await frames_ms(0.5)
    for name, values in (("webhook", await asking), ("late", late)):
        for share in (0.5, 0.99):
            found[f"{name}_p{round(share * 100)}_ms"] = round(percentile(values, share), 1)
    found["late_worst_ms"] = round(max(late), 1)
    return found


async def run(folder: Path, given: argparse.Namespace) -> None:
    """Measure and print."""
    profile = cProfile.Profile() if given.profile else None
    async with open_outside(calls_per_second=1000) as outside:
        setup = replace(setup_for(folder, outside), pace=None)
        setup.settings.update({"guard": {"live_calls": 0, "calls_per_minute": 0, "daily_cost": 0}})
        async with open_program(setup, outside, webhooks=False) as world:
            if not given.polls:
                setup.settings.override("web", "public_url", world.desk.web.public_url)
            numbers: list[int] = []
            nothing = 0.0
            for calls in given.calls:
                await bring_to(world, calls, numbers)
                if given.seen and calls:
                    world.desk.engine.attention.look("bench", world.desk.engine.live_calls[0].id)
                found = await measure(world, outside, profile if calls == given.calls[-1] else None)
                nothing = nothing if found["calls"] else found["cpu_ms_per_s"]
                each = (found["cpu_ms_per_s"] - nothing) / found["calls"] if found["calls"] else 0.0
                told = {"webhooks": not given.polls, "seen": given.seen, "load": round(os.getloadavg()[0], 1)}
                print(json.dumps({**found, "cpu_ms_per_call_s": round(each, 2), **told}), flush=True)
    if profile is not None:
        profile.dump_stats(given.profile)


def main() -> None:
    """Ask, or measure."""
    if "--ask" in sys.argv:
        order = json.load(sys.stdin)
        sys.stdout.write(json.dumps(ask(order["url"], order["token"])))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("--polls", action="store_true")
    parser.add_argument("--seen", action="store_true")
    parser.add_argument("--profile")
    parser.add_argument("calls", nargs="*", type=int, default=MEASURED)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder), parser.parse_args()))


if __name__ == "__main__":
    main()

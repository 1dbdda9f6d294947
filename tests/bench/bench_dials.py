"""Dials over REST, 200 at concurrency 20, beside a bare handler with the same requests and durable commits.

Run: python -m tests.bench.bench_dials [DIALS] [--follow]

The program, the providers and the one who asks are a process each; account and guard let every call go at
once. Nobody asks after the live calls, so that the figure is the dial's alone; with --follow they are
followed at the product's own pace. Flat: the last fifth of the dials takes no longer than the second.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import httpx
from aiohttp import web

from tests.bench.bare_handler import BareFile, BareProviders, serve
from tests.bench.busy_window import NO_POLLS, open_outside, percentile
from tests.desk import open_program, setup_for

AT_ONCE, FEW, TURNS = 20, 20, 3


async def ask(url: str, dials: int) -> dict[str, list[float] | float]:
    """In the asking process: when each was answered, and how long it took, in seconds."""
    answered, took, numbers = [], [], iter(range(dials))
    async with httpx.AsyncClient(trust_env=False, timeout=120) as client:

        async def one() -> None:
            for n in numbers:
                asked = time.perf_counter()
                answer = await client.post(url, json={"Phone": f"+573001{n:04}00"})
                if answer.status_code != 200:
                    raise RuntimeError(f"{answer.status_code} {answer.text[:200]}")
                answered.append(time.perf_counter() - begun)
                took.append(answered[-1] + begun - asked)

        begun = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return {"answered": answered, "took": took}


async def asked(url: str, dials: int) -> dict[str, list[float]]:
    """The same from here."""
    command = [sys.executable, "-m", "tests.bench.bench_dials", "--ask", url, str(dials)]
    done = await asyncio.to_thread(subprocess.run, command, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


async def ours(outside, folder: Path, dials: int, *, follow: bool) -> dict[str, list[float]]:
    """A fresh program, asked for that many."""
    setup = replace(setup_for(folder, outside), pace=None if follow else NO_POLLS)
    setup.settings.update({"guard": {"live_calls": 0, "calls_per_minute": 0}})  # the cost is still summed
    async with open_program(setup, outside, webhooks=False) as world:
        await world.desk.engine.warm()
        begun = time.process_time()
        told = await asked(f"{world.desk.web.local_url}/api/llamada/callto", dials)
        return {**told, "busy": (time.process_time() - begun) * 1000 / dials}


async def bare(outside, folder: Path, dials: int) -> dict[str, list[float]]:
    """The handler to compare with."""
    file, providers = BareFile(folder / "bare.db"), BareProviders(outside)

    async def dial(request: web.Request) -> web.Response:
        number = (await request.json())["Phone"]
        await file.commit()
        join_url, _ = await asyncio.gather(providers.place(), providers.look(number))
        await file.commit()
        await providers.ring(number, join_url)
        await file.commit()
        return web.json_response({})

    runner, url = await serve(dial=dial)
    await providers.place()
    begun = time.process_time()
    told = await asked(f"{url}/dial", dials)
    busy = (time.process_time() - begun) * 1000 / dials
    await runner.cleanup()
    await providers.aclose()
    file.close()
    return {**told, "busy": busy}


def told(runs: list[dict]) -> dict[str, float]:
    """Medians of the turns: dials a second, at first and at last, and milliseconds of one."""

    def rate(answered: list[float], first: int, last: int) -> float:
        return (last - first) / (answered[last - 1] - (answered[first - 1] if first else 0.0))

    def middle(value) -> float:
        return statistics.median(value(run) for run in runs)

    fifth = len(runs[0]["answered"]) // 5
    return {
        "a_second": round(middle(lambda r: len(r["answered"]) / r["answered"][-1]), 1),
        "second_fifth": round(middle(lambda r: rate(r["answered"], fifth, 2 * fifth)), 1),
        "last_fifth": round(middle(lambda r: rate(r["answered"], 4 * fifth, 5 * fifth)), 1),
        "p50_ms": round(middle(lambda r: percentile(r["took"], 0.5)) * 1000, 1),
        "p99_ms": round(middle(lambda r: percentile(r["took"], 0.99)) * 1000, 1),
        "processor_ms": round(middle(lambda r: r["busy"]), 1),
    }


async def main(dials: int, *, follow: bool) -> None:
    """In turns, each beside providers of its own: they remember every call."""
    found: dict[str, list[dict]] = {"bare": [], "ours": [], f"ours, {FEW} dials": []}
    for _ in range(TURNS):
        for name, runs in found.items():
            with tempfile.TemporaryDirectory() as folder:
                async with open_outside(calls_per_second=1000) as outside:
                    if name == "bare":
                        runs.append(await bare(outside, Path(folder), dials))
                    else:
                        count = dials if name == "ours" else FEW
                        runs.append(await ours(outside, Path(folder), count, follow=follow))
    for name, runs in found.items():
        print(json.dumps({"dials": name, **told(runs)}))
    ratio = told(found["ours"])["a_second"] / told(found["bare"])["a_second"]
    print(json.dumps({"dials": dials, "at_once": AT_ONCE, "followed": follow, "of_bare": round(ratio, 2)}))


if __name__ == "__main__":
    if "--ask" in sys.argv:
        sys.stdout.write(json.dumps(asyncio.run(ask(sys.argv[2], int(sys.argv[3])))))
    else:
        counts = [int(word) for word in sys.argv[1:] if word.isdecimal()]
        asyncio.run(main(counts[0] if counts else 200, follow="--follow" in sys.argv))

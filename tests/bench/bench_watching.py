"""What the watches cost: milliseconds a new turn, with and without them, and the longest hold-up of the loop.

Run: python -m tests.bench.bench_watching [--calls 20] [--turns 40] [--long 4000]

The product's own ledger and SQLite file in this process; each turn is written down as a poll's would be. The
runs with and without watches take turns, so that the machine's load falls on both. Last, a call of `--long`
turns is taken up as after a restart; a hold-up is the processor time between two turns of the loop.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from pathlib import Path
from statistics import median

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentJoined,
    CallAnswered,
    CallPlaced,
    CallRequested,
    Direction,
    Speaker,
)
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.clock import new_call_id
from sellercall_desktop.core.steering.verdicts import WatchesChanged
from sellercall_desktop.core.steering.watching import Watching
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings import Settings
from sellercall_desktop.settings.watch_rules import accepted_wordings
from sellercall_desktop.store import open_store
from tests.core.steering.talk import JOINED, lines, turn

TEXTS = [text.split(" ", 1)[-1] for text in (*lines("disclosures"), *lines("opt_out_first"))]
ACCEPTED = accepted_wordings(Settings(), "es")


async def _accepted(_version):
    return ACCEPTED


ROUNDS = 3


def spoken(number: int):
    """AI and customer in turn, with the labelled turns of the tests."""
    return turn(TEXTS[number % len(TEXTS)], number, (Speaker.AI, Speaker.CUSTOMER)[number % 2], number * 5.0)


def opening(number: int):
    """A call that is on the line."""
    asked = CallRequested(JOINED, Direction.OUTBOUND, f"+5730012345{number:02}", None, 3, "window", "desk")
    return asked, (
        AgentCreated(JOINED, f"agent-{number}-{time.time_ns()}", 600),
        CallPlaced(JOINED, f"CA-{number}-{time.time_ns()}"),
        CallAnswered(JOINED),
        AgentJoined(JOINED),
    )


async def talked(store, calls: int, turns: int, *, watched: bool) -> tuple[float, float]:
    """Milliseconds of the clock and of the processor that each turn takes."""
    bus, tasks = Bus(), Tasks()
    ledger = Ledger(store.calls, bus, tasks)
    if watched:
        Watching(ledger=ledger, bus=bus, tasks=tasks, accepted=_accepted)
    ids = [new_call_id(JOINED) for _ in range(calls)]
    for number, call_id in enumerate(ids):
        asked, facts = opening(number)
        await ledger.open(call_id, asked, facts, "bench", durable=False)
    begun, used = time.perf_counter(), time.process_time()
    for number in range(turns):
        await asyncio.gather(*(ledger.record(call_id, (spoken(number),), "bench") for call_id in ids))
    await tasks.finish()
    each = 1000 / (calls * turns)
    return (time.perf_counter() - begun) * each, (time.process_time() - used) * each


async def longest_hold_up(work) -> float:
    """Milliseconds of the processor between two turns of the loop, at most, while `work` ran."""
    longest, last, done = 0.0, time.thread_time(), False

    async def beat() -> None:
        nonlocal longest, last
        while not done:
            await asyncio.sleep(0)
            now = time.thread_time()
            longest, last = max(longest, now - last), now

    beating = Tasks().spawn(beat(), "beat")
    await work
    done = True
    await beating
    return longest * 1000


async def taken_up(long: int) -> tuple[float, float, float]:
    """The hold-ups of an idle loop and of one that takes up a long call; seconds until it is judged."""
    bus, tasks = Bus(), Tasks()
    told = asyncio.Event()
    bus.subscribe(WatchesChanged, lambda _: told.set())

    class Kept:
        async def get(self, _call_id):
            return call

        async def save(self, *_what, **_more):
            """Nothing is kept: the store's own time is no part of this."""

    asked, facts = opening(0)
    call = advance_all(start_call("long", asked), (*facts, *(spoken(number) for number in range(long))))
    watching = Watching(ledger=Ledger(Kept(), bus, tasks), bus=bus, tasks=tasks, accepted=_accepted)
    idle = await longest_hold_up(asyncio.sleep(0.5))
    watching.take_up([call])
    begun = time.perf_counter()
    busy = await longest_hold_up(told.wait())
    took = time.perf_counter() - begun
    fresh = advance_all(call, (spoken(long),))
    bus.publish(CallChanged(fresh, (spoken(long),)))
    one = await longest_hold_up(tasks.finish())
    print(f"one more turn beside {long:,}: {one:.2f} ms")
    return idle, busy, took


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=20)
    parser.add_argument("--turns", type=int, default=40)
    parser.add_argument("--long", type=int, default=4000)
    given = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    bare, full = [], []
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(None, Path(folder) / "calls.db", "Prompt") as store:
            for _ in range(ROUNDS):
                bare.append(await talked(store, given.calls, given.turns, watched=False))
                full.append(await talked(store, given.calls, given.turns, watched=True))
    for name, place in (("clock", 0), ("processor", 1)):
        without, with_them = (median(run[place] for run in runs) for runs in (bare, full))
        print(
            f"{given.calls} live calls, ms of the {name} a turn: {without:.3f} without, {with_them:.3f} with "
            f"watches: {with_them / without:.2f} x"
        )
    idle, busy, took = await taken_up(given.long)
    print(
        f"a call of {given.long:,} turns is taken up in {took:.2f} s; longest hold-up {busy:.1f} ms, "
        f"of an idle loop {idle:.1f} ms"
    )


if __name__ == "__main__":
    asyncio.run(main())

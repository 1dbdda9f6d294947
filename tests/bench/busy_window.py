"""The whole program with its window, beside providers in a process of their own; idle, or kept busy.

For benches: `open_bench` gives the world and the window, `busy` what makes the window work all the time.
"""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import threading
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.calls.follow import PollPace
from sellercall_desktop.ui.history.table import CallTable
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from tests.desk import open_program, setup_for
from tests.ui.history.history_world import fill

if TYPE_CHECKING:
    from sellercall_desktop.app.building.setup import Setup

HISTORY = 300  # calls; more take the machine long to write, and the table shows a page anyway
BURST, BURST_EVERY_S = 2000, 0.5  # log events
SORT_EVERY_S = 0.3
NEVER = 1e6
NO_POLLS = PollPace(live_s=NEVER, slowest_s=NEVER, patience_s=NEVER, aftercare_s=(NEVER,))
"""Calls that no simulated telephone knows would else be asked after for ever."""


@dataclass
class Bench:
    setup: Setup
    desk: object
    outside: SimpleNamespace
    window: MainWindow


@asynccontextmanager
async def open_outside(speed: float = 1.0, calls_per_second: float = 1.0):
    """Both simulated providers in another process; so many calls a second begin, the others queue there."""
    start = (  # multiplied: were the constant moved, a plain assignment would silently do nothing
        "import sys; from sellercall_desktop.simulator.twilio import switchboard;"
        f"switchboard.CALLS_PER_SECOND *= {calls_per_second}; from sellercall_desktop.__main__ import main;"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", start, "simulate", "--json", "--speed", str(speed)]
    process = await asyncio.to_thread(subprocess.Popen, command, stdout=subprocess.PIPE)
    try:
        told = json.loads(await asyncio.to_thread(process.stdout.readline))
        yield SimpleNamespace(twilio_url=told.pop("twilio"), ultravox_url=told.pop("ultravox"), **told)
    finally:
        process.terminate()
        await asyncio.to_thread(process.communicate)


@asynccontextmanager
async def open_bench(app: QApplication, folder: Path):
    """Program and window, with a history to sort."""
    async with open_outside() as outside:
        setup = replace(setup_for(folder, outside), pace=NO_POLLS)
        async with open_program(setup, outside, webhooks=False) as world:
            await fill(world.desk.calls, HISTORY)
            bridge = Bridge(setup.bus)
            base = WindowBase(setup.settings, bridge, setup.paths, demo=True)
            window = MainWindow(base, app)
            window_wiring(setup, world.desk, bridge, "bench", None).attach(window)
            window.show()
            window.workspace.show_section("history")
            await asyncio.sleep(2)
            yield Bench(setup, world.desk, outside, window)
            window.hide()
            await window.finish()
            bridge.close()


def burst(bench: Bench) -> None:
    """On another thread, as webhooks and providers log."""
    for number in range(BURST):
        fields = {"status": "200", "ms": str(number % 90), "path": "/webhooks/twilio/status"}
        bench.setup.logbook.append(
            datetime.now(UTC), logging.INFO, "webhook.voice", fields, call_id=f"call-{number % 40}"
        )


@asynccontextmanager
async def busy(bench: Bench):
    """Log bursts, and the table sorted again and again, until the end."""

    async def bursts():
        while True:
            threading.Thread(target=burst, args=(bench,), daemon=True).start()
            await asyncio.sleep(BURST_EVERY_S)

    async def sorts():
        table, turn = bench.window.findChild(CallTable), 0
        while True:
            turn += 1
            order = Qt.SortOrder.AscendingOrder if turn % 2 else Qt.SortOrder.DescendingOrder
            table.sortByColumn(turn % 4, order)
            await asyncio.sleep(SORT_EVERY_S)

    at_work = [bench.desk.tasks.spawn(each(), "bench.busy") for each in (bursts, sorts)]
    try:
        yield
    finally:
        for task in at_work:
            task.cancel()
        for task in at_work:
            with suppress(asyncio.CancelledError):
                await task


async def frames_ms(seconds: float) -> list[float]:
    """How late each turn of the loop was that should have come every 5 ms: what a frame would wait."""
    late, end = [], time.perf_counter() + seconds
    while (now := time.perf_counter()) < end:
        await asyncio.sleep(0.005)
        late.append((time.perf_counter() - now) * 1000)
    return late


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of all lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]

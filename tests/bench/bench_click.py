"""From Enter in the window to the first request at the provider, beside a bare request, and a commit and one.

Run: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_click [RUNS]

Calls are followed at the product's own pace; window, program and simulator share one loop.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from tests.bench.bare_handler import BareFile
from tests.desk import open_program, setup_for


async def bare_ms(client: httpx.AsyncClient, world, file: BareFile | None = None) -> float:
    """One GET on a warm connection, with a file after one durable row: until the simulator has it."""
    seen, begun = len(world.simulator.requests), datetime.now(UTC)
    if file is not None:
        await file.commit()
    await client.get("/api/accounts/me", headers={"X-API-Key": world.simulator.api_key})
    mine = next(r for r in world.simulator.requests[seen:] if r.path == "/api/accounts/me")
    return (mine.at - begun).total_seconds() * 1000


async def click_ms(window: MainWindow, world, number: str) -> tuple[float, float]:
    """Enter to the first create's arrival, and to the second's."""
    field = window.workspace.desk.dialer.field
    field.setText(number)
    await asyncio.sleep(0.3)  # a person reads the number back
    seen, begun = len(world.simulator.requests), datetime.now(UTC)
    QTest.keyClick(field, Qt.Key.Key_Return)

    def creates() -> list:
        return [r for r in world.simulator.requests[seen:] if r.method == "POST" and "alls" in r.path]

    await world.simulator.wait_for(lambda: len(creates()) >= 2)
    return tuple((request.at - begun).total_seconds() * 1000 for request in creates()[:2])


async def run(app: QApplication, folder: Path, runs: int) -> None:
    """Measure and print."""
    async with (
        Simulator() as simulator,
        open_program(replace(setup_for(folder, simulator), pace=None), simulator, webhooks=False) as world,
    ):
        setup = world.setup
        setup.settings.update({"guard": {"live_calls": 0, "calls_per_minute": 0}})  # the cost is still summed
        bridge = Bridge(setup.bus)
        base = WindowBase(setup.settings, bridge, setup.paths, demo=True)
        window = MainWindow(base, app)
        window_wiring(setup, world.desk, bridge, "bench", None).attach(window)
        window.show()
        await asyncio.sleep(1)
        clicks, bares, durables, file = [], [], [], BareFile(folder / "bare.db")
        async with httpx.AsyncClient(base_url=world.simulator.ultravox_url) as client:
            await bare_ms(client, world)
            for turn in range(runs):
                for kept in (None, file) if turn % 2 else (file, None):  # the first finds the loop calmer
                    (bares if kept is None else durables).append(await bare_ms(client, world, kept))
                clicks.append(await click_ms(window, world, f"+57300123{turn:02d}00"))
        first, second = (statistics.median(times) for times in zip(*clicks, strict=True))
        file.close()
        bare, durable = statistics.median(bares), statistics.median(durables)
        print(
            f"bare request {bare:.1f} ms, after a durable commit {durable:.1f} ms; "
            f"Enter to Ultravox {first:.1f} ms (x{first / bare:.1f} and x{first / durable:.1f}); "
            f"to Twilio {second:.1f} ms ({runs} clicks, up to {runs} live calls)"
        )
        window.close()
        await window.finish()
        bridge.close()


def main(runs: int) -> None:
    """Run on Qt's loop, as the product does."""
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder, QEventLoop(app) as loop:
        loop.run_until_complete(run(app, Path(folder), runs))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)

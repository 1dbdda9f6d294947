"""From a prepared phrase's key to the provider and to its painted stamp, beside a bare request.

Run: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_whisper [RUNS]

Once with one live call and once with twenty, followed at the product's own pace; window, program and
simulator share one loop. The bare counterparts are a warm httpx POST of the same message, and one after a
durable row: the act, too, is written down before it leaves, though not to outlast a power cut.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import httpx
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.core.prompts.presets import SHIPPED
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from tests.bench.bare_handler import BareFile
from tests.desk import open_program, setup_for

LIVE = (1, 20)
PAUSE_S = 0.2  # a person does not press faster


class Painted(QObject):
    """When a view is painted for the first time with more stamps than it had."""

    def __init__(self, view: Transcript) -> None:
        super().__init__(view)
        self._view, self._known = view, 0
        self.at: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        view.viewport().installEventFilter(self)

    def _stamps(self) -> int:
        return self._view.toPlainText().count(f"«{SHIPPED[0].text}»")

    def expect(self) -> None:
        self._known, self.at = self._stamps(), asyncio.get_running_loop().create_future()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and not self.at.done() and self._stamps() > self._known:
            self.at.set_result(perf_counter())
        return False


def arrived(world, seen: int):
    """The first message to a call since then."""
    return next((r for r in world.simulator.requests[seen:] if r.path.endswith("send_data_message")), None)


async def bare_ms(client: httpx.AsyncClient, world, place: str, file: BareFile | None = None) -> float:
    """One POST on a warm connection, with a file after one durable row: until the simulator has it."""
    message = {"type": "user_text_message", "text": SHIPPED[0].text, "urgency": "later"}
    seen, begun = len(world.simulator.requests), datetime.now(UTC)
    if file is not None:
        await file.commit()
    headers = {"X-API-Key": world.simulator.api_key}
    await client.post(f"/api/calls/{place}/send_data_message", json=message, headers=headers)
    return (arrived(world, seen).at - begun).total_seconds() * 1000


async def key_ms(window: MainWindow, world, painted: Painted) -> tuple[float, float]:
    """Alt+1 to its arrival, and to its stamp."""
    painted.expect()
    seen, begun, clock = len(world.simulator.requests), datetime.now(UTC), perf_counter()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    await world.simulator.wait_for(lambda: arrived(world, seen) is not None)
    first_byte = (arrived(world, seen).at - begun).total_seconds() * 1000
    async with asyncio.timeout(5):
        return first_byte, (await painted.at - clock) * 1000


async def bring_to(world, window: MainWindow, calls: int) -> None:
    """So many calls are talking; the first of them is shown."""
    engine, live = world.desk.engine, window.workspace.desk.live
    for number in range(len(engine.live_calls), calls):
        await engine.dial(f"+57300{number:05d}13")
    while sum(call.status is CallStatus.TALKING for call in engine.live_calls) < calls:  # noqa: ASYNC110
        await asyncio.sleep(0.2)
    live.select(engine.live_calls[0].id)
    while not live.card.presets.isVisible():  # noqa: ASYNC110 - widgets have no event to await
        await asyncio.sleep(0.05)


async def measure(window: MainWindow, world, file: BareFile, runs: int) -> dict[str, float]:
    """One line."""
    painted = Painted(window.workspace.desk.live.card.findChild(Transcript))
    bares, durables, keys = [], [], []
    place = window.workspace.desk.live.card.call.agent_call_id
    async with httpx.AsyncClient(base_url=world.simulator.ultravox_url, trust_env=False) as client:
        await bare_ms(client, world, place)
        await key_ms(window, world, painted)
        for turn in range(runs):
            for kept in (None, file) if turn % 2 else (file, None):  # the first finds the loop calmer
                (bares if kept is None else durables).append(await bare_ms(client, world, place, kept))
                await asyncio.sleep(PAUSE_S)
            keys.append(await key_ms(window, world, painted))
            await asyncio.sleep(PAUSE_S)
    first, stamp = zip(*keys, strict=True)
    bare, durable = statistics.median(bares), statistics.median(durables)
    found = {
        "key_to_first_byte_ms": statistics.median(first),
        "bare_post_ms": bare,
        "commit_and_post_ms": durable,
        "times_bare": statistics.median(first) / bare,
        "key_to_stamp_ms": statistics.median(stamp),
        "key_to_stamp_worst_ms": max(stamp),
    }
    return {name: round(value, 2) for name, value in found.items()}


async def run(app: QApplication, folder: Path, runs: int) -> None:
    """Measure and print."""
    async with (
        Simulator() as simulator,
        open_program(replace(setup_for(folder, simulator), pace=None), simulator, webhooks=False) as world,
    ):
        setup = world.setup
        setup.settings.update({"guard": {"live_calls": 0, "calls_per_minute": 0}})
        bridge = Bridge(setup.bus)
        window = MainWindow(WindowBase(setup.settings, bridge, setup.paths, demo=True), app)
        window_wiring(setup, world.desk, bridge, "bench", None).attach(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        await asyncio.sleep(1)
        file = BareFile(folder / "bare.db")
        for calls in LIVE:
            await bring_to(world, window, calls)
            found = await measure(window, world, file, runs)
            print(json.dumps({"calls": calls, **found, "load": round(os.getloadavg()[0], 1)}), flush=True)
        file.close()
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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)

"""Pictures of the window at work, for the README. Run: python -m tests.bench.screenshots FOLDER [--help]

The real program on the simulated world, on Qt's offscreen platform; nothing is drawn by hand.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections import Counter
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from PySide6.QtWidgets import QApplication

    from sellercall_desktop.ui.window.main_window import MainWindow
    from tests.desk import World

BEFORE = (
    "+573155550103",
    "+573014447702",
    "+525541230900",
    "+573202118801",
    "+573118886605",
    "+51987654300",
    "+573007770006",
)
"""Who was called before; the last two digits say how they behave."""
NOW = "+573001234500"
TALKED_S = 44.0
PATIENCE_S = 120


async def take(app: QApplication, options: argparse.Namespace) -> None:
    """Make the calls and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_window(app, Path(folder), options) as (world, window):
            await call_before(world)
            await world.desk.engine.dial(NOW)
            await asyncio.sleep(TALKED_S)
            save(window, options, "desk")
            for section in ("history", "prompts", "log", "settings"):
                window.workspace.show_section(section)
                await asyncio.sleep(0.5)
                save(window, options, section)


@asynccontextmanager
async def open_window(
    app: QApplication, folder: Path, options: argparse.Namespace
) -> AsyncIterator[tuple[World, MainWindow]]:
    """The program, its window and its world."""
    from sellercall_desktop.app.windowed.wiring import window_wiring
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
    from tests.desk import open_test_world

    async with open_test_world(folder, speed=1) as world:
        setup = world.setup
        setup.settings.update({"general": {"language": options.language, "theme": options.theme}})
        setup.settings.update({"guard": {"allowed_countries": ["CO", "MX", "PE"]}})
        bridge = Bridge(setup.bus)
        base = WindowBase(setup.settings, bridge, setup.paths, demo=True)
        window = MainWindow(base, app)
        window_wiring(setup, world.desk, bridge, "Ana", world.simulator).attach(window)
        window.resize(options.width, options.height)
        window.show()
        yield world, window
        window.hide()
        await window.finish()


async def call_before(world: World) -> None:
    """Fill the history at the speed of life, all at once, so that the durations are true."""
    await world.simulator.call_in("+573205556600")
    for number in BEFORE:
        await asyncio.sleep(1)
        await world.desk.engine.dial(number)
    async with asyncio.timeout(PATIENCE_S):
        while world.desk.engine.live_calls:  # noqa: ASYNC110 - a script, not the program
            await asyncio.sleep(0.5)


def save(window: MainWindow, options: argparse.Namespace, name: str) -> None:
    """Grab the window as it is now, in as many colours as a palette holds."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    path = options.folder / f"{name}-{options.language}-{options.theme}-{options.scale:g}x.png"
    image = window.grab().toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    palette = palette_of(Counter(memoryview(image.constBits()).cast("I")))
    few = image.convertToFormat(
        QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.ThresholdDither
    )
    few.save(str(path), "PNG", 0)  # 0: the smallest file
    sys.stdout.write(f"{path}  {path.stat().st_size // 1024} KB\n")


def palette_of(colors: Counter[int]) -> list[int]:
    """256 colours: the commonest, and of what is left one for each corner of the colour space."""
    chosen = [color for color, _times in colors.most_common(128)]
    corners: dict[int, int] = {}
    for color, _times in colors.most_common():
        corners.setdefault(color & 0xF0F0F0, color)
    return chosen + [color for color in corners.values() if color not in chosen][:128]


def main() -> None:
    """Read the arguments; start Qt with the wanted scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("es", "en"), default="es")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=800)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    app = QApplication(sys.argv[:1])
    with QEventLoop(app) as loop:
        loop.run_until_complete(take(app, options))


if __name__ == "__main__":
    main()

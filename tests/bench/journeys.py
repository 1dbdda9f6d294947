"""The product's files that each of four journeys passes through: a dial, a webhook, a log line, a prompt.

Run: python -m tests.bench.journeys [--files]

A file counts where a function of it runs during the journey, on any thread. What goes on beside it in an idle
program (polls, timers) is let out by counting an equally long idle time first.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.logs.pipeline import open_logs
from sellercall_desktop.paths import paths_under
from tests.desk import open_test_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk import World

PACKAGE = Path(__file__).parents[2] / "sellercall_desktop"
IDLE_S = 1.0
NUMBER = "+573001234500"


@contextmanager
def watched() -> Iterator[set[str]]:
    """The files whose functions run meanwhile."""
    seen: set[str] = set()
    prefix = f"{PACKAGE}/"

    def look(frame, event, _argument):
        name = frame.f_code.co_filename
        if event == "call" and name.startswith(prefix):
            seen.add(name.removeprefix(prefix))

    threading.setprofile(look)
    sys.setprofile(look)
    try:
        yield seen
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


async def journeys(folder: Path) -> dict[str, set[str]]:
    """Each journey's files, the simulator's aside."""
    found: dict[str, set[str]] = {}
    with watched() as seen:  # first, so that the threads that are kept are watched too
        # Nothing can reach the program from outside, so that no webhook mixes with the dial.
        async with open_test_world(folder / "dial", webhooks=False) as world:
            idle = await _idle(world, seen)
            await world.desk.engine.dial(NUMBER)
            found["dial"] = seen - idle
        async with open_test_world(folder / "webhook") as world:
            idle = await _idle(world, seen)
            await world.simulator.call_in(NUMBER)
            await world.call_when(lambda _call: True)
            found["webhook"] = seen - idle
        async with open_test_world(folder / "others") as world:
            idle = await _idle(world, seen)
            await world.desk.engine.publish_prompt("Otro texto", "bench")
            found["published prompt"] = seen - idle
        with open_logs(paths_under(folder / "log"), "INFO", Logbook(), Redactor(), console=False):
            seen.clear()
            logging.getLogger("sellercall_desktop.bench").warning("bench.line", extra={"number": NUMBER})
        found["log line"] = seen - idle  # what was queued is written down by now
    return {
        name: {file for file in files if not file.startswith("simulator/")} for name, files in found.items()
    }


async def _idle(world: World, seen: set[str]) -> set[str]:
    """What runs while nobody does anything."""
    await world.desk.engine.warm()
    await asyncio.sleep(IDLE_S)
    seen.clear()
    await asyncio.sleep(IDLE_S)
    idle = set(seen)
    seen.clear()
    return idle


def main() -> None:
    """Print how many files each journey passes through, and which."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", action="store_true", help="name them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for each in ("dial", "webhook", "others"):
            (Path(folder) / each).mkdir()
        for name, files in asyncio.run(journeys(Path(folder))).items():
            print(f"{name}: {len(files)} files")
            if options.files:
                print("  " + "\n  ".join(sorted(files)))


if __name__ == "__main__":
    main()

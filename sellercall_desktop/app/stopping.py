"""How the system asks the program to end."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def on_stop(act: Callable[[], None]) -> None:
    """Call `act` in the running loop at SIGTERM and SIGINT."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, act)
        except NotImplementedError:  # Windows' loop has none; a plain handler must wake the loop itself
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(act))

"""Waits for what raises no event: what a widget shows, what another process or a socket's other end does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


PATIENCE_S = 90.0
"""How long is waited for what takes a moment on an idle machine: only what never comes takes it. Where much
is tested at once a program may stand still for half a minute."""


async def until(condition: Callable[[], object], within_s: float = PATIENCE_S) -> None:
    """Let the loop run until the condition holds.

    Raises:
        TimeoutError: it did not hold in that time.
    """
    async with asyncio.timeout(within_s):
        while not condition():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.01)

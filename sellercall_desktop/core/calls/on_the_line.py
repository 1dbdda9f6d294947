"""Which legs are on the line, by one query for all calls.

The list may be stale: a leg that it lacks is queried at once, one that it holds every minute all the same.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.ports import Carrier


class LegsOnLine:
    """The carrier's list, asked for anew once it is older than `fresh_s` and somebody wants to know."""

    def __init__(self, carrier: Carrier, fresh_s: float) -> None:
        self._carrier, self._fresh_s = carrier, fresh_s
        self._asking = asyncio.Lock()
        self._asked_at = 0.0
        self._legs: frozenset[str] = frozenset()
        self._failure: Exception | None = None

    async def holds(self, carrier_call_id: str) -> bool:
        """Whether this leg was on the line a moment ago.

        Raises:
            errors.OUTSIDE_ERRORS: the list could not be had; who asks within `fresh_s` is told the same.
        """
        async with self._asking:
            if time.monotonic() >= self._asked_at + self._fresh_s:
                await self._ask()
        if self._failure is not None:
            raise self._failure
        return carrier_call_id in self._legs

    async def _ask(self) -> None:
        try:
            self._legs, self._failure = await self._carrier.legs_on_line(), None
        except Exception as failure:  # noqa: BLE001 - each of those who want to know is told
            self._failure = failure
        self._asked_at = time.monotonic()

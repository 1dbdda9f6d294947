"""Connections that may be closed in the middle of a request, oldest first.

A body that trickles in and a refusal that waits to be told hold a connection for seconds. They get a share of
a listener's connections; where it is used up, or room is needed, the one that has lasted longest is closed:
what a provider sends is here within milliseconds, and so is never the oldest for long.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Iterator


class Lingering:
    """Who lingers at one listener, oldest first."""

    def __init__(self, share: int, longest_s: float) -> None:
        """`share`: so many may linger at once; `longest_s`: for no longer than that."""
        self._share, self.longest_s = max(1, share), longest_s
        self._held: dict[web.RequestHandler, float] = {}  # since when

    @property
    def is_crowded(self) -> bool:
        """Whether so many linger that the oldest of them are in nobody's interest."""
        return 2 * len(self._held) > self._share

    @contextmanager
    def held(self, request: web.BaseRequest) -> Iterator[None]:
        """While this lasts the connection may be closed for others' sake."""
        protocol = request.protocol
        while len(self._held) >= self._share and self.let_go_oldest():
            pass
        self._held[protocol] = time.monotonic()
        try:
            yield
        finally:
            self._held.pop(protocol, None)

    def let_go_oldest(self, after_s: float = 0.0) -> bool:
        """Close whoever has lingered longest, where that is `after_s` at least; whether there was one."""
        oldest = next(iter(self._held), None)
        if oldest is None or time.monotonic() - self._held[oldest] < after_s:
            return False
        del self._held[oldest]
        oldest.force_close()
        return True


LINGERING: web.RequestKey[Lingering] = web.RequestKey("LINGERING")
"""Set by the listener for every request of its own."""


async def hold_back(request: web.BaseRequest, wait_s: float) -> None:
    """Let a refusal wait: whoever asks again only once it is told asks less often."""
    lingering = request.get(LINGERING)
    if lingering is None or wait_s <= 0:
        return
    with lingering.held(request):
        await asyncio.sleep(min(wait_s, lingering.longest_s))


async def body_of(request: web.Request, within_s: float) -> bytes:
    """The body, read while its connection counts as lingering.

    Raises:
        TimeoutError: it took longer than `within_s`, or than one of its kind may.
        ConnectionResetError: it was let go for others' sake.
    """
    lingering = request.get(LINGERING)
    if lingering is None:
        async with asyncio.timeout(within_s):
            return await request.read()
    with lingering.held(request):
        try:
            async with asyncio.timeout(min(within_s, lingering.longest_s)):
                return await request.read()
        except RuntimeError as error:  # aiohttp's, where we have closed the connection ourselves
            if request.transport is not None and not request.transport.is_closing():
                raise
            raise ConnectionResetError from error

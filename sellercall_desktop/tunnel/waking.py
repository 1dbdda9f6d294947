"""Notices that the computer slept (a clock has moved a lot), or is in another network."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

LOOK_EVERY_S = 5.0
JUMP_S = 30.0
_NOWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documentation (RFC 5737, RFC 3849): routed like any other, and nobody's."""


def own_addresses() -> tuple[str, ...]:
    """From which addresses this computer would speak to the world now. Nothing is sent."""
    return tuple(_own_address(family, far) for family, far in _NOWHERE)


def _own_address(family: socket.AddressFamily, far: str) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))  # for datagrams this only chooses the way
            return str(probe.getsockname()[0])
    except OSError:
        return ""


class SleepWatch:
    """Compares the clocks with the pause between two looks, and the computer's addresses with those before.

    The monotonic clock stands still in sleep on Linux and macOS and goes on under Windows, the wall
    clock goes on everywhere: whichever jumped tells.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
        addresses: Callable[[], tuple[str, ...]] = own_addresses,
    ) -> None:
        self._clocks, self._addresses = (wall, monotonic), addresses
        self._last, self._spoke_from = self._now(), addresses()

    def slept(self, pause_s: float) -> bool:
        """Whether much more than `pause_s` went by since the last look."""
        before, self._last = self._last, self._now()
        return any(now - then - pause_s > JUMP_S for now, then in zip(self._last, before, strict=True))

    def moved(self) -> bool:
        """Whether the network is another than at the last look, or is gone, or back."""
        before, self._spoke_from = self._spoke_from, self._addresses()
        if moved := before != self._spoke_from:
            log.info("network.changed", extra={"is_there": any(self._spoke_from)})
        return moved

    async def run(self, on_wake: Callable[[], None], every_s: float = LOOK_EVERY_S) -> None:
        """Look for ever; call `on_wake` after each sleep and each change of the network."""
        while True:
            await asyncio.sleep(every_s)
            slept, moved = self.slept(every_s), self.moved()
            if slept or moved:
                on_wake()

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)

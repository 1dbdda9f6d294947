"""Checks every minute whether each provider would take a call, and publishes a change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.clock_check import CLOCK, ClockDiffersError
from sellercall_desktop.core.errors import (
    NotConfiguredError,
    ProviderError,
    RateLimitedError,
    SecretsUnavailableError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.errors import SellerCallError

CHECK_EVERY_S = 60.0


class HealthState(StrEnum):
    """Whether a part of the outside can be used."""

    UNKNOWN = "unknown"
    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"
    NOT_CONFIGURED = "not_configured"


@dataclass(frozen=True, slots=True)
class HealthChanged:
    """Event: what we know of a part. `error` is what it last failed with."""

    part: str  # a provider's name, "server", "store"
    state: HealthState
    error: Exception | None = None


class CanBeChecked(Protocol):
    """A part of the outside that can be asked whether it would work now."""

    async def check(self) -> None:
        """One cheap request; returns when the part can be used.

        Raises:
            ProviderError: it cannot.
            NotConfiguredError: something it needs is missing.
            SecretsUnavailableError: its keys cannot be read.
            ClockDiffersError: it is this computer's clock, and wrong.
        """


class HealthWatch:
    """Tracks each provider's last known availability. A part has its provider's name."""

    def __init__(self, parts: Mapping[str, CanBeChecked], bus: Bus) -> None:
        self._parts = dict(parts)
        self._bus = bus
        self._known: dict[str, HealthChanged] = {}

    @property
    def known(self) -> tuple[HealthChanged, ...]:
        """What was last found of each part."""
        return tuple(self._known.values())

    def tell(self, part: str, error: SellerCallError) -> None:
        """Report a problem of a part that has no check of its own."""
        self._known[part] = news = HealthChanged(part, HealthState.DEGRADED, error)
        self._bus.publish(news)

    async def run(self) -> None:
        """Check every part, every `CHECK_EVERY_S`, until cancelled."""
        while True:
            await self.check_all()
            await asyncio.sleep(CHECK_EVERY_S)

    async def check_all(self) -> None:
        """Check every part now; the clock last, by what the others have just answered."""
        await asyncio.gather(*(self.check(name) for name in self._parts if name != CLOCK))
        if CLOCK in self._parts:
            await self.check(CLOCK)

    async def check(self, name: str) -> HealthChanged:
        """Check one part now and publish what is new."""
        found = await self._find_out(name)
        before = self._known.get(name)
        self._known[name] = found
        if before is None or before.state is not found.state or str(before.error) != str(found.error):
            self._bus.publish(found)
        return found

    async def _find_out(self, name: str) -> HealthChanged:
        try:
            await self._parts[name].check()
        except (NotConfiguredError, SecretsUnavailableError) as error:
            return HealthChanged(name, HealthState.NOT_CONFIGURED, error)
        except (RateLimitedError, ClockDiffersError) as error:
            return HealthChanged(name, HealthState.DEGRADED, error)
        except ProviderError as error:
            return HealthChanged(name, HealthState.DOWN, error)
        return HealthChanged(name, HealthState.OK)

"""The way in from the internet: its states, and the port that every kind of tunnel fills."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sellercall_desktop.core.errors import TunnelError


class TunnelState(StrEnum):
    """The state of the way from the internet to our webhook port."""

    CLOSED = "closed"  # none is wanted
    OPENING = "opening"
    OPEN = "open"  # proven: a request through the public address came back from this program
    DEGRADED = "degraded"  # it stands, but the last proof failed
    RECONNECTING = "reconnecting"  # it is gone and is being opened again


@dataclass(frozen=True, slots=True)
class TunnelChanged:
    """Event: the state of the tunnel of this kind. `url` is the public address while one is known."""

    state: TunnelState
    kind: str  # as in settings
    url: str | None = None
    error: TunnelError | None = None


class Tunnel(Protocol):
    """One way in, for one time: opened, lost or closed, then thrown away. Methods raise `TunnelError`."""

    async def open(self) -> str:
        """Open it and return the public address (``https://…``, no slash at the end)."""

    async def lost(self) -> str:
        """Wait until it has ended by itself and say why; for ever where that cannot be noticed."""

    async def close(self) -> None:
        """End it and free what it held, in whatever state it is."""

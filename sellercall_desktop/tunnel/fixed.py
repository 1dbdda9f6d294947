"""A public address that somebody else keeps (a reverse proxy): nothing is opened, it is only proven."""

from __future__ import annotations

import asyncio


class FixedAddress:
    """The address as a tunnel. Implements `core.tunnel.Tunnel`."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")

    async def open(self) -> str:
        """The address."""
        return self._url

    async def lost(self) -> str:
        """Never returns: only a failed proof shows that the address is lost."""
        await asyncio.Event().wait()
        return ""

    async def close(self) -> None:
        """Nothing of it is ours."""

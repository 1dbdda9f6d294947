"""What other programs tell through the server is heard by one connection, however many channels there are.

Twenty desks share what a server gives: it comes with a hundred connections.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


@dataclass
class _Line:
    connection: AsyncConnection
    driver: Any
    lost: asyncio.Event = field(default_factory=asyncio.Event)
    channels: int = 0

    async def close(self) -> None:
        if self.lost.is_set():
            await self.connection.invalidate()
        await self.connection.close()


class Listening:
    """The channels of one program. A lost connection is made again by whoever listens next."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Nothing is contacted yet."""
        self._engine = engine
        self._one_by_one = asyncio.Lock()  # the driver does one thing at a time
        self._line: _Line | None = None

    @asynccontextmanager
    async def on(self, channel: str, heard: Callable[[str], None]) -> AsyncIterator[asyncio.Event]:
        """Hear what is told there, as long as the event that is given is not set.

        Without a transaction: else the driver hears nothing. Raises what connecting raises.
        """

        def told(_by: object, _pid: int, _channel: str, payload: str) -> None:
            heard(payload)

        async with self._one_by_one:
            line = await self._connected()
            line.channels += 1
        try:
            async with self._one_by_one:
                await line.driver.add_listener(channel, told)
            yield line.lost
        finally:
            async with self._one_by_one:
                line.channels -= 1
                if not line.lost.is_set():
                    await line.driver.remove_listener(channel, told)
                if not line.channels:
                    self._line = None if self._line is line else self._line
                    await line.close()

    async def _connected(self) -> _Line:
        if self._line is None or self._line.lost.is_set():
            connection = await self._engine.connect()
            driver: Any = (await connection.get_raw_connection()).driver_connection
            self._line = line = _Line(connection, driver)
            driver.add_termination_listener(lambda _gone: line.lost.set())
        return self._line

"""A hub's client at the level of the wire: what it sends and gets are SignalR's own messages."""

from __future__ import annotations

import asyncio
import contextlib
import json

import aiohttp

from tests.waiting import PATIENCE_S

END = "\x1e"
HANDSHAKE = '{"protocol":"json","version":1}' + END


class HubClient:
    """One open WebSocket."""

    def __init__(self, socket):
        self.socket, self._inbox = socket, []

    async def send(self, *messages):
        await self.socket.send_str("".join(json.dumps(message) + END for message in messages))

    async def next(self, within_s=PATIENCE_S):
        """The next message; None once the server has closed."""
        while not self._inbox:
            frame = await asyncio.wait_for(self.socket.receive(), within_s)
            if frame.type is not aiohttp.WSMsgType.TEXT:
                return None
            assert frame.data.endswith(END)
            self._inbox = [json.loads(record) for record in frame.data[:-1].split(END)]
        return self._inbox.pop(0)

    async def shake_hands(self, version=1):
        await self.send({"protocol": "json", "version": version})
        assert await self.next() == {}
        return self


@contextlib.asynccontextmanager
async def connected(house, path="/loghub", *, greet=True, **options):
    """A client that has skipped the negotiation."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(house.server.local_url + path, **options) as socket,
    ):
        client = HubClient(socket)
        yield await client.shake_hands() if greet else client

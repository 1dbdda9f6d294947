"""One client of a hub: shakes hands, answers it, and sends what is broadcast, as fast as it reads.

What waits to be sent is bounded: a client that does not read is let go.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from aiohttp import WSMsgType

from sellercall_desktop.web.hubs import protocol
from sellercall_desktop.web.rates import Bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.web.limits import Limits

log = logging.getLogger(__name__)
FRAME_BYTES = 64 * 1024


class HubConnection:
    """One open WebSocket. `invoke` does what a client asks for and returns the result."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
        limits: Limits,
        invoke: Callable[[protocol.Invocation], object],
    ) -> None:
        self._socket, self._transport, self._limits, self._invoke = socket, transport, limits, invoke
        self._inbox: deque[bytes] = deque()
        self._begun = b""  # of a message whose end has not come yet
        self._outbox: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._wake = asyncio.Event()
        self._ending = self._dropped = self._greeted = False
        self._budget = Bucket(limits.hub_messages_burst, limits.hub_messages_per_s, time.monotonic())

    def send(self, data: bytes) -> None:
        """Send whole messages when the client has read what is before them; never waits."""
        if self._ending or self._dropped:
            return
        if self._waiting_bytes + len(data) > self._limits.hub_outbox_bytes:
            self.drop("slow")
            return
        self._outbox.append(data)
        self._waiting_bytes += len(data)
        self._wake.set()

    def end(self, last: bytes = b"") -> None:
        """Send what waits and `last`, then close."""
        if last:
            self.send(last)
        self._ending = True
        self._wake.set()

    def drop(self, reason: str) -> None:
        """Cut the connection now."""
        if self._dropped:
            return
        self._dropped = True
        log.warning("hub.dropped", extra={"reason": reason, "waiting_bytes": self._waiting_bytes})
        self._outbox.clear()
        self._waiting_bytes = 0
        self._wake.set()
        if self._transport is not None:
            self._transport.abort()

    async def serve(self, tasks: Tasks, on_ready: Callable[[HubConnection], None]) -> None:
        """Speak with the client until either side ends it. `on_ready`: it has shaken hands."""
        writer = tasks.spawn(self._write(), "hub writer")
        try:
            if await self._shake_hands():
                on_ready(self)
                await self._listen()
        except protocol.HubProtocolError as error:
            told = protocol.close if self._greeted else protocol.handshake_refused
            self.end(told(str(error)))
        finally:
            self.end()
            await writer

    async def _shake_hands(self) -> bool:
        try:
            async with asyncio.timeout(self._limits.hub_handshake_s):
                record = await self._record()
        except TimeoutError:
            raise protocol.HubProtocolError("Handshake was not sent in time.") from None
        if record is None:
            return False
        protocol.read_handshake(record)
        self.send(protocol.HANDSHAKE_DONE)
        self._greeted = True
        return True

    async def _listen(self) -> None:
        while (record := await self._record()) is not None:
            if not self._budget.take(time.monotonic()):
                raise protocol.HubProtocolError("Too many messages.")
            message = protocol.read_message(record)
            if isinstance(message, protocol.Goodbye):
                return
            if message is not None:
                self._answer(message)

    def _answer(self, invocation: protocol.Invocation) -> None:
        try:
            result = self._invoke(invocation)
        except protocol.InvocationError as error:
            result = error
        if invocation.id is not None:  # who gave none waits for nothing
            self.send(protocol.completion(invocation.id, result))

    async def _record(self) -> bytes | None:
        """The next whole message; None when the client has gone."""
        while not self._inbox:
            frame = await self._socket.receive()
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return None  # closing, closed or broken, perhaps before a first message
            data = frame.data.encode() if frame.type is WSMsgType.TEXT else frame.data
            *whole, self._begun = (self._begun + data).split(protocol.RECORD_END)
            if len(self._begun) > self._limits.hub_message_bytes:
                raise protocol.HubProtocolError("Message is too large.")
            self._inbox.extend(whole)
        return self._inbox.popleft()

    async def _write(self) -> None:
        try:
            while not self._dropped:
                await self._wait_for_work()
                while self._outbox:
                    async with asyncio.timeout(self._limits.hub_send_s):
                        await self._socket.send_frame(self._next_frame(), WSMsgType.TEXT)
                if self._ending and not self._dropped:
                    await self._socket.close()
                    return
        except TimeoutError:
            self.drop("stalled")
        except ConnectionError:
            self._dropped = True  # it went while we wrote

    async def _wait_for_work(self) -> None:
        """Until there is something to send; a client that heard nothing for so long gets a ping."""
        try:
            async with asyncio.timeout(self._limits.hub_ping_s):
                await self._wake.wait()
        except TimeoutError:
            if self._greeted:
                self.send(protocol.PING)
        self._wake.clear()

    def _next_frame(self) -> bytes:
        parts = [self._outbox.popleft()]
        size = len(parts[0])
        while self._outbox and size + len(self._outbox[0]) <= FRAME_BYTES:
            parts.append(self._outbox.popleft())
            size += len(parts[-1])
        self._waiting_bytes -= size
        return b"".join(parts)

"""A SignalR hub on the local listener: negotiation, ids, the open connections. WebSockets only.

Source: dotnet/aspnetcore, src/SignalR/docs/specs/TransportProtocols.md.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from aiohttp import web

from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.web.edge import STREAM
from sellercall_desktop.web.hubs import protocol
from sellercall_desktop.web.hubs.connection import HubConnection
from sellercall_desktop.web.hubs.tickets import Tickets
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.rates import PeerRates
    from sellercall_desktop.web.token import Admission, TokenRule

log = logging.getLogger(__name__)
NEWEST_VERSION = 1  # of the negotiation
NO_LONGER_ADMITTED = "The token is no longer valid, or is asked for now."


class Feed(Protocol):
    """What a hub tells its clients, and what they may ask."""

    def begin(self, broadcast: Callable[[bytes], None]) -> None:
        """The first client has come: hand every message to `broadcast`, in the loop's thread."""

    def end(self) -> None:
        """The last client has left."""

    def invoke(self, invocation: protocol.Invocation) -> object:
        """Do what a client asks for and return the result.

        Raises:
            InvocationError: there is no such method, or it cannot be done.
        """


class Hub:
    """One hub at `path`."""

    def __init__(self, path: str, feed: Feed, rule: TokenRule, rates: PeerRates, limits: Limits) -> None:
        self._path, self._feed, self._rule, self._rates, self._limits = path, feed, rule, rates, limits
        self._tickets = Tickets(limits.hub_handshake_s)
        self._open: dict[HubConnection, Admission] = {}
        self._all_gone = asyncio.Event()
        self._ready: dict[HubConnection, None] = {}
        self._tasks = Tasks()

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Negotiation and connection."""
        return (
            Endpoint("POST", f"{self._path}/negotiate", self.negotiate),
            Endpoint("GET", self._path, self.connect),
        )

    async def negotiate(self, request: web.Request) -> web.Response:
        """Give out the right to connect: version 0 or 1, whichever the client asks for."""
        await self._admit(request)  # asked again at `connect`
        asked = request.query.get("negotiateVersion", "0")
        version = min(int(asked), NEWEST_VERSION) if asked.isascii() and asked.isdigit() else 0
        ticket = self._tickets.issue()
        told: dict[str, object] = {
            "negotiateVersion": version,
            "connectionId": ticket.connection_id,
            "availableTransports": [{"transport": "WebSockets", "transferFormats": ["Text"]}],
        }
        if version:
            told["connectionToken"] = ticket.token
        return web.json_response(told)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one client over a WebSocket; without ``id`` it skipped the negotiation.

        Raises:
            ProblemError: there are too many, or it is no WebSocket.
        """
        admission = await self._admit(request)
        if len(self._open) >= self._limits.hub_connections:
            raise ProblemError(503, "too_many_connections")
        socket = web.WebSocketResponse(
            heartbeat=self._limits.hub_ping_s,  # finds the half-open ones, whatever the client sends
            max_msg_size=self._limits.hub_message_bytes,
            timeout=self._limits.hub_close_s,
            compress=False,
        )
        if not socket.can_prepare(request).ok:
            raise ProblemError(400, "websocket_required")
        offered = request.query.get("id")
        ticket = None if offered is None else self._tickets.use(offered)
        try:
            await self._serve(request, socket, admission)
        finally:
            if ticket is not None:
                self._tickets.take_back(ticket)
        return socket

    async def close(self, _app: web.Application | None = None) -> None:
        """Send everybody away for now, and wait until they have gone."""
        for connection in tuple(self._open):
            connection.end(protocol.COME_BACK)
        try:
            async with asyncio.timeout(2 * self._limits.hub_close_s):
                while self._open:
                    self._all_gone.clear()
                    await self._all_gone.wait()
        except TimeoutError:
            for connection in tuple(self._open):
                connection.drop("shutdown")
        await self._tasks.close()

    def send_outdated_away(self) -> None:
        """Close, for good, the connections that would not be let in any more."""
        for connection, admission in tuple(self._open.items()):
            if self._rule.outdated(admission):
                connection.end(protocol.close(NO_LONGER_ADMITTED))

    def broadcast(self, data: bytes) -> None:
        """Send whole messages to every client."""
        for connection in tuple(self._ready):
            connection.send(data)

    async def _admit(self, request: web.Request) -> Admission:
        if not self._rates.take(request.remote or ""):
            raise ProblemError(429, "too_many_requests", headers={"Retry-After": "5"})
        return await self._rule.check(request, in_query=True)

    async def _serve(self, request: web.Request, socket: web.WebSocketResponse, admission: Admission) -> None:
        await socket.prepare(request)
        request[STREAM] = socket
        connection = HubConnection(socket, request.transport, self._limits, self._feed.invoke)
        self._open[connection] = admission
        if self._rule.outdated(admission):  # while it was being let in
            connection.end(protocol.close(NO_LONGER_ADMITTED))
        try:
            await connection.serve(self._tasks, self._welcome)
        finally:
            self._part(connection)

    def _part(self, connection: HubConnection) -> None:
        self._open.pop(connection, None)
        if not self._open:
            self._all_gone.set()
        if connection not in self._ready:
            return
        del self._ready[connection]
        log.info("hub.left", extra={"hub": self._path, "clients": len(self._ready)})
        if not self._ready:
            self._feed.end()

    def _welcome(self, connection: HubConnection) -> None:
        if not self._ready:
            self._feed.begin(self.broadcast)
        self._ready[connection] = None
        log.info("hub.joined", extra={"hub": self._path, "clients": len(self._ready)})

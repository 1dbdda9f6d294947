"""What both providers' servers share: a door that can be out of reach, faults, the book of requests."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from email.utils import format_datetime

from aiohttp import web

from tests.outside.book import Asked, Book
from tests.outside.faults import Faults, cut, suffer
from tests.outside.world_clock import Agenda

BY = web.RequestKey("by", str)  # the API user who asks
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ProviderDoor:
    """One provider's listener. Out of reach, nobody listens there, and what was connected is cut."""

    def __init__(
        self,
        provider: str,
        *,
        agenda: Agenda,
        book: Book,
        faults: Faults,
        who: Callable[[web.Request], str | None],
        refuse: Callable[..., web.Response],
    ) -> None:
        self.provider, self._agenda, self._book, self._faults = provider, agenda, book, faults
        self._who, self._refuse = who, refuse
        self.silent = False  # takes every request and answers none
        self.slowest_s = 0.0  # an answer takes up to this, half of it on the way in
        self.arrived: dict[str, int] = {}  # requests of each operation so far
        self._arrival = asyncio.Event()
        self._coming_in: set[asyncio.Event] = set()  # one for each request that will be done, and is not yet
        self.application = web.Application(middlewares=[self._through_the_door])
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self.port = 0

    def route(self, method: str, path: str, operation: str, handler: Handler) -> None:
        """`operation` is how faults and the book name it."""

        async def named(request: web.Request) -> web.StreamResponse:
            return await self._handle(request, operation, handler)

        self.application.router.add_route(method, path, named)

    async def open(self, port: int = 0) -> None:
        self._runner = web.AppRunner(self.application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen(port)

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def reach(self, *, there: bool, silent: bool = False) -> None:
        """Whether anybody listens, and, if so, whether anybody answers."""
        self.silent = silent
        if there and self._site is None:
            await self._listen(self.port)
        elif not there and self._site is not None:
            site, self._site = self._site, None
            await site.stop()
            for connection in list(self._runner.server.connections):  # kept alive ones
                if connection.transport is not None:
                    connection.transport.abort()

    async def until_arrived(self, operation: str, count: int) -> None:
        """Return at the moment that so many requests of this operation have come in, done or not."""
        while self.arrived.get(operation, 0) < count:
            await self._arrival.wait()

    async def until_nothing_comes_in(self) -> None:
        """Return once every request that has arrived, and is not to be refused or lost, was done."""
        await asyncio.gather(*(done.wait() for done in self._coming_in))

    def _arrives(self, operation: str) -> None:
        self.arrived[operation] = self.arrived.get(operation, 0) + 1
        self._arrival.set()
        self._arrival = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _listen(self, port: int) -> None:
        self._site = web.TCPSite(self._runner, "127.0.0.1", port, reuse_address=True)
        await self._site.start()
        self.port = self._site._server.sockets[0].getsockname()[1]

    @web.middleware
    async def _through_the_door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if self.silent:
            await asyncio.sleep(3600)
        try:
            response = await handler(request)
        except (web.HTTPNotFound, web.HTTPMethodNotAllowed):
            self._book.unforeseen.append(f"{self.provider} {request.method} {request.path}")
            response = self._refuse(404)
        response.headers["Date"] = format_datetime(self._agenda.now(), usegmt=True)
        return response

    async def _handle(self, request: web.Request, operation: str, handler: Handler) -> web.StreamResponse:
        by = self._who(request)
        asked = Asked(
            self._agenda.now(), self.provider, by or "?", request.method, request.path_qs, operation
        )
        self._book.asked.append(asked)
        if by is None:
            asked.answer = "401"
            return self._refuse(401)
        try:
            await request.read()
        except ConnectionError:  # killed in the middle of asking: nothing was asked
            asked.answer = "cut off"
            raise web.HTTPBadRequest from None
        request[BY] = by
        self._arrives(operation)
        fault, done = self._faults.strike(self.provider, operation, by), asyncio.Event()

        async def do() -> web.StreamResponse:
            await asyncio.sleep(random.uniform(0, self.slowest_s / 2))
            response = await handler(request)
            done.set()
            await asyncio.sleep(random.uniform(0, self.slowest_s / 2))
            return response

        if fault is None or fault.is_done_all_the_same:
            self._coming_in.add(done)
        try:
            if fault is None:
                response = await do()
            else:
                asked.answer = fault.kind
                response = await suffer(fault, request, do, self._refuse)
        except web.HTTPServiceUnavailable:
            cut(request)
            raise
        finally:
            done.set()
            self._coming_in.discard(done)
        asked.answer += str(response.status)
        return response

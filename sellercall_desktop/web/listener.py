"""One listening address: bound before anything is served, with caps on idle and on many connections."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.errors import AddressInUseError, SettingsError
from sellercall_desktop.web.conversation import Conversation
from sellercall_desktop.web.lingering import LINGERING, Lingering
from sellercall_desktop.web.recording import GENUINE
from sellercall_desktop.web.token import BEARING, Bearing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.web.limits import Limits

BACKLOG = 128
_YOUNG_S = 1.0  # what has come so lately is not let go for those that come now
NEIGHBOURS = 20  # ports tried after the taken one, before any free one is offered
_STEPS_OF_ACCEPTING = 3  # of asyncio: a task is made, it makes the transport, that tells the protocol
_TAKEN = {errno.EADDRINUSE, errno.EACCES}  # Windows says EACCES of a port that another program holds


async def bind(host: str, port: int, setting: str, promised: int = 0) -> socket.socket:
    """A socket bound to the address. Port 0 takes any free one.

    Args:
        host: an address or a name; of a name's addresses IPv4 comes first.
        port: 0 to 65535.
        setting: the setting that holds the host, to be named in an error.
        promised: a port that something else is about to take, and so not to be offered.

    Raises:
        AddressInUseError: the port is taken; it offers a free one.
        SettingsError: there is no such address on this machine.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise _no_such(setting, error) from error
    family, _, _, _, address = min(found, key=lambda info: info[0] != socket.AF_INET)
    try:
        return _bound(family, address)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise _no_such(setting, error) from error
        raise AddressInUseError(host, port, _free_port(family, address, promised)) from error


def _no_such(setting: str, error: OSError) -> SettingsError:
    details = {"detail": error.strerror or str(error)}
    return SettingsError("web", str(error), key=setting, fault="host", values=details)


def _bound(family: int, address: tuple[object, ...]) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would share a port that is in use
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        elif hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        sock.bind(address)
        sock.listen(BACKLOG)  # on Linux only this finds another listener on the same port
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


def _free_port(family: int, address: tuple[object, ...], promised: int) -> int:
    for port in _offers(int(str(address[1])), promised):
        try:
            with _bound(family, (address[0], port, *address[2:])) as sock:
                return int(sock.getsockname()[1])
        except OSError:
            continue
    return 0


def _offers(taken: int, promised: int) -> Iterator[int]:
    """Neighbours are easier to remember; 0 lets the system choose."""
    yield from (port for port in range(taken + 1, min(taken + 1 + NEIGHBOURS, 65536)) if port != promised)
    yield 0


class Listener:
    """Serves one application on one bound socket."""

    def __init__(
        self,
        app: web.Application,
        sock: socket.socket,
        limits: Limits,
        signature_headers: Collection[str] | None = None,
    ) -> None:
        """`signature_headers`: where given, who sends none of them is a stranger, and gets little."""
        self._signature_headers = signature_headers
        self._sock, self._limits = sock, limits
        self._places: set[web.RequestHandler] = set()  # who is in, or on the way in, and was not let go
        self._waiting: dict[web.RequestHandler, asyncio.TimerHandle | None] = {}
        self._trusted: dict[web.RequestHandler, float] = {}  # since when it is silent
        self._lingering = Lingering(limits.connections, limits.body_read_s)
        self._strangers = Lingering(limits.connections, limits.unsigned_read_s)
        app.middlewares.insert(0, self._hear())
        self._runner = web.AppRunner(app, shutdown_timeout=limits.shutdown_s)
        self._server: asyncio.Server | None = None
        self.port = int(sock.getsockname()[1])

    @property
    def url(self) -> str:
        """Where a program on this computer reaches it, e.g. ``http://127.0.0.1:5000``."""
        host = str(self._sock.getsockname()[0])
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    async def start(self) -> None:
        """Accept connections."""
        _let_many_files_be_open(2 * self._limits.connections)
        await self._runner.setup()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._accept, sock=self._sock, backlog=BACKLOG)

    async def stop(self) -> None:
        """Accept no more, let requests under way end, close everything."""
        server, self._server = self._server, None
        if server is not None:
            await self._accept_no_more()
            server.close()
        self._sock.close()
        for timer in self._waiting.values():
            if timer is not None:
                timer.cancel()
        self._waiting.clear()
        self._trusted.clear()
        self._places.clear()
        await self._runner.cleanup()

    async def _accept_no_more(self) -> None:
        """Let who was just accepted come in: closed between two of asyncio's steps, it would stay open."""
        with suppress(NotImplementedError):  # Windows' loop takes a connection in one step
            asyncio.get_running_loop().remove_reader(self._sock)
        for _ in range(_STEPS_OF_ACCEPTING):
            await asyncio.sleep(0)

    def _accept(self) -> asyncio.BaseProtocol:
        server = self._runner.server
        if server is None:
            return _Refusal()
        if len(self._places) >= self._limits.connections and not self._make_room():
            return _Refusal()
        loop = asyncio.get_running_loop()
        protocol = Conversation(server, self._limits, self._on_gone)
        self._places.add(protocol)
        # aiohttp waits for ever for a first request: whoever sends none is let go.
        timer = loop.call_later(self._limits.first_request_s, self._let_go, protocol)
        self._waiting[protocol] = timer
        return protocol

    def _make_room(self) -> bool:
        """Let somebody go: floods of idle connections and of slow bodies keep nobody out.

        First strangers whose bodies do not come, then whoever has been silent or lingers for longest, and
        only then a silent connection by which something genuine has come.
        """
        if self._strangers.let_go_oldest():
            return True
        if self._lingering.is_crowded:
            return self._lingering.let_go_oldest()
        if (silent := next(iter(self._waiting), None)) is not None:
            self._let_go(silent)
            return True
        if self._lingering.let_go_oldest(after_s=_YOUNG_S):
            return True
        trusted = next(iter(self._trusted), None)
        if trusted is None or time.monotonic() - self._trusted[trusted] < _YOUNG_S:
            return False  # all are being answered, or will ask again in a moment
        self._trusted.pop(trusted)
        trusted.force_close()
        return True

    def _on_gone(self, protocol: web.RequestHandler) -> None:
        """Nothing is known of it any more: whoever comes next is not measured against those that left."""
        self._places.discard(protocol)
        self._trusted.pop(protocol, None)
        if (timer := self._waiting.pop(protocol, None)) is not None:
            timer.cancel()

    def _let_go(self, protocol: web.RequestHandler) -> None:
        if protocol in self._waiting:
            protocol.force_close()

    def _is_stranger(self, request: web.Request) -> bool:
        headers = self._signature_headers
        return headers is not None and not any(header in request.headers for header in headers)

    def _hear(self) -> Middleware:
        @web.middleware
        async def hear(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._trusted.pop(request.protocol, None)
            if (timer := self._waiting.pop(request.protocol, None)) is not None:
                timer.cancel()
            request[LINGERING] = self._strangers if self._is_stranger(request) else self._lingering
            try:
                return await handler(request)
            finally:
                # Silent from now on, until it asks again.
                if request.protocol not in self._places:
                    pass  # it has left meanwhile
                elif _was_rightful(request):
                    self._trusted[request.protocol] = time.monotonic()
                else:
                    self._waiting[request.protocol] = None

        return hear


def _was_rightful(request: web.Request) -> bool:
    """Whether it was signed by a provider, or bore the token."""
    return GENUINE in request or request.get(BEARING) is Bearing.TOKEN


def _let_many_files_be_open(wanted: int) -> None:
    """Each connection is one: macOS lets a program have 256 unless it asks for more."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(ValueError, OSError):  # then floods find less room, and all else is as before
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class _Refusal(asyncio.Protocol):
    """Closes a connection that is one too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()

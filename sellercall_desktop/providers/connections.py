"""Open connections to the providers: each provider its own, by the proxy that leads there."""

from __future__ import annotations

import asyncio
import importlib.util
import logging
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.certificates import Trust, trusting_context
from sellercall_desktop.core.errors import ProviderUnreachableError, ProxyUnusableError, SettingsError
from sellercall_desktop.providers.answer import Answer, Begun
from sellercall_desktop.settings.proxies import Proxies, read_proxies

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import httpx

log = logging.getLogger(__name__)

KEPT_ALIVE_S = 50.0  # below the 60 s after which common load balancers drop an idle connection
LONGEST_ANSWER_BYTES = 8_000_000
"""More than any answer we ask for: a page of 100 messages, a spoken sample. What is longer is cut off."""


class Purpose(Enum):
    """Why something is asked. Each has places of its own at each provider: one never waits for another."""

    ACT = 100  # dial, hang up: a person waits, or somebody is on the line
    LOOK = 20  # one question with one asker: a look-up, a check, a list in the window
    FOLLOW = 30  # the polls of all live calls, and imports: some 70 a second of 500 calls, 0.3 s each

    @property
    def places(self) -> int:
        """How many requests may be under way at one provider at once."""
        return self.value


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds. `total_s` bounds one attempt, however slowly its answer trickles in.

    `first_s`: the same of a first attempt that may be repeated and that somebody waits for, perhaps on the
    line. An answer that was lost never comes; for one that is slow there are the attempts after it.
    """

    connect_s: float = 5.0
    read_s: float = 15.0
    write_s: float = 10.0
    total_s: float = 30.0
    first_s: float = 5.0
    place_s: float = 60.0  # how long a request waits for others of its purpose before it gives up


class Client(Protocol):
    """Open connections to one provider on one way."""

    async def ask(self, request: httpx.Request) -> Begun:
        """The beginning of the answer. A redirect is one, and is not followed. Raises `httpx.HTTPError`."""
        ...

    async def aclose(self) -> None:
        """Close them."""
        ...


class Connections:
    """Built at the first request, in its loop; the next one after `aclose` opens new ones."""

    def __init__(self, limits: TimeLimits) -> None:
        self._limits = limits
        self._building = asyncio.Lock()
        self._proxies: Proxies | None = None
        self._trusted: Trust | None = None
        self._clients: dict[tuple[str, str | None], Client] = {}
        self._places: dict[tuple[str, Purpose], asyncio.Semaphore] = {}

    @asynccontextmanager
    async def place(self, provider: str, purpose: Purpose) -> AsyncIterator[None]:
        """Leave to send one request now.

        Raises:
            ProviderUnreachableError: the provider keeps too many others of this purpose waiting.
        """
        places = self._places.setdefault((provider, purpose), asyncio.Semaphore(purpose.places))
        try:
            async with asyncio.timeout(self._limits.place_s):
                await places.acquire()
        except TimeoutError:
            message = f"{purpose.places} requests wait for an answer already"
            raise ProviderUnreachableError(provider, message) from None
        try:
            yield
        finally:
            places.release()

    async def client_for(self, provider: str, url: str) -> Client:
        """The connections to this provider on the way that leads to `url`.

        Raises:
            ProxyUnusableError: the proxy on that way cannot be used; its variable is named.
        """
        async with self._building:
            if self._proxies is None:  # the system's own settings are asked: not on the loop
                self._proxies = await asyncio.to_thread(read_proxies)
                _tell_problems(self._proxies)
            try:
                proxy = self._proxies.proxy_for(url)
            except SettingsError as error:
                raise ProxyUnusableError(provider, error.source, error.problem) from error
            if (client := self._clients.get((provider, proxy))) is None:
                # Import and certificate store cost 100 ms and more: not on the loop.
                client = await self._build(provider, proxy)
                self._clients[provider, proxy] = client
            return client

    async def aclose(self) -> None:
        """Close all of them."""
        clients, self._clients, self._proxies = list(self._clients.values()), {}, None
        for client in clients:
            await client.aclose()

    async def _build(self, provider: str, proxy: str | None) -> Client:
        if self._trusted is None:
            self._trusted = await asyncio.to_thread(_prepare)
        try:
            return await asyncio.to_thread(_build, self._limits, self._trusted, proxy)
        except (ValueError, ImportError) as error:  # what the library thinks of an address that we took
            raise ProxyUnusableError(provider, "proxy", type(error).__name__) from error


async def read_bounded(url: str, begun: Begun) -> Answer:
    """The answer, whole. An answer without end is cut off.

    Raises:
        httpx.HTTPError: the connection broke.
        AnswerTooLongError: it is longer than any that we ask for.
    """
    body = bytearray()
    try:
        async for part in begun.parts:
            body += part
            if len(body) > LONGEST_ANSWER_BYTES:
                raise AnswerTooLongError(f"the answer is longer than {LONGEST_ANSWER_BYTES} bytes")
    finally:
        await begun.close()
    return Answer.of(url, begun, bytes(body))


class AnswerTooLongError(Exception):
    """The provider's answer had no end in sight; what was asked for may have been done."""


def _tell_problems(proxies: Proxies) -> None:
    for problem in proxies.problems:
        log.warning("proxy.unreadable", extra={"setting": problem.source, "entry": problem.entry})


def _prepare() -> Trust:
    # They write whole URLs, with the customer's number in them, and headers; we log our own lines.
    for noisy in ("httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return trusting_context()


def _build(limits: TimeLimits, trusted: Trust, proxy: str | None) -> Client:
    most = sum(purpose.places for purpose in Purpose)  # who has a place never waits for a connection
    if proxy is None:
        from sellercall_desktop.providers.straight import Straight

        connect_s, read_s = limits.connect_s, limits.read_s
        return Straight(trusted, connect_s=connect_s, read_s=read_s, most=most, kept_s=KEPT_ALIVE_S)
    import httpx

    for late in ("_backends._asyncio", "streams.tls", "to_thread"):  # else loaded at the first request
        importlib.import_module(f"anyio.{late}")
    # Without it installed, httpcore looks for it four times a request, on disk. None is Python's own mark of
    # a module that is not there.
    if importlib.util.find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]
    return _ByProxy(
        httpx.AsyncClient(
            verify=trusted,
            timeout=httpx.Timeout(
                connect=limits.connect_s, read=limits.read_s, write=limits.write_s, pool=limits.connect_s
            ),
            limits=httpx.Limits(
                max_connections=most,
                # Each request looks through the idle ones, in the square of their number.
                max_keepalive_connections=10,
                keepalive_expiry=KEPT_ALIVE_S,
            ),
            follow_redirects=False,  # a redirect would carry the key to another host
            trust_env=False,  # the environment is read by `settings.proxies`
            proxy=proxy,
        )
    )


class _ByProxy:
    """Over httpx, which speaks to every kind of proxy."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def ask(self, request: httpx.Request) -> Begun:
        answer = await self._client.send(request, stream=True)
        parts, close = answer.aiter_bytes(), answer.aclose
        return Begun(answer.status_code, answer.reason_phrase, answer.headers.raw, parts, close)

    async def aclose(self) -> None:
        await self._client.aclose()

"""The one HTTP client of the program: pooled, with time limits, repeating only what may be repeated."""

from __future__ import annotations

import asyncio
import importlib.util
import logging
import random
import sys
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sellercall_desktop.certificates import trusting_context
from sellercall_desktop.core.errors import (
    ProviderAmbiguousError,
    ProviderError,
    ProviderUnreachableError,
    RateLimitedError,
)
from sellercall_desktop.core.exchanges import RawExchange, Way
from sellercall_desktop.providers.clocks import ProviderClocks
from sellercall_desktop.providers.translation import error_from_exception, error_from_response, request_id_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    import httpx

    from sellercall_desktop.core.facts import CallKey

log = logging.getLogger(__name__)

KEPT_ALIVE_S = 50.0  # below the 60 s after which common load balancers drop an idle connection
_WARM_FOR_S = 25.0
_ABOUT: ContextVar[CallKey | None] = ContextVar("about", default=None)


@contextmanager
def about(key: CallKey) -> Iterator[None]:
    """What is requested in this context concerns that call. The SDK would pass no argument of ours on."""
    token = _ABOUT.set(key)
    try:
        yield
    finally:
        _ABOUT.reset(token)


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds. `total_s` bounds one attempt, however slowly its answer trickles in."""

    connect_s: float = 5.0
    read_s: float = 15.0
    write_s: float = 10.0
    total_s: float = 30.0


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How a repeatable request is repeated: waits double from `first_s`, with jitter, up to `longest_s`.

    A provider that asks (``Retry-After``) for more than `longest_s` is not waited for.
    """

    attempts: int = 3
    first_s: float = 0.25
    longest_s: float = 8.0

    def pause_s(self, error: ProviderError, attempt: int) -> float | None:
        """Seconds to wait after failed `attempt` (from 1); None where it is not to be repeated."""
        transient = (ProviderUnreachableError, ProviderAmbiguousError, RateLimitedError)
        if attempt >= self.attempts or not isinstance(error, transient):
            return None
        backoff = self.first_s * 2 ** (attempt - 1) * random.uniform(0.9, 1.1)  # noqa: S311 - jitter
        asked = error.retry_after_s if isinstance(error, RateLimitedError) else None
        pause = max(backoff, asked or 0.0)
        return pause if pause <= self.longest_s else None


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """One request to a provider. `repeatable`: doing it twice is as good as doing it once."""

    provider: str
    method: str
    url: str
    repeatable: bool
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: object | None = field(default=None, repr=False)
    form: Mapping[str, object] | None = field(default=None, repr=False)
    auth: tuple[str, str] | None = field(default=None, repr=False)
    redirects: bool = False  # an answer that points elsewhere is an answer; it is never followed
    label: str = ""  # what the log calls it; never the URL, which names accounts and numbers


class HttpPool:
    """Keeps connections to both providers open. Built at the first request, in its loop."""

    def __init__(
        self,
        limits: TimeLimits | None = None,
        retry: RetryPolicy | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        on_exchange: Callable[[RawExchange], None] | None = None,
    ) -> None:
        """`on_exchange` hears of each attempt once it is over; it must be quick."""
        self._limits, self._retry, self._sleep = limits or TimeLimits(), retry or RetryPolicy(), sleep
        self._on_exchange = on_exchange
        self._client: httpx.AsyncClient | None = None
        self._building = asyncio.Lock()
        self._answered: dict[str, float] = {}
        self._clocks = ProviderClocks()

    async def send(self, request: ApiRequest) -> httpx.Response:
        """The answer, read and successful (2xx, or a redirection where one is asked for).

        Raises:
            ProviderError: it was refused, or did not come; see `translation`.
        """
        client = await self._ready()
        attempt = 0
        while True:
            attempt += 1
            try:
                return await self._send_once(client, request)
            except ProviderError as error:
                pause = self._retry.pause_s(error, attempt) if request.repeatable else None
                if pause is None:
                    raise
                log.info(
                    "provider.retry",
                    extra={
                        "provider": request.provider,
                        "request": request.label,
                        "after_s": round(pause, 2),
                    },
                )
            await self._sleep(pause)

    def is_warm(self, provider: str) -> bool:
        """Whether an answer came so lately that a connection is surely open."""
        last = self._answered.get(provider)
        return last is not None and time.monotonic() - last < _WARM_FOR_S

    def now_at(self, provider: str) -> datetime | None:
        """The provider's present, by its last ``Date`` header; None before its first answer."""
        return self._clocks.now(provider)

    async def aclose(self) -> None:
        """Close all connections. The next request opens new ones."""
        client, self._client = self._client, None
        self._answered.clear()
        if client is not None:
            await client.aclose()

    async def _ready(self) -> httpx.AsyncClient:
        async with self._building:
            if self._client is None:
                # Import and certificate store cost 100 ms and more: not on the loop.
                self._client = await asyncio.to_thread(_build, self._limits)
            return self._client

    async def _send_once(self, client: httpx.AsyncClient, request: ApiRequest) -> httpx.Response:
        import httpx

        at, begun = datetime.now(UTC), time.monotonic()
        outcome: int | str = "cancelled"
        built: httpx.Request | None = None
        response: httpx.Response | None = None
        try:
            built = client.build_request(
                request.method,
                request.url,
                params=request.query or None,
                headers=dict(request.headers),
                json=request.json,
                data=request.form,  # a list of strings becomes repeated keys
            )
            async with asyncio.timeout(self._limits.total_s):
                response = await client.send(built, auth=request.auth)
            outcome = response.status_code
        except (httpx.HTTPError, TimeoutError) as error:
            outcome = type(error).__name__
            raise error_from_exception(request.provider, error) from error
        except (UnicodeError, httpx.InvalidURL) as error:  # a key or address no request can carry
            raise ProviderUnreachableError(request.provider, "the request cannot be written") from error
        finally:
            took_s = time.monotonic() - begun
            self._note(request, outcome, took_s, response)
            if self._on_exchange is not None and built is not None:
                self._on_exchange(_exchange(request, built, response, at, outcome, took_s))
        self._observe(request.provider, response)
        if not (response.is_success or (request.redirects and response.has_redirect_location)):
            raise error_from_response(request.provider, response)
        return response

    def _observe(self, provider: str, response: httpx.Response) -> None:
        self._answered[provider] = time.monotonic()
        self._clocks.hear(provider, response.headers)

    def _note(
        self, request: ApiRequest, outcome: int | str, took_s: float, response: httpx.Response | None
    ) -> None:
        level = logging.DEBUG if request.method == "GET" and isinstance(outcome, int) else logging.INFO
        fields: dict[str, object] = {
            "provider": request.provider,
            "request": f"{request.method} {request.label}".strip(),
            "outcome": outcome,
            "duration_ms": round(took_s * 1000),
        }
        if (concerns := _ABOUT.get()) is not None:
            fields |= concerns.log_fields
        if response is not None and (request_id := request_id_of(response)) is not None:
            fields["request_id"] = request_id  # what the provider's support asks for
        log.log(level, "provider.request", extra=fields)


def _exchange(  # noqa: PLR0917 - one attempt, as it went
    request: ApiRequest,
    built: httpx.Request,
    response: httpx.Response | None,
    at: datetime,
    outcome: int | str,
    took_s: float,
) -> RawExchange:
    return RawExchange(
        at=at,
        way=Way.OUT,
        peer=request.provider,
        method=request.method,
        route=request.label,
        url=str(built.url),
        duration_s=took_s,
        status=response.status_code if response is not None else None,
        failure=str(outcome) if response is None else "",
        request_headers=tuple(built.headers.multi_items()),
        request_body=built.content,
        answer_headers=tuple(response.headers.multi_items()) if response is not None else (),
        answer_body=response.content if response is not None else b"",
        key=_ABOUT.get(),
    )


def _build(limits: TimeLimits) -> httpx.AsyncClient:
    import httpx

    for late in ("_backends._asyncio", "streams.tls", "to_thread"):  # else loaded at the first request
        importlib.import_module(f"anyio.{late}")
    # Without it installed, httpcore looks for it four times a request, on disk. None is Python's own mark of
    # a module that is not there.
    if importlib.util.find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]
    # They write whole URLs, with the customer's number in them, and headers; we log our own lines.
    for noisy in ("httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return httpx.AsyncClient(
        verify=trusting_context(),
        timeout=httpx.Timeout(
            connect=limits.connect_s, read=limits.read_s, write=limits.write_s, pool=limits.connect_s
        ),
        limits=httpx.Limits(max_connections=20, max_keepalive_connections=10, keepalive_expiry=KEPT_ALIVE_S),
        follow_redirects=False,  # a redirect would carry the key to another host
        trust_env=True,  # a company's proxy
        mounts={f"all://{host}": None for host in ("127.0.0.1", "localhost", "[::1]")},  # never by proxy
    )

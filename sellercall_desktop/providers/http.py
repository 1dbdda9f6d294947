"""The one HTTP client of the program: pooled, with time limits, repeating only what may be repeated."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from base64 import b64encode
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import (
    ProviderAmbiguousError,
    ProviderError,
    ProviderUnreachableError,
    RateLimitedError,
)
from sellercall_desktop.core.exchanges.exchange import RawExchange, Way
from sellercall_desktop.core.retrying import retry
from sellercall_desktop.providers.clocks import ProviderClocks
from sellercall_desktop.providers.connections import (
    AnswerTooLongError,
    Connections,
    Purpose,
    TimeLimits,
    read_bounded,
)
from sellercall_desktop.providers.translation import error_from_exception, error_from_response, request_id_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    import httpx

    from sellercall_desktop.core.calls.facts import CallKey
    from sellercall_desktop.providers.answer import Answer
    from sellercall_desktop.providers.connections import Client

log = logging.getLogger(__name__)

_WARM_FOR_S = 25.0
_WITH_EACH = (
    ("Accept", "*/*"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Connection", "keep-alive"),
    ("User-Agent", "SellerCall Desktop"),
)
_ABOUT: ContextVar[CallKey | None] = ContextVar("about", default=None)
_PURPOSE: ContextVar[Purpose | None] = ContextVar("purpose", default=None)


@contextmanager
def about(key: CallKey) -> Iterator[None]:
    """What is requested in this context concerns that call. The SDK would pass no argument of ours on."""
    token = _ABOUT.set(key)
    try:
        yield
    finally:
        _ABOUT.reset(token)


@contextmanager
def following() -> Iterator[None]:
    """What is requested in this context is a poll or an import: it takes no place of a dial or a hang-up."""
    token = _PURPOSE.set(Purpose.FOLLOW)
    try:
        yield
    finally:
        _PURPOSE.reset(token)


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
    kept: bool = True  # among the exchanges; a list that is looked through each time only where it fails


class HttpPool:
    """Keeps connections to both providers open. Built at the first request, in its loop."""

    def __init__(
        self,
        limits: TimeLimits | None = None,
        retry: RetryPolicy | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        on_exchange: Callable[[RawExchange], None] | None = None,
        on_date: Mapping[str, Callable[[datetime, datetime, datetime], None]] | None = None,
    ) -> None:
        """Both must be quick.

        `on_exchange` hears of each attempt once it is over; `on_date`, by provider, when an answer was
        written by its ``Date`` header, between our moments before the request and after the answer.
        """
        self._limits, self._retry, self._sleep = limits or TimeLimits(), retry or RetryPolicy(), sleep
        self._on_exchange, self._on_date = on_exchange, on_date or {}
        self._connections = Connections(self._limits)
        self._answered: dict[str, float] = {}
        self._clocks = ProviderClocks()

    async def send(self, request: ApiRequest) -> Answer:
        """The answer, read and successful (2xx, or a redirection where one is asked for).

        Raises:
            ProviderError: it was refused, or did not come; see `translation`.
        """

        def pause_s(error: ProviderError, attempt: int) -> float | None:
            pause = self._retry.pause_s(error, attempt) if request.repeatable else None
            if pause is not None:
                told = {"provider": request.provider, "request": request.label, "after_s": round(pause, 2)}
                log.info("provider.retry", extra=told)
            return pause

        purpose = _PURPOSE.get() or (Purpose.LOOK if request.method == "GET" else Purpose.ACT)
        hurries = request.repeatable and purpose is not Purpose.FOLLOW
        within_s = chain([self._limits.first_s] if hurries else (), repeat(self._limits.total_s))
        return await retry(
            lambda: self._send_once(request, purpose, next(within_s)),
            *((ProviderError,), pause_s),
            sleep=self._sleep,
        )

    def is_warm(self, provider: str) -> bool:
        """Whether an answer came so lately that a connection is surely open."""
        last = self._answered.get(provider)
        return last is not None and time.monotonic() - last < _WARM_FOR_S

    def now_at(self, provider: str) -> datetime | None:
        """The provider's present, by its last ``Date`` header; None before its first answer."""
        return self._clocks.now(provider)

    async def aclose(self) -> None:
        """Close all connections. The next request opens new ones."""
        self._answered.clear()
        await self._connections.aclose()

    async def _send_once(self, request: ApiRequest, purpose: Purpose, within_s: float) -> Answer:
        client = await self._connections.client_for(request.provider, request.url)
        async with self._connections.place(request.provider, purpose):
            begun = utc_now()
            response = await self._exchange(client, request, within_s)
        self._observe(request.provider, response, begun)
        if not (response.is_success or (request.redirects and response.leads_to is not None)):
            raise error_from_response(request.provider, response)
        return response

    async def _exchange(self, client: Client, request: ApiRequest, within_s: float) -> Answer:
        """One request on the wire, and what came back. Whatever fails, fails with a `ProviderError`."""
        import httpx

        at, begun = datetime.now(UTC), time.monotonic()
        outcome: int | str = "cancelled"
        built: httpx.Request | None = None
        response: Answer | None = None
        try:
            built = _written(request)
            async with asyncio.timeout(within_s):
                response = await read_bounded(str(built.url), await client.ask(built))
            outcome = response.status_code
        except (httpx.HTTPError, TimeoutError) as error:
            outcome = type(error).__name__
            raise error_from_exception(request.provider, error) from error
        except (UnicodeError, httpx.InvalidURL) as error:  # a key or address no request can carry
            raise ProviderUnreachableError(request.provider, "the request cannot be written") from error
        except AnswerTooLongError as error:
            outcome = type(error).__name__
            raise ProviderAmbiguousError(request.provider, str(error)) from error
        except ProviderError:
            raise
        except Exception as error:  # a call must end, whatever the libraries below raise
            outcome = type(error).__name__
            log.exception("provider.fault", extra={"provider": request.provider})
            raise ProviderAmbiguousError(request.provider, outcome) from error
        finally:
            took_s = time.monotonic() - begun
            self._note(request, outcome, took_s, response)
            worth_keeping = request.kept or response is None or response.is_error
            if self._on_exchange is not None and built is not None and worth_keeping:
                self._on_exchange(_exchange(request, built, response, at, outcome, took_s))
        return response

    def _observe(self, provider: str, response: Answer, begun: datetime) -> None:
        self._answered[provider] = time.monotonic()
        theirs = self._clocks.hear(provider, response.headers)
        if theirs is not None and (heard := self._on_date.get(provider)) is not None:
            heard(begun, theirs, utc_now())

    def _note(self, request: ApiRequest, outcome: int | str, took_s: float, response: Answer | None) -> None:
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
    response: Answer | None,
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
        answer_headers=response.header_lines if response is not None else (),
        answer_body=response.content if response is not None else b"",
        key=_ABOUT.get(),
    )


def _written(request: ApiRequest) -> httpx.Request:
    """The request as it will leave. Raises `ProviderUnreachableError`: nothing of it has left."""
    import httpx

    given = {name.lower() for name in request.headers}
    url = request.url
    if request.query:  # not as the library's own parameters: it would take the address apart twice
        url += ("&" if "?" in url else "?") + urlencode(request.query)
    headers = [*request.headers.items(), *(line for line in _WITH_EACH if line[0].lower() not in given)]
    try:
        built = httpx.Request(
            request.method,
            url,
            headers=headers,
            json=request.json,
            data=request.form,  # a list of strings becomes repeated keys
        )
        auth = request.auth or (built.url.username, built.url.password)
        if any(auth):
            built.headers["Authorization"] = f"Basic {b64encode(':'.join(auth).encode()).decode()}"
        return built
    except Exception as error:  # a lone surrogate, a port that is none: the call must end, and say so
        raise ProviderUnreachableError(request.provider, "the request cannot be written") from error

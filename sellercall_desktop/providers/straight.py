"""Requests that no proxy leads: over aiohttp, which takes a fifth of the processor time of httpx's own pool.

What fails, fails with the errors of httpx: those before the first byte has left are told from all others.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import aiohttp
import httpx
from yarl import URL

from sellercall_desktop.providers.answer import Begun

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sellercall_desktop.certificates import Trust

_LONGEST_LINE_BYTES = 100_000  # of an answer's head; httpx takes as much
_UNWRITABLE = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


class Straight:
    """A pool of connections. Built anywhere; it opens in the loop that asks first."""

    def __init__(self, trusted: Trust, *, connect_s: float, read_s: float, most: int, kept_s: float) -> None:
        """`most` connections at once; one that was idle for `kept_s` is not used again."""
        trusted.set_alpn_protocols(["http/1.1"])
        self._trusted, self._most, self._kept_s = trusted, most, kept_s
        # Finding a name may take as long as connecting may.
        self._limits = aiohttp.ClientTimeout(
            total=None, connect=2 * connect_s, sock_connect=connect_s, sock_read=read_s
        )
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, request: httpx.Request) -> Begun:
        """The beginning of the answer. A redirect is one, and is not followed.

        Raises:
            httpx.TransportError: there is none. A connection that broke is never tried again.
        """
        url = request.url
        if url.scheme not in {"http", "https"} or not url.host:
            raise httpx.UnsupportedProtocol("this is no address of HTTP")
        if any(_UNWRITABLE.search(value) for _, value in request.headers.raw):
            raise httpx.LocalProtocolError("a header cannot be written")
        if self._session is None:
            self._session = self._open()
        answer = await self._session.request(
            request.method,
            # As it stands, without the user's name: that has become a header.
            URL(f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}", encoded=True),
            headers=[(name.decode("ascii"), value.decode("ascii")) for name, value in request.headers.raw],
            data=request.content or None,
            allow_redirects=False,
        )

        async def close() -> None:
            answer.close()  # the connection is kept where all has been read

        return Begun(answer.status, answer.reason or "", answer.raw_headers, _parts(answer), close)

    async def aclose(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=self._trusted, limit=self._most, keepalive_timeout=self._kept_s
            ),
            timeout=self._limits,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            max_line_size=_LONGEST_LINE_BYTES,
            max_field_size=_LONGEST_LINE_BYTES,
            # Within the session, which would itself send a read again whose connection broke.
            middlewares=(_once,),
        )


async def _parts(answer: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    with _as_httpx_says():
        async for part in answer.content.iter_any():
            yield part


async def _once(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    with _as_httpx_says():
        return await send(request)


@contextmanager
def _as_httpx_says() -> Iterator[None]:
    """What aiohttp raises, as httpx would. What may come after the first byte is none of those before it."""
    try:
        yield
    except aiohttp.ConnectionTimeoutError as error:
        raise httpx.ConnectTimeout(str(error)) from error
    except aiohttp.ClientConnectorCertificateError as error:
        raise httpx.ConnectError(str(error.certificate_error)) from error
    except aiohttp.ClientConnectorError as error:  # no name, no route, refused, or TLS failed
        raise httpx.ConnectError(str(error.os_error)) from error
    except TimeoutError as error:
        raise httpx.ReadTimeout(str(error)) from error
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientResponseError) as error:
        raise httpx.RemoteProtocolError(str(error)) from error
    except aiohttp.ClientPayloadError as error:
        raise httpx.RemoteProtocolError(str(error)) from error
    except (aiohttp.ClientError, OSError) as error:
        raise httpx.ReadError(str(error)) from error

"""The WebSocket of one conversation in text: JSON objects both ways, by the proxy that leads there."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sellercall_desktop.certificates import Trust, trusting_context
from sellercall_desktop.core.errors import (
    ProviderAmbiguousError,
    ProviderRefusedError,
    ProviderUnreachableError,
    ProxyUnusableError,
    SettingsError,
)
from sellercall_desktop.providers.ultravox.vocabulary import PROVIDER
from sellercall_desktop.settings.proxies import Proxies, is_this_machine, read_proxies

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import aiohttp

log = logging.getLogger(__name__)

OPENS_WITHIN_S = 15.0
HEARTBEAT_S = 20.0
LONGEST_MESSAGE_BYTES = 1_000_000


class TextSockets:
    """Opens them. Certificates and proxies are read once, at the first."""

    def __init__(self) -> None:
        self._reading = asyncio.Lock()
        self._ways: tuple[Trust, Proxies] | None = None

    async def open(self, url: str) -> TextSocket:
        """Join with this address, a bearer secret.

        Raises:
            ProviderRefusedError: it is no such address, or nobody is let in by it.
            ProviderUnreachableError: nobody answers there; ProxyUnusableError where a proxy is why.
        """
        _check(url)
        trust, proxies = await self._known_ways()
        try:
            proxy = proxies.proxy_for(url)
        except SettingsError as error:
            raise ProxyUnusableError(PROVIDER, error.source, error.problem) from error
        if proxy is not None and proxy.startswith("socks"):
            raise ProxyUnusableError(PROVIDER, "proxy", "a SOCKS proxy carries no conversations in text")
        return await _open(url, trust, proxy)

    async def _known_ways(self) -> tuple[Trust, Proxies]:
        async with self._reading:
            if self._ways is None:  # files and the system's settings are read: not on the loop
                self._ways = await asyncio.to_thread(lambda: (trusting_context(), read_proxies()))
            return self._ways


class TextSocket:
    """One that is open."""

    def __init__(self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._session, self._socket = session, socket

    async def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        """The objects that come, until it is closed. Sound is passed over."""
        import aiohttp

        async for message in self._socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                continue
            try:
                told = json.loads(message.data)
            except ValueError:
                log.warning("ultravox.text_unreadable", extra={"length": len(message.data)})
                continue
            if isinstance(told, dict):
                yield told

    async def send(self, told: dict[str, object]) -> None:
        """Send an object. Raises `ProviderAmbiguousError`: the connection is gone."""
        await self._sent(self._socket.send_str(json.dumps(told)))

    async def send_sound(self, samples: bytes) -> None:
        """Send s16le samples. Raises as `send`."""
        await self._sent(self._socket.send_bytes(samples))

    async def close(self) -> None:
        """Close it, if it is not."""
        await self._socket.close()
        await self._session.close()

    @staticmethod
    async def _sent(sending: Any) -> None:  # noqa: ANN401 - the library's own awaitable
        import aiohttp

        try:
            await sending
        except (OSError, aiohttp.ClientError) as error:
            raise ProviderAmbiguousError(
                PROVIDER, f"the connection is gone: {type(error).__name__}"
            ) from error


async def _open(url: str, trust: Trust, proxy: str | None) -> TextSocket:
    import aiohttp

    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=trust),
        timeout=aiohttp.ClientTimeout(total=None, connect=OPENS_WITHIN_S),
    )
    try:
        async with asyncio.timeout(OPENS_WITHIN_S):
            socket = await session.ws_connect(
                url, proxy=proxy, heartbeat=HEARTBEAT_S, max_msg_size=LONGEST_MESSAGE_BYTES
            )
        return TextSocket(session, socket)
    except BaseException as error:  # cancelled, too: else the session stays open
        await session.close()
        raise _translated(error) from error


def _translated(error: BaseException) -> BaseException:
    import aiohttp

    match error:  # never the library's own words: they hold the address
        case aiohttp.WSServerHandshakeError():
            return ProviderRefusedError(PROVIDER, "the conversation cannot be joined", status=error.status)
        case aiohttp.ClientError() | OSError():  # TimeoutError is one
            return ProviderUnreachableError(PROVIDER, f"the conversation: {type(error).__name__}")
    return error


def _check(url: str) -> None:
    parts = urlsplit(url)
    plain_here = parts.scheme == "ws" and is_this_machine(parts.hostname or "")
    if not parts.hostname or not (parts.scheme == "wss" or plain_here):
        raise ProviderRefusedError(PROVIDER, "the call has no address that text can be written to")

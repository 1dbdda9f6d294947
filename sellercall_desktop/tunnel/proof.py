"""The proof that an address is ours: a nonce sent to it must come back from this very program."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SettingsError, TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.settings.proxies import read_proxies
from sellercall_desktop.settings.webhook_paths import HEALTH

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

TIMEOUT_S = 10.0


class Proof:
    """Asks a public address for a nonce. Each time by a new connection, as a provider would."""

    def __init__(self, issue: Callable[[], str]) -> None:
        """`issue` makes a nonce that the public listener will know."""
        self._issue = issue
        self._clients: dict[str | None, httpx.AsyncClient] = {}  # by the proxy on the way

    async def ask(self, kind: str, url: str) -> None:
        """Return when the address leads here.

        Raises:
            TunnelError: it does not; `detail` says what came instead.
        """
        nonce = self._issue()
        try:
            async with asyncio.timeout(TIMEOUT_S):
                client = await self._client_for(url)
                response = await client.get(url + HEALTH, params={"nonce": nonce})
        except SettingsError as error:  # of the proxy on the way: its variable is named
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, str(error)) from error
        except Exception as error:  # whatever the libraries raise at an address: it is not proven
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, str(error) or type(error).__name__) from error
        if response.status_code != 200:
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, f"HTTP {response.status_code}")
        if f'"{nonce}"' not in response.text:
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, "another program answers there")

    async def close(self) -> None:
        """Close what is open."""
        clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            await client.aclose()

    async def _client_for(self, url: str) -> httpx.AsyncClient:
        proxies = await asyncio.to_thread(read_proxies)  # the system may be asked; it may have changed
        proxy = proxies.proxy_for(url)
        if proxy not in self._clients:
            self._clients[proxy] = await asyncio.to_thread(_build, proxy)  # imports, certificates: 100 ms
        return self._clients[proxy]


def _build(proxy: str | None) -> httpx.AsyncClient:
    import httpx

    from sellercall_desktop.certificates import trusting_context

    for noisy in ("httpx", "httpcore"):  # they write the nonce
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return httpx.AsyncClient(
        verify=trusting_context(),
        timeout=TIMEOUT_S,
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,  # a provider would not follow either
        trust_env=False,  # the environment is read by `settings.proxies`
        proxy=proxy,
    )

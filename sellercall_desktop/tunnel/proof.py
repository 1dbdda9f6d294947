"""The proof that an address is ours: a nonce sent to it must come back from this very program."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import TunnelError, TunnelProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

TIMEOUT_S = 10.0


class Proof:
    """Asks a public address for a nonce. Each time by a new connection, as a provider would."""

    def __init__(self, issue: Callable[[], str], timeout_s: float = TIMEOUT_S) -> None:
        """`issue` makes a nonce that the public listener will know."""
        self._issue, self._timeout_s = issue, timeout_s
        self._client: httpx.AsyncClient | None = None

    async def ask(self, kind: str, url: str) -> None:
        """Return when the address leads here.

        Raises:
            TunnelError: it does not; `detail` says what came instead.
        """
        if self._client is None:
            self._client = await asyncio.to_thread(_build)  # imports and certificates cost 100 ms
        import httpx

        nonce = self._issue()
        try:
            async with asyncio.timeout(self._timeout_s):
                response = await self._client.get(f"{url}/healthz", params={"nonce": nonce})
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, UnicodeError) as error:
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, str(error) or type(error).__name__) from error
        if response.status_code != 200:
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, f"HTTP {response.status_code}")
        if f'"{nonce}"' not in response.text:
            raise TunnelError(kind, TunnelProblem.NOT_PROVEN, "another program answers there")

    async def close(self) -> None:
        """Close what is open."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()


def _build() -> httpx.AsyncClient:
    import httpx

    from sellercall_desktop.certificates import trusting_context

    for noisy in ("httpx", "httpcore"):  # they write the nonce
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return httpx.AsyncClient(
        verify=trusting_context(),
        timeout=TIMEOUT_S,
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,  # a provider would not follow either
        mounts={f"all://{host}": None for host in ("127.0.0.1", "localhost", "[::1]")},  # never by proxy
    )

"""ngrok through its own SDK, in this process. It reconnects by itself; the proof shows whether it did."""

from __future__ import annotations

import asyncio
import importlib
import logging
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem

if TYPE_CHECKING:
    from sellercall_desktop.tunnel.local_address import LocalAddress

log = logging.getLogger(__name__)

KIND = "ngrok"
CLOSE_S = 3.0
SETTLE_S = 0.1  # SDK 1.4: an interpreter that ends within milliseconds of an answer crashes in its threads
RATE_WAIT_S = 60.0
_LOGIN = ("authentication failed", "ERR_NGROK_105", "ERR_NGROK_107")
_LIMIT = ("ERR_NGROK_108", "ERR_NGROK_727", "limited to", "Too many")


class _Listener(Protocol):
    """What we use of the SDK's listener."""

    def url(self) -> str: ...

    async def close(self) -> None: ...


class NgrokTunnel:
    """One listener at ngrok. Implements `core.tunnel.Tunnel`."""

    def __init__(self, authtoken: str, domain: str, local: LocalAddress) -> None:
        self._authtoken, self._domain, self._local = authtoken, domain, local
        self._listener: _Listener | None = None
        self._asked = False

    async def open(self) -> str:
        """Log in and take an address.

        Raises:
            TunnelError: the SDK is missing, or the service refused or cannot be reached.
        """
        try:
            sdk = await asyncio.to_thread(importlib.import_module, KIND)
        except ImportError as error:  # there is none for every system
            raise TunnelError(KIND, TunnelProblem.PROGRAM_MISSING, "ngrok") from error
        self._asked = True
        options = {"domain": self._domain} if self._domain else {}
        try:
            listener: _Listener = await sdk.forward(self._local.url, authtoken=self._authtoken, **options)
        except (ValueError, RuntimeError, OSError) as error:  # the SDK says everything by these
            raise self._error(error) from error
        self._listener = listener
        return listener.url().rstrip("/")

    async def lost(self) -> str:
        """Never returns: the SDK reconnects by itself and does not report when it gives up."""
        await asyncio.Event().wait()
        return ""

    async def close(self) -> None:
        """Give the address back; ngrok's own end has been known to hang, so it is not waited for long."""
        listener, self._listener = self._listener, None
        try:
            if listener is not None:
                async with asyncio.timeout(CLOSE_S):
                    await listener.close()
        except (TimeoutError, ValueError, RuntimeError) as error:
            log.warning("tunnel.close_failed", extra={"kind": KIND, "problem": type(error).__name__})
        if self._asked:
            await asyncio.sleep(SETTLE_S)

    def _error(self, error: Exception) -> TunnelError:
        text = " ".join(str(part) for part in error.args).replace(self._authtoken, "…")
        if any(sign in text for sign in _LOGIN):
            return TunnelError(KIND, TunnelProblem.LOGIN_REFUSED, text)
        if any(sign in text for sign in _LIMIT):
            return TunnelError(KIND, TunnelProblem.RATE_LIMITED, text, wait_s=RATE_WAIT_S)
        return TunnelError(KIND, TunnelProblem.UNREACHABLE, text)

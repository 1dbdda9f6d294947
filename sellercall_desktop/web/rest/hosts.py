"""Which names and pages may speak to the loopback listener: the answer to DNS rebinding and to CSRF."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.cors import permission

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from aiohttp.typedefs import Handler, Middleware

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def is_loopback(host: str) -> bool:
    """Whether a listener on this address is reachable from this computer only."""
    address = _address(host)
    return address.is_loopback if address else host.lower() == "localhost"


def host_allowed(header: str, configured: str) -> bool:
    """Whether a ``Host`` header names this server, with or without a port.

    Where the listener is on every address, any address may be named: a rebinding page needs a name.
    """
    match = re.fullmatch(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", header.lower())
    if match is None:
        return False
    name = match[1]
    mine = f"[{configured}]" if ":" in configured else configured.lower()
    everywhere = (address := _address(configured)) is not None and address.is_unspecified
    return name in LOOPBACK_NAMES or name == mine or (everywhere and _address(name.strip("[]")) is not None)


def page_allowed(request: web.Request) -> bool:
    """Whether the request comes from no web page, or from one that this server itself served."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower() != f"http://{request.headers.get('Host', '').lower()}":
        return False
    return request.headers.get("Sec-Fetch-Site", "none").lower() in ("none", "same-origin")


def only_from_here(configured: str, allowed: Callable[[], Collection[str]]) -> Middleware:
    """The middleware that refuses foreign names, and foreign pages but the `allowed` origins (403)."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        # A target that is a whole address names its own host, and that counts (RFC 9112, 3.2.2).
        whole = not request.raw_path.startswith("/")
        if whole or not host_allowed(request.headers.get("Host", ""), configured):
            raise ProblemError(403, "host_refused")
        if request.headers.get("Origin") in allowed():
            return permission(request) or await handler(request)
        if not page_allowed(request):
            raise ProblemError(403, "origin_refused")
        return await handler(request)

    return check


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None

"""Cross-origin permission for the web pages that the settings name: exact origins, never a wildcard.

SignalR's client sends credentials and its own headers; a browser refuses if any of these is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

METHODS = "GET, POST, PUT, DELETE"
HEADERS = "x-requested-with, x-signalr-user-agent, authorization, content-type"
REMEMBERED_S = 600  # for which a browser need not ask again


def permission(request: web.Request) -> web.Response | None:
    """The answer to an allowed page's preflight; None where the request is none.

    A preflight bears no token and does nothing (Fetch standard, 4.8). Unknown addresses have none.
    """
    if request.method != "OPTIONS" or "Access-Control-Request-Method" not in request.headers:
        return None
    if isinstance(request.match_info.http_exception, web.HTTPNotFound):
        return None
    return web.Response(
        status=204,
        headers={
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": HEADERS,
            "Access-Control-Max-Age": str(REMEMBERED_S),
        },
    )


def allow_pages(
    allowed: Callable[[], Collection[str]],
) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """What lets an allowed page read every answer, refusals too."""

    async def allow(request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Vary"] = "Origin"
        origin = request.headers.get("Origin")
        if origin is not None and origin in allowed():
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Credentials"] = "true"

    return allow

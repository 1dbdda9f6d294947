"""One connection of a listener: all that is used of aiohttp beyond what it documents, and why.

What is no HTTP at all reaches no middleware and no signal of an application: aiohttp answers it by itself,
tells its name and version, and repeats what was sent. Only `RequestHandler.handle_error` can say less, and
who overrides it has to make the handler. By it the listener also knows a connection before its first request
(`transport`, `force_close`, `Server.connections`, `BaseRequest.protocol`).
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.http import HttpProcessingError

from sellercall_desktop.web.edge import add_safe_headers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.web.limits import Limits

protocol_log = logging.getLogger(__name__)


class Conversation(web.RequestHandler):
    """Says little to whoever sends no HTTP, and as little of it to the log."""

    __slots__ = ("_on_gone",)

    def __init__(self, server: web.Server, limits: Limits, on_gone: Callable[[Conversation], None]) -> None:
        """`on_gone` hears that it has ended, or was let go."""
        self._on_gone = on_gone
        protocol_log.addFilter(_without_content)  # the same function: added once
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # it is how none is wanted
            logger=protocol_log,
            keepalive_timeout=limits.keep_alive_s,
            lingering_time=limits.linger_s,
        )

    def connection_lost(self, exc: BaseException | None) -> None:
        """The other side is gone."""
        super().connection_lost(exc)
        self._on_gone(self)

    def force_close(self) -> None:
        """It is let go: from now on it takes no place."""
        super().force_close()
        self._on_gone(self)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """The status and no word more, with the headers of every other answer."""
        super().handle_error(request, status, exc, message)  # it writes the log
        response = web.Response(status=status)
        add_safe_headers(response)
        response.force_close()
        return response


def _without_content(record: logging.LogRecord) -> bool:
    """What is no HTTP at all becomes one plain event: anybody can send it, with anything in it.

    A client that left before our middlewares began (aiohttp answers ``Expect`` before) is no event at all.
    """
    if record.exc_info and isinstance(record.exc_info[1], ConnectionError):
        return False
    if record.exc_info and isinstance(record.exc_info[1], (HttpProcessingError, web.RequestPayloadError)):
        record.msg, record.args, record.exc_info = "http.malformed", (), None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True

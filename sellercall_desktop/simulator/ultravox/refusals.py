"""A request that Ultravox refuses, and bodies that are no JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiohttp import web


class RefusedError(Exception):
    """The request is refused."""

    def __init__(self, status: int, body: object, retry_after_s: int | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.retry_after_s = retry_after_s


async def json_of(request: web.Request) -> Any:  # noqa: ANN401 - JSON from outside, not yet checked
    """The request's body. Raises `RefusedError`: 400 where it is no JSON."""
    try:
        return await request.json() if request.body_exists else {}
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise RefusedError(400, {"detail": f"JSON parse error - {error}"}) from error

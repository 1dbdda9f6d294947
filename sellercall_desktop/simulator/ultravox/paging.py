"""Ultravox's pages: an opaque cursor, full addresses in next and previous."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp import web

DEFAULT_SIZE = 10
MAX_SIZE = 100


class CursorError(Exception):
    """The cursor or the page size makes no sense."""


def page_of(request: web.Request, items: Sequence[dict[str, Any]], key: str = "") -> dict[str, Any]:
    """The page that was asked for.

    With `key` the cursor marks an item by that field, so that a list that grows at its front keeps its
    pages; without, a position in a list that grows at its end.

    Raises:
        CursorError: there is no such page.
    """
    asked = request.query.get("pageSize", str(DEFAULT_SIZE))
    if not asked.isdigit() or int(asked) < 1:
        raise CursorError("Invalid page size.")
    size = min(int(asked), MAX_SIZE)
    start = _start(request.query.get("cursor"), items, key)

    def uri(position: int) -> str:
        mark = items[position][key] if key else str(position)
        cursor = base64.urlsafe_b64encode(f"p={mark}".encode()).decode()
        return str(request.url.update_query(cursor=cursor))

    return {
        "next": uri(start + size) if start + size < len(items) else None,
        "previous": uri(max(0, start - size)) if start > 0 and items else None,
        "results": list(items[start : start + size]),
        "total": len(items),
    }


def _start(cursor: str | None, items: Sequence[dict[str, Any]], key: str) -> int:
    if not cursor:
        return 0
    try:
        mark = base64.urlsafe_b64decode(cursor).decode().removeprefix("p=")
        return next(i for i, item in enumerate(items) if item[key] == mark) if key else int(mark)
    except (binascii.Error, UnicodeDecodeError, ValueError, StopIteration) as error:
        raise CursorError("Invalid cursor.") from error

"""Twilio's pages: relative addresses, and a token that marks the place in a list that keeps growing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from aiohttp import web

DEFAULT_SIZE = 50
MAX_SIZE = 1000


def page_of(request: web.Request, key: str, items: list[dict[str, Any]], mark: str = "sid") -> dict[str, Any]:
    """The envelope with the page that was asked for; `mark` is the field that tells the items apart."""
    query = [
        (name, value)
        for name, value in request.query.items()
        if name not in {"PageSize", "Page", "PageToken"}
    ]
    size = min(max(_number(request.query.get("PageSize"), DEFAULT_SIZE), 1), MAX_SIZE)
    page = max(_number(request.query.get("Page"), 0), 0)
    start = _place(request.query.get("PageToken", ""), items, page * size, size, mark)
    shown = items[start : start + size]

    def uri(number: int, token: str = "") -> str:
        place = [("PageSize", str(size)), ("Page", str(number))] + ([("PageToken", token)] if token else [])
        return f"{request.path}?{urlencode(query + place)}"

    more = start + size < len(items)
    return {
        key: shown,
        "end": max(page * size + len(shown) - 1, 0),
        "first_page_uri": uri(0),
        "next_page_uri": uri(page + 1, "PA" + shown[-1][mark]) if more else None,
        "page": page,
        "page_size": size,
        "previous_page_uri": uri(page - 1, "PB" + shown[0][mark]) if page > 0 and shown else None,
        "start": page * size,
        "uri": uri(page, request.query.get("PageToken", "")),
    }


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdigit() else default


def _place(token: str, items: list[dict[str, Any]], fallback: int, size: int, mark: str) -> int:
    """Where the page begins: after (PA) or before (PB) the marked item."""
    positions = {item[mark]: position for position, item in enumerate(items)}
    position = positions.get(token[2:])
    if position is None:
        return fallback
    return position + 1 if token.startswith("PA") else max(0, position - size)

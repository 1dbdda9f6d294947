"""Places in a text as Qt counts them: in UTF-16, where a rare character takes two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def units(text: str) -> int:
    """How long a text is for Qt."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def span_of(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` in Qt's positions."""
    first = units(text[:start])
    return first, first + units(text[start:end])


def spans_of(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """As `span_of`, for many places in their order: each piece of the text is counted once."""
    if units(text) == len(text):
        yield from places
        return
    seen = counted = 0
    for start, end in places:
        first = counted + units(text[seen:start])
        seen, counted = end, first + units(text[start:end])
        yield first, counted

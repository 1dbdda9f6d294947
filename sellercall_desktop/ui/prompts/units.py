"""Places in a text as Qt counts them: in UTF-16, where a rare character takes two."""

from __future__ import annotations


def units(text: str) -> int:
    """How long a text is for Qt."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def span_of(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` in Qt's positions."""
    first = units(text[:start])
    return first, first + units(text[start:end])

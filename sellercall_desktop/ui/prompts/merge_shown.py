"""How much of a long merge is written at once: what stands around conflicts, and the beginnings of sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.diffing import SpanKind, TextSpan, folded, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINES_AROUND = 3
LONGEST_AROUND = 600
"""Characters of unchanged text on either side of a conflict."""


def around(text: str, *, is_first: bool, is_last: bool) -> Iterator[tuple[SpanKind, str]]:
    """The lines beside a conflict, the others as dots."""
    lines: Sequence[str] = lines_of(text)
    head, tail = 0 if is_first else _LINES_AROUND, 0 if is_last else _LINES_AROUND
    if len(lines) <= head + tail + 1:
        yield SpanKind.KEPT, text
        return
    if head:
        yield SpanKind.KEPT, "".join(lines[:head])
    yield SpanKind.GAP, "…"
    if tail:
        yield SpanKind.KEPT, "".join(lines[-tail:])


def near(sizes: Sequence[int], at: int, room: int) -> tuple[int, int]:
    """The first and the last of the places that are written with that one: as many as fit, on both sides."""
    first = last = at
    left = room - sizes[at]
    while True:
        before = sizes[first - 1] if first > 0 else left + 1
        after = sizes[last + 1] if last + 1 < len(sizes) else left + 1
        if min(before, after) > left:
            return first, last
        if after <= left:
            last, left = last + 1, left - after
        if before <= left:
            first, left = first - 1, left - before


def beginning(spans: tuple[TextSpan, ...], longest: int) -> tuple[Sequence[TextSpan], int]:
    """What of a side is shown, and how many characters of it are not; dots stand for what did not change."""
    if sum(len(span.text) for span in spans) <= longest:
        return spans, 0
    shown: list[TextSpan] = []
    left, hidden = longest, 0
    for span in folded(spans):
        if left > 0:
            shown.append(TextSpan(span.kind, span.text[:left]))
        hidden += max(0, len(span.text) - left)
        left = max(0, left - len(span.text))
    return shown, hidden


def ends_of(text: str) -> str:
    """Its beginning and its end, where all of it is too much."""
    half = LONGEST_AROUND // 2
    return text if len(text) <= LONGEST_AROUND else f"{text[:half]} … {text[-half:]}"

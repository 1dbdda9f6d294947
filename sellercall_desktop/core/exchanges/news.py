"""What is new in a poll's answer: most bring nothing, and the others mostly what the one before brought.

A live call is asked about three times a second. Kept whole, ten calls of ten minutes fill all the room that
exchanges have, and "seven days" become ten minutes.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.exchanges.exchange import FIRST_FAILURE, Body, ExchangeParts, Way

if TYPE_CHECKING:
    from sellercall_desktop.core.exchanges.exchange import RawExchange

KNOWN_ANSWERS = 2_000  # addresses of which the last answer is known: by a digest, or as a text
KNOWN_TEXTS = 500_000  # bytes of last answers, packed: a tenth of what they were, for they repeat themselves
WORTH_LEAVING_OUT = 400  # characters
SHOWN_AGAIN = 60  # characters of what was there before, to find the place

_Place = tuple[str, str, str]


class Unchanged:
    """Knows the last answer of each address. From the loop's thread."""

    def __init__(self) -> None:
        self._last: BoundedMap[_Place, bytes] = BoundedMap(KNOWN_ANSWERS)

    def is_old(self, raw: RawExchange) -> bool:
        """Whether this is a poll that was answered as the last time, and remembers its answer."""
        if not is_poll(raw):
            return False
        place = (raw.peer, raw.route, raw.url)
        digest = hashlib.blake2b(b"%d " % (raw.status or 0) + raw.answer_body, digest_size=16).digest()
        old = self._last.get(place) == digest
        self._last[place] = digest
        return old


class Tails:
    """Leaves out of an answer what the last one from that address said already. From one thread at a time."""

    def __init__(self) -> None:
        self._packed: BoundedMap[_Place, bytes] = BoundedMap(KNOWN_ANSWERS, size=len, most_size=KNOWN_TEXTS)

    def shortened(self, raw: RawExchange, parts: ExchangeParts, longest: int) -> ExchangeParts:
        """The exchange with at most `longest` characters of its answer, the new ones first of all."""
        text = parts.answer_body.text
        before, place = "", (raw.peer, raw.route, raw.url)
        if is_poll(raw):
            packed, self._packed[place] = self._packed.get(place), _packed(text)
            before = _unpacked(packed) if packed else ""
        same = _common(before, text)
        if same >= WORTH_LEAVING_OUT:
            left_out = same - SHOWN_AGAIN
            text = f"‹{left_out} characters as before› … {text[left_out:]}"
        elif len(text) <= longest:
            return parts
        text = text if len(text) <= longest else f"{text[:longest]}…"
        kind = "text" if same >= WORTH_LEAVING_OUT else parts.answer_body.kind
        return replace(parts, answer_body=Body(kind, text))


def is_poll(raw: RawExchange) -> bool:
    """A question that changes nothing, and was answered. A failure is always news."""
    return (
        raw.way is Way.OUT and raw.method == "GET" and raw.status is not None and raw.status < FIRST_FAILURE
    )


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")

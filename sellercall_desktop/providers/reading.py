"""What the providers send, read so that one odd thing in it costs no more than itself.

JSON may nest deeper than any reader goes, hold half of a surrogate pair (no text that a database or a socket
takes) or a NUL (PostgreSQL takes none); a list may point to itself, or never end.
"""

from __future__ import annotations

import json
import logging
import re
import time
from typing import TYPE_CHECKING, TypeVar

import msgspec

from sellercall_desktop.core.bounded import BoundedMap

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")
_MAYBE_UNWRITABLE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
_NAMED_AT_MOST = 500
_EMPTY_PAGES = 3
Item = TypeVar("Item")


def read_json(content: bytes | str) -> object:
    """The decoded document; what no text can hold in it has become U+FFFD.

    Raises:
        ValueError: it is no JSON, or nests too deeply.
    """
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        document: object = json.loads(raw)
        return _writable(document) if _MAYBE_UNWRITABLE.search(raw) else document
    except RecursionError as error:
        raise ValueError("it nests too deeply") from error


def _writable(value: object) -> object:
    match value:
        case str():
            return _UNWRITABLE.sub("\ufffd", value)
        case list():
            return [_writable(each) for each in value]
        case dict():
            return {_writable(key): _writable(each) for key, each in value.items()}
        case _:
            return value


class Oddities:
    """Names in the log what could not be read and was left out: once, for a poll meets it each second."""

    def __init__(self, provider: str) -> None:
        self._provider = provider
        self._named: BoundedMap[tuple[str, str], None] = BoundedMap(_NAMED_AT_MOST)

    def leave_out(self, what: str, of: str, problem: str = "") -> None:
        """`what` of the thing named `of` is left out."""
        if (what, of) in self._named:
            return
        self._named[what, of] = None
        fields = {"provider": self._provider, "what": what, "of": of[:60], "problem": problem[:200]}
        log.warning("provider.left_out", extra=fields)


def items_of(
    document: object, name: str, kind: type[Item], oddities: Oddities | None = None
) -> Iterator[Item]:
    """What stands in the document's list of that name, item by item: an odd one is left out and named.

    Raises:
        ValueError: there is no such list.
    """
    entries = document.get(name) if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise ValueError(f"no list {name!r}")  # noqa: TRY004 - as of what is no JSON at all
    for at, entry in enumerate(entries):
        try:
            yield msgspec.convert(entry, kind)
        except msgspec.ValidationError as error:
            if oddities is not None:
                oddities.leave_out(f"an entry of {name}", f"entry {at} of a list", str(error))


class PageGuard:
    """Says when a list is followed no further: it does not progress, or brings more than anybody uses."""

    def __init__(self, oddities: Oddities, of: str, *, pages: int, seconds: float) -> None:
        self._oddities, self._of, self._pages = oddities, of, pages
        self._until = time.monotonic() + seconds
        self._seen: set[str] = set()
        self._empty = 0

    def may_follow(self, address: str, entries: int) -> bool:
        """Whether to ask for the page at `address`, after one that held so many `entries`."""
        self._empty = 0 if entries else self._empty + 1
        reason = ""
        if address in self._seen:
            reason = "a page leads back to an earlier one"
        elif self._empty >= _EMPTY_PAGES:
            reason = "the pages are empty"
        elif len(self._seen) + 1 >= self._pages:
            reason = f"more than {self._pages} pages"
        elif time.monotonic() > self._until:
            reason = "the pages take too long"
        self._seen.add(address)
        if reason:
            self._oddities.leave_out("further pages", self._of, reason)
        return not reason

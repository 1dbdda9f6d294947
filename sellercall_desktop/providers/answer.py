"""A provider's answer: as it begins, and whole. Every way to a provider gives the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping

_OF_THE_BODY_AS_SENT = {"content-encoding", "content-length", "transfer-encoding"}
_LEAD_ELSEWHERE = {301, 302, 303, 307, 308}


class Begun(NamedTuple):
    """An answer whose body is still to come; `parts` are unpacked already."""

    status_code: int
    reason_phrase: str
    headers: Iterable[tuple[bytes, bytes]]
    parts: AsyncIterator[bytes]
    close: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """All of it. The names of `headers` are in small letters."""

    url: str  # that was asked
    status_code: int
    reason_phrase: str
    header_lines: tuple[tuple[str, str], ...] = field(repr=False)
    content: bytes = field(repr=False)

    @classmethod
    def of(cls, url: str, begun: Begun, content: bytes) -> Answer:
        """What has begun, with the body that came."""
        lines = tuple((_text(name).lower(), _text(value)) for name, value in begun.headers)
        kept = tuple(line for line in lines if line[0] not in _OF_THE_BODY_AS_SENT)
        return cls(url, begun.status_code, begun.reason_phrase, kept, content)

    @property
    def headers(self) -> Mapping[str, str]:
        """By name; one that came more than once stands as one."""
        found: dict[str, str] = {}
        for name, value in self.header_lines:
            found[name] = f"{found[name]}, {value}" if name in found else value
        return found

    @property
    def is_success(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status_code < 300

    @property
    def is_error(self) -> bool:
        """Whether it was not."""
        return self.status_code >= 400

    @property
    def leads_to(self) -> str | None:
        """Where else the answer points to."""
        where = self.headers.get("location") if self.status_code in _LEAD_ELSEWHERE else None
        return None if where is None else urljoin(self.url, where)

    def json(self) -> object:
        """The decoded body. Raises ValueError."""
        return json.loads(self.content)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")

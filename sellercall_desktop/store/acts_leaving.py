"""Acts on their way, a line each in a file beside the history: `core.steering.ports.ActsLeaving`.

A line is written in one go, and stays when the program is killed. Once the history has all of them the file
is empty again.
"""

from __future__ import annotations

import asyncio
import logging
import os
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from sellercall_desktop.core.calls.facts import ActAsked
from sellercall_desktop.store.calls.rows import UNREADABLE, fact_of, fact_values

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


class _ActLine(msgspec.Struct):
    call_id: str
    kind: str
    payload: str


class ActsLeavingFile:
    """One file, of one running program."""

    def __init__(self, path: Path) -> None:
        """`path` is made once it is needed; its folder is there."""
        self._path = path
        self._under_way: set[str] = set()

    def note(self, call_id: str, asked: ActAsked) -> bool:
        """See `ActsLeaving`."""
        fact = fact_values(asked)
        line = msgspec.json.encode(_ActLine(call_id, fact["kind"], fact["payload"])) + b"\n"
        try:
            with self._opened(os.O_APPEND) as file:
                file.write(line)
        except OSError as error:
            log.warning("act.not_noted", extra={"act_id": asked.act_id, "problem": str(error)})
            return False
        self._under_way.add(asked.act_id)
        return True

    def in_history(self, act_id: str) -> None:
        """See `ActsLeaving`."""
        self._under_way.discard(act_id)
        if not self._under_way:
            self._empty()

    async def left_behind(self) -> list[tuple[str, ActAsked]]:
        """See `ActsLeaving`."""
        found = await asyncio.to_thread(self._read)
        self._under_way |= {asked.act_id for _, asked in found}
        return found

    def _read(self) -> list[tuple[str, ActAsked]]:
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            log.warning("act.left_behind_unread", extra={"problem": str(error)})
            return []
        return [found for line in lines if (found := _act_in(line)) is not None]

    def _empty(self) -> None:
        try:
            with self._opened(os.O_TRUNC):
                pass
        except OSError as error:  # then the next start finds acts that the history has, which is no harm
            log.warning("act.still_noted", extra={"problem": str(error)})

    def _opened(self, how: int) -> BinaryIO:
        return os.fdopen(os.open(self._path, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb", buffering=0)


def _act_in(line: bytes) -> tuple[str, ActAsked] | None:
    try:
        read = msgspec.json.decode(line, type=_ActLine)
        act = fact_of(read.kind, read.payload)
    except UNREADABLE as error:
        log.warning("act.left_behind_unread", extra={"problem": str(error)})
        return None
    return (read.call_id, act) if isinstance(act, ActAsked) else None

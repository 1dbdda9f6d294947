"""The do-not-call list into a file and out of one, both told in the audit trail.

A thread takes half a minute to understand a hundred thousand numbers; it lets the loop go first after each.
"""

from __future__ import annotations

import asyncio
import codecs
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.guard.list_as_csv import ListReader, RefusedRow, list_as_csv
from sellercall_desktop.core.tasks import let_the_loop_run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.guard.do_not_call import DoNotCall

_TOLD_EVERY = 500  # rows
_AT_ONCE = 300  # entries in one transaction, or written in one go
_CODECS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's rows."""

    added: int
    known: int  # were on the list before, or stand in the file twice
    refused: tuple[RefusedRow, ...]


class ListTransfer:
    """Moves the list for one person, `by`."""

    def __init__(
        self, do_not_call: DoNotCall, audit: AuditTrail, now: Callable[[], datetime], by: str
    ) -> None:
        self._list, self._audit, self._now, self._by = do_not_call, audit, now, by

    async def import_from(
        self, path: Path, region: str, reason: str, on_read: Callable[[int], None] = lambda _rows: None
    ) -> Imported:
        """Put every number of the file on the list; nothing is listed before all of it is understood.

        Args:
            path: a CSV file.
            region: of numbers without a country code (ISO 3166).
            reason: of rows that give none.
            on_read: hears how many rows have been understood.

        Raises:
            OSError: the file cannot be read.
            StoreError: the rest is not listed; to import the file again does no harm.
        """
        now = self._now()
        draft = DoNotCallEntry("", now, self._by, reason)
        loop, unwanted = asyncio.get_running_loop(), threading.Event()

        entries: list[DoNotCallEntry] = []
        refused: list[RefusedRow] = []

        def understand() -> None:
            with path.open(encoding=_encoding_of(path), errors="replace", newline="") as file:
                for count, row in enumerate(ListReader(file, region, draft).rows(), 1):
                    if unwanted.is_set():
                        break
                    if isinstance(row, DoNotCallEntry):
                        entries.append(row)
                    else:
                        refused.append(row)
                    if count % _TOLD_EVERY == 0:
                        loop.call_soon_threadsafe(on_read, count)
                    let_the_loop_run()

        try:
            await asyncio.to_thread(understand)
        finally:
            unwanted.set()
        words = f"{len(entries)} numbers, {len(refused)} rows without one"
        added = await self._add(entries, AuditEntry(now, self._by, AuditKind.IMPORT, path.name, words))
        return Imported(added, len(entries) - added, tuple(refused))

    async def _add(self, entries: Sequence[DoNotCallEntry], act: AuditEntry) -> int:
        added = 0
        for begin in range(0, len(entries), _AT_ONCE):
            some = entries[begin : begin + _AT_ONCE]
            kept = await self._list.add_all(some, None if begin else act)
            added += len({id(entry) for entry in kept} & {id(entry) for entry in some})
        return added

    async def export_to(self, path: Path, separator: str) -> int:
        """Write the whole list; returns how many numbers it has.

        Raises:
            OSError: the file cannot be written.
            StoreError: the list cannot be read, or the act not be written down: there is no new file then.
        """
        entries = await self._list.all()
        beside = path.with_name(path.name + ".new")

        def write() -> None:
            with beside.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
                for begin in range(0, len(entries) or 1, _AT_ONCE):
                    some = entries[begin : begin + _AT_ONCE]
                    file.write(list_as_csv(some, separator, heading=not begin))
                    let_the_loop_run()

        try:
            await asyncio.to_thread(write)
            words = f"{len(entries)} numbers"
            act = AuditEntry(self._now(), self._by, AuditKind.EXPORT, path.name, words)
            await self._audit.append(act)
            await asyncio.to_thread(beside.replace, path)
        finally:
            await asyncio.to_thread(beside.unlink, missing_ok=True)
        return len(entries)


def _encoding_of(path: Path) -> str:
    """UTF-8 unless the file says or shows otherwise: older spreadsheets write in their computer's own."""
    with path.open("rb") as file:
        begin = file.read(3)
        for mark, name in _CODECS.items():
            if begin.startswith(mark):
                return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(65536):
                decoder.decode(block)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"

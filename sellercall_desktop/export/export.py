"""One export: pages of the history, as the list shows them, into a file beside its place, then there.

It reads a page, writes it on a thread, and only then reads the next, so that memory stays the same however
many calls there are. Cancelled or failed, it leaves nothing behind.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from sellercall_desktop.core.calls.exported import columns_of, row_of
from sellercall_desktop.core.tasks import let_the_loop_run
from sellercall_desktop.export.csv_file import CsvLines, CsvRows
from sellercall_desktop.export.whole_file import UnwantedError, WholeFile, folder_beside
from sellercall_desktop.export.xlsx_file import XlsxRows

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from pathlib import Path

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.exported import Cell, ExportWords
    from sellercall_desktop.core.calls.history import CallPage, CallQuery

T = TypeVar("T")
PAGE = 200
PACKING = -1
_AT_ONCE = 10  # rows between two moments at which other threads have their turn: Python gives it only so
_BREATH_S = 0.0002


class ExportFormat(StrEnum):
    """The kind of file; its value is also how its name ends."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many calls, and how many texts an Excel cell could not hold whole."""

    calls: int
    cut: int = 0


class PageSource(Protocol):
    """Where the calls come from: the history."""

    async def page(
        self, query: CallQuery, cursor: str | None = None, limit: int = 200, *, spoken: bool = False
    ) -> CallPage:
        """As `CallStore.page`."""


class RowsFile(Protocol):
    """A file that takes rows."""

    cut: int

    def rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write these below the others."""

    def close(self) -> None:
        """No more come."""

    def leave(self) -> None:
        """Nothing is held open any more, whether it was closed or broken off."""


class CallExport:
    """One export of a kind of file; `spoken`: with the conversations."""

    def __init__(self, form: ExportFormat, words: ExportWords, *, spoken: bool = False) -> None:
        self._form, self._words, self._spoken = form, words, spoken
        self._columns = columns_of(spoken=spoken)
        self._unwanted = False

    async def write(
        self,
        calls: PageSource,
        query: CallQuery,
        path: Path,
        on_progress: Callable[[int], None] = lambda _done: None,
    ) -> Exported:
        """All calls of the query; `on_progress` hears how many are written, then `PACKING`.

        Raises:
            OSError: it cannot be written there; what lay there before still does.
            StoreError: the history cannot be read.
        """
        async with folder_beside(path) as folder:
            aside = folder / "whole"
            written = await self._fill(aside, calls, query, on_progress)
            await asyncio.to_thread(os.replace, aside, path)
        return written

    async def chunks(self, calls: PageSource, query: CallQuery) -> AsyncIterator[bytes]:
        """The CSV file in pieces, as they are read."""
        lines = CsvLines(self._words)
        yield lines.header(self._columns)
        async for page in self._pages(calls, query):
            yield await asyncio.to_thread(self._joined, lines, page)

    async def _fill(
        self, path: Path, calls: PageSource, query: CallQuery, on_progress: Callable[[int], None]
    ) -> Exported:
        done = 0
        file = WholeFile(path, lambda: self._unwanted)
        put: RowsFile | None = None
        try:
            put = await self._on_a_thread(self._open, file, path.parent)
            async for page in self._pages(calls, query):
                await self._on_a_thread(self._put, put, page)
                done += len(page)
                on_progress(done)
            on_progress(PACKING)
            await self._on_a_thread(put.close)
            await self._on_a_thread(file.keep)
        finally:
            file.leave()
            if put is not None:
                put.leave()
        return Exported(done, put.cut)

    async def _pages(self, calls: PageSource, query: CallQuery) -> AsyncIterator[Sequence[Call]]:
        cursor: str | None = None
        while True:
            page = await calls.page(query, cursor, PAGE, spoken=self._spoken)
            yield page.calls
            if (cursor := page.next) is None:
                return

    # --- on a thread --------------------------------------------------------------------------

    def _open(self, file: WholeFile, folder: Path) -> RowsFile:
        if self._form is ExportFormat.XLSX:
            return XlsxRows(file, folder, self._columns, self._words)
        return CsvRows(file, self._columns, self._words)

    def _joined(self, lines: CsvLines, calls: Sequence[Call]) -> bytes:
        return b"".join(map(lines.rows, self._rows(calls)))

    def _put(self, put: RowsFile, calls: Sequence[Call]) -> None:
        for rows in self._rows(calls):
            put.rows(rows)

    def _rows(self, calls: Sequence[Call]) -> Iterator[list[list[Cell]]]:
        for start in range(0, len(calls), _AT_ONCE):
            if self._unwanted:
                raise UnwantedError
            yield [row_of(call, self._columns, self._words) for call in calls[start : start + _AT_ONCE]]
            let_the_loop_run(_BREATH_S)

    async def _on_a_thread(self, work: Callable[..., T], *args: object) -> T:
        """Cancelled, it waits until the thread has let go of the file."""
        running = asyncio.get_running_loop().run_in_executor(None, work, *args)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            self._unwanted = True
            with suppress(UnwantedError, OSError):
                await running
            raise

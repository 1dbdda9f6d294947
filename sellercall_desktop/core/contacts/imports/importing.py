"""An import from end to end: open a file, tell what would become of its rows, write them, undo.

Rows are read and understood on a thread, a portion at a time, and looked up between two portions; while one
is written, the next is judged, and the one after it read. Memory holds three. An import that is cancelled or
fails leaves nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from uuid import uuid4

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.contacts.contact import ContactsChanged
from sellercall_desktop.core.contacts.imports.columns import LOOKED_AT, recognised
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.judging import JudgedRow, RowJudge, RowVerdict, counts_of
from sellercall_desktop.core.contacts.imports.listing import entries_of, put_on
from sellercall_desktop.core.contacts.imports.mapping import REASON_TITLES
from sellercall_desktop.core.contacts.imports.numbers import RowReason, read_as
from sellercall_desktop.core.contacts.imports.off_countries import OffCountries
from sellercall_desktop.core.contacts.imports.rejected import ImportWords, RejectedRows
from sellercall_desktop.core.contacts.imports.rows import RowReader
from sellercall_desktop.core.contacts.imports.table import TableKind
from sellercall_desktop.core.contacts.imports.writing import Portion, PortionWriter
from sellercall_desktop.core.contacts.ports import ContactImport
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.core.tasks import let_the_loop_run

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.contacts.imports.judging import Known
    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping, Mappings
    from sellercall_desktop.core.contacts.imports.rows import RowRead
    from sellercall_desktop.core.contacts.imports.table import OpenTable, Row, Tables, TableSource
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.guard.do_not_call import DoNotCall, DoNotCallEntry

log = logging.getLogger(__name__)
T = TypeVar("T")

MOST_SHOWN = 2_000
"""Rows of each verdict that a preview shows one by one; all are counted."""
_AT_ONCE = 500  # rows
_BREATH = 50  # rows between two moments in which the loop goes first: a millisecond

Progress = Callable[[float, int], None]
"""Hears what share of the file has been read, and how many rows."""


def _nobody_hears(_share: float, _rows: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class ContactFile:
    """A file that is open for an import. `sample`: its first rows, the titles among them."""

    table: OpenTable
    mapping: ColumnMapping
    is_remembered: bool  # the mapping was corrected by somebody when such a file came before
    sample: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a preview that a person should see: where it stands, what it says, what is the matter."""

    row: int
    text: str  # of the cell that is the matter; the name where none is
    reasons: tuple[RowReason, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What would become of the rows, before anything is written."""

    counts: Counter[RowVerdict]
    reasons: Counter[RowReason]  # of the rejected rows
    shown: dict[RowVerdict, list[ShownRow]] = field(default_factory=dict)  # but ready ones, the first of each
    off: int = 0  # of the ready ones: calls to the country of all their numbers are off by its law

    @property
    def rows(self) -> int:
        """All rows with anything in them."""
        return self.counts.total()


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What an import did. `rejected_file`: None where no row was rejected."""

    import_id: str
    counts: Counter[RowVerdict]
    made: int  # contacts
    completed: int  # contacts that were there
    rejected_file: Path | None
    listed: int = 0  # numbers that it put on the do-not-call list, where they stay when it is undone


@dataclass(frozen=True, slots=True)
class ImportPlace:
    """Whose imports: the desk, who sits there, and what they are understood by."""

    desk: str
    by: str  # as in the audit trail
    region: str  # of numbers without a country code (ISO 3166)
    words: ImportWords = field(default_factory=ImportWords)


class ImportParts(NamedTuple):
    """What an import works with."""

    store: ContactStore
    do_not_call: DoNotCall
    tables: Tables
    mappings: Mappings
    bus: Bus
    off_countries: Callable[[], Iterable[str]] = tuple
    """Those to which the law has calls off (ISO 3166)."""


class ContactImporting:
    """Imports for one desk."""

    def __init__(
        self,
        parts: ImportParts,
        now: Callable[[], datetime],
        place: ImportPlace,
    ) -> None:
        self._store, self._list, self._tables, self._mappings, self._bus = parts[:5]
        self._off_countries = parts.off_countries
        self._now, self._place = now, place

    async def open(self, source: TableSource, sheet: str = "") -> ContactFile:
        """Open a file or the text of a paste, and tell which column seems to say what. Close its table.

        Raises:
            ImportFileError: contacts cannot be read out of it.
        """
        return await asyncio.to_thread(self._open, source, sheet)

    def _open(self, source: TableSource, sheet: str) -> ContactFile:
        table = self._tables.open(source, sheet)
        try:
            sample = tuple(islice(table.rows(), LOOKED_AT))
            mapping = recognised(sample, self._place.region)
            kept = self._mappings.of(mapping.digest)
            if kept is not None:
                try:
                    return ContactFile(table, mapping.adapted(kept), is_remembered=True, sample=sample)
                except ImportFileError:  # kept by another version
                    log.warning("contacts.mapping_unusable", extra={"digest": mapping.digest})
        except Exception:
            table.close()
            raise
        return ContactFile(table, mapping, is_remembered=False, sample=sample)

    async def preview(
        self,
        file: ContactFile,
        mapping: ColumnMapping,
        on_progress: Progress = _nobody_hears,
    ) -> ImportPreview:
        """What would become of every row by this mapping. Nothing is written.

        Args:
            file: as `open` gave it.
            mapping: which column says what.
            on_progress: hears what share has been read, and how many rows.

        Raises:
            ImportFileError: no column holds numbers, or the file cannot be read any further.
            StoreError: the contacts or the list cannot be read.
        """
        _check(file, mapping)
        made, off, never = ImportPreview(Counter(), Counter()), OffCountries(self._off_countries()), 0

        def count(rows: Sequence[JudgedRow]) -> int:
            return _count(rows, made, off, mapping.region)

        async with aclosing(self._judged(file, RowReader(mapping), count, on_progress)) as portions:
            async for of_portion in portions:
                never += of_portion
        return replace(made, off=never)

    async def write(
        self,
        file: ContactFile,
        mapping: ColumnMapping,
        rejected_to: Path | None = None,
        on_progress: Progress = _nobody_hears,
    ) -> ImportDone:
        """Import what can be, as one step that `undo` takes back; what cannot goes into a file.

        Numbers of rows that say so go on the do-not-call list, before their contacts are there. They stay
        on it when the import is undone, broken off or fails: who wants no calls does not want them again.

        Args:
            file: as `open` gave it.
            mapping: which column says what; remembered for files of this kind.
            rejected_to: where the rejected rows go; None: nowhere.
            on_progress: hears what share has been read, and how many rows.

        Raises:
            ImportFileError: no column holds numbers, the file cannot be read any further, or the rejected
                rows cannot be written. Nothing was imported.
            StoreError: nothing was imported.
        """
        _check(file, mapping)
        at = self._now()
        separator = file.table.about.separator or self._place.words.separator
        words = self._place.words._replace(separator=separator)
        rejected = RejectedRows(rejected_to, mapping, words)
        begun = ContactImport(
            uuid4().hex, file.table.about.name, at, self._place.by, self._place.desk, counts=()
        )
        await self._store.begin_import(begun)
        try:
            done = await self._write_all(file, mapping, begun, rejected, on_progress)
        except BaseException:  # cancelled, too: who stops an import wants nothing of it
            await self._take_back(begun)
            raise
        finally:
            await asyncio.to_thread(rejected.leave)
        await asyncio.to_thread(self._remember, mapping)
        self._bus.publish(ContactsChanged())
        return done

    async def undo(self, import_id: str) -> int:
        """Take an import back whole; how many contacts are as they were before. What was edited since stays.

        So do the numbers that it put on the do-not-call list.

        Raises:
            StoreError: it stays.
        """
        at = self._now()
        act = AuditEntry(at, self._place.by, AuditKind.IMPORT, import_id, "undone", desk=self._place.desk)
        count = await self._store.undo_import(import_id, at, act)
        self._bus.publish(ContactsChanged())
        return count

    async def _write_all(
        self,
        file: ContactFile,
        mapping: ColumnMapping,
        begun: ContactImport,
        rejected: RejectedRows,
        on_progress: Progress,
    ) -> ImportDone:
        counts: Counter[RowVerdict] = Counter()

        def prepare(rows: Sequence[JudgedRow]) -> tuple[Portion, list[DoNotCallEntry]]:
            counts.update([row.verdict for row in rows])
            rejected.add([row.read for row in rows if row.verdict is RowVerdict.REJECTED])
            entries = entries_of(rows, begun, self._place.words.source)
            return Portion(rows, begun, self._store.ready), entries

        writer, listed = PortionWriter(self._store), 0
        try:
            async with aclosing(
                self._judged(file, RowReader(mapping, begun), prepare, on_progress)
            ) as portions:
                async for portion, entries in portions:
                    listed += await put_on(self._list, entries, begun)
                    await writer.write(portion)
            await writer.finish()
        finally:
            await writer.leave()
        made, completed = writer.made, writer.completed
        path = await asyncio.to_thread(rejected.keep)
        results = (("made", made), ("completed", completed), ("listed", listed))
        closed = replace(begun, counts=(*counts_of(counts), *results))
        told = f"{made} made, {completed} completed, {counts[RowVerdict.REJECTED]} rows rejected"
        act = AuditEntry(begun.at, begun.by, AuditKind.IMPORT, begun.file_name, told, desk=begun.desk)
        await self._store.end_import(closed, act)
        return ImportDone(begun.id, counts, made, completed, path, listed)

    async def _take_back(self, begun: ContactImport) -> None:
        act = AuditEntry(
            self._now(), begun.by, AuditKind.IMPORT, begun.file_name, "broken off", desk=begun.desk
        )
        try:
            await self._store.undo_import(begun.id, begun.at, act)
        except StoreError as error:  # the next start takes it back
            log.warning("contacts.import_not_taken_back", extra={"error": str(error)})

    async def _judged(
        self,
        file: ContactFile,
        reader: RowReader,
        work: Callable[[list[JudgedRow]], T],
        on_progress: Progress,
    ) -> AsyncGenerator[T, None]:
        """What `work` makes of each portion, on the thread that judges it: each change of threads waits."""
        await self._list.prepare()
        judge, count = RowJudge(self._list), 0
        rows = _values_of(file.table, reader.mapping)
        on_thread = asyncio.get_running_loop().run_in_executor

        def judged(portion: list[RowRead], known: Known) -> T:
            return work(judge.judged(portion, known))

        coming = on_thread(None, _read, rows, reader)
        under_way: tuple[asyncio.Future[Any], ...] = (coming,)
        try:
            while portion := await asyncio.shield(coming):
                coming = on_thread(None, _read, rows, reader)
                under_way = (coming,)
                known = await self._store.by_numbers(judge.numbers_of(portion))
                judging = on_thread(None, judged, portion, known)
                under_way = (coming, judging)
                done = await asyncio.shield(judging)
                count += len(portion)
                yield done
                on_progress(file.table.share, count)
        finally:  # nobody lets go of the files while a thread works with them
            await asyncio.wait(under_way)
            for each in under_way:
                if not each.cancelled():
                    each.exception()  # whoever asked for it has gone

    def _remember(self, mapping: ColumnMapping) -> None:
        try:
            self._mappings.keep(mapping.digest, mapping.as_json())
        except OSError as error:  # the import is done all the same
            log.warning("contacts.mapping_not_kept", extra={"error": str(error)})


def _check(file: ContactFile, mapping: ColumnMapping) -> None:
    if not mapping.has_numbers:
        raise ImportFileError(ImportFileProblem.NO_NUMBERS, file.table.about.name)


def _values_of(table: OpenTable, mapping: ColumnMapping) -> Iterator[Row]:
    """The rows below the titles; of a file of rejected rows as they were in its source."""
    is_ours = table.about.kind is TableKind.TEXT and any(
        use.title in REASON_TITLES for use in mapping.columns
    )
    header = -1 if mapping.header_row is None else mapping.header_row
    for number, cells in table.rows():
        if number > header:
            yield number, ([cell.removeprefix("'") for cell in cells] if is_ours else cells)


def _read(rows: Iterator[Row], reader: RowReader) -> list[RowRead]:
    """The next rows."""
    read: list[RowRead] = []
    for row in islice(rows, _AT_ONCE):
        read.append(reader.read(row))
        if len(read) % _BREATH == 0:
            let_the_loop_run()
    return read


def _count(rows: Sequence[JudgedRow], preview: ImportPreview, off: OffCountries, region: str) -> int:
    """How many of them are ready and yet never called."""
    never = 0
    for row in rows:
        preview.counts[row.verdict] += 1
        if row.verdict is RowVerdict.READY:
            never += off.hold_all(number.e164 for number in row.read.said.numbers)
            continue
        if row.verdict is RowVerdict.REJECTED:
            preview.reasons.update({reason for _, reason in row.read.reasons})
        shown = preview.shown.setdefault(row.verdict, [])
        if len(shown) < MOST_SHOWN:
            shown.append(_shown(row, region))
    return never


def _shown(row: JudgedRow, region: str) -> ShownRow:
    read, more = row.read, ((RowReason.OTHER_NAME,) if row.has_other_name else ())
    at = read.reasons[0][0] if read.reasons else None
    text = read.cells[at].strip() if at is not None and at < len(read.cells) else ""
    if read.reasons and read.reasons[0][1] in (RowReason.ABROAD, RowReason.PERHAPS_ABROAD):
        text = f"{text} → {read_as(text, read.region or region)}"
    return ShownRow(read.row, text or read.said.title, (*(reason for _, reason in read.reasons), *more))

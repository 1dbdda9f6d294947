"""Reads CSV, TSV and their relatives, row by row, and pastes from a spreadsheet, which are the same.

The separator is the one that cuts the first rows alike; a text in which none does has one column. Rows are
counted as a spreadsheet counts them: a cell with line breaks is in one row.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from itertools import islice
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.table import TableAbout, TableKind
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.tables.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO, TextIO

    from sellercall_desktop.core.contacts.imports.table import Row

_SEPARATORS = ";\t,|"
_NONE = "\x1f"  # as a separator: there is one column
_SAMPLE_LINES = 60
_SAMPLE_CHARACTERS = 200_000
_ALIKE, _MOSTLY_ALIKE = 0.9, 0.6  # of the sample's rows
_TITLES = 5  # rows above the names of the columns
_BELOW_TITLES = 0.95  # the worth of a separator that does not cut the first row
_DIGIT = re.compile(r"\d")
_LONGEST_CELL_LINES = 300  # a quote that was never closed would take the rest of the file into one cell
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f")

csv.field_size_limit(1 << 20)


class TextTable:
    """See `OpenTable`."""

    def __init__(self, file: BinaryIO, size: int, name: str, kind: TableKind = TableKind.TEXT) -> None:
        """`file` is closed with the table; a text that is no table is refused.

        Raises:
            ImportFileError: it is empty, or holds what no text holds.
            OSError: it cannot be read.
        """
        self._file, self._size = file, max(size, 1)
        encoding = encoding_of(file)
        self._encoding = encoding
        with_marks = self._text()
        sample = list(islice(with_marks, _SAMPLE_LINES))
        head = "".join(sample)[:_SAMPLE_CHARACTERS]
        if not head.strip():
            raise ImportFileError(ImportFileProblem.EMPTY, name)
        if not _CONTROLS.isdisjoint(head) or head.startswith("%PDF"):
            raise ImportFileError(ImportFileProblem.NOT_A_TABLE, name)
        self._told = (
            sample[0][4:5] if sample[0].startswith("sep=") and len(sample[0].strip("\r\n")) == 5 else ""
        )
        separator = self._told or separator_of(sample)
        self.about = TableAbout(kind, name, separator, encoding)

    @property
    def share(self) -> float:
        """See `OpenTable`."""
        return 0.0 if self._file.closed else min(self._file.tell() / self._size, 1.0)

    def rows(self) -> Iterator[Row]:
        """See `OpenTable`."""
        lines = iter(self._text())
        if self._told:
            next(lines, "")
        try:
            yield from _rows(lines, self.about.separator or _NONE)
        except OSError as error:
            problem = ImportFileProblem.UNREADABLE
            raise ImportFileError(problem, self.about.name, error.strerror or str(error)) from error

    def close(self) -> None:
        """See `OpenTable`."""
        self._file.close()

    def _text(self) -> TextIO:
        self._file.seek(0)
        # Not the file itself: a wrapper that goes would close it.
        return io.TextIOWrapper(
            io.BufferedReader(_Kept(self._file)), encoding=self._encoding, errors="replace", newline=""
        )


class _Kept(io.RawIOBase):
    """Reads the file, and leaves it open."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._under = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = self._under.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


def separator_of(lines: list[str]) -> str:
    """What cuts these lines into columns; empty where nothing does."""
    text = "".join(lines)
    found: list[tuple[float, int, str]] = []
    for separator in _SEPARATORS:
        rows = [cells for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if cells]
        if len(lines) == _SAMPLE_LINES:
            rows = rows[:-1]  # the sample may end within it
        alike, width = _alike(rows)
        if width > 1 and alike >= _ALIKE:
            found.append((alike, width, separator))
    return max(found)[2] if found else _separator_of_lines(lines)


def _alike(rows: list[list[str]]) -> tuple[float, int]:
    """How good a separator is that gives these rows, 0 to 1, and how many cells most of them have.

    A title may stand above the others, and rows may lack their last cells. Where only rows with digits are
    cut, a comma is a decimal one.
    """
    width, _ = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    first = next((at for at, cells in enumerate(rows) if len(cells) == width), 0)
    if first > _TITLES or (first and any(map(_DIGIT.search, rows[first]))):
        return 0.0, width
    below = rows[first:]
    share = sum(1 < len(cells) <= width for cells in below) / max(len(below), 1)
    return share * (_BELOW_TITLES if first else 1), width


def _separator_of_lines(lines: list[str]) -> str:
    """Where quotes do not pair: each line as it stands, without what is quoted."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    found = []
    for separator in _SEPARATORS:
        counts = [line.count(separator) for line in bare if line.strip()]
        alike = sum(count == counts[0] for count in counts) / len(counts)
        if counts[0] and alike >= _MOSTLY_ALIKE:
            found.append((alike, counts[0], separator))
    return max(found)[2] if found else ""


class _Lines:
    """Lines that can be given back: those of the row that is being read are remembered."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._given_back = iter(lines), deque[str]()
        self.of_row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        while line := self._given_back.popleft() if self._given_back else next(self._lines, ""):
            self.of_row.append(line)
            if len(self.of_row) > _LONGEST_CELL_LINES:
                raise csv.Error("a quote that is never closed")
            yield line.replace("\0", "") if "\0" in line else line

    def all_but_first(self) -> str:
        """Give back what the row has read but its first line, and return that."""
        first, *rest = self.of_row
        self._given_back.extendleft(reversed(rest))
        self.of_row.clear()
        return first


def _rows(lines: Iterable[str], separator: str) -> Iterator[Row]:
    """Rows with their numbers. Where quotes do not pair, a line counts as it stands."""
    number, remembered = 0, _Lines(lines)
    while True:
        try:
            for cells in csv.reader(remembered, delimiter=separator, strict=True):
                remembered.of_row.clear()
                number += 1
                if any(cells):
                    yield number, cells
        except csv.Error:
            number += 1
            line = remembered.all_but_first().rstrip("\r\n")
            cells = [cell.strip('"') for cell in line.split(separator)]
            if any(cells):
                yield number, cells
        else:
            return

"""A CSV file that spreadsheets read as it is meant: numbers of telephones stay texts, no text is a formula.

UTF-8 with a byte order mark, lines ended by CR LF. A text that a spreadsheet would calculate, or take for a
number or a date, gets an apostrophe in front, as does one that begins with an apostrophe: who reads the file
by program takes one away.
"""

from __future__ import annotations

import csv
from datetime import datetime
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

from sellercall_desktop.core.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.exported import Cell, ExportWords, FileColumn
    from sellercall_desktop.export.whole_file import WholeFile

BYTE_ORDER_MARK = "\ufeff"


def number_text(value: float | Decimal, decimal_point: str) -> str:
    """All its digits, never in powers of ten."""
    text = f"{value:f}" if isinstance(value, Decimal) else f"{value:.3f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", decimal_point)


class CsvLines:
    """Makes lines of cells."""

    def __init__(self, words: ExportWords) -> None:
        self._words = words
        self._lines = StringIO()
        self._writer = csv.writer(self._lines, delimiter=words.separator, lineterminator="\r\n")

    def header(self, columns: Sequence[FileColumn]) -> bytes:
        """The mark and the line of titles."""
        return BYTE_ORDER_MARK.encode() + self.rows([[self._words.title(column.key) for column in columns]])

    def rows(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """These rows' lines."""
        self._writer.writerows([[self._cell(cell) for cell in row] for row in rows])
        made = self._lines.getvalue()
        self._lines.seek(0)
        self._lines.truncate()
        return made.encode("utf-8", "replace")  # half a surrogate pair is nothing that a file can hold

    def _cell(self, cell: Cell) -> str:
        if cell is None:
            return ""
        if isinstance(cell, str):
            return harmless(cell)
        if isinstance(cell, datetime):
            read = self._words.clock(cell).replace(tzinfo=None, microsecond=0)
            return read.isoformat(" ") if self._words.here else f"{read.isoformat()}Z"
        return str(cell) if isinstance(cell, int) else number_text(cell, self._words.decimal_point)


class CsvRows:
    """Writes rows into a file."""

    cut = 0

    def __init__(self, file: WholeFile, columns: Sequence[FileColumn], words: ExportWords) -> None:
        self._file, self._lines = file, CsvLines(words)
        file.write(self._lines.header(columns))

    def rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write these rows below the others."""
        self._file.write(self._lines.rows(rows))

    def close(self) -> None:
        """Nothing is left to do."""

    def leave(self) -> None:
        """Nothing is held."""

"""An Excel workbook in constant memory: texts are texts, times are times, amounts are numbers.

XlsxWriter keeps one row in memory, so a row is written from its first cell to its last and never again; what
it has written waits in `folder` until `close` packs it, which is half of the work.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.calls.exported import CellKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sellercall_desktop.core.calls.exported import Cell, ExportWords, FileColumn
    from sellercall_desktop.export.whole_file import WholeFile

MOST_ROWS = 1_048_576  # of a sheet, the titles among them
LONGEST_TEXT = 32_767  # UTF-16 units in a cell
_CUT = " […]"
_AS_TEXT = 49  # Excel's own format of that name
_NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_WIDTHS = {CellKind.TEXT: 22, CellKind.TIME: 19, CellKind.NUMBER: 11}


class XlsxRows:
    """Writes rows into the workbook."""

    def __init__(
        self,
        file: WholeFile,
        folder: Path,
        columns: Sequence[FileColumn],
        words: ExportWords,
        name: str = "calls",
    ) -> None:
        """`name`: under which title the first sheet's name is found."""
        from xlsxwriter import Workbook

        self._columns, self._words = columns, words
        self._book: Any = Workbook(file, {"constant_memory": True, "tmpdir": str(folder)})
        self._book.use_zip64()  # a sheet may be larger than 4 GB before it is packed
        self._bold = self._book.add_format({"bold": True})
        self._formats = {
            CellKind.TEXT: self._book.add_format({"num_format": _AS_TEXT}),
            CellKind.TIME: self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            CellKind.NUMBER: self._book.add_format({"num_format": "General"}),
        }
        self._sheet: Any = None
        self._row, self._name, self._of_name = MOST_ROWS, name, 0
        self.cut = 0
        """Texts that are longer than a cell can hold."""
        self._begin_sheet()

    def rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write these rows below the others."""
        for row in rows:
            if self._row == MOST_ROWS:
                self._begin_sheet()
            for place, cell in enumerate(row):
                if cell is not None and cell != "":
                    self._write(place, cell)
            self._row += 1

    def next_sheet(self, columns: Sequence[FileColumn], name: str) -> None:
        """What comes from now on stands on a sheet of its own."""
        self._columns, self._name, self._of_name = columns, name, 0
        self._begin_sheet()

    def close(self) -> None:
        """Pack the workbook.

        Raises:
            OSError: the disk is full, or gone.
        """
        from xlsxwriter.exceptions import FileCreateError

        self._end_sheet()
        try:
            self._book.close()
        except FileCreateError as error:  # the library's own name for it
            raise OSError(*error.args) from error

    def leave(self) -> None:
        """Let go of the library's temporary files, which it closes only after a success."""
        for sheet in self._book.worksheets():
            for file in (sheet.row_data_fh, sheet.fh):
                if file is not None:
                    file.close()

    def _begin_sheet(self) -> None:
        self._end_sheet()
        self._of_name += 1
        name = self._words.title(self._name)
        self._sheet = self._book.add_worksheet(name if self._of_name == 1 else f"{name} {self._of_name}")
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, _WIDTHS[column.kind])
            self._sheet.write_string(0, place, self._words.title(column.key), self._bold)
        self._row = 1

    def _end_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _write(self, place: int, cell: Cell) -> None:
        look = self._formats[self._columns[place].kind]
        if isinstance(cell, datetime):
            read = self._words.clock(cell).replace(tzinfo=None, microsecond=0)
            self._sheet.write_datetime(self._row, place, read, look)
        elif isinstance(cell, str):
            self._sheet.write_string(self._row, place, self._text(cell), look)
        else:
            self._sheet.write_number(self._row, place, cell, look)

    def _text(self, text: str) -> str:
        if not text.isascii():
            text = text.translate(_NO_CHARACTERS)
        if len(text) * 2 > LONGEST_TEXT and len(text.encode("utf-16-le")) > LONGEST_TEXT * 2:
            self.cut += 1
            kept = text.encode("utf-16-le")[: (LONGEST_TEXT - len(_CUT)) * 2]
            text = kept.decode("utf-16-le", "ignore") + _CUT
        # Written as it stands, it would be taken for the library's own markup.
        return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text

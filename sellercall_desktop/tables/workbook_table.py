"""Reads a sheet of a workbook (XLSX, XLSM, XLSB, XLS, ODS), each cell as the text a person would read in it.

A whole number loses its `.0`; one with more digits than a spreadsheet keeps is written in powers of ten, so
that nobody takes it for a telephone. Errors (#N/A) come as empty cells: the reader gives no more.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.table import TableAbout, TableKind
from sellercall_desktop.core.problems import ImportFileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from sellercall_desktop.core.contacts.imports.table import Row

_KEPT_DIGITS = 1e15  # a spreadsheet keeps 15
_LOOKED_AT_ROWS = 50
_LOOKED_AT_SHEETS = 8
_LIKE_A_PHONE = re.compile(r"\+?\(?\d[\d ().-]{5,18}\d")
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)S")


class WorkbookTable:
    """See `OpenTable`."""

    def __init__(self, file: BinaryIO, name: str, sheet: str = "") -> None:
        """`file` is closed once it has been read.

        Raises:
            ImportFileError: it is no workbook, has a password, or no such sheet.
            OSError: it cannot be read.
        """
        self._name = name
        try:
            with file:
                self._book = CalamineWorkbook.from_filelike(file)
            shown, hidden = _sheets(self._book)
            chosen = sheet or self._likeliest(shown or hidden)
            self._sheet: Any = self._book.get_sheet_by_name(chosen)
        except PasswordError as error:
            raise ImportFileError(ImportFileProblem.PASSWORD, name) from error
        except WorksheetNotFound as error:
            problem = ImportFileProblem.NO_SHEET if sheet else ImportFileProblem.DAMAGED
            raise ImportFileError(problem, name, sheet) from error
        except CalamineError as error:
            raise ImportFileError(ImportFileProblem.DAMAGED, name, str(error)) from error
        self.about = TableAbout(TableKind.WORKBOOK, name, sheets=(*shown, *hidden), sheet=chosen)
        self._read = 0
        self._height = self._sheet.total_height or 1

    @property
    def share(self) -> float:
        """See `OpenTable`."""
        return min(self._read / self._height, 1.0)

    def rows(self) -> Iterator[Row]:
        """See `OpenTable`."""
        for number, cells in enumerate(self._sheet.iter_rows(), 1):
            self._read = number
            texts = [cell if cell.__class__ is str else cell_text(cell) for cell in cells]
            if any(texts):
                yield number, texts

    def close(self) -> None:
        """See `OpenTable`."""
        self._sheet = None
        self._book.close()

    def _likeliest(self, sheets: list[str]) -> str:
        """The first sheet with the most telephone numbers at its beginning."""
        if not sheets:
            raise ImportFileError(ImportFileProblem.EMPTY, self._name)
        return max(sheets[:_LOOKED_AT_SHEETS], key=self._phones_in) if len(sheets) > 1 else sheets[0]

    def _phones_in(self, sheet: str) -> int:
        rows = self._book.get_sheet_by_name(sheet).to_python(nrows=_LOOKED_AT_ROWS)
        return sum(bool(_LIKE_A_PHONE.fullmatch(cell_text(cell).strip())) for row in rows for cell in row)


def _sheets(book: CalamineWorkbook) -> tuple[list[str], list[str]]:
    """Those with cells: the ones that are shown, and hidden ones."""
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    shown = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    return shown, [one.name for one in sheets if one.visible != SheetVisibleEnum.Visible]


def cell_text(value: object) -> str:
    """What a person reads in the cell, without its number format."""
    write = _WRITERS.get(type(value), str)
    return write(value)


def _number_text(value: float) -> str:
    if abs(value) >= _KEPT_DIGITS:
        return f"{value:.14E}" if abs(value) < 1e100 else repr(value)
    return str(int(value)) if value.is_integer() else f"{value:.15g}"


def _duration(text: str) -> str:
    found = _DURATION.fullmatch(text)
    return _clock_text(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])) if found else text


def _clock_text(seconds: int) -> str:
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    minutes, rest = divmod(seconds, 60)
    text = f"{sign}{minutes // 60}:{minutes % 60:02d}"
    return f"{text}:{rest:02d}" if rest else text


def _date_text(value: datetime) -> str:
    return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: lambda text: _duration(text) if text.startswith("PT") else text,
    bool: lambda value: "TRUE" if value else "FALSE",
    float: _number_text,
    datetime: _date_text,
    date: date.isoformat,
    time: lambda value: value.isoformat("seconds").removesuffix(":00"),
    timedelta: lambda value: _clock_text(round(value.total_seconds())),
}

"""Finds out what a file is by what is in it, whatever its name says, and opens it: `core.….table.Tables`."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.table import TableKind
from sellercall_desktop.core.problems import ImportFileProblem

if TYPE_CHECKING:
    from typing import BinaryIO

    from sellercall_desktop.core.contacts.imports.table import OpenTable, TableSource

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PAGE = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta", b"<head")
_CARD = b"begin:vcard"
_NO_ZERO_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class FileTables:
    """See `Tables`."""

    def open(self, source: TableSource, sheet: str = "") -> OpenTable:
        """See `Tables`."""
        if isinstance(source, str):
            data = source.encode("utf-8", "replace")
            return self._read(io.BytesIO(data), len(data), "", "", TableKind.PASTE)
        try:
            return self._of_file(Path(source), sheet)
        except FileNotFoundError as error:
            raise ImportFileError(ImportFileProblem.MISSING, source.name) from error
        except OSError as error:
            detail = error.strerror or str(error)
            raise ImportFileError(ImportFileProblem.UNREADABLE, source.name, detail) from error

    def _of_file(self, path: Path, sheet: str) -> OpenTable:
        size = path.stat().st_size
        file = path.open("rb")
        try:
            return self._read(file, size, path.name, sheet)
        except Exception:
            file.close()
            raise

    def _read(
        self, file: BinaryIO, size: int, name: str, sheet: str, kind: TableKind | None = None
    ) -> OpenTable:
        begin = file.read(4096)
        file.seek(0)
        if begin.startswith((_ZIP, _OLE)):
            from sellercall_desktop.tables.workbook_table import WorkbookTable

            return WorkbookTable(file, name, sheet)
        letters = begin.replace(b"\0", b"").lstrip(b"".join(_NO_ZERO_MARKS) + b" \t\r\n").lower()
        if letters.startswith(_CARD):
            from sellercall_desktop.tables.card_table import CardTable

            return CardTable(file, size, name, kind or TableKind.CARDS)
        if letters.startswith(_PAGE):
            raise ImportFileError(ImportFileProblem.WEB_PAGE, name)
        from sellercall_desktop.tables.text_table import TextTable

        return TextTable(file, size, name, kind or TableKind.TEXT)

"""The rows that were not imported, as a CSV file: the columns of their source and why, to be mended.

UTF-8 with a byte order mark, whatever the source was. A cell that a spreadsheet would calculate gets an
apostrophe, which is taken away when the file is read again.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.contacts.imports.mapping import REASON_TITLES
from sellercall_desktop.core.contacts.imports.numbers import RowReason, read_as
from sellercall_desktop.core.problems import ImportFileProblem
from sellercall_desktop.core.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping
    from sellercall_desktop.core.contacts.imports.rows import RowRead


class ImportWords(NamedTuple):
    """In whose words a file of rejected rows is written; without them in codes."""

    reasons: Mapping[RowReason, str] = {}
    title: str = REASON_TITLES[0]  # of the column of reasons
    separator: str = ","
    source: str = "{file}: {row}"  # of a number that goes on the do-not-call list


class RejectedRows:
    """Writes the file; there is none before the first row. Blocking."""

    def __init__(self, path: Path | None, mapping: ColumnMapping, words: ImportWords) -> None:
        self._to, self._words = path or Path(), words
        self._is_wanted = path is not None
        self._region = mapping.region
        self._titles = [use.title for use in mapping.columns]
        self._places = [at for at, title in enumerate(self._titles) if title not in REASON_TITLES]
        if mapping.header_row is None:
            self._titles = [f"{use.role.value} {at + 1}" for at, use in enumerate(mapping.columns)]
        self._file: TextIO | None = None

    def add(self, rows: Iterable[RowRead]) -> None:
        """Write these below the others.

        Raises:
            ImportFileError: it cannot be written.
        """
        for row in rows if self._is_wanted else ():
            texts = [row.cells[at] for at in self._places]
            self._write([*texts, *row.cells[len(self._titles) :]], self._why(row))

    def keep(self) -> Path | None:
        """The file gets its name; None where no row was rejected. Raises ImportFileError."""
        if self._file is None:
            return None
        try:
            self._file.close()
            self._beside.replace(self._to)
        except OSError as error:
            raise self._no_place(error) from error
        return self._to

    def leave(self) -> None:
        """What has no name yet goes."""
        if self._file is not None:
            self._file.close()
            self._beside.unlink(missing_ok=True)

    def _why(self, row: RowRead) -> str:
        several = len(row.reasons) > 1
        said = (
            (f"{self._titles[at]}: " if several and at < len(self._titles) else "")
            + self._words.reasons.get(reason, reason.value)
            + (
                f" {read_as(row.cells[at], row.region or self._region)}"
                if reason is RowReason.PERHAPS_ABROAD
                else ""
            )
            for at, reason in row.reasons
        )
        return " ".join(said)

    def _write(self, cells: list[str], why: str) -> None:
        try:
            if self._file is None:
                self._file = self._beside.open("w", encoding="utf-8-sig", errors="replace", newline="")
                self._row([self._titles[at] for at in self._places], self._words.title)
            self._row(cells, why)
        except OSError as error:
            raise self._no_place(error) from error

    def _row(self, cells: list[str], last: str) -> None:
        writer = csv.writer(self._file, delimiter=self._words.separator, lineterminator="\r\n")  # type: ignore[arg-type]
        width = len(self._places)
        padded = [*cells, *[""] * (width - len(cells))]
        writer.writerow([*map(harmless, padded[:width]), last, *map(harmless, padded[width:])])

    @property
    def _beside(self) -> Path:
        return self._to.with_name(f"{self._to.name}.new")

    def _no_place(self, error: OSError) -> ImportFileError:
        return ImportFileError(ImportFileProblem.NO_PLACE, self._to.name, error.strerror or str(error))

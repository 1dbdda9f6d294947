"""What came of campaigns as a file: a workbook with a sheet for each grouping, or one CSV file of all."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.exported import CellKind
from sellercall_desktop.core.campaigns.results import Grouping
from sellercall_desktop.core.campaigns.results_table import COLUMNS, ResultsColumn, rows_of
from sellercall_desktop.export.csv_file import CsvRows
from sellercall_desktop.export.export import ExportFormat
from sellercall_desktop.export.whole_file import WholeFile, folder_beside
from sellercall_desktop.export.xlsx_file import XlsxRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sellercall_desktop.core.calls.exported import ExportWords
    from sellercall_desktop.core.campaigns.results import Results, ResultsQuery, ResultsSource


def _first(key: str) -> ResultsColumn:
    """A column before the figures."""
    return ResultsColumn(key, CellKind.TEXT, lambda *_: None)


async def write_results(
    source: ResultsSource, query: ResultsQuery, path: Path, form: ExportFormat, words: ExportWords
) -> None:
    """Every grouping of the query; one of one campaign is not told by campaign.

    Raises:
        OSError: it cannot be written there; what lay there before still does.
        CampaignError, StoreError: as `ResultsSource.results`.
    """
    asked = [one for one in Grouping if query.campaign_id is None or one is not Grouping.CAMPAIGN]
    found = [await source.results(query, grouping) for grouping in asked]
    put = _workbook if form is ExportFormat.XLSX else _lines
    async with folder_beside(path) as folder:
        await asyncio.to_thread(put, found, folder, words)
        await asyncio.to_thread(os.replace, folder / "whole", path)


def _workbook(found: Sequence[Results], folder: Path, words: ExportWords) -> None:
    file = WholeFile(folder / "whole", lambda: False)
    book: XlsxRows | None = None
    try:
        for results in found:
            title = f"results.{results.grouping.value}"
            columns = (_first(title), *COLUMNS)
            if book is None:
                book = XlsxRows(file, folder, columns, words, title)
            else:
                book.next_sheet(columns, title)
            book.rows(rows_of(results, words))
        if book is not None:
            book.close()
        file.keep()
    finally:
        file.leave()
        if book is not None:
            book.leave()


def _lines(found: Sequence[Results], folder: Path, words: ExportWords) -> None:
    file = WholeFile(folder / "whole", lambda: False)
    try:
        rows = CsvRows(file, (_first("results.grouping"), _first("results.group"), *COLUMNS), words)
        for results in found:
            code = results.grouping.value
            named = words.titles.get(f"results.{code}", code)
            rows.rows([[named, *row] for row in rows_of(results, words)])
        file.keep()
    finally:
        file.leave()

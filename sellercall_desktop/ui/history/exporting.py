"""Exports from the history: what is filtered, or the chosen rows, into a file that the person names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.exported import described
from sellercall_desktop.core.calls.history import CallPage, CallQuery
from sellercall_desktop.core.calls.shift import shift_of
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.export.export import PACKING, CallExport, ExportFormat
from sellercall_desktop.ui.history.export_strip import ExportStrip
from sellercall_desktop.ui.parts.dialogs import choose_new_file
from sellercall_desktop.ui.parts.look import icon_button
from sellercall_desktop.ui.words.errors import sentence_for
from sellercall_desktop.ui.words.exported import export_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.export.export import Exported, PageSource
    from sellercall_desktop.ui.history.table import CallTable
    from sellercall_desktop.ui.parts.look import Look

SHEET = "pdf"


class ChosenCalls:
    """Some calls by their ids, as an export reads them."""

    def __init__(self, calls: CallStore, call_ids: Sequence[str]) -> None:
        self._calls, self._ids = calls, call_ids

    async def page(
        self,
        _query: CallQuery,
        cursor: str | None = None,
        limit: int = 200,
        *,
        spoken: bool = False,
    ) -> CallPage:
        """The next of them; one that is gone meanwhile is left out."""
        start = int(cursor or 0)
        found = [await self._calls.get(call_id) for call_id in self._ids[start : start + limit]]
        following = str(start + limit) if start + limit < len(self._ids) else None
        return CallPage(tuple(call for call in found if call is not None), following)


class Exporting(QObject):
    """The button in the history's head, its menu, and the strip that tells how far it is. One at a time."""

    def __init__(
        self, table: CallTable, calls: CallStore, tasks: Tasks, look: Look, audit: SignedTrail
    ) -> None:
        """What `table` shows is written, or its chosen rows; the audit trail is told of each export."""
        super().__init__(table)
        self._table, self._calls, self._tasks, self._look = table, calls, tasks, look
        self._audit = audit
        self._running: asyncio.Task[None] | None = None
        self.strip = ExportStrip(look, table)
        self.strip.cancelled.connect(self.cancel)
        self.button = icon_button(look, "export", self.tr("Export"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.spoken = QAction(self.tr("With the conversations"), self.menu, checkable=True)
        self._sheet = QAction(look.icons.icon("clipboard-text", "muted"), "", self.menu)
        self._only_chosen = QAction(self.menu, checkable=True)
        self._fill_menu()
        self.menu.aboutToShow.connect(self._on_menu)

    def place(self, head: QHBoxLayout, below: QVBoxLayout) -> None:
        """The button to the far end, the strip below."""
        head.addStretch()
        head.addWidget(self.button)
        below.addWidget(self.strip)

    def export(self, form: ExportFormat) -> None:
        """Ask for a file and write it; while one is being written nothing else is begun."""
        if self._running is None or self._running.done():
            self._running = self._tasks.spawn(self._export(form), "history.export", self._on_failed)

    def begin(self, form: str) -> None:
        """An `ExportFormat`'s value, or ``pdf``: the shift sheet."""
        if form == SHEET:
            self.write_shift_sheet()
        else:
            self.export(ExportFormat(form))

    def source_of(self, ids: Sequence[str]) -> PageSource:
        """Where these calls are read; without ids, the history."""
        return ChosenCalls(self._calls, ids) if ids else self._calls

    def write_shift_sheet(self) -> None:
        """Ask for a file, and write what came of the day: the one that is filtered for, else today."""
        if self._running is None or self._running.done():
            self._running = self._tasks.spawn(self._write_sheet(), "history.shift", self._on_failed)

    def cancel(self) -> None:
        """Stop; nothing of the file stays."""
        if self._running is not None:
            self._running.cancel()
        self.strip.hide()

    # --- inside -------------------------------------------------------------------------------

    async def _export(self, form: ExportFormat) -> None:
        query, ids = self._table.query, self._table.chosen_ids if self._only_chosen.isChecked() else []
        word = self.tr("calls")
        name = f"{word}-{utc_now().astimezone():%Y-%m-%d-%H%M}.{form.value}"
        kind = {ExportFormat.CSV: "CSV (*.csv)", ExportFormat.XLSX: "Excel (*.xlsx)"}[form]
        path = await choose_new_file(self._table, self.tr("Export calls"), name, kind)
        if path is None:
            return
        source = self.source_of(ids)
        self._show(0, 0)
        total = len(ids) or await self._calls.count(query)
        export = CallExport(form, export_words(self._look.formats), spoken=self.spoken.isChecked())
        done = await export.write(source, query, path, lambda written: self._show(written, total))
        asked = ", ".join(ids) or described(query)
        await self._audit.note(AuditKind.EXPORT, path.name, asked, str(done.calls))
        self.strip.show_done(self._done_text(path, done), path)

    async def _write_sheet(self) -> None:
        from sellercall_desktop.ui.history.shift_pdf import write_shift_sheet

        day = self._day
        word = self.tr("shift")
        name = f"{word}-{day.isoformat()}.{SHEET}"
        path = await choose_new_file(self._table, self.tr("Save the shift sheet"), name, "PDF (*.pdf)")
        if path is None:
            return
        self.strip.show_progress(self.tr("The shift sheet is being written…"), 0, 0)
        sheet = await shift_of(day, self._calls, self._audit)
        await asyncio.to_thread(write_shift_sheet, sheet, self._look.formats, path)
        await self._audit.note(AuditKind.EXPORT, path.name, f"shift sheet: {day}", str(sheet.count))
        text = self.tr("{file} is written. Calls: {count}")
        self.strip.show_done(text.format(file=path.name, count=self._look.formats.integer(sheet.count)), path)

    @property
    def _day(self) -> date:
        query = self._table.query
        one_day = query.from_day is not None and query.from_day == query.to_day
        return query.from_day if one_day and query.from_day is not None else day_of(utc_now())

    def _show(self, written: int, total: int) -> None:
        integer = self._look.formats.integer
        if written == PACKING:
            self.strip.show_progress(self.tr("The file is being packed…"), 0, 0)
            return
        text = self.tr("Exporting: {done} of {total} calls").format(
            done=integer(written), total=integer(total)
        )
        self.strip.show_progress(text if total else self.tr("Exporting…"), written, total)

    def _done_text(self, path: Path, done: Exported) -> str:
        integer = self._look.formats.integer
        text = self.tr("{file} is written. Calls: {count}").format(file=path.name, count=integer(done.calls))
        if not done.cut:
            return text
        cut = self.tr("Texts too long for an Excel cell, cut there (a CSV file holds them whole): {count}")
        return f"{text}. {cut.format(count=integer(done.cut))}"

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            text = self.tr("The file could not be written: {reason}")
            self.strip.show_failed(text.format(reason=error.strerror or str(error)))
        else:
            self.strip.show_failed(sentence_for(error).plain)

    def _fill_menu(self) -> None:
        icon = self._look.icons.icon
        csv, xlsx = self.tr("CSV file…"), self.tr("Excel workbook…")
        self.menu.addAction(icon("file-text", "muted"), csv, lambda: self.export(ExportFormat.CSV))
        self.menu.addAction(icon("rows", "muted"), xlsx, lambda: self.export(ExportFormat.XLSX))
        self.menu.addAction(self._sheet)
        self._sheet.triggered.connect(self.write_shift_sheet)
        self.menu.addSeparator()
        self.menu.addAction(self.spoken)
        self.menu.addAction(self._only_chosen)

    def _on_menu(self) -> None:
        day = self._look.formats.locale.toString(QDate(*self._day.timetuple()[:3]), "d MMM yyyy")
        self._sheet.setText(self.tr("Shift sheet of {day} (PDF)…").format(day=day))
        count = len(self._table.chosen_ids)
        text = self.tr("Only the chosen calls ({count})").format(count=self._look.formats.integer(count))
        self._only_chosen.setText(text)
        self._only_chosen.setEnabled(count > 0)
        # Of a single row nobody can tell whether it was chosen or is only where the cursor stands.
        self._only_chosen.setChecked(count > 1)
        self.menu.setFocus(Qt.FocusReason.PopupFocusReason)

"""What came of it into a file that the person names; the audit trail is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.export.export import ExportFormat
from sellercall_desktop.export.results_file import write_results
from sellercall_desktop.ui.campaigns.results_bars import words_of
from sellercall_desktop.ui.history.export_strip import ExportStrip
from sellercall_desktop.ui.parts.dialogs import choose_new_file
from sellercall_desktop.ui.parts.look import button
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.campaigns.results import ResultsQuery
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.parts.look import Look

_KINDS = {ExportFormat.XLSX: "Excel (*.xlsx)", ExportFormat.CSV: "CSV (*.csv)"}


class ResultsExport(QObject):
    """The button with its menu, and the strip that tells what becomes of the file. One at a time."""

    def __init__(
        self,
        desk: CampaignDesk,
        tasks: Tasks,
        look: Look,
        query: Callable[[], ResultsQuery],
        parent: QWidget,
    ) -> None:
        """What `query` says at that moment is written, by every grouping."""
        super().__init__(parent)
        self._desk, self._tasks, self._look = desk, tasks, look
        self._query, self._place = query, parent
        self._running: asyncio.Task[None] | None = None
        self.strip = ExportStrip(look, parent)
        self.strip.cancelled.connect(self.cancel)
        self.button = button(look, self.tr("Export…"), "export", icon_role="muted")
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        icon = look.icons.icon
        workbook, lines = self.tr("Excel workbook…"), self.tr("CSV file…")
        self.menu.addAction(icon("rows", "muted"), workbook, lambda: self.export(ExportFormat.XLSX))
        self.menu.addAction(icon("file-text", "muted"), lines, lambda: self.export(ExportFormat.CSV))

    def export(self, form: ExportFormat) -> None:
        """Ask for a file and write it; while one is being written nothing else is begun."""
        if self._running is None or self._running.done():
            self._running = self._tasks.spawn(self._export(form), "results.export", self._on_failed)

    def cancel(self) -> None:
        """Stop; nothing of the file stays."""
        if self._running is not None:
            self._running.cancel()
        self.strip.hide()

    async def _export(self, form: ExportFormat) -> None:
        query, word = self._query(), self.tr("results")
        name = f"{word}-{utc_now().astimezone():%Y-%m-%d-%H%M}.{form.value}"
        path = await choose_new_file(self._place, self.tr("Export what came of it"), name, _KINDS[form])
        if path is None:
            return
        self.strip.show_progress(self.tr("The file is being written…"), 0, 0)
        await write_results(self._desk.campaigns.results, query, path, form, words_of(self._look.formats))
        await self._desk.audit.note(AuditKind.EXPORT, path.name, _described(query))
        self.strip.show_done(self.tr("{file} is written.").format(file=path.name), path)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            text = self.tr("The file could not be written: {reason}")
            self.strip.show_failed(text.format(reason=error.strerror or str(error)))
        else:
            self.strip.show_failed(sentence_for(error).plain)


def _described(query: ResultsQuery) -> str:
    """For the audit trail, which is in English."""
    parts = [f"results: {query.campaign_id or 'all outgoing calls'}"]
    parts += [f"from: {query.from_day}"] if query.from_day else []
    parts += [f"to: {query.to_day}"] if query.to_day else []
    return ", ".join(parts)

"""The import from end to end, as a part of the contacts' page: nothing is written before it was looked at."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.contacts.importing.look_over import LookOver
from sellercall_desktop.ui.contacts.importing.result import ImportResult
from sellercall_desktop.ui.contacts.importing.source import ImportSource
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.words.errors import sentence_for, window_language

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Callable, Coroutine
    from typing import Any

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.contacts.imports.importing import ContactFile, ImportDone
    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping
    from sellercall_desktop.core.contacts.imports.table import TableSource
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk, ImportDoor
    from sellercall_desktop.ui.parts.look import Look


class ImportPage(QWidget):
    """Esc goes a step back, and out of it.

    Signals:
        left: the person is done here.
    """

    left = Signal()

    def __init__(
        self,
        desk: ContactDesk,
        door: ImportDoor,
        tasks: Tasks,
        look: Look,
        toast: Callable[..., None],
    ) -> None:
        super().__init__()
        self._desk, self._door, self._tasks, self._look, self._toast = desk, door, tasks, look, toast
        self._importing = door.importing(window_language())
        self._file: ContactFile | None = None
        self._mapping: ColumnMapping | None = None
        self._done: ImportDone | None = None
        self._work: Task[None] | None = None
        self.title, self.close_it = label("", "title"), button(look, self.tr("Close"), role="quiet")
        self.problem = ProblemNote(look)
        self.source, self.look_over, self.result = ImportSource(look), LookOver(look), ImportResult(look)
        self.steps = QStackedWidget()
        self._lay_out()
        self._connect()

    def begin(self, *, paste: bool = False) -> None:
        """Ask where the contacts come from, unless an import is under way."""
        if self._work is None and self.steps.currentWidget() is not self.look_over:
            self._show_source()
        if self.steps.currentWidget() is self.source:
            (self.source.paste if paste else self.source.choose).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """To what goes on from here."""
        step = self.steps.currentWidget()
        if step is self.look_over:
            self.look_over.take_focus()
        else:
            goes_on = self.source.choose if step is self.source else self.result.show_them
            goes_on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read(self, source: TableSource, sheet: str = "") -> None:
        """Open this file, or read the cells of this text."""
        self._start(self._open(source, sheet))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc stops what is being read or written, else goes back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._work is not None:
            self._stop()
        elif self.steps.currentWidget() is self.look_over:
            self._show_source()
        else:
            self._on_left()

    # --- what is done --------------------------------------------------------------------------

    async def _open(self, source: TableSource, sheet: str) -> None:
        self.title.setText(self.tr("Reading…"))
        file = await self._importing.open(source, sheet)
        await self._let_go()
        self._file, self._mapping = file, file.mapping
        name = file.table.about.name or self.tr("A paste")
        self.title.setText(self.tr("Import {name}").format(name=name))
        self.look_over.show_file(file)
        self.steps.setCurrentWidget(self.look_over)
        self.look_over.take_focus()
        self._source = source
        await self._preview(file, file.mapping)

    async def _preview(self, file: ContactFile, mapping: ColumnMapping) -> None:
        if not mapping.has_numbers:
            self.look_over.ask_for_numbers()
            return
        self.look_over.show_reading()
        preview = await self._importing.preview(file, mapping, self.look_over.show_progress)
        self.look_over.show_preview(preview)

    async def _write(self, file: ContactFile, mapping: ColumnMapping) -> None:
        self.look_over.show_writing()
        rejected = self._door.rejected_rows
        await asyncio.to_thread(rejected.unlink, missing_ok=True)
        self._done = done = await self._importing.write(file, mapping, rejected, self.look_over.show_progress)
        await self._let_go()
        self.result.show_done(done)
        self.title.setText(self.tr("Imported"))
        self.steps.setCurrentWidget(self.result)

    async def _undo(self, import_id: str) -> None:
        self.result.undo.setEnabled(False)
        count = await self._importing.undo(import_id)
        words = self.tr(
            "The import was undone. Contacts as they were before: {count}. Numbers that it put on the "
            "do-not-call list stay there."
        )
        self._toast(words.format(count=self._look.formats.integer(count)))
        self._show_source()

    async def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            await asyncio.to_thread(file.table.close)

    async def _forget_rejected(self) -> None:
        """What the person did not save elsewhere is not kept: people's numbers stand in it."""
        await asyncio.to_thread(self._door.rejected_rows.unlink, missing_ok=True)

    async def _keep_rejected(self, path: Path) -> None:
        await asyncio.to_thread(shutil.copyfile, self._door.rejected_rows, path)
        self._toast(self.tr("Saved as {name}").format(name=path.name))

    async def _read_earlier(self) -> None:
        self.source.show_earlier(await self._desk.store.imports(20))

    # --- slots ---------------------------------------------------------------------------------

    def _show_source(self) -> None:
        self.title.setText(self.tr("Import contacts"))
        self.problem.clear()
        self.source.begin_anew()
        self.steps.setCurrentWidget(self.source)
        self._tasks.spawn(self._let_go(), "contacts.close_file")
        self._tasks.spawn(self._forget_rejected(), "contacts.forget_rejected")
        self._tasks.spawn(self._read_earlier(), "contacts.imports", self._show_error)

    def _on_left(self) -> None:
        if self.steps.currentWidget() is self.result:
            self._show_source()
        self.left.emit()

    def _on_mapping(self, mapping: ColumnMapping) -> None:
        self._mapping = mapping
        if self._file is not None:
            self._start(self._preview(self._file, mapping))

    def _on_sheet(self, sheet: str) -> None:
        self.read(self._source, sheet)

    def _on_import(self) -> None:
        if self._file is not None and self._mapping is not None:
            self._start(self._write(self._file, self._mapping))

    def _on_save(self) -> None:
        name = self.tr("rejected rows.csv")
        dialog = QFileDialog(self, self.tr("Save the rejected rows"), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda name: self.keep_rejected(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keep_rejected(self, path: Path) -> None:
        """Put the rejected rows there."""
        self._tasks.spawn(self._keep_rejected(path), "contacts.rejected", self._show_error)

    def _on_undo(self) -> None:
        if self._done is not None:
            self._start(self._undo(self._done.import_id))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        """One thing at a time: what was under way gives way."""
        self.problem.clear()
        before, self._work = self._work, None
        task = self._tasks.spawn(self._after(before, work), "contacts.import", self._show_error)
        self._work = task
        task.add_done_callback(self._on_ended)

    async def _after(self, before: Task[None] | None, work: Coroutine[Any, Any, None]) -> None:
        try:
            if before is not None:
                before.cancel()
                with suppress(Exception, asyncio.CancelledError):
                    await before
        except BaseException:  # cancelled while it waited: what never began must be closed
            work.close()
            raise
        await work

    def _on_ended(self, task: Task[None]) -> None:
        if task is self._work:
            self._work = None
            self.look_over.show_idle()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._toast(self.tr("Stopped: nothing was imported"))

    def _show_error(self, error: BaseException) -> None:
        if self._file is None:
            self.title.setText(self.tr("Import contacts"))
        self.problem.show_sentence(sentence_for(error))

    # --- building ------------------------------------------------------------------------------

    _source: TableSource = ""

    def _connect(self) -> None:
        self.close_it.clicked.connect(self._on_left)
        self.source.chosen.connect(self.read)
        self.source.undo_wanted.connect(lambda import_id: self._start(self._undo(import_id)))
        self.look_over.columns.changed.connect(self._on_mapping)
        self.look_over.sheet_chosen.connect(self._on_sheet)
        self.look_over.agreed.connect(self._on_import)
        self.look_over.stopped.connect(self._stop)
        self.look_over.back.connect(self._show_source)
        self.result.left.connect(self._on_left)
        self.result.save_wanted.connect(self._on_save)
        self.result.undo_wanted.connect(self._on_undo)
        self.result.again_wanted.connect(self._show_source)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(12), px(16), px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.close_it)
        note = QVBoxLayout()
        note.setContentsMargins(px(24), 0, px(24), px(8))
        note.addWidget(self.problem)
        for step in (self.source, self.look_over, self.result):
            self.steps.addWidget(step)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(note)
        box.addWidget(self.steps, 1)

"""The page of the do-not-call list: search it, add to it, take off with a reason, import and export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from sellercall_desktop.ui.do_not_call.entry_form import EntryForm
from sellercall_desktop.ui.do_not_call.refused import RefusedRows
from sellercall_desktop.ui.do_not_call.registers import RegisterButton
from sellercall_desktop.ui.do_not_call.table import ListedTable
from sellercall_desktop.ui.parts.look import button, label, search_field
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.settings.form import SettingsPage
from sellercall_desktop.ui.words.errors import Sentence, sentence_for
from sellercall_desktop.ui.words.exported import separator_of

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine
    from typing import Any

    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.core.guard.list_transfer import Imported, ListTransfer
    from sellercall_desktop.core.guard.registers import PublicRegister, Registers
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

_MOST_SHOWN = 500


class ListDesk(NamedTuple):
    """What the page works with; `by` is the person at this desk."""

    do_not_call: DoNotCall
    transfer: ListTransfer
    by: str
    registers: Registers | None = None


class DoNotCallPage(SettingsPage):
    """A supervisor's page."""

    def __init__(
        self, desk: ListDesk, bridge: Bridge, tasks: Tasks, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._desk, self._tasks = desk, tasks
        self._finding: asyncio.Task[None] | None = None
        self._moving: asyncio.Task[None] | None = None  # an import or export
        self.title.setText(self.tr("Do-not-call list"))
        self.setAccessibleName(self.title.text())
        self.search, self.table = search_field(look), ListedTable(look)
        self.search.setPlaceholderText(self.tr("Search by number, reason or words"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.count, self.details = label("", "muted", wrap=True), label("", wrap=True)
        self.state, self.problem = label("", "success", wrap=True), ProblemNote(look)
        self.add = button(look, self.tr("Add…"), "plus", icon_role="muted")
        self.take_off = button(look, self.tr("Take off…"), "arrow-u-up-left", icon_role="muted")
        self.bring, self.send = button(look, self.tr("Import…")), button(look, self.tr("Export…"))
        self.stop = button(look, self.tr("Stop"), role="quiet")
        self.consult = RegisterButton(desk.registers.known if desk.registers is not None else ())
        self.form, self.refused = EntryForm(look), RefusedRows(tasks, look)
        self._lay_out()
        self._connect(bridge)
        self._on_choice()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look again each time the page is opened."""
        super().showEvent(event)
        self.look_up()

    def look_up(self) -> None:
        """Show who is on the list with what is searched; a later search takes the earlier one's place."""
        if self._finding is not None:
            self._finding.cancel()
        self._finding = self._tasks.spawn(
            self._find(self.search.text()), "do_not_call.find", self._show_error
        )

    async def _find(self, text: str) -> None:
        entries, count = await self._desk.do_not_call.find(text, _MOST_SHOWN)
        self.table.show_entries(entries)
        shown = self.look.formats.integer(count)
        words = self.tr("Found: {count}") if text.strip() else self.tr("On the list: {count}")
        more = " · " + self.tr("the latest are shown, search for the others") if count > len(entries) else ""
        self.count.setText(words.format(count=shown) + more)

    # --- what the person does -------------------------------------------------------------------

    def _on_take_off(self) -> None:
        if (entry := self.table.chosen) is not None:
            self.form.ask_removal(entry)

    def _on_agreed(self, number: str, reason: str) -> None:
        work = self._take(number, reason) if self.form.removes is not None else self._put(number, reason)
        self._begin(work)

    async def _put(self, number: str, reason: str) -> None:
        before = self._desk.do_not_call.listed(number)
        entry = await self._desk.do_not_call.add(number, reason, self._desk.by)
        self.form.put_away()
        shown = self.look.formats.number(entry.number)
        known, new = self.tr("{number} was on the list already."), self.tr("{number} is not called any more.")
        words = known if before else new
        self._say(words.format(number=shown))

    async def _take(self, number: str, reason: str) -> None:
        await self._desk.do_not_call.remove(number, reason, self._desk.by)
        self.form.put_away()
        self._say(self.tr("{number} may be called again.").format(number=self.look.formats.number(number)))

    def _on_bring(self) -> None:
        dialog = self._dialog(self.tr("Import a do-not-call list"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_from(Path(name)))
        dialog.open()

    def consult_by(self, register: PublicRegister, path: Path) -> None:
        """This file is what the register answers: it counts as consulted today."""
        self._move(self._consult(register, path), self.tr("{name} could not be read.").format(name=path.name))

    def _on_send(self) -> None:
        dialog = self._dialog(self.tr("Export the do-not-call list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("do-not-call.csv"))
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title, "", "CSV (*.csv *.txt)")
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def import_from(self, path: Path) -> None:
        """Put the numbers of this file on the list."""
        self._move(self._import(path), self.tr("{name} could not be read.").format(name=path.name))

    def export_to(self, path: Path) -> None:
        """Write the list into this file."""
        self._move(self._export(path), self.tr("{name} could not be written.").format(name=path.name))

    async def _consult(self, register: PublicRegister, path: Path) -> None:
        if (registers := self._desk.registers) is not None:
            self.refused.hide()
            self._show_imported(await registers.consult(register, path, self._desk.transfer, self._desk.by))

    async def _import(self, path: Path) -> None:
        def tell(rows: int) -> None:
            self.state.setText(self.tr("Rows read: {count}").format(count=self.look.formats.integer(rows)))

        self.refused.hide()
        reason = self.tr("From {name}").format(name=path.name)
        home = self.look.formats.home_region
        self._show_imported(await self._desk.transfer.import_from(path, home, reason, tell))

    def _show_imported(self, done: Imported) -> None:
        count = self.look.formats.integer
        words = self.tr("Added: {added}. On the list already: {known}.")
        self._say(words.format(added=count(done.added), known=count(done.known)))
        self.refused.show_rows(done.refused, count(len(done.refused)))

    async def _export(self, path: Path) -> None:
        separator = separator_of(self.look.formats)
        count = self.look.formats.integer(await self._desk.transfer.export_to(path, separator))
        self._say(self.tr("Numbers written to {name}: {count}").format(name=path.name, count=count))

    # --- work -----------------------------------------------------------------------------------

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self.problem.clear()
        self.state.clear()
        self._tasks.spawn(work, "do_not_call.change", self._show_error)

    def _move(self, work: Coroutine[Any, Any, None], failure: str) -> None:
        if self._moving is not None:
            work.close()
            return
        self.problem.clear()
        self.state.setText(self.tr("One moment…"))
        self._moving = self._tasks.spawn(work, "do_not_call.move", partial(self._show_error, failure=failure))
        self._moving.add_done_callback(self._on_moved)
        self._show_moving()

    def _on_moved(self, done: asyncio.Task[None]) -> None:
        self._moving = None
        if done.cancelled():
            self.state.setText(self.tr("Stopped."))
        self._show_moving()
        self.look_up()

    def _show_moving(self) -> None:
        moving = self._moving is not None
        self.bring.setEnabled(not moving)
        self.consult.setEnabled(not moving)
        self.send.setEnabled(not moving)
        self.stop.setVisible(moving)

    def _on_stop(self) -> None:
        if self._moving is not None:
            self._moving.cancel()

    def _show_error(self, error: BaseException, *, failure: str = "") -> None:
        self.state.clear()
        if isinstance(error, OSError) and failure:
            self.problem.show_sentence(Sentence(failure, detail=error.strerror or str(error)))
        else:
            self.problem.show_sentence(sentence_for(error))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        say(self.state, text)

    def _on_choice(self) -> None:
        entry = self.table.chosen
        self.take_off.setEnabled(entry is not None)
        self.details.setVisible(entry is not None)
        if entry is not None:
            formats = self.look.formats
            first = (formats.number(entry.number), formats.date_time(entry.since), entry.by)
            sentence = self.tr("“{words}”").format(words=entry.sentence) if entry.sentence else ""
            lines = (" · ".join(filter(None, first)), entry.reason, sentence)
            self.details.setText("\n".join(filter(None, lines)))

    # --- building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self.look.theme.px
        intro = self.tr(
            "These numbers are not called from here, in whatever way. Their own calls are still answered."
        )
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        for act in (self.add, self.take_off, self.bring, self.consult, self.send, self.stop):
            acts.addWidget(act)
        acts.addStretch()
        self.stop.hide()
        found: tuple[QWidget, ...] = (
            self.form,
            self.state,
            self.refused,
            self.search,
            self.count,
            self.table,
            self.details,
        )
        for part in (label(intro, "muted", wrap=True), self.problem):
            self.column.addWidget(part)
            self.column.addSpacing(px(6))
        self.column.addLayout(acts)
        self.column.addSpacing(px(6))
        for each in found:
            self.column.addWidget(each)
            self.column.addSpacing(px(6))

    def _connect(self, bridge: Bridge) -> None:
        self.search.textChanged.connect(lambda _text: self.look_up())
        self.table.chosen_changed.connect(self._on_choice)
        self.table.activated.connect(lambda _index: self._on_take_off())
        self.add.clicked.connect(self.form.ask_new)
        self.take_off.clicked.connect(self._on_take_off)
        self.bring.clicked.connect(self._on_bring)
        self.consult.brought.connect(self.consult_by)
        self.send.clicked.connect(self._on_send)
        self.stop.clicked.connect(self._on_stop)
        self.form.agreed.connect(self._on_agreed)
        self.form.left.connect(self._go_on)
        self.refused.left.connect(self._go_on)
        self.refused.copied.connect(lambda: self._say(self.tr("Copied.")))
        bridge.do_not_call_changed.connect(self._on_changed)

    def _go_on(self) -> None:
        (self.add if self.table.isHidden() else self.table).setFocus()

    def _on_changed(self, _change: object) -> None:
        if self.isVisible() and self._moving is None:  # an import tells of each of its parts
            self.look_up()

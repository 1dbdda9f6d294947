"""Whom a campaign is made of: a filter of the contacts, and how many it finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.ports import ContactOrder, ContactQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import Look, label, search_field
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from asyncio import Task

    from sellercall_desktop.core.contacts.ports import ContactImport, ContactStore
    from sellercall_desktop.core.tasks import Tasks

_PAUSE_MS = 150  # after the last letter


class ListPart(QWidget):
    """Filter and count. Once the campaign is made its list stands: only the words are shown."""

    changed = Signal()

    def __init__(
        self, look: Look, contacts: ContactStore, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._contacts, self._tasks = look, contacts, tasks
        self._counting: Task[None] | None = None
        self._import_id = ""
        self.text = search_field(look)
        self.text.setPlaceholderText(
            self.tr("All contacts, or those with this in name, number, company or tag")
        )
        self.text.setAccessibleName(self.tr("Which contacts"))
        self.tag, self.owner, self.imports, self.order = QLineEdit(), QLineEdit(), ChoiceBox(), ChoiceBox()
        for line, name in ((self.tag, self.tr("Tag")), (self.owner, self.tr("Whose contacts"))):
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
            line.textChanged.connect(self._on_changed)
        self.imports.setAccessibleName(self.tr("From which import"))
        self.order.setAccessibleName(self.tr("In which order"))
        for order, name in zip(ContactOrder, self._orders(), strict=True):
            self.order.addItem(name, order)
        self.count = label("", "muted", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count_anew)
        self.text.textChanged.connect(self._on_changed)
        for choice in (self.imports, self.order):
            choice.setMinimumContentsLength(12)
            choice.currentIndexChanged.connect(self._on_changed)
        self._lay_out()

    def show_query(self, query: ContactQuery, *, stands: bool) -> None:
        """Show this. `stands`: the rows are made, another filter would change nothing."""
        self.text.setText(query.text)
        self.tag.setText(query.tag)
        self.owner.setText(query.owner)
        self.order.setCurrentIndex(list(ContactOrder).index(query.order))
        self._import_id = query.import_id
        self._tasks.spawn(self._bring_imports(), "campaigns.imports")
        for part in (self.text, self.tag, self.owner, self.imports, self.order):
            part.setEnabled(not stands)
        self.count.clear()
        if stands:
            self.count.setText(self.tr("The list was made when the campaign was. It stays as it is."))
        else:
            self._pause.start()

    @property
    def query(self) -> ContactQuery:
        """As it is typed."""
        return ContactQuery(
            self.text.text().strip(),
            self.tag.text().strip(),
            self.owner.text().strip(),
            self._import_id,
            ContactOrder(self.order.currentData()),
        )

    # --- inside --------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self.imports.count():
            self._import_id = str(self.imports.currentData() or "")
        self._pause.start()
        self.changed.emit()

    async def _bring_imports(self) -> None:
        try:
            found = await self._contacts.imports()
        except StoreError:
            found = ()  # the count says that contacts cannot be read
        chosen = self._import_id
        self.imports.blockSignals(True)  # the program's choice, not the person's
        self.imports.clear()
        self.imports.addItem(self.tr("From any import"), "")
        for one in found:
            if one.undone_at is None:
                self.imports.addItem(self._import_text(one), one.id)
        self.imports.setCurrentIndex(max(0, self.imports.findData(chosen)))
        self.imports.blockSignals(False)

    def _import_text(self, one: ContactImport) -> str:
        return f"{one.file_name} · {self._look.formats.date_time(one.at)}"

    def _count_anew(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        if self.text.isEnabled():
            self._counting = self._tasks.spawn(self._count(), "campaigns.count")

    async def _count(self) -> None:
        query = self.query
        try:
            found = await self._contacts.count(query)
            everybody = found if query == replace(ContactQuery(), order=query.order) else None
        except StoreError as error:
            self.count.setText(sentence_for(error).what)
            return
        if not found:
            none = self.tr("No contact fits. Bring in a list on the page of contacts first.")
            self.count.setText(none)
            return
        words = self.tr("1 contact") if found == 1 else self.tr("{count} contacts")
        text = words.format(count=self._look.formats.integer(found))
        self.count.setText(text + (self.tr(": all there are") if everybody is not None else ""))

    def _orders(self) -> tuple[str, str, str]:
        return self.tr("By name"), self.tr("Latest change first"), self.tr("Newest first")

    def _lay_out(self) -> None:
        px = self._look.theme.px
        grid = QGridLayout()
        grid.setSpacing(px(8))
        for at, part in enumerate((self.tag, self.owner, self.imports, self.order)):
            grid.addWidget(part, at // 2, at % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.text)
        box.addLayout(grid)
        box.addLayout(row)

"""A contact's calls, the latest first, each leading to its details in the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.parts.elided import ElidedButton
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from asyncio import Task

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look

_SHOWN, _MORE = 12, 200


class ContactCalls(QWidget):
    """Reads them after the contact itself is shown.

    Signals:
        call_wanted: the id of a call whose details are wanted.
    """

    call_wanted = Signal(str)

    def __init__(self, calls: CallStore, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls, self._tasks, self._look = calls, tasks, look
        self._numbers: tuple[str, ...] = ()
        self._limit = _SHOWN
        self._reading: Task[None] | None = None
        self.rows: list[ElidedButton] = []
        self.more = button(look, self.tr("Earlier calls"), role="quiet")
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_contact(self, contact: Contact) -> None:
        """Look for the calls with its numbers; the newest question wins."""
        numbers = tuple(one.e164 for one in contact.numbers)
        if numbers != self._numbers:
            self._numbers, self._limit = numbers, _SHOWN
            self._clear()
        self._ask()

    def on_call_changed(self, event: CallChanged) -> None:
        """One of them may be a new one."""
        if event.call.number in self._numbers and self.isVisible() and not event.call.is_live:
            self._ask()

    def _ask(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tasks.spawn(self._read(self._numbers), "contacts.calls")

    async def _read(self, numbers: tuple[str, ...]) -> None:
        found: dict[str, Call] = {}
        try:
            for number in numbers:
                query = CallQuery(text=number, region=self._look.formats.home_region)
                page = await self._calls.page(query, None, self._limit + 1)
                found |= {call.id: call for call in page.calls if call.number == number}
        except StoreError as error:
            self._clear()
            self._column.addWidget(label(sentence_for(error).what, "error", wrap=True))
            return
        if numbers == self._numbers:
            self._show(sorted(found.values(), key=lambda call: call.created_at, reverse=True))

    def _show(self, calls: list[Call]) -> None:
        self._clear()
        if not calls:
            self._column.addWidget(label(self.tr("No calls yet."), "muted"))
        for call in calls[: self._limit]:
            row = self._row(call)
            self.rows.append(row)
            self._column.addWidget(row)
        if len(calls) > self._limit:
            self._column.addWidget(self.more)
            self.more.show()

    def _row(self, call: Call) -> ElidedButton:
        formats = self._look.formats
        outcome = formats.result_text(call.result) if call.result else formats.status_text(call.status)
        written = call.written
        chosen = written.disposition.label if written and written.disposition else ""
        note = " ".join(written.note.text.split()) if written and written.note else ""
        lasted = formats.duration(call.duration_s) if call.duration_s else ""
        direction = formats.direction_text(call.direction)
        text = " · ".join(filter(None, (formats.when(call.created_at), outcome, lasted, chosen, note)))
        row = ElidedButton(text, shortest=formats.when(call.created_at))
        out = call.direction is Direction.OUTBOUND
        name, role = ("arrow-up-right", "muted") if out else ("arrow-down-left", "incoming")
        row.setIcon(self._look.icons.icon(name, role, 16))
        row.setProperty("role", "row")
        row.setToolTip(text)
        row.setAccessibleName(f"{direction} · {text}")
        row.clicked.connect(partial(self.call_wanted.emit, call.id))
        return row

    def _on_more(self) -> None:
        self._limit = _MORE
        self._ask()

    def _clear(self) -> None:
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is self.more:
                self.more.hide()
            elif old is not None:
                old.hide()
                old.deleteLater()

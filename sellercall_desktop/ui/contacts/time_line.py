"""What happened with a contact, the latest first; a call leads to its details in the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.contacts.time_line import Happened, read_time_line
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.contacts.words import changed_text
from sellercall_desktop.ui.parts.ages import Ages
from sellercall_desktop.ui.parts.elided import Elided, ElidedButton
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from asyncio import Task

    from sellercall_desktop.core.calls.call import CallChanged
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactMerge, ContactStore
    from sellercall_desktop.core.contacts.time_line import ContactMoment
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.formats import Formats

_SHOWN, _MORE = 12, 200

_WORDS = {
    Happened.CALLED: QT_TRANSLATE_NOOP("TimeLine", "Called: {text}"),
    Happened.CALLED_US: QT_TRANSLATE_NOOP("TimeLine", "Called us: {text}"),
    Happened.DISPOSITION: QT_TRANSLATE_NOOP("TimeLine", "Disposition: {text}"),
    Happened.NOTE: QT_TRANSLATE_NOOP("TimeLine", "Note: {text}"),
    Happened.CALLBACK_AGREED: QT_TRANSLATE_NOOP("TimeLine", "Callback agreed for {until}"),
    Happened.OPTED_OUT: QT_TRANSLATE_NOOP("TimeLine", "Not to be called any more: {text}"),
    Happened.OPT_OUT_REMOVED: QT_TRANSLATE_NOOP("TimeLine", "May be called again: {text}"),
    Happened.CONSENT: QT_TRANSLATE_NOOP("TimeLine", "Agreed to be called: {text}"),
    Happened.CONSENT_WITHDRAWN: QT_TRANSLATE_NOOP("TimeLine", "Withdrew the consent"),
    Happened.IMPORTED: QT_TRANSLATE_NOOP("TimeLine", "Imported from {text}"),
    Happened.ADDED: QT_TRANSLATE_NOOP("TimeLine", "Added"),
    Happened.CHANGED: QT_TRANSLATE_NOOP("TimeLine", "Changed: {text}"),
    Happened.MERGED: QT_TRANSLATE_NOOP("TimeLine", "Merged with another contact"),
    Happened.PARTED: QT_TRANSLATE_NOOP("TimeLine", "Parted again"),
}
_ICONS = {
    Happened.CALLED: ("arrow-up-right", "muted"),
    Happened.CALLED_US: ("arrow-down-left", "incoming"),
}


def moment_text(moment: ContactMoment, formats: Formats) -> str:
    """One line: when, what, and by whom."""
    text = " ".join(moment.text.split())
    if moment.what in {Happened.CALLED, Happened.CALLED_US}:
        text = _state_text(moment.text, formats)
    elif moment.what is Happened.CHANGED:
        text = changed_text(moment.text)
    until = formats.when(moment.until) if moment.until is not None else ""
    said = QCoreApplication.translate("TimeLine", _WORDS[moment.what]).format(text=text, until=until)
    by = "" if moment.call_id else moment.by
    return " · ".join(filter(None, (formats.when(moment.at), said.rstrip(": "), by)))


def _state_text(state: str, formats: Formats) -> str:
    """A call's result, or its status while it lives."""
    if state in set(CallResult):
        return formats.result_text(CallResult(state))
    return formats.status_text(CallStatus(state)) if state in set(CallStatus) else state


class ContactTimeLine(QWidget):
    """Read after the contact itself is shown.

    Signals:
        call_wanted: the id of a call whose details are wanted.
        part_wanted: the merge that is to be taken back.
    """

    call_wanted = Signal(str)
    part_wanted = Signal(object)

    def __init__(self, store: ContactStore, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._tasks, self._look = store, tasks, look
        self._contact: Contact | None = None
        self._limit = _SHOWN
        self._reading: Task[None] | None = None
        self.rows: list[QPushButton] = []
        """The lines that lead to a call."""
        self.ways_back: list[QPushButton] = []
        """The buttons that take a merge back."""
        self._told: list[tuple[Elided | ElidedButton, ContactMoment]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        Ages(self, self._tell_again)

    def show_contact(self, contact: Contact) -> None:
        """Tell what happened with this one; the newest question wins."""
        if self._contact is None or contact.id != self._contact.id:
            self._limit = _SHOWN
            self._clear()
        self._contact = contact
        self._ask()

    def on_call_changed(self, event: CallChanged) -> None:
        """It may be of this contact, and over."""
        numbers = {one.e164 for one in self._contact.numbers} if self._contact is not None else set()
        if event.call.number in numbers and self.isVisible() and not event.call.is_live:
            self._ask()

    def _ask(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        if self._contact is not None:
            self._reading = self._tasks.spawn(self._read(self._contact), "contacts.time_line")

    async def _read(self, contact: Contact) -> None:
        try:
            moments = await read_time_line(self._store, contact)
        except StoreError as error:
            self._clear()
            self._column.addWidget(label(sentence_for(error).what, "error", wrap=True))
            return
        if contact is self._contact:
            self._show(moments)

    def _show(self, moments: tuple[ContactMoment, ...]) -> None:
        self._clear()
        if not moments:
            self._column.addWidget(label(self.tr("Nothing yet."), "muted"))
        for moment in moments[: self._limit]:
            self._column.addWidget(self._row(moment))
        if len(moments) > self._limit:
            more = button(self._look, self.tr("Show what was earlier"), role="quiet")
            more.clicked.connect(self._on_more)
            self._column.addWidget(more)

    def _row(self, moment: ContactMoment) -> QWidget:
        formats, px = self._look.formats, self._look.theme.px
        text = moment_text(moment, formats)
        if moment.what not in _ICONS:
            line = Elided("muted")
            line.setContentsMargins(px(34), px(3), px(8), px(3))
            line.show_text(text)
            self._told.append((line, moment))
            return line if moment.merge is None else self._with_way_back(line, moment.merge)
        row = ElidedButton(text, shortest=formats.when(moment.at))
        row.setIcon(self._look.icons.icon(*_ICONS[moment.what], 16))
        row.setProperty("role", "row")
        row.setToolTip(text)
        self._told.append((row, moment))
        row.clicked.connect(partial(self.call_wanted.emit, moment.call_id))
        self.rows.append(row)
        return row

    def _tell_again(self) -> None:
        for line, moment in self._told:
            text = moment_text(moment, self._look.formats)
            if isinstance(line, Elided):
                line.show_text(text)
            else:
                line.show_text(text, shortest=self._look.formats.when(moment.at))
                line.setToolTip(text)

    def _with_way_back(self, said: QWidget, merge: ContactMerge) -> QWidget:
        row, back = QWidget(), button(self._look, self.tr("Take this merge back"), role="link")
        back.clicked.connect(partial(self.part_wanted.emit, merge))
        box, under = QVBoxLayout(row), QHBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(said)
        under.setContentsMargins(self._look.theme.px(27), 0, 0, 0)
        under.addWidget(back)
        under.addStretch()
        box.addLayout(under)
        self.ways_back.append(back)
        return row

    def _on_more(self) -> None:
        self._limit = _MORE
        self._ask()

    def _clear(self) -> None:
        self.rows, self.ways_back, self._told = [], [], []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

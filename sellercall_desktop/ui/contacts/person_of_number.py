"""What is kept of whoever has a number: of a contact where there is one, else by the number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.habeas_data import PersonAsked
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.ui.contacts.person_data import PersonData, kept_text
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.habeas_data import PersonKept
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.contacts.page import ContactsPage
    from sellercall_desktop.ui.parts.look import Look


class NumberData(QFrame):
    """Calls and no contact: what there is, and the same two acts as a contact has.

    Signals:
        left: Esc or the button, or everything was erased.
    """

    left = Signal()

    def __init__(self, desk: ContactDesk, tasks: Tasks, look: Look, toast: Callable[..., None]) -> None:
        super().__init__()
        self._look = look
        self.title, self.about = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.there = label("", wrap=True)
        self.data, self.problem = PersonData(desk, tasks, look), ProblemNote(look)
        self.export = button(look, self.data.export.text(), "export", icon_role="muted")
        self.erase = button(look, self.data.erase.text(), "eraser", icon_role="hang_up")
        self.close_it = button(look, self.tr("Close"), role="quiet")
        self.data.toast, self.data.on_error = toast, self.show_error
        self._lay_out()
        self.export.clicked.connect(self.data.export.trigger)
        self.erase.clicked.connect(self.data.erase.trigger)
        self.close_it.clicked.connect(self.left)
        self.data.form.left.connect(self.erase.setFocus)
        self.data.erased.connect(self.left)

    def show_kept(self, asked: PersonAsked, kept: PersonKept | None) -> None:
        """What there is of whoever has this number; None: nothing."""
        formats = self._look.formats
        number = formats.number(asked.number)
        self.problem.clear()
        self.data.form.put_away()
        self.data.show_person(asked, number)
        self.title.setText(number)
        self.setAccessibleName(self.tr("Data of {number}").format(number=number))
        there = self.tr("No contact has this number. What is kept of whoever has it:")
        self.about.setText(there if kept is not None else self.tr("Nothing is kept of this number."))
        self.there.setText(kept_text(kept.counts, formats.integer) if kept is not None else "")
        self.there.setVisible(bool(self.there.text()))
        for act in (self.export, self.erase):
            act.setVisible(kept is not None)
        (self.export if kept is not None else self.close_it).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_error(self, error: BaseException) -> None:
        """It could not be done, or not be read."""
        self.problem.show_sentence(sentence_for(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(16))
        box.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        for part in (self.about, self.there, self.problem):
            box.addWidget(part)
        for act in (self.export, self.erase):  # one below the other: in Spanish they are wide
            box.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.data)
        box.addStretch()
        QWidget.setTabOrder(self.export, self.erase)
        QWidget.setTabOrder(self.erase, self.close_it)


class PersonAtHand(QObject):
    """From a number to whom it is about, with the acts at hand, in the page of contacts."""

    def __init__(
        self, page: ContactsPage, desk: ContactDesk, tasks: Tasks, look: Look, toast: Callable[..., None]
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._tasks, self._toast = page, desk, tasks, toast
        self.pane = NumberData(desk, tasks, look, toast)
        self._before: QWidget = page.nobody
        self._back: Callable[[], object] = page.take_focus
        self._wanted = ""
        page.side.addWidget(self.pane)
        self.pane.left.connect(self._on_left)

    def reach(self, e164: str, back: Callable[[], object]) -> None:
        """Show whose number it is, or what is kept of it; `back` is where one is when that was closed."""
        self._wanted, self._back = e164, back
        self._tasks.spawn(self._reach(e164), "contacts.person_of_number", self._on_unread)

    async def _reach(self, e164: str) -> None:
        found = await self._desk.store.by_numbers([spellings(e164)[0]])
        contacts = next(iter(found.values()), ())
        asked, person = PersonAsked(number=e164), self._desk.person
        kept = await person.kept(asked) if person is not None and not contacts else None
        if e164 != self._wanted:
            return
        self._page.pages.setCurrentWidget(self._page.splitter)
        if contacts:
            self._show_contact(contacts[0])
            return
        shown = self._page.side.currentWidget()
        if shown is not None and shown is not self.pane:
            self._before = shown
        self._page.side.setCurrentWidget(self.pane)
        self.pane.show_kept(asked, kept)

    def _show_contact(self, contact: Contact) -> None:
        """To read, also where something is written of it and not saved yet: that waits."""
        page = self._page
        page.finder.chosen.emit(contact)
        page.finder.table.select(contact.id)
        page.details.show_contact(contact)
        page.side.setCurrentWidget(page.details)
        page.details.open_more()

    def _on_unread(self, error: BaseException) -> None:
        self._toast(sentence_for(error).what)

    def _on_left(self) -> None:
        self._page.side.setCurrentWidget(self._before)
        self._back()

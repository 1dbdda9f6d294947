"""The page of contacts: the list at the left, the one that is read or edited at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.contacts.acts import ContactActs
from sellercall_desktop.ui.contacts.details import ContactDetails
from sellercall_desktop.ui.contacts.duplicates import DuplicatesPage
from sellercall_desktop.ui.contacts.editing import Editing
from sellercall_desktop.ui.contacts.editor import ContactEditor
from sellercall_desktop.ui.contacts.finder import ContactFinder
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.contacts.contact import Consent, Contact, ContactsChanged
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.contacts.importing.page import ImportPage
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

_LIST_PX, _CONTACT_PX, _EVEN, _COUNT_MS = 384, 350, 1_000, 1_000


class ContactsPage(QFrame):
    """Everything about the people to call.

    Signals:
        dial_requested: a number in E.164.
        call_wanted: the id of a call whose details are wanted.
    """

    dial_requested = Signal(str)
    call_wanted = Signal(str)

    def __init__(
        self,
        desk: ContactDesk,
        bridge: Bridge,
        tasks: Tasks,
        look: Look,
        *,
        toast: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:
        """`toast` shows a short result, perhaps with a button's words and what it does."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Contacts"))
        self._desk, self._tasks, self._look, self._toast = desk, tasks, look, toast
        self._shown: Contact | None = None
        self.finder = ContactFinder(desk.store, tasks, look)
        self.details, self.editor = ContactDetails(desk, tasks, look), ContactEditor(look)
        self.editing = Editing(desk, self.editor, tasks, look, toast)
        self.acts = ContactActs(desk, tasks, toast, self._show_error, self)
        self.importing: ImportPage | None = None
        self.duplicates = DuplicatesPage(desk, tasks, look, toast)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self.nobody = PanelNotice(look)
        self.side, self.splitter, self.pages = QStackedWidget(), QSplitter(self), QStackedWidget()
        self._lay_out()
        self._connect(bridge)
        self.finder.model.refresh()
        self._counting.start()

    @property
    def shown(self) -> Contact | None:
        """The contact at the right."""
        return self._shown

    def take_focus(self) -> None:
        """The page was gone to: what is typed is sought, unless somebody is edited, or a list imported."""
        if self.importing is not None and self.pages.currentWidget() is self.importing:
            self.importing.take_focus()
        elif self.side.currentWidget() is self.editor:
            self.editor.take_focus()
        else:
            self.finder.take_focus()

    def add(self) -> None:
        """Write a new one, or go on with the one that was begun; nothing while a list is imported."""
        if self.pages.currentWidget() is not self.splitter:
            return
        self.editing.add()
        self.editor.take_focus()

    # --- who is shown --------------------------------------------------------------------------

    def _on_chosen(self, contact: Contact | None) -> None:
        before = self._shown
        if contact is None or (before is not None and contact.id == before.id):
            return
        self._show(contact)
        if before is not None and self.editing.has_draft(before.id):
            self._toast(
                self.tr("What you wrote is not saved yet"),
                self.tr("Go on writing"),
                lambda: self.editing.go_on(before.id),
            )

    def _show(self, contact: Contact) -> None:
        """To read, or to go on editing where something is not saved yet."""
        self._shown = contact
        if self.editing.has_draft(contact.id):
            self.editing.edit(contact)
        else:
            self.details.show_contact(contact)
            self.side.setCurrentWidget(self.details)

    def _on_opened(self) -> None:
        """To the first number that can be called, else to the button that edits."""
        if self.side.currentWidget() is self.editor:
            self.editor.take_focus()
        elif self._shown is not None:
            next(iter(self.details.numbers.calls.values()), self.details.edit).setFocus()

    def _show_nobody(self) -> None:
        self._shown = None
        self.side.setCurrentWidget(self.nobody)

    def _on_changed(self, event: ContactsChanged) -> None:
        """Here or on another desk. What is being edited stays as it is: saving compares."""
        self._counting.start()
        self._tasks.spawn(self._read_again(event.ids), "contacts.changed", self._show_error)

    async def _read_again(self, ids: tuple[str, ...]) -> None:
        """Of a few that are seen: in their rows; else the list anew, for others may stand there now."""
        shown, now = self._shown, await self._stored(ids or (self._shown.id if self._shown else "",))
        if not ids or not all(one is not None and self.finder.model.put(one) for one in now.values()):
            self.finder.model.refresh()
        if (
            shown is not self._shown
            or shown is None
            or shown.id not in now
            or self.editing.has_draft(shown.id)
        ):
            return
        contact = now[shown.id]
        if contact is None:
            self._on_left(None)
        elif contact.revision != shown.revision:
            self._show(contact)

    async def _stored(self, ids: tuple[str, ...]) -> dict[str, Contact | None]:
        found = {one: await self._desk.store.get(one) for one in ids if one}
        return {one: contact if contact and contact.id == one else None for one, contact in found.items()}

    def _on_loaded(self) -> None:
        self.nobody.be_silent(silent=self.finder.begins)
        if self._shown is not None:
            self.finder.table.select(self._shown.id)

    # --- what is done to it --------------------------------------------------------------------

    def _on_edit(self) -> None:
        if self._shown is not None:
            self.editing.edit(self._shown)
            self.editor.take_focus()

    def _on_begun(self, contact: Contact) -> None:
        self._shown = contact
        self.side.setCurrentWidget(self.editor)

    def _on_left(self, contact: Contact | None) -> None:
        held = holds_focus(self.side)
        if contact is not None:
            self._show(contact)
        else:
            self._show_nobody()
        if held:
            self.finder.focus_rows()

    def _on_consent(self, consent: Consent) -> None:
        if self._shown is not None:
            self.acts.record_consent(self._shown, consent)

    def _on_withdrawn(self) -> None:
        if self._shown is not None:
            self.acts.withdraw_consent(self._shown)

    def _on_delete(self) -> None:
        if self._shown is not None and self.side.currentWidget() is self.details:
            self.acts.delete(self._shown)

    def _open_import(self, *, paste: bool = False) -> None:
        door = self._desk.imports
        if door is None:
            return
        if self.importing is None:
            from sellercall_desktop.ui.contacts.importing.page import ImportPage

            self.importing = ImportPage(self._desk, door, self._tasks, self._look, self._toast)
            self.importing.left.connect(self._leave_import)
            self.pages.addWidget(self.importing)
        self.pages.setCurrentWidget(self.importing)
        self.importing.begin(paste=paste)

    def _open_duplicates(self) -> None:
        self.pages.setCurrentWidget(self.duplicates)
        self.duplicates.begin()

    async def _count_doubles(self) -> None:
        self.finder.show_doubles(await self.duplicates.count())

    def _leave_import(self) -> None:
        self.pages.setCurrentWidget(self.splitter)
        self.finder.take_focus()

    def _show_error(self, error: BaseException) -> None:
        self.details.problem.show_sentence(sentence_for(error))

    # --- building ------------------------------------------------------------------------------

    def _connect(self, bridge: Bridge) -> None:
        finder, details = self.finder, self.details
        finder.chosen.connect(self._on_chosen)
        finder.opened.connect(self._on_opened)
        finder.add_wanted.connect(self.add)
        finder.duplicates_wanted.connect(self._open_duplicates)
        self.duplicates.found.connect(finder.show_doubles)
        self.duplicates.left.connect(self._leave_import)
        self._counting.timeout.connect(
            lambda: self._tasks.spawn(self._count_doubles(), "contacts.doubles", self._show_error)
        )
        finder.import_wanted.connect(self._open_import)
        finder.paste_wanted.connect(lambda: self._open_import(paste=True))
        finder.model.loaded.connect(self._on_loaded)
        for source in (finder, details):
            source.edit_wanted.connect(self._on_edit)
            source.delete_wanted.connect(self._on_delete)
        details.person.toast, details.person.on_error = self._toast, self._show_error
        details.left.connect(finder.focus_rows)
        details.consents.agreed.connect(self._on_consent)
        details.consents.withdrawn.connect(self._on_withdrawn)
        details.numbers.call_wanted.connect(self.dial_requested)
        details.numbers.copied.connect(lambda: self._toast(self.tr("Number copied")))
        details.time_line.call_wanted.connect(self.call_wanted)
        details.time_line.part_wanted.connect(self.acts.part)
        self.editing.begun.connect(self._on_begun)
        self.editing.left.connect(self._on_left)
        bridge.contacts_changed.connect(self._on_changed)
        bridge.call_changed.connect(details.time_line.on_call_changed)
        bind(self, QKeySequence.StandardKey.Find, finder.take_focus)
        bind(self, QKeySequence.StandardKey.New, self.add)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.nobody.say(
            "user",
            self.tr("Nobody chosen"),
            self.tr("Choose somebody from the list to see numbers, consent and calls."),
        )
        for part in (self.nobody, self.details, self.editor):
            self.side.addWidget(part)
        self.side.setMinimumWidth(px(_CONTACT_PX))
        self.finder.setMinimumWidth(px(_LIST_PX))
        for side in (self.finder, self.side):
            self.splitter.addWidget(side)
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_EVEN, _EVEN])
        self.pages.addWidget(self.splitter)
        self.pages.addWidget(self.duplicates)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)

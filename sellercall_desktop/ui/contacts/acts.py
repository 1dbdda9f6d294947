"""What is done to a contact without its form: consent written down, deleting and taking that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.ui.contacts.saving import save_contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk


class ContactActs(QObject):
    """Each act is whole or not done at all.

    Signals:
        written: the contact as it is stored now.
        gone: the id of one that is not there any more.
    """

    written = Signal(object)
    gone = Signal(str)

    def __init__(
        self,
        desk: ContactDesk,
        tasks: Tasks,
        toast: Callable[..., None],
        on_error: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._toast, self._on_error = desk, tasks, toast, on_error

    def write(self, contact: Contact) -> None:
        """Store it as it is here."""
        self._tasks.spawn(self._write(contact), "contacts.write", self._on_error)

    def delete(self, contact: Contact) -> None:
        """Take it off the list; a button brings it back for as long as its toast is seen."""
        self._tasks.spawn(self._delete(contact), "contacts.delete", self._on_error)

    async def _write(self, contact: Contact) -> None:
        saved = await save_contact(self._desk, contact)
        if not saved.written:
            self._say_changed()
        if saved.contact is not None:
            self.written.emit(saved.contact)

    async def _delete(self, contact: Contact) -> None:
        if not await self._desk.store.delete((contact,)):
            self._say_changed()
            now = await self._desk.store.get(contact.id)
            if now is not None:
                self.written.emit(now)
                return
        self._desk.drafts.pop(contact.id, None)
        self.gone.emit(contact.id)
        deleted = self.tr("{name} was deleted").format(name=contact.title)
        self._toast(deleted, self.tr("Undo"), lambda: self.write(replace(contact, revision=0)))

    def _say_changed(self) -> None:
        self._toast(self.tr("Somebody else changed this contact meanwhile. Please look again."))

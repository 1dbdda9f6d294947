"""What is done to a contact without its form: consent written down, deleting and taking that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.ui.contacts.parting import part

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from sellercall_desktop.core.contacts.contact import Consent, Contact
    from sellercall_desktop.core.contacts.ports import ContactMerge
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk


class ContactActs(QObject):
    """Each act is whole or not done at all; what came of it is told by `ContactsChanged`."""

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

    def record_consent(self, contact: Contact, consent: Consent) -> None:
        """Write down that this person agreed to be called."""
        self._do(self._desk.contacts.record_consent(contact.id, consent, self._desk.by))

    def withdraw_consent(self, contact: Contact) -> None:
        """No consent of this person holds from now on."""
        self._do(self._desk.contacts.withdraw_consent(contact.id, self._desk.by))

    def delete(self, contact: Contact) -> None:
        """Take it off the list; a button brings it back for as long as its toast is seen."""
        self._do(self._delete(contact))

    def part(self, merge: ContactMerge) -> None:
        """Take this merge back."""
        self._do(part(self._desk, merge, self._toast))

    async def _delete(self, contact: Contact) -> None:
        if not await self._desk.contacts.delete((contact,), self._desk.by):
            self._toast(self.tr("Somebody else changed this contact meanwhile. Please look again."))
            return
        self._desk.drafts.pop(contact.id, None)
        deleted = self.tr("{name} was deleted").format(name=contact.title)
        again = replace(contact, id="")
        self._toast(deleted, self.tr("Undo"), lambda: self._do(self._desk.contacts.add(again, self._desk.by)))

    def _do(self, work: Coroutine[Any, Any, object]) -> None:
        self._tasks.spawn(work, "contacts.act", self._on_error)

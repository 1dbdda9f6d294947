"""Contacts, and the names that everything else shows of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.names import ContactNames

if TYPE_CHECKING:
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store.stores import Store


@dataclass(frozen=True, slots=True)
class ContactBook:
    """What is done to contacts, and whose a number is."""

    contacts: Contacts
    names: ContactNames


def build_contact_book(setup: Setup, tasks: Tasks, store: Store) -> ContactBook:
    """The contacts of this start; other desks' changes are followed from now on."""
    contacts = Contacts(store.contacts, setup.bus, tasks, utc_now, store.desk)
    tasks.spawn(contacts.run(), "contacts")
    return ContactBook(contacts, ContactNames(store.contacts, setup.bus, tasks))

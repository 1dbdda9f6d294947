"""Contacts, and the names that everything else shows of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.habeas_data import HabeasData, PersonErased
from sellercall_desktop.core.contacts.names import ContactNames
from sellercall_desktop.files import written_beside

if TYPE_CHECKING:
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store.stores import Store


@dataclass(frozen=True, slots=True)
class ContactBook:
    """What is done to contacts, whose a number is, and what a person may demand of what is kept."""

    contacts: Contacts
    names: ContactNames
    habeas_data: HabeasData
    desk: str  # the name of this desktop among those that share the database


def build_contact_book(setup: Setup, tasks: Tasks, store: Store, ledger: Ledger) -> ContactBook:
    """The contacts of this start; other desks' changes are followed from now on."""
    contacts = Contacts(store.contacts, setup.bus, tasks, utc_now, store.desk)
    tasks.spawn(contacts.run(), "contacts")
    names = ContactNames(store.contacts, setup.bus, tasks)
    habeas_data = HabeasData(
        store.habeas_data,
        setup.bus,
        tasks,
        utc_now,
        store.desk,
        write_beside=partial(written_beside, durable=True),
    )

    def forget(erased: PersonErased) -> None:
        """Nothing of an erased person stays in memory, to be written down again."""
        for call_id in erased.call_ids:
            ledger.drop(call_id)

    setup.bus.subscribe(PersonErased, forget)
    return ContactBook(contacts, names, habeas_data, store.desk)

"""Writes what was done to a contact, and says what became of it: written, changed elsewhere, failed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.ui.contacts.desk import ContactDesk


class Saved(NamedTuple):
    """`contact` as it is stored now; None: it is not there any more. `written`: it is what was saved."""

    written: bool
    contact: Contact | None


async def save_contact(desk: ContactDesk, contact: Contact) -> Saved:
    """Write this state, unless somebody changed the contact since it was read.

    Raises:
        StoreError: then nothing was written.
    """
    now = desk.now()
    made = replace(contact, created_at=contact.created_at or now, changed_at=now)
    written = await desk.store.save((made,))
    return Saved(written, await desk.store.get(contact.id))

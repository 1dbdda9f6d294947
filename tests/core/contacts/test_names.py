"""Whose a number is: from memory, never a wait; read again once contacts have changed."""

import asyncio
from dataclasses import replace

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.names import ContactNames, ContactNamesChanged, NamedContact
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from tests.store.sample_calls import talked

MARTA, NEW_FORM, OLD_FORM = "+573001234567", "+525512345678", "+5215512345678"


async def test_a_number_is_named_from_memory_and_anew_after_a_change(tmp_path):
    bus, tasks, told = Bus(), Tasks(), asyncio.Queue()
    async with open_store(None, tmp_path / "a.db", "x") as store:
        contacts = Contacts(store.contacts, bus, tasks, utc_now)
        marta = await contacts.add(Contact("", "Marta", (ContactNumber(MARTA),)), "ana")
        await contacts.add(Contact("", "", (ContactNumber(NEW_FORM),), company="Sol"), "ana")
        names = ContactNames(store.contacts, bus, tasks)
        bus.subscribe(ContactNamesChanged, lambda event: told.put_nowait(event.numbers))
        assert [names.name(number) for number in (MARTA, OLD_FORM, "+573009999999", "")] == [""] * 4
        assert await told.get() == {MARTA, NEW_FORM}
        assert names.of(MARTA) == NamedContact(marta.id, "Marta")
        assert [names.name(number) for number in (OLD_FORM, NEW_FORM, "+573009999999")] == ["Sol", "Sol", ""]

        await contacts.change(replace(marta, name="Marta P."), "ana")
        assert await told.get() == frozenset()
        assert names.name(MARTA) == "Marta"  # until it is read again
        assert await told.get() == {MARTA}
        assert names.name(MARTA) == "Marta P."

        call, facts = talked("c", number="+573005555555")
        await contacts.add(Contact("", "Zoe", (ContactNumber(call.number),)), "ana")
        bus.publish(CallChanged(call, tuple(facts)))
        await tasks.finish()
        assert names.name(call.number) == "Zoe"  # known before anybody asked

        await contacts.retire_number(marta.id, MARTA, "ana")
        new = await contacts.add(Contact("", "Nuria", (ContactNumber(MARTA),)), "ana")
        assert await names.looked_up(MARTA) == NamedContact(new.id, "Nuria", 1)
        await tasks.finish()

"""A contact's life in one order: calls and what was written, opt-outs, consents, imports, edits."""

from dataclasses import replace
from datetime import timedelta

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.written_facts import CallbackSet, DispositionSet, NoteWritten
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.ports import ContactImport, ImportedChange
from sellercall_desktop.core.contacts.time_line import ContactMoment, Happened, read_time_line
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, talked


def at(minutes):
    return NOON + timedelta(minutes=minutes)


async def test_all_that_happened_with_a_contact_is_in_one_order(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        clock = iter(range(100, 200))
        contacts = Contacts(store.contacts, Bus(), Tasks(), lambda: at(next(clock)))
        consent = Consent(ConsentKind.WRITTEN, at(2), "form 7", "ana", at(900), withdrawn_at=at(50))
        marta = Contact("m", "Marta", (ContactNumber("+525512345678"),), import_id="i", consents=(consent,))
        one = ContactImport("i", "feria.csv", at(1), "ana", "d", ())
        await store.contacts.begin_import(one)
        await store.contacts.add_imported("i", [ImportedChange(None, marta)])
        await store.contacts.end_import(one, AuditEntry(at(1), "ana", AuditKind.IMPORT, "feria.csv"))
        call, facts = talked("c", "hola", number="+5215512345678", at=at(3))
        written = (
            DispositionSet(at(5), "ana", "sold", "Vendido"),
            NoteWritten(at(6), "ana", "quiere dos"),
            CallbackSet(at(7), "ana", at(500)),
        )
        await store.calls.save(advance_all(call, written), (*facts, *written), "wrap_up")
        await store.calls.save(*talked("other", number="+573001234567"), "dial")
        listed = DoNotCallEntry("+525512345678", at(8), "ana", "asked", "No me llame", "c")
        await store.do_not_call.add([listed], None)
        read = await store.contacts.get("m")
        await contacts.change(replace(read, note="x"), "luis")

        told = await read_time_line(store.contacts, await store.contacts.get("m"))
        assert [(moment.what, moment.at, moment.text) for moment in told] == [
            (Happened.CHANGED, at(101), "note"),
            (Happened.CONSENT_WITHDRAWN, at(50), ""),
            (Happened.OPTED_OUT, at(8), "No me llame"),
            (Happened.CALLBACK_AGREED, at(7), ""),
            (Happened.NOTE, at(6), "quiere dos"),
            (Happened.DISPOSITION, at(5), "Vendido"),
            (Happened.CALLED, at(3), "talked"),
            (Happened.CONSENT, at(2), "form 7"),
            (Happened.IMPORTED, at(1), "feria.csv"),
        ]
        assert told[2] == ContactMoment(at(8), Happened.OPTED_OUT, "No me llame", "ana", "+525512345678", "c")
        assert (told[3].until, told[7].until, told[0].by) == (at(500), at(900), "luis")

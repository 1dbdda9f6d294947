"""What is done to contacts is on disk, in the audit trail and on the bus; duplicates, merging and parting."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.contacts.contact import (
    Consent,
    ConsentKind,
    Contact,
    ContactNumber,
    ContactsChanged,
)
from sellercall_desktop.core.contacts.contacts import Contacts
from sellercall_desktop.core.contacts.duplicates import duplicates, duplicates_of
from sellercall_desktop.core.contacts.ports import ContactQuery, DoubleKind
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVER = NOON - timedelta(days=1), NOON + timedelta(days=1)


class House:
    """Contacts of one desk, and what was told."""

    def __init__(self, store):
        self.heard, self.trail, bus = [], store.audit, Bus()
        bus.subscribe(ContactsChanged, lambda event: self.heard.append(set(event.ids)))
        self.contacts = Contacts(store.contacts, bus, Tasks(), self.now, "this-desk")
        self.time = NOON

    def now(self):
        self.time += timedelta(seconds=1)
        return self.time

    async def acts(self):
        return [(act.kind, act.subject, act.text) for act in await self.trail.between(*EVER)]


async def test_each_act_is_kept_with_who_did_it_and_told(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        house = House(store)
        contacts = house.contacts
        made = await contacts.add(Contact("", "Ana", (ContactNumber("+525512345678"),)), "ana")
        assert await store.contacts.get(made.id) == made
        changed = await contacts.change(replace(made, name="Ana G.", note="x"), "ana")
        assert await contacts.change(replace(made, name="too late"), "luis") is None
        assert changed == await store.contacts.get(made.id)
        assert changed.created_at < changed.changed_at
        consent = Consent(ConsentKind.SPOKEN, NOON, "call 7", "ana")
        assert (await contacts.record_consent(made.id, consent, "ana")).consent_at(house.time) == consent
        withdrawn = await contacts.withdraw_consent(made.id, "ana", "asked")
        assert withdrawn.consent_at(house.now()) is None
        retired = await contacts.retire_number(made.id, "+5215512345678", "ana")
        assert [number.retired for number in retired.numbers] == [True]
        assert await contacts.retire_number("nobody", "+525512345678", "ana") is None
        assert await contacts.delete([changed], "ana") is False
        assert await contacts.delete([retired], "ana")
        assert await store.contacts.get(made.id) is None
        assert await store.contacts.by_numbers(["+525512345678"]) == {}
        assert await store.contacts.count(ContactQuery()) == 0
        with pytest.raises(StoreError):
            await contacts.add(made, "ana")
        assert house.heard == [{made.id}] * 6
        assert await house.acts() == [
            (AuditKind.CONTACT_ADDED, made.id, ""),
            (AuditKind.CONTACT_CHANGED, made.id, "name, note"),
            (AuditKind.CONSENT_RECORDED, made.id, "spoken"),
            (AuditKind.CONSENT_WITHDRAWN, made.id, "asked"),
            (AuditKind.CONTACT_CHANGED, made.id, "numbers"),
            (AuditKind.CONTACT_DELETED, made.id, ""),
        ]


async def three(contacts):
    one = Contact("", "Ana Gómez", (ContactNumber("+525512345678"),), ("a@x.co",), "Sol", tags=("vip",))
    two = Contact("", "Ána", (ContactNumber("+5215512345678"), ContactNumber("+573001234567")), note="two")
    three = Contact("", "ana gomez", emails=("A@X.co",), company="SOL", variables=(("plan", "oro"),))
    await contacts.add(Contact("", "Somebody", (ContactNumber("+573111111111"),), company="Sol"), "ana")
    return [await contacts.add(each, "ana") for each in (one, two, three)]


async def test_duplicates_are_offered_with_why_merged_and_parted_again(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        house = House(store)
        contacts, kept = house.contacts, store.contacts
        one, two, third = await three(contacts)
        page = await duplicates(kept)
        (group,) = page.groups
        assert page.next is None
        assert {contact.id for contact in group.contacts} == {one.id, two.id, third.id}
        assert set(group.why) == {
            (DoubleKind.NUMBER, "+525512345678"),
            (DoubleKind.EMAIL, "a@x.co"),
            (DoubleKind.PERSON, "ana gomez|sol"),
        }
        assert {each.id for each in (await duplicates_of(kept, two)).contacts} == {one.id, two.id}
        house.heard.clear()
        merge = await contacts.merge([third, two, one], "ana")
        assert house.heard == [{one.id, two.id, third.id}]
        became = await kept.get(third.id)
        assert became == await kept.get(two.id) == await kept.get(one.id) == merge.after
        assert (became.id, became.tags, became.note) == (one.id, ("vip",), "two")
        assert [number.e164 for number in became.numbers] == ["+5215512345678", "+573001234567"]
        assert (await kept.by_numbers(["+573001234567"]))["+573001234567"] == (became,)
        assert await kept.count(ContactQuery()) == 2
        assert (await duplicates(kept)).groups == ()
        assert await contacts.merge([one, two], "ana") is None  # they are not as they were
        await contacts.change(replace(became, company="Luna"), "ana")
        (known,) = await kept.merges()
        assert await contacts.undo_merge(known, "ana")
        assert not await contacts.undo_merge(known, "ana")
        assert await kept.merges() == []
        assert [await kept.get(each.id) for each in (two, third)] == [two, third]
        parted = await kept.get(one.id)
        assert replace(parted, company="Sol", changed_at=one.changed_at) == one
        assert parted.company == "Luna"  # edited since the merge
        kinds = [kind for kind, _, _ in await house.acts()]
        assert kinds[-3:] == [
            AuditKind.CONTACTS_MERGED,
            AuditKind.CONTACT_CHANGED,
            AuditKind.CONTACTS_PARTED,
        ]


async def test_who_was_told_apart_is_not_offered_again_until_that_is_undone(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        house = House(store)
        contacts, kept = house.contacts, store.contacts
        one, two, third = await three(contacts)
        first = await contacts.tell_apart([one, third], "ana")
        (group,) = (await duplicates(kept)).groups
        assert {each.id for each in group.contacts} == {one.id, two.id}
        assert await duplicates_of(kept, third) is None
        await contacts.tell_apart([one, two], "ana")
        assert (await duplicates(kept)).groups == ()
        fourth = await contacts.add(replace(two, id="", name="Anita", numbers=one.numbers), "ana")
        (group,) = (await duplicates(kept)).groups  # who is new is offered with each of the others
        assert {each.id for each in group.contacts} == {one.id, two.id, fourth.id}
        await contacts.delete([fourth], "ana")
        assert await contacts.offer_again(first, "luis")
        assert not await contacts.offer_again(first, "luis")
        (group,) = (await duplicates(kept)).groups
        assert {each.id for each in group.contacts} == {one.id, third.id}
        assert (AuditKind.CONTACTS_TOLD_APART, one.id, "2") in (acts := await house.acts())
        assert acts[-1] == (AuditKind.CONTACTS_OFFERED_AGAIN, one.id, "")


async def test_who_was_merged_twice_is_found_and_parted_in_turn(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        house = House(store)
        one, two, third = await three(house.contacts)
        first = await house.contacts.merge([two, third], "ana")
        second = await house.contacts.merge([one, await store.contacts.get(third.id)], "ana")
        assert (await store.contacts.get(third.id)).id == one.id
        assert not await house.contacts.undo_merge(first, "ana")
        assert await house.contacts.undo_merge(second, "ana")
        assert (await store.contacts.get(third.id)).id == two.id
        assert await house.contacts.undo_merge(first, "ana")
        assert await store.contacts.get(third.id) == third

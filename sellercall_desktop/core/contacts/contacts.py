"""The one path for whoever changes contacts: window, REST, import, campaign.

A change is on disk, with who did it, before `ContactsChanged` tells of it. Where a team shares the database
the store tells that others wrote, and what they changed is told, too; what it may have missed is looked for
every `LOOK_EVERY_S`.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.contacts.contact import Contact, ContactsChanged
from sellercall_desktop.core.contacts.merging import merged
from sellercall_desktop.core.contacts.ports import ContactMerge, ToldApart
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.contacts.contact import Consent
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.tasks import Tasks

T = TypeVar("T")
log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
_TRIES = 5
_OURS = {"id", "created_at", "changed_at", "revision"}


class Contacts:
    """What is done to contacts. Every method may raise StoreError; then nothing was done."""

    def __init__(
        self, store: ContactStore, bus: Bus, tasks: Tasks, now: Callable[[], datetime], desk: str = ""
    ) -> None:
        self.store, self._tasks = store, tasks
        self._bus, self._now, self._desk = bus, now, desk
        self._seen = 0  # the number of the last change that was told here
        self.has_looked = False
        """Whether what others change is told from now on."""

    async def add(self, contact: Contact, by: str) -> Contact:
        """Keep a new contact; it is given its id here where it has none."""
        now = self._now()
        new = replace(contact, id=contact.id or uuid4().hex, created_at=now, changed_at=now, revision=0)
        if not await self._save(new, self._act(AuditKind.CONTACT_ADDED, new.id, by)):
            raise StoreError("there is a contact with this id")
        return replace(new, revision=1)

    async def change(self, contact: Contact, by: str) -> Contact | None:
        """Keep this state of it; None, and nothing is written, where somebody changed it since."""
        before = await self.store.get(contact.id)
        if before is None or before.id != contact.id or before.revision != contact.revision:
            return None
        changed = replace(contact, created_at=before.created_at, changed_at=self._now())
        text = ", ".join(_changed_fields(before, changed))
        if not await self._save(changed, self._act(AuditKind.CONTACT_CHANGED, contact.id, by, text)):
            return None
        return replace(changed, revision=contact.revision + 1)

    async def retire_number(self, contact_id: str, e164: str, by: str) -> Contact | None:
        """This number no longer reaches this person. None where there is no such contact."""
        same = set(spellings(e164))

        def retired(contact: Contact) -> Contact:
            numbers = (replace(one, retired=one.retired or one.e164 in same) for one in contact.numbers)
            return replace(contact, numbers=tuple(numbers))

        return await self._rework(contact_id, retired, AuditKind.CONTACT_CHANGED, by, "numbers")

    async def record_consent(self, contact_id: str, consent: Consent, by: str) -> Contact | None:
        """Write down that this person agreed to be called. None where there is no such contact."""

        def with_it(contact: Contact) -> Contact:
            return replace(contact, consents=(*contact.consents, consent))

        return await self._rework(contact_id, with_it, AuditKind.CONSENT_RECORDED, by, consent.kind.value)

    async def withdraw_consent(self, contact_id: str, by: str, why: str = "") -> Contact | None:
        """No consent of this person holds from now on; they stay as records. None as above."""
        now = self._now()

        def without(contact: Contact) -> Contact:
            ended = (
                one if one.withdrawn_at is not None else replace(one, withdrawn_at=now)
                for one in contact.consents
            )
            return replace(contact, consents=tuple(ended))

        return await self._rework(contact_id, without, AuditKind.CONSENT_WITHDRAWN, by, why)

    async def delete(self, contacts: Sequence[Contact], by: str) -> bool:
        """Take them away; their calls stay. False, and none is deleted, where one was changed since."""
        ids = [contact.id for contact in contacts]
        subject, text = (ids[0], "") if len(ids) == 1 else ("", str(len(ids)))
        act = self._act(AuditKind.CONTACT_DELETED, subject, by, text)
        return await self._told(ids, self.store.delete(contacts, act))

    async def merge(
        self, contacts: Sequence[Contact], by: str, chosen: Mapping[str, str] | None = None
    ) -> ContactMerge | None:
        """Make one of them, see `merging.merged`. None where one was changed since it was read.

        `chosen`: what a person wants of the fields in `merging.SINGLE`, by field.
        """
        now = self._now()
        after = replace(merged(contacts, chosen).contact, changed_at=now)
        record = ContactMerge(uuid4().hex, now, by, tuple(contacts), after)
        act = replace(self._act(AuditKind.CONTACTS_MERGED, after.id, by, str(len(contacts))), at=now)
        ids = [contact.id for contact in contacts]
        return record if await self._told(ids, self.store.merge(record, act)) else None

    async def undo_merge(self, merge: ContactMerge, by: str) -> bool:
        """Part them again. False where it is undone already, or the one they became was merged further."""
        act = self._act(AuditKind.CONTACTS_PARTED, merge.after.id, by)
        ids = [contact.id for contact in merge.before]
        return await self._told(ids, self.store.undo_merge(merge.id, act.at, act))

    async def tell_apart(self, contacts: Sequence[Contact], by: str) -> ToldApart:
        """They are not the same person: they are not offered for merging any more."""
        ids = tuple(contact.id for contact in contacts)
        apart = ToldApart(uuid4().hex, self._now(), by, ids)
        act = replace(self._act(AuditKind.CONTACTS_TOLD_APART, ids[0], by, str(len(ids))), at=apart.at)
        await self._told(ids, self.store.tell_apart(apart, act))
        return apart

    async def offer_again(self, apart: ToldApart, by: str) -> bool:
        """They may be the same person after all. False where that is known."""
        act = self._act(AuditKind.CONTACTS_OFFERED_AGAIN, apart.contact_ids[0], by)
        return await self._told(apart.contact_ids, self.store.offer_again(apart.id, act))

    async def undo_import(self, import_id: str, by: str) -> int:
        """Take an import back whole; how many contacts are as they were before it."""
        act = self._act(AuditKind.IMPORT_UNDONE, import_id, by)
        return await self._told((), self.store.undo_import(import_id, act.at, act))

    def tell_of_many(self) -> None:
        """An import has written, or somebody was erased: whoever shows contacts reads them again."""
        self._bus.publish(ContactsChanged())

    async def run(self) -> None:
        """Tell what other desks change, for as long as the program runs. Of a file: nothing to do."""
        if not self.store.is_shared:
            return
        written = asyncio.Event()
        self._tasks.spawn(self.store.follow(written.set), "contacts of others")
        while True:
            written.clear()
            try:
                seen, ids = await self.store.news(self._seen)
                if seen != self._seen and self.has_looked:
                    self._bus.publish(ContactsChanged(ids))
                self._seen, self.has_looked = seen, True
            except StoreError as error:
                log.warning("contacts.not_followed", extra={"problem": str(error)})
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_S):
                    await written.wait()

    async def _rework(
        self, contact_id: str, rework: Callable[[Contact], Contact], kind: AuditKind, by: str, text: str
    ) -> Contact | None:
        """Read, change and write; again where somebody was quicker."""
        for _ in range(_TRIES):
            before = await self.store.get(contact_id)
            if before is None:
                return None
            after = replace(rework(before), changed_at=self._now())
            if await self._save(after, self._act(kind, before.id, by, text)):
                return replace(after, revision=before.revision + 1)
        raise StoreError("this contact is being changed by others all the time")

    async def _save(self, contact: Contact, act: AuditEntry) -> bool:
        return await self._told([contact.id], self.store.save([contact], act))

    async def _told(self, ids: Sequence[str], work: Coroutine[object, object, T]) -> T:
        """Whoever asked may go: what is on disk must be told."""

        async def whole() -> T:
            done = await work
            if done:
                self._bus.publish(ContactsChanged(tuple(ids)))
            return done

        return await asyncio.shield(self._tasks.spawn(whole(), "contacts", left_to_the_awaiter))

    def _act(self, kind: AuditKind, subject: str, by: str, text: str = "") -> AuditEntry:
        return AuditEntry(self._now(), by, kind, subject, text, desk=self._desk)


def _changed_fields(before: Contact, after: Contact) -> list[str]:
    names = (field.name for field in fields(Contact) if field.name not in _OURS)
    return [name for name in names if getattr(before, name) != getattr(after, name)]

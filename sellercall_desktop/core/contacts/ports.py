"""Where contacts are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - resolved at run time when an import is read from the store
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.contacts.contact import Contact  # noqa: TC001 - as above
from sellercall_desktop.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry


class ContactOrder(StrEnum):
    """How a list of contacts is sorted."""

    NAME = "name"
    CHANGED = "changed"  # the latest change first
    CREATED = "created"  # the newest first


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """Which contacts: those in which every typed word is found, and that fit all that is named."""

    text: str = ""  # name without accents, any part of a number, company, e-mail, tag
    tag: str = ""
    owner: str = ""
    import_id: str = ""
    order: ContactOrder = ContactOrder.NAME


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Some contacts in order. `next` continues behind the last; None: that was the end."""

    contacts: tuple[Contact, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ContactImport:
    """One import of a file or a paste. It is undone whole, and what was changed since by hand stays."""

    id: str
    file_name: str
    at: datetime
    by: str
    desk: str
    counts: tuple[tuple[str, int], ...]  # what became of the rows, by name
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportedChange:
    """What an import does to one contact: `before` is None where it makes it.

    `ready`: what `ContactStore.ready` made of `after`, where somebody had the time.
    """

    before: Contact | None
    after: Contact
    ready: object = field(default=None, compare=False, repr=False)


class NoSuchPlaceError(StoreError):
    """What should continue a list of contacts was made for another order, or is no cursor at all."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What the store holds of a contact besides itself."""

    calls: Sequence[Call] = ()  # without turns
    acts: Sequence[AuditEntry] = ()  # of the contact, and of those that became it
    listed: Sequence[DoNotCallEntry] = ()
    imported: Sequence[ContactImport] = ()
    merges: Sequence[ContactMerge] = ()  # by which it became what it is, those that are not undone


class DoubleKind(StrEnum):
    """What lets two contacts look like the same person."""

    NUMBER = "number"  # the same telephone, however it is written
    EMAIL = "email"
    PERSON = "person"  # the same name at the same company


@dataclass(frozen=True, slots=True)
class Double:
    """What `contacts` have in common. `key` is its place among the others, `value` what it is."""

    key: str
    kind: DoubleKind
    value: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class ContactMerge:
    """Some contacts that became one: as they were, and `after`, which has the id of the oldest."""

    id: str
    at: datetime
    by: str
    before: tuple[Contact, ...]
    after: Contact
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A person's word that these contacts, by id, are not the same person, each of them with each other."""

    id: str
    at: datetime
    by: str
    contact_ids: tuple[str, ...]


class ContactStore(Protocol):
    """Contacts by id and by number. Every method may raise StoreError; then nothing was written."""

    @property
    def is_shared(self) -> bool:
        """Whether other programs write to it, too."""

    async def get(self, contact_id: str) -> Contact | None:
        """That contact, or the one that it became by merging; None where there is none, or it was erased."""

    async def by_numbers(self, e164s: Sequence[str]) -> dict[str, tuple[Contact, ...]]:
        """Whose these numbers are, in whatever form of E.164; numbers of nobody are left out."""

    async def page(self, query: ContactQuery, cursor: str | None = None, limit: int = 200) -> ContactPage:
        """A page of those that fit. Raises NoSuchPlaceError: the cursor is none of this order."""

    async def count(self, query: ContactQuery) -> int:
        """How many fit."""

    async def variable_names(self) -> frozenset[str]:
        """What contacts' own variables are called, each as it was written with somebody."""

    async def save(self, contacts: Sequence[Contact], act: AuditEntry | None = None) -> bool:
        """Write these, new or changed, and the act, in one transaction.

        False, and nothing is written, where one of them was changed since (its `revision` is another).
        """

    async def delete(self, contacts: Sequence[Contact], act: AuditEntry) -> bool:
        """Take these away, and write down the act. False as for `save`."""

    async def merge(self, merged: ContactMerge, act: AuditEntry) -> bool:
        """Write what they became together; the others lead to it from now on. False as for `save`."""

    async def undo_merge(self, merge_id: str, at: datetime, act: AuditEntry) -> bool:
        """Part them again; what was edited since stays. False where it is undone, or merged further."""

    async def merges(self, limit: int = 50) -> Sequence[ContactMerge]:
        """Those that are not undone, the latest first."""

    async def doubles(self, after: str = "", limit: int = 100) -> Sequence[Double]:
        """What several contacts have in common, in the order of `Double.key`, from behind `after` on.

        Of those who share something, whoever was told apart from all others is left out; the same below.
        """

    async def doubles_of(self, contact: Contact) -> Sequence[Double]:
        """What others have in common with this one."""

    async def tell_apart(self, apart: ToldApart, act: AuditEntry) -> None:
        """Remember it, and write down the act."""

    async def offer_again(self, apart_id: str, act: AuditEntry) -> bool:
        """Forget it again. False, and nothing is written, where it is forgotten."""

    async def traces(self, contact: Contact) -> Traces:
        """What else is kept of it; of calls and acts the newest 500 each."""

    async def news(self, after: int) -> tuple[int, tuple[str, ...]]:
        """The last change there is, and whom it and those after `after` wrote; nobody by name: many.

        A change is one of any desk; where there is none after `after`, that is what is returned.
        """

    async def follow(self, heard: Callable[[], None]) -> None:
        """Call it when another program may have written, until cancelled; a file has no others."""

    async def begin_import(self, opened: ContactImport) -> None:
        """Remember that an import has begun; one that never ended is undone at the next start."""

    def ready(self, new: Contact) -> object:
        """What is written of a new contact, for `ImportedChange`: all that can be done before its turn."""

    async def add_imported(self, import_id: str, changes: Sequence[ImportedChange]) -> None:
        """Write some rows of an import; many at once, in one transaction.

        A row whose `before` is None has an id that is new. Raises StoreError with IN_USE, and writes
        nothing, where one was changed by somebody since `before` was read: read those again.
        """

    async def end_import(self, closed: ContactImport, act: AuditEntry) -> None:
        """The import is whole."""

    async def undo_import(self, import_id: str, at: datetime, act: AuditEntry) -> int:
        """Take it back whole; how many contacts are as they were before. What was edited since stays."""

    async def imports(self, limit: int = 50) -> Sequence[ContactImport]:
        """The latest first."""

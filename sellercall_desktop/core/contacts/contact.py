"""A contact: a person (or company) to call, as the desks keep it. A number is kept in E.164."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - resolved at run time when one is read from the store
from enum import StrEnum


class NumberUse(StrEnum):
    """What a number is to its contact, as the file or a person said it."""

    MOBILE = "mobile"
    WORK = "work"
    HOME = "home"
    OTHER = "other"


class ConsentKind(StrEnum):
    """How a person agreed to be called."""

    WRITTEN = "written"  # a form, a contract, an e-mail
    SPOKEN = "spoken"  # in a conversation that is recorded or noted
    ASKED_FOR = "asked_for"  # the person contacted us and asked to be called


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person agreed to be called, and what proves it. Withdrawn, it stays as a record."""

    kind: ConsentKind
    given_at: datetime
    proof: str  # where the proof lies: a file, a call's id, a sentence
    by: str  # who wrote it down, as in the audit trail
    until: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ContactNumber:
    """One telephone of a contact. `zone`: IANA name where a person or an address said it, else empty."""

    e164: str
    use: NumberUse = NumberUse.OTHER
    zone: str = ""
    retired: bool = False  # it no longer reaches this person; kept, and found, but not offered


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of a person to call. `id` is ours; `variables` are for the prompt, name and value."""

    id: str
    name: str
    numbers: tuple[ContactNumber, ...] = ()
    emails: tuple[str, ...] = ()
    company: str = ""
    language: str = ""  # BCP 47, such as "es"; empty: as the desk's
    owner: str = ""  # the seller whose contact it is; empty: anyone's
    address: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    consents: tuple[Consent, ...] = ()
    created_at: datetime | None = None
    changed_at: datetime | None = None
    import_id: str = ""  # of the import that made it
    revision: int = field(default=0, compare=False)
    """Counts its changes; who saves names the one that was read, so that nobody's change is lost."""

    @property
    def title(self) -> str:
        """What it is called in a line: its name, else its company, else its first number."""
        first = self.numbers[0].e164 if self.numbers else ""
        return self.name or self.company or first

    def consent_at(self, at: datetime) -> Consent | None:
        """The latest consent that holds at this moment."""
        held = [
            one
            for one in self.consents
            if one.given_at <= at
            and (one.until is None or at < one.until)
            and (one.withdrawn_at is None or at < one.withdrawn_at)
        ]
        return max(held, key=lambda one: one.given_at, default=None)


@dataclass(frozen=True, slots=True)
class ContactsChanged:
    """Event: these contacts (by id) were written, merged or erased, here or on another desk. Empty: many."""

    ids: tuple[str, ...] = ()

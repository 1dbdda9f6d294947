"""What is being written of a contact, as it stands in the form, and what becomes of it when it is saved."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber, NumberUse
from sellercall_desktop.core.phone.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.problems import NumberProblem

WRITTEN = (
    "name",
    "numbers",
    "emails",
    "company",
    "language",
    "owner",
    "address",
    "note",
    "tags",
    "variables",
)
"""The fields of a contact that a person writes in the form."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number as it was typed."""

    text: str = ""
    use: NumberUse = NumberUse.MOBILE
    zone: str = ""
    retired: bool = False

    def problem(self, region: str) -> NumberProblem | None:
        """Why it is no number; None for an empty line, which is left out."""
        return read(self.text, region).problem if self.text.strip() else None


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """The texts of the form. `base` is the contact as it was read; a new one has an id and nothing else."""

    base: Contact
    numbers: tuple[NumberLine, ...]
    name: str = ""
    company: str = ""
    emails: str = ""
    language: str = ""
    owner: str = ""
    address: str = ""
    tags: str = ""
    note: str = ""
    variables: str = ""

    @property
    def is_new(self) -> bool:
        """Whether nothing of it is stored yet."""
        return self.base.created_at is None

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost with it."""
        return replace(self, base=self.base) != draft_of(self.base)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to call it by: no name, no company, no number."""
        typed = any(line.text.strip() for line in self.numbers)
        return not (self.name.strip() or self.company.strip() or typed)

    def problems(self, region: str) -> dict[int, NumberProblem]:
        """The lines that hold no number, and why."""
        found = {at: line.problem(region) for at, line in enumerate(self.numbers)}
        return {at: problem for at, problem in found.items() if problem is not None}

    def contact(self, region: str) -> Contact:
        """The contact with what was written; what the form does not show stays as it was read."""
        return replace(
            self.base,
            name=self.name.strip(),
            company=self.company.strip(),
            language=self.language,
            owner=self.owner.strip(),
            address=self.address.strip(),
            note=self.note.strip(),
            emails=_listed(self.emails),
            tags=_listed(self.tags),
            variables=tuple(_variables(self.variables)),
            numbers=tuple(self._numbers(region)),
        )

    def _numbers(self, region: str) -> Iterable[ContactNumber]:
        seen: set[str] = set()
        for line in self.numbers:
            number = read(line.text, region).number if line.text.strip() else None
            if number is not None and number.e164 not in seen:
                seen.add(number.e164)
                yield ContactNumber(number.e164, line.use, line.zone, line.retired)


def new_contact_id() -> str:
    """An id that no desk has given yet."""
    return str(uuid4())


def draft_of(contact: Contact) -> ContactDraft:
    """The form as it opens on this contact."""
    return ContactDraft(
        base=contact,
        numbers=tuple(NumberLine(one.e164, one.use, one.zone, one.retired) for one in contact.numbers),
        name=contact.name,
        company=contact.company,
        emails=", ".join(contact.emails),
        language=contact.language,
        owner=contact.owner,
        address=contact.address,
        tags=", ".join(contact.tags),
        note=contact.note,
        variables="\n".join(f"{name}: {value}" for name, value in contact.variables),
    )


def changed_fields(before: Contact, after: Contact) -> tuple[str, ...]:
    """Which of the written fields differ."""
    known = {each.name for each in fields(Contact)}
    return tuple(name for name in WRITTEN if name in known and getattr(before, name) != getattr(after, name))


def laid_over(mine: Contact, read_as: Contact, theirs: Contact) -> Contact:
    """Their contact with the fields that I changed since I read it; mine wins where both did."""
    return replace(theirs, **{name: getattr(mine, name) for name in changed_fields(read_as, mine)})


def _listed(text: str) -> tuple[str, ...]:
    """What stands between commas or on lines of its own, each once."""
    parts = (part.strip() for part in text.replace("\n", ",").replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _variables(text: str) -> Iterable[tuple[str, str]]:
    """``name: value`` a line. A line without a colon is a name whose value is still empty."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip():
            found[name.strip()] = value.strip()
    return found.items()

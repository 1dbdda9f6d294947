"""Several contacts become one: what wins is told field by field, and nothing is lost. Pure.

The oldest gives the id. Of what a contact has one of, the latest change that says anything wins; of what it
may have several of, all are kept. In whatever order the contacts are given, the result is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber, NumberUse
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SINGLE = ("name", "company", "language", "owner", "address")
"""What a contact has one of."""
_NEVER = datetime.max.replace(tzinfo=UTC)
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """Of one field: what wins, whose it was, and what else was said, the latest first."""

    field: str
    value: str
    contact_id: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What they become; `choices` only where they said different things."""

    contact: Contact
    choices: tuple[FieldChoice, ...]


def merged(contacts: Sequence[Contact], chosen: Mapping[str, str] | None = None) -> Merged:
    """One contact of at least one. Their ids differ. `chosen`: what a person wants of `SINGLE`, by field."""
    oldest = min(contacts, key=lambda one: (one.created_at or _NEVER, one.id))
    latest = sorted(contacts, key=lambda one: (one.changed_at or one.created_at or _EVER, one.id))[::-1]
    choices = {name: _choice(name, latest) for name in SINGLE}
    won = {name: (chosen or {}).get(name, choice.value) for name, choice in choices.items()}
    made = (one.created_at for one in contacts if one.created_at is not None)
    changed = (one.changed_at for one in contacts if one.changed_at is not None)
    contact = Contact(
        id=oldest.id,
        numbers=_numbers(latest),
        emails=_distinct(email for one in latest for email in one.emails),
        note=_notes(contacts),
        tags=_distinct(tag for one in latest for tag in one.tags),
        variables=_variables(latest),
        consents=tuple(sorted({each for one in contacts for each in one.consents}, key=str)),
        created_at=min(made, default=None),
        changed_at=max(changed, default=None),
        import_id=oldest.import_id,
        revision=oldest.revision,
        **won,
    )
    consents = tuple(sorted(contact.consents, key=lambda one: one.given_at))
    told = tuple(choice for choice in choices.values() if choice.others)
    return Merged(replace(contact, consents=consents), told)


def _choice(name: str, latest: Sequence[Contact]) -> FieldChoice:
    said = [(str(getattr(one, name)), one.id) for one in latest if str(getattr(one, name)).strip()]
    if not said:
        return FieldChoice(name, "", latest[0].id, ())
    value, contact_id = said[0]
    others = dict.fromkeys(other for other, _ in said if other != value)
    return FieldChoice(name, value, contact_id, tuple(others))


def _numbers(latest: Sequence[Contact]) -> tuple[ContactNumber, ...]:
    """Each telephone once. What reaches the person for one of them does so for all."""
    same: dict[str, list[ContactNumber]] = {}
    for one in latest:
        for number in one.numbers:
            same.setdefault(spellings(number.e164)[0], []).append(number)
    return tuple(_one_number(forms) for forms in same.values())


def _one_number(forms: Sequence[ContactNumber]) -> ContactNumber:
    use = next((one.use for one in forms if one.use is not NumberUse.OTHER), NumberUse.OTHER)
    zone = next((one.zone for one in forms if one.zone), "")
    return ContactNumber(forms[0].e164, use, zone, retired=all(one.retired for one in forms))


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The first spelling of each."""
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(folded(word.strip()), word)
    return tuple(kept.values())


def _notes(contacts: Sequence[Contact]) -> str:
    """All of them, the oldest contact's first; one that another holds already is not repeated."""
    notes: list[str] = []
    for one in sorted(contacts, key=lambda one: (one.created_at or _NEVER, one.id)):
        note = one.note.strip()
        if note and not any(note in kept for kept in notes):
            notes = [kept for kept in notes if kept not in note]
            notes.append(note)
    return "\n\n".join(notes)


def _variables(latest: Sequence[Contact]) -> tuple[tuple[str, str], ...]:
    """The latest value under its name; another one under that name with a number behind it."""
    kept: dict[str, str] = {}
    for one in latest:
        for name, value in one.variables:
            place, count = name, 1
            while kept.setdefault(place, value) != value:
                count += 1
                place = f"{name} ({count})"
    return tuple(kept.items())

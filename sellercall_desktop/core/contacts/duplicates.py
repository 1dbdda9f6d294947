"""Contacts that may be the same person, in groups, each with why. Only people decide; see `merging`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore, Double, DoubleKind

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """May be one person; `why` is what some of them have in common: the kind, and what it is."""

    contacts: tuple[Contact, ...]
    why: tuple[tuple[DoubleKind, str], ...]


@dataclass(frozen=True, slots=True)
class DuplicatePage:
    """Some groups; `next` continues behind them, None at the end."""

    groups: tuple[DuplicateGroup, ...]
    next: str | None


async def duplicates(store: ContactStore, after: str | None = None) -> DuplicatePage:
    """The next groups. Raises StoreError."""
    found = await store.doubles(after or "", _AT_ONCE)
    return DuplicatePage(grouped(found), found[-1].key if len(found) == _AT_ONCE else None)


async def duplicates_of(store: ContactStore, contact: Contact) -> DuplicateGroup | None:
    """Those who may be this person, too; None where nobody may. Raises StoreError."""
    groups = grouped(await store.doubles_of(contact))
    return next((one for one in groups if any(each.id == contact.id for each in one.contacts)), None)


def grouped(doubles: Sequence[Double]) -> tuple[DuplicateGroup, ...]:
    """Who has something in common with one of a group belongs to it."""
    groups: list[tuple[dict[str, Contact], dict[tuple[DoubleKind, str], None]]] = []
    for double in doubles:
        people = {contact.id: contact for contact in double.contacts}
        why = {(double.kind, double.value): None}
        touched = [group for group in groups if group[0].keys() & people.keys()]
        for group in touched:
            people, why = group[0] | people, group[1] | why
        groups = [group for group in groups if group not in touched]
        groups.append((people, why))
    return tuple(DuplicateGroup(tuple(people.values()), tuple(why)) for people, why in groups)

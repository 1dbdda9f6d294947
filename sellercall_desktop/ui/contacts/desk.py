"""What the page of contacts works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from sellercall_desktop.core.contacts.contacts import Contacts
    from sellercall_desktop.core.contacts.habeas_data import HabeasData
    from sellercall_desktop.core.contacts.imports.importing import ContactImporting
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.ui.contacts.draft import ContactDraft


def _nobody(_e164: str) -> bool:
    return False


def _nameless(_e164: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class ImportDoor:
    """`importing` makes what imports, in a language (``"es"``, ``"en"``).

    `rejected_rows` is where the rows that an import left out lie until the person saves them elsewhere.
    """

    importing: Callable[[str], ContactImporting]
    rejected_rows: Path


@dataclass(frozen=True, slots=True)
class ContactDesk:
    """`by` is the person at this desk, `listed` whether a number is on the do-not-call list.

    `name_of` tells whose a number is, from memory.

    `drafts`, by contact, is what was written and not saved yet: it outlives the page.
    """

    contacts: Contacts
    by: str
    now: Callable[[], datetime] = utc_now
    listed: Callable[[str], bool] = _nobody
    name_of: Callable[[str], str] = _nameless
    imports: ImportDoor | None = None
    person: HabeasData | None = None
    drafts: dict[str, ContactDraft] = field(default_factory=dict)

    @property
    def store(self) -> ContactStore:
        """Where they are kept, to be read."""
        return self.contacts.store

"""Numbers of an import that go on the do-not-call list: a column says that a person wants no calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.guard.do_not_call import AT_ONCE, DoNotCallEntry
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.imports.judging import JudgedRow
    from sellercall_desktop.core.contacts.ports import ContactImport
    from sellercall_desktop.core.guard.do_not_call import DoNotCall


def entries_of(rows: Sequence[JudgedRow], begun: ContactImport, source: str) -> list[DoNotCallEntry]:
    """All numbers of each such person, each once.

    Those of a contact that such a row completes, too, unless that one is called differently.
    """
    found: dict[str, DoNotCallEntry] = {}
    for row in rows:
        if not row.read.is_never_called:
            continue
        known = row.known.numbers if row.known is not None and _same_name(row.read.said, row.known) else ()
        reason = source.format(file=begun.file_name, row=row.read.row)
        for number in (*row.read.said.numbers, *known):
            key = spellings(number.e164)[0]
            found.setdefault(key, DoNotCallEntry(number.e164, begun.at, begun.by, reason))
    return list(found.values())


async def put_on(known: DoNotCall, entries: Sequence[DoNotCallEntry], begun: ContactImport) -> int:
    """Put those on the list that are not on it; how many.

    Raises:
        StoreError: not all of them are listed.
    """
    new = [entry for entry in entries if known.listed(entry.number) is None]
    for first in range(0, len(new), AT_ONCE):
        some = new[first : first + AT_ONCE]
        told = f"{len(some)} numbers put on the do-not-call list"
        act = AuditEntry(begun.at, begun.by, AuditKind.IMPORT, begun.file_name, told, desk=begun.desk)
        await known.add_all(some, act)
    return len(new)


def _same_name(said: Contact, known: Contact) -> bool:
    return not (said.name and known.name) or folded(said.name) == folded(known.name)

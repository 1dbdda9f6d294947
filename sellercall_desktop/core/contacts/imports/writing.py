"""Some judged rows as the changes that they are to contacts: who is made, who is completed by what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.rows import completed
from sellercall_desktop.core.contacts.ports import ImportedChange
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.imports.judging import JudgedRow, Known
    from sellercall_desktop.core.contacts.ports import ContactImport


class Portion:
    """Some rows of an import. `made` and `completed` count contacts, once the changes are known."""

    def __init__(self, rows: Sequence[JudgedRow], begun: ContactImport) -> None:
        self._rows = [row for row in rows if row.verdict is not RowVerdict.REJECTED]
        self._begun = begun
        self.import_id = begun.id
        self.made = self.completed = 0

    @property
    def numbers(self) -> list[str]:
        """All by which its contacts may be there."""
        asked = [number.e164 for row in self._rows for number in row.read.said.numbers]
        return asked + [row.same_as for row in self._rows if row.same_as]

    def known_again(self, known: Known) -> None:
        """Who is there now."""
        self._rows = [
            row._replace(known=next((known[e164][0] for e164 in _asked(row) if e164 in known), None))
            for row in self._rows
        ]

    def changes(self) -> list[ImportedChange]:
        """One for each contact that is not as it was; rows of the same person are one."""
        before: dict[str, Contact | None] = {}
        after: dict[str, Contact] = {}
        owners: dict[str, str] = {}  # a number -> the id of its contact
        for row in self._rows:
            keys = _keys(row)
            id_ = next((owners[key] for key in keys if key in owners), None)
            if id_ is None and row.known is not None:
                id_ = row.known.id
                before.setdefault(id_, row.known)
                after.setdefault(id_, row.known)
            if id_ is None:
                made = row.read.said
                before[made.id], after[made.id], id_ = None, made, made.id
            else:
                after[id_] = completed(after[id_], row.read.said)
            owners.update(dict.fromkeys(keys, id_))
        return self._changed(before, after)

    def _changed(self, before: dict[str, Contact | None], after: dict[str, Contact]) -> list[ImportedChange]:
        changed = [
            ImportedChange(old, after[id_] if old is None else replace(after[id_], changed_at=self._begun.at))
            for id_, old in before.items()
            if old is None or after[id_] != old
        ]
        self.made = sum(change.before is None for change in changed)
        others = [change.before for change in changed if change.before is not None]
        self.completed = sum(one.import_id != self._begun.id for one in others)
        return changed


def entries_of(rows: Sequence[JudgedRow], begun: ContactImport, source: str) -> list[DoNotCallEntry]:
    """Of the rows that say that a person is not to be called: all numbers of that person, each once.

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


def _same_name(said: Contact, known: Contact) -> bool:
    return not (said.name and known.name) or folded(said.name) == folded(known.name)


def _keys(row: JudgedRow) -> tuple[str, ...]:
    return (spellings(row.same_as)[0], *row.read.keys) if row.same_as else row.read.keys


def _asked(row: JudgedRow) -> list[str]:
    own = [number.e164 for number in row.read.said.numbers]
    return [row.same_as, *own] if row.same_as else own

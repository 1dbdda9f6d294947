"""Some judged rows as the changes that they are to contacts: who is made, who is completed by what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.rows import completed
from sellercall_desktop.core.contacts.ports import ImportedChange
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.imports.judging import JudgedRow, Known
    from sellercall_desktop.core.contacts.ports import ContactImport


class Portion:
    """Some rows of an import. `changes`: one for each contact that is not as it was."""

    def __init__(self, rows: Sequence[JudgedRow], begun: ContactImport) -> None:
        self._rows = [row for row in rows if row.verdict is not RowVerdict.REJECTED]
        self._begun = begun
        self.import_id = begun.id
        self.changes = self._changes()

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
        self.changes = self._changes()

    @property
    def made(self) -> int:
        """How many contacts these changes make."""
        return sum(change.before is None for change in self.changes)

    @property
    def completed(self) -> int:
        """How many contacts they complete that were there before the import."""
        others = (change.before for change in self.changes if change.before is not None)
        return sum(one.import_id != self._begun.id for one in others)

    def _changes(self) -> list[ImportedChange]:
        """Rows of the same person are one."""
        before: dict[str, Contact | None] = {}
        after: dict[str, Contact] = {}
        owners: dict[str, str] = {}  # a number -> the id of its contact
        for row in self._rows:
            said, keys, id_ = row.read.said, row.read.keys, None
            if row.same_as:
                keys = (spellings(row.same_as)[0], *keys)
            for key in keys:
                if key in owners:
                    id_ = owners[key]
                    break
            if id_ is None and row.known is not None:
                id_ = row.known.id
                before.setdefault(id_, row.known)
                after.setdefault(id_, row.known)
            if id_ is None:
                before[said.id], after[said.id], id_ = None, said, said.id
            else:
                after[id_] = completed(after[id_], said)
            for key in keys:
                owners[key] = id_
        return self._changed(before, after)

    def _changed(self, before: dict[str, Contact | None], after: dict[str, Contact]) -> list[ImportedChange]:
        return [
            ImportedChange(old, after[id_] if old is None else replace(after[id_], changed_at=self._begun.at))
            for id_, old in before.items()
            if old is None or after[id_] != old
        ]


def _asked(row: JudgedRow) -> list[str]:
    own = [number.e164 for number in row.read.said.numbers]
    return [row.same_as, *own] if row.same_as else own

"""Some judged rows as the changes that they are to contacts: who is made, who is completed by what.

They are written while the next ones are judged, which do not know yet what the store holds then.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.rows import completed
from sellercall_desktop.core.contacts.ports import ImportedChange
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.core.tasks import Tasks, left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.imports.judging import JudgedRow, Known
    from sellercall_desktop.core.contacts.ports import ContactImport, ContactStore

_TRIES = 5  # of a portion whose contacts somebody else is changing


def _later(_new: Contact) -> object:
    return None


class Portion:
    """Some rows of an import. `changes`: one for each contact that is not as it was."""

    def __init__(
        self, rows: Sequence[JudgedRow], begun: ContactImport, ready: Callable[[Contact], object] = _later
    ) -> None:
        """`ready`: as `ContactStore` has it."""
        self._rows = [row for row in rows if row.verdict is not RowVerdict.REJECTED]
        self._begun, self._ready = begun, ready
        self.import_id = begun.id
        self.changes = self._changes()

    @property
    def numbers(self) -> list[str]:
        """All by which its contacts may be there."""
        return [e164 for row in self._rows for e164 in _asked(row)]

    @property
    def doubtful(self) -> list[str]:
        """Numbers of those whose contact the portion before may have made, or changed.

        Nobody else's: a number of a row before them would have made them repeated.
        """
        rows = [row for row in self._rows if row.same_as or row.known is not None]
        return [e164 for row in rows for e164 in _asked(row)]

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
            ImportedChange(None, after[id_], self._ready(after[id_]))
            if old is None
            else ImportedChange(old, replace(after[id_], changed_at=self._begun.at))
            for id_, old in before.items()
            if old is None or after[id_] != old
        ]


def _asked(row: JudgedRow) -> list[str]:
    own = [number.e164 for number in row.read.said.numbers]
    return [row.same_as, *own] if row.same_as else own


class PortionWriter:
    """Writes portions in their order, behind the back of who brings them. It counts contacts."""

    def __init__(self, store: ContactStore) -> None:
        self._store, self._tasks = store, Tasks()
        self._under_way: tuple[Portion, asyncio.Task[None]] | None = None
        self.made = self.completed = 0

    async def write(self, portion: Portion) -> None:
        """Begin with it as soon as the one before is written. Raises StoreError: that one is not."""
        if self._under_way is not None:
            await self.finish()
            if asked := portion.doubtful:
                await self._know_again(portion, asked)
        adding = self._tasks.spawn(self._add(portion), "import", left_to_the_awaiter)
        self._under_way = portion, adding

    async def finish(self) -> None:
        """Wait until all is written. Raises StoreError: the last one is not."""
        if self._under_way is not None:
            portion, adding = self._under_way
            await asyncio.shield(adding)
            self._under_way = None
            self.made, self.completed = self.made + portion.made, self.completed + portion.completed

    async def leave(self) -> None:
        """Wait until nothing is under way, whatever came of it."""
        await self._tasks.finish()

    async def _add(self, portion: Portion) -> None:
        """Whoever was changed by somebody meanwhile is read again."""
        for attempt in range(_TRIES):
            try:
                if portion.changes:
                    await self._store.add_imported(portion.import_id, portion.changes)
            except StoreError as error:
                if error.problem is not StoreProblem.IN_USE or attempt == _TRIES - 1:
                    raise
                await self._know_again(portion, portion.numbers)
            else:
                return

    async def _know_again(self, portion: Portion, asked: list[str]) -> None:
        known = await self._store.by_numbers(asked)
        await asyncio.to_thread(portion.known_again, known)

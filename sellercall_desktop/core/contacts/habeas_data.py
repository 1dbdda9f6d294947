"""One person's data, exported or erased in one act, by number or contact (Colombia's Ley 1581 asks for it).

Erasing is one transaction over everything that is kept. What stays is a tombstone, which proves that it was
done without saying of whom, and the person's entry in the do-not-call list. A call that goes on refuses it.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved at run time when a tombstone is read
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.contacts.contact import ContactsChanged
from sellercall_desktop.core.contacts.errors import HabeasDataError
from sellercall_desktop.core.problems import HabeasDataProblem
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """Whose data: of a contact with all its numbers, or of everybody who has this number in E.164."""

    number: str = ""
    contact_id: str = ""


@dataclass(frozen=True, slots=True)
class PersonKept:
    """What is kept of a person: their numbers, and how much of each kind there is."""

    numbers: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """The tombstone: that somebody was erased, never who. `hashes`: of the numbers, by a key of the store."""

    id: str
    at: datetime
    by: str
    desk: str
    why: str
    hashes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()  # what was taken away, by kind


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Event: these calls are not there any more; whoever shows calls or contacts reads them again."""

    call_ids: tuple[str, ...]


class HabeasDataStore(Protocol):
    """Everything that is kept of a person, wherever it lies. Methods may raise StoreError."""

    async def kept(self, asked: PersonAsked) -> PersonKept | None:
        """What there is; None where there is nothing."""

    async def gather(self, asked: PersonAsked, at: datetime) -> tuple[PersonKept, bytes] | None:
        """All of it by kind, as of one moment, as JSON that people can read; None where there is nothing."""

    async def erase(self, asked: PersonAsked, tombstone: Erasure) -> tuple[Erasure, tuple[str, ...]]:
        """Take all of it away in one durable transaction; the tombstone as it is kept, and the calls' ids.

        Raises:
            HabeasDataError: a call is in progress, or there is nothing.
        """

    async def erasures(self) -> Sequence[Erasure]:
        """The tombstones, the latest first."""

    async def note(self, act: AuditEntry) -> None:
        """Write down an act, durable."""


class HabeasData:
    """The two things that a person may demand of what is kept about them."""

    def __init__(
        self,
        store: HabeasDataStore,
        bus: Bus,
        tasks: Tasks,
        now: Callable[[], datetime],
        desk: str = "",
        *,
        write_beside: Callable[[Path, bytes], Path],
    ) -> None:
        """`write_beside`: a new file beside that place with this content, for good; raises OSError."""
        self._store, self._bus, self._tasks = store, bus, tasks
        self._now, self._desk, self._write_beside = now, desk, write_beside

    async def kept(self, asked: PersonAsked) -> PersonKept | None:
        """What is kept of them, before anything is done. Raises StoreError."""
        return await self._store.kept(asked)

    async def erase(self, asked: PersonAsked, by: str, why: str) -> Erasure:
        """Erase all of it; returns the tombstone.

        Raises:
            HabeasDataError: a call is in progress, or there is nothing.
            StoreError: nothing was erased.
        """
        tombstone = Erasure(uuid4().hex, self._now(), by, self._desk, why.strip())
        work = self._tasks.spawn(self._erase(asked, tombstone), "erase a person", left_to_the_awaiter)
        return await asyncio.shield(work)

    async def _erase(self, asked: PersonAsked, tombstone: Erasure) -> Erasure:
        done, call_ids = await self._store.erase(asked, tombstone)
        self._bus.publish(ContactsChanged())
        self._bus.publish(PersonErased(call_ids))
        log.info("person.erased", extra={"counts": dict(done.counts)})
        return done

    async def export(self, asked: PersonAsked, path: Path, by: str) -> PersonKept:
        """Write all of it to one JSON file that people can read, too; it is whole or not there.

        Raises:
            HabeasDataError: there is nothing.
            StoreError: it cannot be read, or the act not be written down: there is no new file then.
            OSError: the file cannot be written.
        """
        kept, document = await self._gathered(asked)
        beside = await asyncio.to_thread(self._write_beside, path, document)
        try:
            await self._note_export(kept, path.name, by)
            await asyncio.to_thread(beside.replace, path)
        finally:
            await asyncio.to_thread(beside.unlink, missing_ok=True)
        return kept

    async def document(self, asked: PersonAsked, by: str) -> bytes:
        """All of it as JSON that people can read, too; the act is written down before.

        Raises:
            HabeasDataError: there is nothing.
            StoreError: it cannot be read, or the act not be written down.
        """
        kept, document = await self._gathered(asked)
        await self._note_export(kept, "", by)
        return document

    async def _gathered(self, asked: PersonAsked) -> tuple[PersonKept, bytes]:
        found = await self._store.gather(asked, self._now())
        if found is None:
            raise HabeasDataError(HabeasDataProblem.NOBODY)
        return found

    async def _note_export(self, kept: PersonKept, name: str, by: str) -> None:
        counts = ", ".join(f"{kind} {count}" for kind, count in kept.counts)
        act = AuditEntry(self._now(), by, AuditKind.PERSON_EXPORTED, name, counts, desk=self._desk)
        await self._store.note(act)

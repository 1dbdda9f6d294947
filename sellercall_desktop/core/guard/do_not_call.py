"""The do-not-call list: numbers that no way of dialing lets out, with who asked for that and in which words.

It is asked from memory. A number is listed once it is on disk, and the audit trail says so in the same
transaction. Where a team shares a database, what other desks changed is read at once, and before each dial.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.errors import DoNotCallError, StoreError
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.problems import DoNotCallProblem
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Entries read or looked at in one go: well below a millisecond of the loop."""
ALREADY_LISTED = "already_listed"
"""The fate of an addition that changed nothing."""
_NO_COUNTRY = "ZZ"  # E.164 needs none
T = TypeVar("T")
_Kept = tuple[str, datetime, str, str, str, str]
"""An entry in memory. The garbage collector passes such tuples over: of entries it would visit each one."""


@dataclass(frozen=True, slots=True)
class DoNotCallEntry:
    """A number that is not called, or was not until it was taken off."""

    number: str  # E.164
    since: datetime
    by: str  # as in the audit trail
    reason: str = ""
    sentence: str = ""  # the customer's own words
    call_id: str = ""  # ours, of the call in which they said so
    removed_at: datetime | None = None
    removed_by: str = ""
    removed_why: str = ""


@dataclass(frozen=True, slots=True)
class DoNotCallChanged:
    """These were put on the list, or taken off it (`removed_at`), here or on another desk."""

    entries: tuple[DoNotCallEntry, ...]


class DoNotCallStore(Protocol):
    """Where the list is kept."""

    @property
    def is_shared(self) -> bool:
        """Whether other programs write to it, too."""

    async def changes(self, after: int, limit: int) -> Sequence[tuple[int, DoNotCallEntry | None]]:
        """Entries, those taken off too, changed after that revision, each with its own: oldest change first.

        None where the number cannot be read. Those whose revision cannot come as 0, after 0.

        Raises:
            StoreError: the list cannot be read.
        """

    async def add(
        self, entries: Sequence[DoNotCallEntry], act: AuditEntry | None, said_at: datetime | None = None
    ) -> Sequence[DoNotCallEntry]:
        """Put them on the list and write the act down, durable; each as it is listed now.

        A number that is listed already keeps its entry; where all were, that is the act's fate. With
        `said_at`: what was taken off since then is left alone, and where nothing is new no act is written.

        Raises:
            StoreError: nothing was written.
        """

    async def follow(self, heard: Callable[[], None]) -> None:
        """Tell when another desk changes it, until cancelled; at once where there are none."""

    async def remove(self, entry: DoNotCallEntry, act: AuditEntry) -> bool:
        """Take this one off and write the act down, durable; False where it is not listed (any more).

        Raises:
            StoreError: nothing was written.
        """


class DoNotCall:
    """The list as this desk knows it."""

    def __init__(
        self, store: DoNotCallStore, bus: Bus, tasks: Tasks, now: Callable[[], datetime], desk: str = ""
    ) -> None:
        self._store, self._bus, self._tasks = store, bus, tasks
        self._now, self._desk = now, desk
        self._listed: dict[str, _Kept] = {}
        self._revision = 0
        self._is_read = False
        self._turn = asyncio.Lock()  # memory takes changes in the order in which they were written

    def listed(self, e164: str) -> DoNotCallEntry | None:
        """The entry of this number in whatever form of E.164; from memory."""
        kept = self._listed.get(spellings(e164)[0])
        return DoNotCallEntry(*kept) if kept is not None else None

    async def prepare(self) -> None:
        """Know the list, and what other desks have changed since it was read. Where there are none: no disk.

        Raises:
            StoreError: the list cannot be read.
        """
        if not self._is_read or self._store.is_shared:
            await self._to_the_end(self._catch_up())

    async def run(self) -> None:
        """Know what other desks change as soon as they do, until cancelled. Raises as `prepare`, at first."""
        await self.prepare()
        changed = asyncio.Event()
        self._tasks.spawn(self._store.follow(changed.set), "do not call of others")
        while self._store.is_shared:
            await changed.wait()
            changed.clear()
            try:
                await self.prepare()
            except StoreError as error:  # a dial reads it again
                log.warning("do_not_call.unread", extra={"problem": str(error)})

    async def _catch_up(self) -> None:
        async with self._turn:
            changed: list[DoNotCallEntry] = []
            before = -1
            while before < self._revision:
                before = self._revision
                for revision, entry in await self._store.changes(before, AT_ONCE):
                    self._revision = revision
                    if entry is not None and self._take(entry):
                        changed.append(entry)
            self._is_read = True
        self._tell(changed)

    async def all(self) -> list[DoNotCallEntry]:
        """Those listed now, the latest addition first.

        Raises:
            StoreError: the list cannot be read.
        """
        return (await self.find("", sys.maxsize))[0]

    async def find(self, text: str, most: int) -> tuple[list[DoNotCallEntry], int]:
        """Those listed with `text` in number or words, at most so many, and how many there are in all.

        Raises:
            StoreError: the list cannot be read.
        """
        await self.prepare()
        found: list[DoNotCallEntry] = []
        count, wanted = 0, folded(text.strip())
        if not re.search(r"[^\W\d]", wanted):  # digits are found however a number is written
            wanted = re.sub(r"\D", "", wanted)
        for at, kept in enumerate(tuple(reversed(self._listed.values()))):
            if not wanted or any(wanted in folded(part) for part in (kept[0], *kept[2:])):
                count += 1
                if len(found) < most:
                    found.append(DoNotCallEntry(*kept))
            if at % AT_ONCE == 0:
                await asyncio.sleep(0)
        return found, count

    async def add(
        self, phone_e164: str, reason: str, by: str, *, sentence: str = "", call_id: str = ""
    ) -> DoNotCallEntry:
        """Put a number on the list. One that is there keeps its date and words: that entry is returned.

        Raises:
            InvalidNumberError: it is no number.
            StoreError: it is not listed.
        """
        entry = DoNotCallEntry(
            _number_in(phone_e164), self._now(), by, reason.strip(), sentence.strip(), call_id
        )
        (kept,) = await self._to_the_end(self._add((entry,), self._act_of(entry)))
        return kept

    async def add_heard(
        self, phone_e164: str, reason: str, by: str, *, sentence: str, call_id: str, said_at: datetime
    ) -> DoNotCallEntry | None:
        """Put a number on the list for words that a rule heard; None where a person took it off since.

        However often the same words are heard, that is one act.

        Raises:
            InvalidNumberError: it is no number.
            StoreError: it is not listed.
        """
        number = _number_in(phone_e164)
        entry = DoNotCallEntry(number, self._now(), by, reason.strip(), sentence.strip(), call_id)
        kept = await self._to_the_end(self._add((entry,), self._act_of(entry), said_at))
        return kept[0] if kept else None

    async def add_all(
        self, entries: Sequence[DoNotCallEntry], act: AuditEntry | None
    ) -> Sequence[DoNotCallEntry]:
        """Put some on the list in one transaction, each as it is listed now. Their numbers have been read.

        Raises:
            StoreError: none of them is listed.
        """
        return await self._to_the_end(self._add(entries, act and replace(act, desk=self._desk)))

    async def remove(self, phone_e164: str, why: str, by: str) -> None:
        """Take a number off the list.

        Raises:
            InvalidNumberError: it is no number.
            DoNotCallError: there is no reason, or it is not listed.
            StoreError: it is still listed.
        """
        if not (why := why.strip()):
            raise DoNotCallError(DoNotCallProblem.NO_REASON)
        number = _number_in(phone_e164)
        await self.prepare()
        if (entry := self.listed(number)) is None:
            raise DoNotCallError(DoNotCallProblem.NOT_LISTED)
        removed = replace(entry, removed_at=self._now(), removed_by=by, removed_why=why)
        await self._to_the_end(self._remove(removed))

    def _act_of(self, entry: DoNotCallEntry) -> AuditEntry:
        listed = AuditKind.OPT_OUT_ADDED, entry.number, entry.reason
        return AuditEntry(entry.since, entry.by, *listed, desk=self._desk)

    async def _add(
        self, entries: Sequence[DoNotCallEntry], act: AuditEntry | None, said_at: datetime | None = None
    ) -> Sequence[DoNotCallEntry]:
        async with self._turn:
            kept = await self._store.add(entries, act, said_at)
            new = [entry for entry in kept if self._take(entry)]
        self._tell(new)
        log.info("do_not_call.added", extra={"count": len(new)})
        return kept

    async def _remove(self, removed: DoNotCallEntry) -> None:
        at, by, why = removed.removed_at or self._now(), removed.removed_by, removed.removed_why
        act = AuditEntry(at, by, AuditKind.OPT_OUT_REMOVED, removed.number, why, desk=self._desk)
        async with self._turn:
            if not await self._store.remove(removed, act):
                raise DoNotCallError(DoNotCallProblem.NOT_LISTED)
            self._take(removed)
        self._tell([removed])
        log.info("do_not_call.removed", extra={"number": removed.number, "by": by})

    async def _to_the_end(self, work: Coroutine[object, object, T]) -> T:
        """Whoever asked may go: what is on disk must be in memory, and be told."""
        return await asyncio.shield(self._tasks.spawn(work, "do not call", left_to_the_awaiter))

    def _take(self, entry: DoNotCallEntry) -> bool:
        """Whether this is news."""
        key = spellings(entry.number)[0]
        known = self._listed.get(key)
        if entry.removed_at is None:
            kept = (entry.number, entry.since, entry.by, entry.reason, entry.sentence, entry.call_id)
            self._listed[key] = kept
            return known != kept
        if known is None or known[1] != entry.since:
            return False
        del self._listed[key]
        return True

    def _tell(self, changed: list[DoNotCallEntry]) -> None:
        if changed:
            self._bus.publish(DoNotCallChanged(tuple(changed)))


def _number_in(text: str) -> str:
    from sellercall_desktop.core.phone.reading import parse  # the plans are heavy, and the window hears early

    return parse(text, _NO_COUNTRY).e164

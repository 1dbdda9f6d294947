"""When a public register of people who want no calls was last consulted: by a file of its answers.

The numbers in the file go onto the do-not-call list. That it was consulted stands in the audit trail, with
the file's digest, and so counts for every desk of the team.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.law.facts import RegisterAnswer
from sellercall_desktop.core.law.pack import RegisterRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.guard.list_transfer import Imported, ListTransfer
    from sellercall_desktop.core.law.pack import LawPack

READ_AGAIN = timedelta(minutes=10)  # other desks may have consulted one
_COUNTS_FOR = timedelta(days=400)
"""No register's answer is used for longer."""
_DIGEST = ", sha256 "  # between the file's name and its digest, in the audit trail


class PublicRegister(NamedTuple):
    """One that the rules know: its key, such as ``RNE``, and its country (ISO 3166)."""

    key: str
    region: str


class Consulted(NamedTuple):
    """When a register was last consulted, by whom, and by which file."""

    at: datetime
    by: str
    file: str
    digest: str  # SHA-256 of the file


def registers_in(packs: Iterable[LawPack]) -> tuple[PublicRegister, ...]:
    """Those that these countries' rules ask for."""
    return tuple(
        PublicRegister(rule.register, pack.country)
        for pack in packs
        for rule in pack.rules
        if isinstance(rule, RegisterRule)
    )


class Registers:
    """What was consulted, as far as this desk knows."""

    def __init__(
        self,
        trail: AuditTrail,
        now: Callable[[], datetime],
        desk: str = "",
        *,
        known: tuple[PublicRegister, ...] = (),
        on_consulted: Callable[[], None] = lambda: None,
    ) -> None:
        """`known`: those that people can choose from."""
        self.known, self._on_consulted = known, on_consulted
        self._trail, self._now, self._desk = trail, now, desk
        self._known: dict[str, Consulted] = {}
        self._read_at: datetime | None = None
        self._turn = asyncio.Lock()

    def named(self, key: str) -> PublicRegister | None:
        """The one that is called so, in small letters too; None where no rules ask for it."""
        return next((one for one in self.known if one.key.casefold() == key.strip().casefold()), None)

    async def answers(self) -> Mapping[str, RegisterAnswer]:
        """By the register's key: asked when. Whom it lists stands on the do-not-call list.

        Raises:
            StoreError: the audit trail cannot be read.
        """
        return {key: RegisterAnswer(one.at) for key, one in (await self.consulted()).items()}

    async def consulted(self) -> Mapping[str, Consulted]:
        """By the register's key: when it was last consulted, and by which file.

        Raises:
            StoreError: the audit trail cannot be read.
        """
        async with self._turn:
            now = self._now()
            if self._read_at is None or not self._read_at <= now < self._read_at + READ_AGAIN:
                entries = await self._trail.of_kind(AuditKind.REGISTER, now - _COUNTS_FOR)
                self._known = {entry.subject: _consulted(entry) for entry in entries}
                self._read_at = now
        return self._known

    async def consult(
        self, register: PublicRegister, file: Path, transfer: ListTransfer, by: str
    ) -> Imported:
        """Put the numbers of its answer on the do-not-call list, and write down that it was consulted.

        Args:
            register: which.
            file: the answer, a CSV file.
            transfer: who puts them on the list.
            by: who did it, as in the audit trail.

        Raises:
            OSError: the file cannot be read.
            StoreError: it does not count as consulted.
        """
        digest = hashlib.sha256(await asyncio.to_thread(file.read_bytes)).hexdigest()
        imported = await transfer.import_from(file, register.region, register.key)
        words = f"{file.name}{_DIGEST}{digest}"
        fate = f"{imported.added} added, {imported.known} known, {len(imported.refused)} refused"
        await self._trail.append(
            AuditEntry(self._now(), by, AuditKind.REGISTER, register.key, words, fate, self._desk)
        )
        self._read_at = None
        self._on_consulted()
        return imported


def _consulted(entry: AuditEntry) -> Consulted:
    file, _, digest = entry.text.rpartition(_DIGEST)
    return Consulted(entry.at, entry.by, file, digest)

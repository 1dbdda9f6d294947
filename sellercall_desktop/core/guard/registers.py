"""When a public register of people who want no calls was last consulted: by a file of its answers.

The numbers in the file go onto the do-not-call list. That it was consulted stands in the audit trail, with
the file's digest, and so counts for every desk of the team.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.law.facts import RegisterAnswer
from sellercall_desktop.core.law.pack import RegisterRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.guard.list_transfer import Imported, ListTransfer
    from sellercall_desktop.core.law.pack import LawPack

READ_AGAIN = timedelta(minutes=10)  # other desks may have consulted one
_COUNTS_FOR = timedelta(days=400)
"""No register's answer is used for longer."""


class PublicRegister(NamedTuple):
    """One that the rules know: its key, such as ``RNE``, and its country (ISO 3166)."""

    key: str
    region: str


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
        self._known: dict[str, RegisterAnswer] = {}
        self._read_at: datetime | None = None
        self._turn = asyncio.Lock()

    async def answers(self) -> Mapping[str, RegisterAnswer]:
        """By the register's key: asked when. Whom it lists stands on the do-not-call list.

        Raises:
            StoreError: the audit trail cannot be read.
        """
        async with self._turn:
            now = self._now()
            if self._read_at is None or not self._read_at <= now < self._read_at + READ_AGAIN:
                entries = await self._trail.of_kind(AuditKind.REGISTER, now - _COUNTS_FOR)
                self._known = {entry.subject: RegisterAnswer(entry.at) for entry in entries}
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
        words = f"{file.name}, sha256 {digest}"
        fate = f"{imported.added} added, {imported.known} known, {len(imported.refused)} refused"
        await self._trail.append(
            AuditEntry(self._now(), by, AuditKind.REGISTER, register.key, words, fate, self._desk)
        )
        self._read_at = None
        self._on_consulted()
        return imported

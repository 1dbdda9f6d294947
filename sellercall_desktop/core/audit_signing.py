"""The audit trail as one person at one desk writes to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry
from sellercall_desktop.core.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sellercall_desktop.core.audit_trail import AuditKind, AuditTrail


@dataclass(frozen=True, slots=True)
class SignedTrail:
    """Puts the name and the desk under each entry. Without a trail nothing is kept."""

    trail: AuditTrail | None = None
    by: str = ""
    desk: str = ""

    async def note(self, kind: AuditKind, subject: str, text: str = "", fate: str = "") -> None:
        """Write it down, durable. Raises StoreError."""
        if self.trail is not None:
            await self.trail.append(AuditEntry(utc_now(), self.by, kind, subject, text, fate, self.desk))

    async def between(self, first: datetime, last: datetime) -> Sequence[AuditEntry]:
        """Everybody's entries from `first` to before `last`, oldest first. Raises StoreError."""
        return await self.trail.between(first, last) if self.trail is not None else ()

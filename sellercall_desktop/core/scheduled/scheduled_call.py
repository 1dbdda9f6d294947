"""A call for later, and where they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved at run time when one is read from the store
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.audit_trail import AuditEntry


class ScheduledState(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"  # a desk is about to dial it; what became of that is not known yet
    DIALED = "dialed"  # `call_id` is the call that it became
    CANCELLED = "cancelled"
    MISSED = "missed"  # its moment passed while nobody could dial it: a person decides
    REFUSED = "refused"  # the light was red then; `fate` says why


@dataclass(frozen=True, slots=True)
class ScheduledCall:
    """A number to be called at `due`, by the customer's clock `zone` (IANA; empty where none is known)."""

    id: str
    number: str  # E.164
    due: datetime
    zone: str
    created_at: datetime
    by: str  # who wished it, as in the audit trail
    desk: str  # the desktop that dials it; empty: any of the team
    note: str = ""
    contact_id: str = ""
    campaign_id: str = ""
    state: ScheduledState = ScheduledState.WAITING
    call_id: str = ""
    fate: str = ""
    revision: int = 0  # counts its changes

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state in {ScheduledState.WAITING, ScheduledState.CLAIMED, ScheduledState.MISSED}


@dataclass(frozen=True, slots=True)
class ScheduledCallsChanged:
    """Event: these are open now, the earliest first."""

    open: tuple[ScheduledCall, ...]


class ScheduledCallStore(Protocol):
    """Where they are kept. Every method may raise StoreError; then nothing was written."""

    async def open(self) -> Sequence[ScheduledCall]:
        """Those with something still to do, the earliest first."""

    async def between(self, first: datetime, last: datetime) -> Sequence[ScheduledCall]:
        """All of them, whatever became of them, due from `first` to before `last`."""

    async def get(self, call_id: str) -> ScheduledCall | None:
        """That one, None where there is none."""

    async def save(self, call: ScheduledCall, act: AuditEntry | None = None) -> ScheduledCall | None:
        """Write it, durable, new or changed, with a new revision; None where another revision is stored."""

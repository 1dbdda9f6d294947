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


class ScheduledFate(StrEnum):
    """Why it was not dialed, where neither light nor guard says it.

    `ScheduledCall.fate` holds one of these, or the value of a `LightCode`, a `GuardReason` or a
    `NumberProblem`; `words/scheduled.py` has the sentences.
    """

    NOBODY_THERE = "program_was_off"  # it came due while the program was off or the computer slept
    INTERRUPTED = "interrupted"  # the desk that was about to dial it went, and nothing left it
    OTHERS_FIRST = "others_were_first"  # more were due at once than could be dialed within minutes
    IN_A_CALL = "number_in_a_call"  # the customer was on the line for as long as it could wait
    NOT_PLACED = "call_not_placed"  # `call_id` is the call that ended before it rang
    NOT_CONFIGURED = "not_configured"
    SECRETS = "secrets_unavailable"
    PROMPT = "prompt_variables"  # the prompt asks for what is not known of this customer
    PROVIDER = "provider_failed"
    STORE = "store_unavailable"


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
    call_id: str = ""  # of the call that it became; while it is claimed, the one that its call will have
    fate: str = ""
    revision: int = 0  # each change takes one greater than all before
    claimed_at: datetime | None = None  # by the clock of the desk that claimed it
    claimed_by: str = ""  # that desk

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state in {ScheduledState.WAITING, ScheduledState.CLAIMED, ScheduledState.MISSED}


@dataclass(frozen=True, slots=True)
class ScheduledCallsChanged:
    """Event: these are open now, the earliest first."""

    open: tuple[ScheduledCall, ...]


@dataclass(frozen=True, slots=True)
class ScheduledCallsMissed:
    """Event: these came due and were not dialed; a person is asked. Of each it is said once a run."""

    missed: tuple[ScheduledCall, ...]


@dataclass(frozen=True, slots=True)
class ScheduledCallRefused:
    """Event: it came due, and light or guard did not let it out; `call.fate` says why."""

    call: ScheduledCall
    next_allowed: datetime | None = None  # aware; when it may be called, where that is known


class ScheduledCallStore(Protocol):
    """Where they are kept. Every method may raise StoreError; then nothing was written."""

    async def open(self) -> Sequence[ScheduledCall]:
        """Those with something still to do, the earliest first."""

    async def between(self, first: datetime, last: datetime) -> Sequence[ScheduledCall]:
        """All of them, whatever became of them, due from `first` to before `last`."""

    async def revision(self) -> int:
        """Of the newest change, 0 where there was none."""

    async def changes(
        self, after: int, limit: int, *, open_only: bool = False
    ) -> tuple[Sequence[ScheduledCall], int]:
        """At most `limit` of those changed after that revision, and the revision up to which they reach.

        The oldest change first; nothing more is there where it reaches no further than `after`.
        """

    async def get(self, call_id: str) -> ScheduledCall | None:
        """That one, None where there is none."""

    async def erased(self) -> int:
        """How often somebody's data were erased, whose calls for later went with them."""

    async def prune(self, before: datetime) -> int:
        """Delete those that are over and were due before that moment; returns how many."""

    async def save(self, call: ScheduledCall, act: AuditEntry | None = None) -> ScheduledCall | None:
        """Write it, durable, with the next revision; None where another than its own is stored.

        One whose revision is 0 is new. Where its number is on the do-not-call list, one that would wait or be
        asked about is written as cancelled, with the fate ``do_not_call``.
        """

"""The audit trail: what people did that matters later, each entry written once and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved at run time when an entry is read
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class AuditKind(StrEnum):
    """What was done."""

    ACT = "act"  # on a live call: suggestion, exact words, farewell, voicemail
    TAKE_OVER = "take_over"  # of a live call, by the seller's own telephone
    HAND_ON = "hand_on"  # of a live call, to somebody else
    GIVE_BACK = "give_back"  # of a live call, to the AI
    OPT_OUT_ADDED = "opt_out_added"  # a number on the do-not-call list
    OPT_OUT_REMOVED = "opt_out_removed"
    OPT_OUT_JUDGED = "opt_out_judged"  # words that sounded like one, decided by a person
    OVERRIDE = "override"  # something was done although the program advised against it
    EXPORT = "export"
    IMPORT = "import"
    CALL_SCHEDULED = "call_scheduled"  # for later; `text` is the moment
    SCHEDULE_EDITED = "scheduled_call_edited"
    SCHEDULE_CANCELLED = "scheduled_call_cancelled"
    SCHEDULE_DIALED = "scheduled_call_dialed"  # by a person, before or after its moment
    REGISTER = "register"  # a public register was consulted; the subject is its key
    CONTACT_ADDED = "contact_added"  # `subject` is its id; `text` names what was written, never its content
    CONTACT_CHANGED = "contact_changed"
    CONTACT_DELETED = "contact_deleted"
    CONTACTS_MERGED = "contacts_merged"
    CONTACTS_PARTED = "contacts_parted"  # a merge was undone
    CONTACTS_TOLD_APART = "contacts_told_apart"  # they are not the same person
    CONTACTS_OFFERED_AGAIN = "contacts_offered_again"  # that was undone
    CONSENT_RECORDED = "consent_recorded"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    IMPORT_UNDONE = "import_undone"
    PERSON_ERASED = "person_erased"  # `subject` is the hash of the number
    PERSON_EXPORTED = "person_exported"
    GUARD_REFUSED = "guard_refused"  # a number that the guard did not let out; `fate` is its reason
    PROMPT_PUBLISHED_FAILING = "prompt_published_failing"  # `fate` names the scenarios, `text` says why
    CAMPAIGN = "campaign"  # made, changed, started, paused, stopped; `fate` says which
    BREAK = "break"  # of a seller in campaign work: began, ended; `text` is why, `subject` the campaign
    VERSION_TEST = "version_test"  # of a prompt, whose id is the subject: begun, ended; `fate` says by what


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that a person did."""

    at: datetime
    by: str  # the system's user name, ``"rest"``, ``"rule"``
    kind: AuditKind
    subject: str  # on what: a call's id, a number in E.164, a file's name
    text: str = ""  # the words, the reason, the filter
    fate: str = ""  # what became of it, where that is not plain
    desk: str = ""  # the desktop where it was done


class AuditTrail(Protocol):
    """Append only."""

    async def append(self, entry: AuditEntry) -> None:
        """Write it down, durable. Raises StoreError."""
        ...

    async def between(self, first: datetime, last: datetime) -> Sequence[AuditEntry]:
        """What was done from `first` to before `last`, oldest first. Raises StoreError."""
        ...

    async def of_kind(self, kind: AuditKind, since: datetime) -> Sequence[AuditEntry]:
        """What was done of this kind since then, oldest first. Raises StoreError."""
        ...

"""What happened with a contact, in one order: calls and what was written of them, opt-outs, consents.

Nothing is kept for it: it is read out of what the contact, its calls, the do-not-call list and the audit
trail hold at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.written import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactMerge, ContactStore, Traces
    from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry


class Happened(StrEnum):
    """What kind of thing it was."""

    CALLED = "called"  # by us; `text` is the result, or the status of a live call
    CALLED_US = "called_us"
    DISPOSITION = "disposition"  # `text` is its label
    NOTE = "note"
    CALLBACK_AGREED = "callback_agreed"  # `until` is when it is due
    OPTED_OUT = "opted_out"  # `text` is the customer's words, else the reason
    OPT_OUT_REMOVED = "opt_out_removed"
    CONSENT = "consent"  # `text` is the proof, `until` its end
    CONSENT_WITHDRAWN = "consent_withdrawn"
    IMPORTED = "imported"  # `text` is the file's name
    ADDED = "added"
    CHANGED = "changed"  # `text` names the fields
    MERGED = "merged"
    PARTED = "parted"


_SAME_ACT = timedelta(seconds=1)  # a merge and its line in the audit trail, where both took the time
_OF_ACTS = {
    AuditKind.CONTACT_ADDED: Happened.ADDED,
    AuditKind.CONTACT_CHANGED: Happened.CHANGED,
    AuditKind.CONTACTS_MERGED: Happened.MERGED,
    AuditKind.CONTACTS_PARTED: Happened.PARTED,
}


@dataclass(frozen=True, slots=True)
class ContactMoment:
    """One line. `by` is as in the audit trail; `call_id` is ours, of the call it belongs to."""

    at: datetime
    what: Happened
    text: str = ""
    by: str = ""
    number: str = ""
    call_id: str = ""
    until: datetime | None = None
    merge: ContactMerge | None = None  # that can be taken back


async def read_time_line(store: ContactStore, contact: Contact) -> tuple[ContactMoment, ...]:
    """All of it, the latest first. Raises StoreError."""
    return time_line(contact, await store.traces(contact))


def time_line(contact: Contact, traces: Traces) -> tuple[ContactMoment, ...]:
    """The contact's life, the latest first."""
    moments = [moment for call in traces.calls for moment in _of_call(call)]
    known = ((act, _OF_ACTS.get(act.kind)) for act in traces.acts)
    moments += [
        ContactMoment(act.at, what, act.text, act.by, merge=_merge_of(act, traces.merges))
        for act, what in known
        if what is not None
    ]
    moments += [moment for entry in traces.listed for moment in _of_opt_out(entry)]
    moments += [ContactMoment(one.at, Happened.IMPORTED, one.file_name, one.by) for one in traces.imported]
    for consent in contact.consents:
        moments.append(
            ContactMoment(consent.given_at, Happened.CONSENT, consent.proof, consent.by, until=consent.until)
        )
        if consent.withdrawn_at is not None:
            moments.append(ContactMoment(consent.withdrawn_at, Happened.CONSENT_WITHDRAWN))
    return tuple(sorted(moments, key=lambda one: (one.at, one.what.value, one.text), reverse=True))


def _merge_of(act: AuditEntry, merges: Iterable[ContactMerge]) -> ContactMerge | None:
    """Which of them this act was."""
    if act.kind is not AuditKind.CONTACTS_MERGED:
        return None
    theirs = (one for one in merges if one.after.id == act.subject and abs(one.at - act.at) < _SAME_ACT)
    return next(theirs, None)


def _of_call(call: Call) -> Iterator[ContactMoment]:
    what = Happened.CALLED_US if call.direction is Direction.INBOUND else Happened.CALLED
    state = (call.result or call.status).value
    yield ContactMoment(call.created_at, what, state, call.requested.requested_by, call.number, call.id)
    written = call.written or NOTHING
    if (chosen := written.disposition) is not None and chosen.key:
        yield ContactMoment(chosen.at, Happened.DISPOSITION, chosen.label, chosen.by, call.number, call.id)
    if (note := written.note) is not None and note.text.strip():
        yield ContactMoment(note.at, Happened.NOTE, note.text, note.by, call.number, call.id)
    if (agreed := written.callback) is not None and agreed.due is not None:
        yield ContactMoment(
            agreed.at, Happened.CALLBACK_AGREED, "", agreed.by, call.number, call.id, until=agreed.due
        )


def _of_opt_out(entry: DoNotCallEntry) -> Iterator[ContactMoment]:
    words = entry.sentence or entry.reason
    yield ContactMoment(entry.since, Happened.OPTED_OUT, words, entry.by, entry.number, entry.call_id)
    if entry.removed_at is not None:
        why = entry.removed_why
        yield ContactMoment(entry.removed_at, Happened.OPT_OUT_REMOVED, why, entry.removed_by, entry.number)

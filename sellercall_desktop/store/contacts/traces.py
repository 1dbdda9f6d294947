"""What else is kept of a contact: its calls, acts, opt-outs and imports; see `core.contacts.time_line`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from sellercall_desktop.core.contacts.ports import Traces
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.audit_trail import readable_entry
from sellercall_desktop.store.calls.mending import calls_of, place_of
from sellercall_desktop.store.contacts.importing import imports_of
from sellercall_desktop.store.contacts.merges import naming
from sellercall_desktop.store.database.schema import audit_trail, call_details, calls, do_not_call
from sellercall_desktop.store.do_not_call import entry_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.core.contacts.contact import Contact

MOST_CALLS, MOST_ACTS = 500, 500
"""The newest of each."""


def traces(connection: Connection, contact: Contact) -> Traces:
    """See `ContactStore.traces`."""
    numbers = sorted({form for number in contact.numbers for form in spellings(number.e164)})
    details = select(calls.c.row, calls.c.id, call_details.c.data).outerjoin(call_details)
    theirs = details.where(calls.c.number.in_(numbers)).order_by(calls.c.row.desc()).limit(MOST_CALLS)
    merges = naming(connection, [contact.id])
    ids = {contact.id, *(one.id for merge in merges for one in merge.before)}
    done = select(audit_trail).where(audit_trail.c.subject.in_(sorted(ids)))
    acts = connection.execute(done.order_by(audit_trail.c.row.desc()).limit(MOST_ACTS))
    entries = select(do_not_call).where(do_not_call.c.number.in_(numbers)).order_by(do_not_call.c.revision)
    return Traces(
        tuple(calls_of(connection, connection.execute(theirs).all())),
        tuple(one for one in (readable_entry(place_of(connection), row) for row in acts) if one is not None),
        tuple(entry_of(connection, row) for row in connection.execute(entries)),
        tuple(imports_of(connection, contact)),
        tuple(one for one in merges if one.after.id == contact.id and one.undone_at is None),
    )

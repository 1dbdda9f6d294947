"""Which numbers are on the do-not-call list: one rule for all who ask within a transaction of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.calls.rows import EARLIEST, LATEST, microseconds
from sellercall_desktop.store.database.schema import do_not_call

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

_AT_ONCE = 200  # numbers of a question: each has up to two spellings, and SQLite takes 999 values
_REMOVED = do_not_call.c.removed_us
IS_LISTED = or_(_REMOVED.is_(None), ~_REMOVED.between(microseconds(EARLIEST), microseconds(LATEST)))
"""Where the moment is damaged, nobody knows that they were taken off: so they are listed."""


def listed_of(connection: Connection, numbers: Collection[str]) -> set[str]:
    """Those of these numbers that are listed, however they are spelled: each in its first spelling."""
    forms = sorted({form for number in numbers for form in spellings(number)})
    listed: set[str] = set()
    for begin in range(0, len(forms), _AT_ONCE):
        some = do_not_call.c.number.in_(forms[begin : begin + _AT_ONCE])
        there = connection.scalars(select(do_not_call.c.number).where(some, IS_LISTED))
        listed |= {spellings(number)[0] for number in there}
    return listed

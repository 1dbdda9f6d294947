"""Where one call stands among others under a `CallQuery`'s order; only to place live rows.

The store sorts; this repeats its order for a single row: unknown values come last, ties go by time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.history import SORT_VALUES

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallQuery


class RowOrder:
    """Compares calls as one query's rows are ordered."""

    def __init__(self, query: CallQuery) -> None:
        self._value = SORT_VALUES[query.sort]
        self._descending = query.descending

    def before(self, one: Call, other: Call) -> bool:
        """Whether `one` stands above `other` (which may be an earlier state of the same call)."""
        mine, theirs = self._value(one), self._value(other)
        if (mine is None) is not (theirs is None):
            return theirs is None
        my_key, their_key = (mine or 0, one.created_at, one.id), (theirs or 0, other.created_at, other.id)
        return my_key != their_key and (my_key > their_key) is self._descending

"""Where one call stands among others under a `CallQuery`'s order; only to place live rows.

The store sorts; this repeats its order for a single row: unknown values come last, ties go by time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.calls.history import SortKey
from sellercall_desktop.core.phone.reading import region_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallQuery

    Value = Any  # comparable with others of its column, or None


def state_code(call: Call) -> str:
    """What the state column is sorted by: the result once ended, the status before."""
    return (call.result or call.status).value


def cost_amount(call: Call) -> float | None:
    """The sum of what is known of the call's cost, whatever the currencies (for ordering only)."""
    return float(sum(cost.amount for cost in call.costs)) if call.costs else None


class RowOrder:
    """Compares calls as one query's rows are ordered."""

    def __init__(self, query: CallQuery) -> None:
        values: dict[SortKey, Callable[[Call], Value]] = {
            SortKey.CREATED: lambda call: call.created_at.timestamp(),
            SortKey.DIRECTION: lambda call: call.direction.value,
            SortKey.NUMBER: lambda call: call.number,
            SortKey.COUNTRY: lambda call: region_of(call.number),
            SortKey.STATE: state_code,
            SortKey.DURATION: lambda call: call.duration_s,
            SortKey.PROMPT: lambda call: call.requested.prompt_version,
            SortKey.COST: cost_amount,
        }
        self._value = values[query.sort]
        self._descending = query.descending

    def before(self, one: Call, other: Call) -> bool:
        """Whether `one` stands above `other` (which may be an earlier state of the same call)."""
        mine, theirs = self._value(one), self._value(other)
        if (mine is None) is not (theirs is None):
            return theirs is None
        my_key, their_key = (mine or 0, one.created_at, one.id), (theirs or 0, other.created_at, other.id)
        return my_key != their_key and (my_key > their_key) is self._descending

"""The shift sheet: what came of one day's calls, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.local_days import day_begins

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from decimal import Decimal

    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.calls.call import Call, CallResult
    from sellercall_desktop.core.calls.history import CallStore

MOST_LISTED = 1_000
"""Calls that a sheet lists one by one; an export holds all."""
_PAGE = 100


@dataclass(slots=True)
class ShiftSheet:
    """One local day. Amounts of different currencies are never added."""

    day: date
    outbound: int = 0
    inbound: int = 0
    live: int = 0  # not ended when it was counted
    talk_s: float = 0.0
    results: Counter[CallResult] = field(default_factory=Counter)
    dispositions: Counter[str] = field(default_factory=Counter)  # by label; "" is none
    costs: dict[str, Decimal] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)  # the first `MOST_LISTED`, in order
    due: list[Call] = field(default_factory=list)  # to be called back that day or before, earliest first
    refusals: list[AuditEntry] = field(default_factory=list)  # by the guard

    @property
    def count(self) -> int:
        """All calls of the day."""
        return self.outbound + self.inbound

    def add(self, call: Call) -> None:
        """Count one more."""
        if call.direction is Direction.OUTBOUND:
            self.outbound += 1
        else:
            self.inbound += 1
        if call.result is None:
            self.live += 1
        else:
            self.results[call.result] += 1
            chosen = (call.written or NOTHING).disposition
            self.dispositions[(chosen.label or chosen.key) if chosen is not None and chosen.key else ""] += 1
        self.talk_s += call.duration_s or 0.0
        for cost in call.costs:
            known = self.costs.get(cost.currency)
            self.costs[cost.currency] = cost.amount if known is None else known + cost.amount
        if len(self.calls) < MOST_LISTED:
            self.calls.append(call)


async def shift_of(day: date, calls: CallStore, trail: SignedTrail) -> ShiftSheet:
    """Count the day.

    Raises:
        StoreError: the history cannot be read.
    """
    sheet = ShiftSheet(day)
    async for call in _each(calls, CallQuery(from_day=day, to_day=day, descending=False)):
        sheet.add(call)
    begin, end = day_begins(day), day_begins(day + timedelta(days=1))
    async for call in _each(calls, CallQuery(remarks=frozenset({Remark.CALLBACK}))):
        if due_of(call) < end:
            sheet.due.append(call)
    sheet.due.sort(key=due_of)
    refused = await trail.between(begin, end)
    sheet.refusals = [entry for entry in refused if entry.kind is AuditKind.GUARD_REFUSED]
    return sheet


def due_of(call: Call) -> datetime:
    """When it is to be called back; the calendar's end where that was settled meanwhile."""
    due = (call.written or NOTHING).callback_due
    return due if due is not None else _NEVER


_NEVER = datetime.max.replace(tzinfo=UTC)


async def _each(calls: CallStore, query: CallQuery) -> AsyncIterator[Call]:
    cursor: str | None = None
    while True:
        page = await calls.page(query, cursor, _PAGE)
        for call in page.calls:
            yield call
        if (cursor := page.next) is None:
            return

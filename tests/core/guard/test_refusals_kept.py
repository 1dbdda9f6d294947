"""What the guard refuses is kept, with its reason; who tries again and again fills no disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.audit_signing import SignedTrail
from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.refusals_kept import ONCE_IN, RefusalsKept
from sellercall_desktop.core.phone.reading import parse
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.core.tasks import Tasks

NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


class Refusing:
    def __init__(self):
        self.reason = GuardReason.HOURS

    def objection_to(self, number):
        return None

    async def prepare(self, *, lately=False):
        return None

    def admit(self, number, under_way, *_law):
        if self.reason is not None:
            raise GuardError(self.reason)


class TrailInOrder:
    def __init__(self):
        self.entries = []

    async def append(self, entry):
        self.entries.append(entry)


async def test_each_refusal_is_written_down_once_a_minute_for_each_number_and_reason():
    guard, trail, tasks, now = Refusing(), TrailInOrder(), Tasks(), NOON
    kept = RefusalsKept(guard, SignedTrail(trail, "rule", "desk-1"), tasks, lambda: now)
    number = parse("+573001234567", "CO")

    def tries():
        with pytest.raises(GuardError):
            kept.admit(number, ())

    tries()
    tries()
    guard.reason = GuardReason.DAILY_COST
    tries()
    now = NOON + ONCE_IN + timedelta(seconds=1)
    tries()
    guard.reason = None
    kept.admit(number, ())
    await tasks.finish()
    assert [(entry.subject, entry.fate, entry.by, entry.desk) for entry in trail.entries] == [
        ("+573001234567", reason.value, "rule", "desk-1")
        for reason in (GuardReason.HOURS, GuardReason.DAILY_COST, GuardReason.DAILY_COST)
    ]
    assert {entry.kind for entry in trail.entries} == {AuditKind.GUARD_REFUSED}


async def test_an_override_is_signed_by_who_sits_at_the_window_and_else_by_who_asked():
    trail, number = TrailInOrder(), parse("+573001234567", "CO")
    signed = SignedTrail(trail, "rule", "desk-1")
    kept = RefusalsKept(Refusing(), signed, Tasks(), lambda: NOON, person=lambda: "ana")
    for by in ("window", "rest", "luis"):
        await kept.note_override(number, (), "she asked for it", by)
    assert [(entry.kind, entry.by, entry.desk) for entry in trail.entries] == [
        (AuditKind.OVERRIDE, by, "desk-1") for by in ("ana", "rest", "luis")
    ]

"""Calls for later outlive a restart; of two desks that change one, only the first finds what it has read."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledState
from sellercall_desktop.store import open_store
from sellercall_desktop.store import scheduled_calls as module

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVER = NOON - timedelta(days=1), NOON + timedelta(days=1)
CALL = ScheduledCall(
    *("a1", "+573001234567", NOON, "America/Bogota", NOON - timedelta(hours=1), "ana", "this-desk"),
    *("Ask for Marta, ¿sí?", "contact-1", "campaign-1"),
)
ACT = AuditEntry(NOON, "ana", AuditKind.CALL_SCHEDULED, CALL.number, "12:00", desk="this-desk")


async def test_a_call_for_later_is_there_after_a_restart_with_everything_about_it(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        assert await store.scheduled.get("a1") is None
        assert await store.scheduled.revision() == 0
        saved = await store.scheduled.save(CALL, ACT)
        assert saved == replace(CALL, revision=saved.revision)
        assert await store.scheduled.save(CALL) is None
    async with open_store(None, path, "x") as store:
        assert await store.scheduled.get("a1") == saved
        claimed = replace(saved, state=ScheduledState.CLAIMED, claimed_at=NOON, claimed_by="this-desk")
        again = await store.scheduled.save(claimed)
        assert again == replace(claimed, revision=again.revision)
        assert again.revision > saved.revision > 0
        assert await store.scheduled.get("a1") == again
        assert await store.audit.between(*EVER) == [ACT]


async def test_of_many_that_change_the_same_one_exactly_one_does(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        saved = await store.scheduled.save(CALL)
        claims = [
            store.scheduled.save(replace(saved, state=ScheduledState.CLAIMED, claimed_by=f"desk-{n}"), ACT)
            for n in range(20)
        ]
        (won,) = [one for one in await asyncio.gather(*claims) if one is not None]
        assert await store.scheduled.get("a1") == won
        assert len(await store.audit.between(*EVER)) == 1


async def test_many_are_read_in_the_order_of_their_moments_each_once(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_READ_AT_ONCE", 3)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        made = [replace(CALL, id=f"c{n}", due=NOON + timedelta(minutes=n * 7 % 5)) for n in range(13)]
        for call in made:
            await store.scheduled.save(call)
        expected = [call.id for call in sorted(made, key=lambda call: (call.due, call.id))]
        assert [call.id for call in await store.scheduled.open()] == expected
        assert [call.id for call in await store.scheduled.between(*EVER)] == expected


async def test_what_is_open_or_due_in_a_span_or_new_since_the_last_look_is_told(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        calls = [replace(CALL, id=f"c{n}", due=NOON + timedelta(hours=5 - n)) for n in range(5)]
        saved = [await store.scheduled.save(call) for call in calls]
        done = await store.scheduled.save(replace(saved[1], state=ScheduledState.CANCELLED))
        assert list(await store.scheduled.open()) == [saved[4], saved[3], saved[2], saved[0]]
        at_two = (NOON + timedelta(hours=2), NOON + timedelta(hours=4))
        assert list(await store.scheduled.between(*at_two)) == [saved[3], saved[2]]
        assert list(await store.scheduled.between(*EVER)) == [saved[4], saved[3], saved[2], done, saved[0]]
        first, reached = await store.scheduled.changes(0, 3)
        assert (list(first), reached) == ([saved[0], saved[2], saved[3]], saved[3].revision)
        assert await store.scheduled.changes(reached, 3) == ([saved[4], done], done.revision)
        assert await store.scheduled.changes(done.revision, 3) == ([], done.revision)
        assert (await store.scheduled.changes(reached, 3, open_only=True))[0] == [saved[4]]
        assert await store.scheduled.revision() == done.revision
        assert await store.scheduled.prune(NOON + timedelta(hours=4)) == 0  # of those before it none is over
        assert await store.scheduled.prune(NOON + timedelta(days=1)) == 1
        assert await store.scheduled.get("c1") is None

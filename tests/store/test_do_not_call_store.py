"""The do-not-call list and the audit trail outlive a restart; removals stay on record."""

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import DoNotCallError, InvalidNumberError
from sellercall_desktop.core.guard.do_not_call import ALREADY_LISTED, DoNotCall, DoNotCallChanged
from sellercall_desktop.core.guard.guard import Guard, GuardRules
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import DoNotCallProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MARTA, PEDRO = "+573001234567", "+573109876543"
WORDS = "Por favor, no me llame más"
EVER = NOON - timedelta(days=1), NOON + timedelta(days=1)


async def list_on(store, bus=None):
    known = DoNotCall(store.do_not_call, bus or Bus(), Tasks(), lambda: NOON, "this-desk")
    await known.prepare()
    return known


async def test_who_is_listed_is_so_after_a_restart_with_date_and_words(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        entry = await (await list_on(store)).add(MARTA, "asked", "ana", sentence=WORDS, call_id="c1")
        assert (entry.number, entry.since, entry.by, entry.sentence, entry.call_id) == (
            *(MARTA, NOON, "ana"),
            *(WORDS, "c1"),
        )
    async with open_store(None, path, "x") as store:
        known = await list_on(store)
        assert known.listed(MARTA) == entry
        assert known.listed(PEDRO) is None
        (act,) = await store.audit.between(*EVER)
        assert act == AuditEntry(NOON, "ana", AuditKind.OPT_OUT_ADDED, MARTA, "asked", desk="this-desk")


async def test_who_is_taken_off_may_be_listed_again_and_both_stay_on_record(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        known = await list_on(store)
        await known.add(MARTA, "asked", "ana")
        await known.remove(MARTA, " She signed up again ", "supervisor")
        assert known.listed(MARTA) is None
    async with open_store(None, path, "x") as store:
        known = await list_on(store)
        assert known.listed(MARTA) is None
        with pytest.raises(DoNotCallError) as refused:
            await known.remove(MARTA, "again", "supervisor")
        assert refused.value.problem is DoNotCallProblem.NOT_LISTED
        second = await known.add(MARTA, "asked again", "ana")
        assert await known.all() == [second]
        kept = [entry for _, entry in await store.do_not_call.changes(0, 9)]
        assert [(entry.reason, entry.removed_by, entry.removed_why) for entry in kept] == [
            ("asked", "supervisor", "She signed up again"),
            ("asked again", "", ""),
        ]
        told = [(act.kind, act.by, act.subject, act.text) for act in await store.audit.between(*EVER)]
        assert told == [
            (AuditKind.OPT_OUT_ADDED, "ana", MARTA, "asked"),
            (AuditKind.OPT_OUT_REMOVED, "supervisor", MARTA, "She signed up again"),
            (AuditKind.OPT_OUT_ADDED, "ana", MARTA, "asked again"),
        ]


async def test_nobody_is_taken_off_without_a_reason(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known = await list_on(store)
        await known.add(MARTA, "asked", "ana")
        with pytest.raises(DoNotCallError) as refused:
            await known.remove(MARTA, "  ", "supervisor")
        assert refused.value.problem is DoNotCallProblem.NO_REASON
        assert known.listed(MARTA) is not None


async def test_a_second_wish_keeps_the_first_date_and_is_on_record_too(tmp_path):
    bus, heard = Bus(), []
    bus.subscribe(DoNotCallChanged, heard.append)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known = await list_on(store, bus)
        first = await known.add(MARTA, "asked", "ana")
        assert await known.add(MARTA, "asked once more", "luis") == first
        assert [change.entries for change in heard] == [(first,)]
        acts = await store.audit.between(*EVER)
        assert [(act.by, act.fate) for act in acts] == [("ana", ""), ("luis", ALREADY_LISTED)]


FORMS = [
    ("+525512345678", "+5215512345678"),
    ("+5215512345678", "+525512345678"),
    ("+5491123456789", "+541123456789"),
    ("+542214567890", "+5492214567890"),
    ("+57 300 123 4567", "+573001234567"),
]


async def test_the_same_person_written_otherwise_is_the_same_entry(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known = await list_on(store)
        for written, otherwise in FORMS:
            entry = await known.add(written, "asked", "ana")
            assert known.listed(otherwise) == entry
            assert await known.add(otherwise, "asked", "ana") == entry
            await known.remove(otherwise, "agreed", "supervisor")
            assert await known.all() == []


async def test_what_is_no_number_is_not_listed(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        known = await list_on(store)
        for text in ("anonymous", "+5730012", ""):
            with pytest.raises(InvalidNumberError):
                await known.add(text, "asked", "ana")
        assert await store.audit.between(*EVER) == []


async def test_the_trail_is_read_by_time_in_the_order_of_writing(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        entries = [
            AuditEntry(
                NOON + timedelta(seconds=n // 2), "ana", AuditKind.EXPORT, f"{n}.csv", "filter", "done"
            )
            for n in range(6)
        ]
        for entry in entries:
            await store.audit.append(entry)
        assert await store.audit.between(NOON, NOON + timedelta(seconds=2)) == entries[:4]
        assert await store.audit.between(NOON + timedelta(seconds=1), EVER[1]) == entries[2:]


async def test_what_another_desk_did_counts_here_where_they_share_the_list(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        here, there = await list_on(store), await list_on(store)
        here_is_shared = store.do_not_call.is_shared
        await there.add(MARTA, "asked", "luis")
        spending = Spending(store.calls, Bus(), lambda: NOON)
        guard = Guard(GuardRules, spending, lambda: NOON, here)
        await guard.prepare()  # as before each dial
        objection = guard.objection_to(number_of(MARTA))
        assert (objection is not None) is here_is_shared
        if here_is_shared:
            await here.remove(MARTA, "agreed", "ana")
            await there.prepare()
            assert there.listed(MARTA) is None

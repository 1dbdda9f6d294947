"""What a number pointed to is on disk, each desktop's apart, and stays when all is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.clock import new_call_id
from sellercall_desktop.core.our_numbers.number import Hold, HoldState, VoiceRouting
from sellercall_desktop.store import open_store
from sellercall_desktop.store import our_numbers as number_store
from sellercall_desktop.store.our_numbers import desktop_id

BEGUN = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)
FORMER = VoiceRouting(
    "https://before.example/voice", "GET", "https://spare.example", "GET", application="AP1"
)
OURS = VoiceRouting("https://here.example/api/inbound", status_url="https://here.example/status")


def hold(minutes=0, state=HoldState.HELD, **changes):
    at = BEGUN + timedelta(minutes=minutes)
    made = Hold(
        new_call_id(at), "AC1", f"PN{minutes}", "+576017654321", "Bogotá", at, state, FORMER, asked=OURS
    )
    return replace(made, **changes)


async def test_a_record_reads_as_it_was_written_and_changes_in_place(tmp_path):
    first = hold()
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await store.holds.save(first)
        held = replace(first, ours=OURS, asked=None, left=("fallback_url",))
        await store.holds.save(held)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        assert await store.holds.open() == [held]
        assert await store.holds.latest() == [held]


async def test_what_is_over_is_kept_but_is_no_longer_open(tmp_path):
    over = [hold(n, state) for n, state in enumerate(HoldState) if state is not HoldState.HELD]
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for each in (*over, hold(30), hold(20)):
            await store.holds.save(each)
        states = [each.state for each in await store.holds.open()]
        assert states == [HoldState.RESTORING, HoldState.LEFT, HoldState.HELD, HoldState.HELD]
        assert [each.sid for each in await store.holds.latest(2)] == ["PN30", "PN20"]


async def test_old_records_go_and_open_ones_never(tmp_path, monkeypatch):
    monkeypatch.setattr(number_store, "KEPT_RECORDS", 3)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await store.holds.save(hold(0))
        for minute in range(1, 9):
            await store.holds.save(hold(minute, HoldState.RESTORED))
        assert [each.sid for each in await store.holds.latest(50)] == ["PN8", "PN7", "PN6", "PN0"]


async def test_two_desktops_on_one_database_do_not_see_each_other_s_records(tmp_path):
    shared = f"sqlite:///{tmp_path / 'shared.db'}"
    async with open_store(shared, tmp_path / "ana" / "a.db", "x") as ana:
        await ana.holds.save(hold())
    async with open_store(shared, tmp_path / "luis" / "a.db", "x") as luis:
        assert await luis.holds.open() == []
        await luis.holds.save(hold(1))
    async with open_store(shared, tmp_path / "ana" / "a.db", "x") as ana:
        assert [each.sid for each in await ana.holds.open()] == ["PN0"]


def test_a_desktop_keeps_its_name(tmp_path):
    assert desktop_id(tmp_path / "new") == desktop_id(tmp_path / "new")
    assert desktop_id(tmp_path / "other") != desktop_id(tmp_path / "new")

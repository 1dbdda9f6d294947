"""A damaged row of a queue or of the calls for later costs that row: never the list, a turn, an opt-out."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignEntry, CampaignState, RowState
from sellercall_desktop.core.contacts.habeas_data import Erasure, PersonAsked
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledState
from sellercall_desktop.store import open_store
from tests.store.calls.test_damaged_rows import DAMAGES, columns
from tests.store.test_campaign_store import ANA, DONE, LUIS, MINUTE, again

NOW = datetime.now(UTC)
WHOLE = "+573009999999"
TABLES = {"campaigns": "key", "campaign_rows": "row", "campaign_attempts": "call_id", "scheduled_calls": "id"}
TAKEN, FOR_LATER, MINE = "+5730011110{:02}", "+5730022220{:02}", "+5730033330{:02}"
DUE = NOW + timedelta(hours=1)


def each(table):
    return range(len(columns(table)))


async def filled(store):
    """Of each table a row for each column, and one that stays whole; of a campaign's some are out."""
    running = Campaign("whole", "Renewals", state=CampaignState.RUNNING, created_at=NOW)
    for name in ("whole", *(f"hurt {n}" for n in each("campaigns"))):
        await store.campaigns.save(replace(running, id=name))
    numbers = [*map(TAKEN.format, each("campaign_rows")), *map(MINE.format, each("campaign_rows")), WHOLE]
    entries = [CampaignEntry(f"of {number}", number, "CO:America/Bogota") for number in numbers]
    await store.campaigns.add("whole", entries)
    for n in each("campaign_rows"):
        contact = await store.campaigns.next("whole", ANA, MINUTE)
        assert await store.campaigns.begin(contact, f"c{n:02}")
        if n % 3 == 0:
            await store.campaigns.settle(f"c{n:02}", again(DUE), NOW, Decimal("0.5"))
    for number in (*map(FOR_LATER.format, each("scheduled_calls")), WHOLE):
        waits = ScheduledCall(f"for {number}", number, DUE, "", NOW, "ana", "desk", note="¿sí?")
        assert await store.scheduled.save(waits)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The file before anything is damaged."""
    path = tmp_path_factory.mktemp("whole") / "a.db"

    async def make():
        async with open_store(None, path, "x") as store:
            await filled(store)

    asyncio.run(make())
    return path


def damage(path, value):
    """Put it into one row for each column; how many took it."""
    said, given = (value, ()) if str(value).startswith("CAST(") else ("?", (value,))
    taken = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for table, key in TABLES.items():
            keys = [one for (one,) in other.execute(f"SELECT {key} FROM {table} ORDER BY 1")]
            keys = keys[1:] if table == "campaigns" else keys
            waiting = keys[len(columns(table)) :] if table == "campaign_rows" else keys
            for column, out, waits in zip(columns(table), keys, waiting, strict=False):
                for one in {out, waits}:
                    if column == key:
                        continue
                    try:
                        other.execute(f"UPDATE {table} SET {column} = {said} WHERE {key} = ?", (*given, one))
                    except sqlite3.IntegrityError:
                        continue
                    taken += 1
        other.execute(f"UPDATE campaign_clocks SET opens_us = {said}", given)
    return taken


EVERY_DAY = {"garbage", "bytes", "huge"}
KINDS = [kind if kind in EVERY_DAY else pytest.param(kind, marks=pytest.mark.thorough) for kind in DAMAGES]


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_one_column_holds_the_others_are_listed_called_and_withdrawn(whole, tmp_path, kind):
    path = shutil.copy(whole, tmp_path / "a.db")
    assert damage(path, DAMAGES[kind]) > 60
    async with open_store(None, path, "x") as store:
        campaigns = store.campaigns
        assert "whole" in [one.id for one in await campaigns.campaigns()]
        for n in each("campaigns"):
            await campaigns.next(f"hurt {n}", LUIS, MINUTE)
            await campaigns.progress(f"hurt {n}")
        progress = await campaigns.progress("whole")
        assert progress.rows[RowState.NEW] >= len(each("campaign_rows")) - 2
        assert progress.cost == await campaigns.spent("whole") <= Decimal(len(each("campaign_rows")))
        await campaigns.ended_since("whole", NOW - MINUTE)
        assert WHOLE in [one.number for one in await campaigns.some_waiting("whole", 99)]
        assert (await campaigns.on_at("whole")).at <= NOW + timedelta(days=1)
        page = await store.campaign_rows.page("whole", frozenset(), 0, 10)
        listed = list(page.rows)
        while page.next is not None:
            page = await store.campaign_rows.page("whole", frozenset(), page.next, 10)
            listed += page.rows
        assert WHOLE in [one.number for one in listed]
        await campaigns.held("ana", "desk-z", MINUTE)
        for contact in await campaigns.lapsed("desk-a"):
            await campaigns.void(contact)
        for n in each("campaign_rows"):
            await campaigns.of_call(f"c{n:02}")
            await campaigns.settle(f"c{n:02}", DONE, NOW, Decimal(0))
            await campaigns.agree(f"c{n:02}", DUE, "ana")
        called = set()
        for _ in range(3 * len(each("campaign_rows"))):
            if (contact := await campaigns.next("whole", LUIS, MINUTE)) is not None:
                called.add(contact.number)
        assert WHOLE in called
        await the_calls_for_later(store)
        numbers = [*map(FOR_LATER.format, each("scheduled_calls")), *called]
        await store.do_not_call.add([DoNotCallEntry(one, NOW, "ana") for one in numbers], None)
        assert await store.scheduled.open() == []
        for number in numbers:
            await store.habeas_data.gather(PersonAsked(number), NOW)
        await store.habeas_data.erase(PersonAsked(WHOLE), Erasure("e1", NOW, "ana", "desk", "asked"))


async def the_calls_for_later(store):
    whole = f"for {WHOLE}"
    for found in (await store.scheduled.open(), await store.scheduled.between(NOW, NOW + timedelta(days=1))):
        assert whole in [one.id for one in found]
        assert all(isinstance(text, str) for one in found for text in (one.zone, one.note, one.by, one.desk))
    reached, changed = 0, []
    while (page := await store.scheduled.changes(reached, 5))[1] != reached:
        changed += page[0]
        reached = page[1]
    assert whole in [one.id for one in changed]
    for one in (await store.scheduled.open())[:5]:
        await store.scheduled.save(replace(one, note="otra"))
    again_whole = await store.scheduled.get(whole)
    assert await store.scheduled.save(replace(again_whole, state=ScheduledState.MISSED)) is not None
    await store.scheduled.prune(NOW)


async def test_who_is_listed_by_a_damaged_entry_is_called_by_nobody(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        entry = DoNotCallEntry(WHOLE, NOW, "ana", removed_at=NOW, removed_by="ana")
        await store.do_not_call.add([entry], None)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE do_not_call SET removed_us = 'x'")
    async with open_store(None, path, "x") as store:
        waits = ScheduledCall("later", WHOLE, DUE, "", NOW, "ana", "desk")
        assert (await store.scheduled.save(waits)).state is ScheduledState.CANCELLED
        await store.campaigns.save(Campaign("c1", "Renewals", state=CampaignState.RUNNING))
        await store.campaigns.add("c1", [CampaignEntry("contact-1", WHOLE, "CO:America/Bogota")])
        assert await store.campaigns.next("c1", ANA, MINUTE) is None
        again_listed = DoNotCallEntry(WHOLE, NOW, "luis")
        (held,) = await store.do_not_call.add([again_listed], None)
        assert held.by == "ana"


@pytest.mark.parametrize("damage", ["'x'", "3", "-1"])
async def test_a_lapsed_row_whose_queue_is_not_known_any_more_waits_as_a_new_one(tmp_path, damage):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        await store.campaigns.save(Campaign("one", "Renewals", state=CampaignState.RUNNING, created_at=NOW))
        await store.campaigns.add("one", [CampaignEntry("c", WHOLE, "CO:America/Bogota")])
        assert await store.campaigns.next("one", ANA, MINUTE)
        with closing(sqlite3.connect(path)) as raw:
            raw.execute(f"UPDATE campaign_rows SET came_from = {damage}, lease_us = 1")
            raw.commit()
        taken = await store.campaigns.next("one", ANA, MINUTE)
        assert taken is not None
        assert taken.number == WHOLE

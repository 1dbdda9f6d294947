"""Whose turn it is, on any database: one desk has a row at a time, and nothing is forgotten when it dies."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls.call import start_call
from sellercall_desktop.core.campaigns.campaign import (
    AttemptPlan,
    Campaign,
    CampaignEntry,
    CampaignState,
    RowOutcome,
    RowState,
    Waiting,
)
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.ports import Asker, NextMoment
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.store import open_store
from tests.store.sample_calls import request

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
CO, ES = "CO:America/Bogota", "ES:Europe/Madrid"
ANA, LUIS, ANYONE = Asker("desk-a", "ana"), Asker("desk-b", "luis"), Asker("desk-c")
MARTA, PEDRO, ROSA = "+573001234567", "+573109876543", "+573201112233"
RUNNING = Campaign("c1", "Renewals", state=CampaignState.RUNNING, created_at=NOON)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self, at=NOON):
        self.at = at

    def __call__(self, _connection=None):
        return (self.at - EPOCH) // timedelta(microseconds=1)


@asynccontextmanager
async def queue(tmp_path, *entries, campaign=RUNNING, **options):
    async with open_store(None, tmp_path / "a.db", "x", **options) as store:
        store.campaigns.now_us = clock = Clock()
        await store.campaigns.save(campaign)
        added = await store.campaigns.add(campaign.id, [entry(*one) for one in entries])
        assert added.rows == len(entries)
        yield store, clock


def entry(number, contact="", clock=CO, seller=""):
    return CampaignEntry(contact or f"of {number}", number, clock, seller)


async def taken(store, asker=ANYONE, campaign="c1", lease=MINUTE):
    return await store.campaigns.next(campaign, asker, lease)


async def attempt(store, contact, call_id, became, *, at=NOON, cost=Decimal(0)):
    assert await store.campaigns.begin(contact, call_id)
    return await store.campaigns.settle(call_id, became, at, cost)


def again(due, outcome=RowOutcome.BUSY):
    return Following(RowState.AGAIN, outcome, due)


DONE = Following(RowState.DONE, RowOutcome.REACHED)


async def test_the_list_is_worked_down_in_its_order_and_each_row_is_one_desks(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,), (ROSA,)) as (store, _clock):
        rows = [await taken(store, asker) for asker in (ANA, LUIS, ANYONE, ANA)]
        assert [row and row.number for row in rows] == [MARTA, PEDRO, ROSA, None]
        assert [row.lease.desk for row in rows[:3]] == ["desk-a", "desk-b", "desk-c"]


async def test_many_desks_at_once_never_get_the_same_row(tmp_path):
    numbers = [f"+5730012340{n:02d}" for n in range(60)]
    async with queue(tmp_path, *((number,) for number in numbers)) as (store, _clock):
        found = await asyncio.gather(*(taken(store, Asker(f"desk-{n % 20}")) for n in range(80)))
        given = [row.number for row in found if row is not None]
        while (row := await taken(store)) is not None:  # whoever met rows that others were taking
            given.append(row.number)
        assert sorted(given) == numbers


async def test_a_number_is_out_once_whatever_campaign_or_contact_it_belongs_to(tmp_path):
    other = replace(RUNNING, id="c2", name="Surveys")
    mexican, otherwise = "+525512345678", "+5215512345678"
    async with queue(tmp_path, (mexican, "one"), (otherwise, "two"), (PEDRO,)) as (store, clock):
        await store.campaigns.save(other)
        await store.campaigns.add("c2", [entry(otherwise), entry(PEDRO)])
        first, second = await taken(store), await taken(store)
        assert (first.number, second.number) == (mexican, PEDRO)
        assert await taken(store, campaign="c2") is None
        assert await store.campaigns.put_back(second)
        await attempt(store, first, "call-1", DONE)
        clock.at += 3 * MINUTE
        assert (await taken(store, campaign="c2")).number == otherwise
        assert (await taken(store)).number == PEDRO
        assert await taken(store) is None


async def test_a_number_is_tried_so_often_a_day_whatever_campaign_tries_it(tmp_path):
    twice = replace(RUNNING, attempts=AttemptPlan(a_day=2))
    async with queue(tmp_path, (MARTA,), (PEDRO,), campaign=twice) as (store, clock):
        await store.campaigns.save(replace(twice, id="c2"))
        await store.campaigns.add("c2", [entry(MARTA)])
        for n in range(2):
            row = await taken(store)
            assert row.number == MARTA
            await attempt(store, row, f"call-{n}", again(clock.at + HOUR))
            clock.at += HOUR
        assert (await taken(store)).number == PEDRO
        assert await taken(store, campaign="c2") is None
        clock.at = NOON + DAY + timedelta(seconds=30)  # the first may have rung so much after it was begun
        assert await taken(store, campaign="c2") is None
        assert (await store.campaigns.on_at("c2")).at > NOON + DAY
        clock.at = NOON + DAY + 2 * HOUR
        assert (await taken(store, campaign="c2")).number == MARTA


async def test_agreed_callbacks_come_first_then_repeats_then_the_list(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,), (ROSA,)) as (store, clock):
        await attempt(store, await taken(store), "call-1", again(NOON + HOUR))
        agreed = Following(RowState.AGREED, RowOutcome.CALLBACK, NOON + 2 * HOUR)
        await attempt(store, await taken(store), "call-2", agreed)
        clock.at += MINUTE
        assert (await store.campaigns.on_at("c1")).at == EPOCH  # Rosa's turn is now
        clock.at = NOON + 3 * HOUR
        order = [await taken(store) for _ in range(3)]
        assert [(row.number, row.attempts) for row in order] == [(PEDRO, 1), (MARTA, 1), (ROSA, 0)]


async def test_a_callback_for_one_seller_is_given_to_nobody_else(tmp_path):
    async with queue(tmp_path, (MARTA,)) as (store, clock):
        agreed = Following(RowState.AGREED, RowOutcome.CALLBACK, NOON + HOUR, "ana")
        await attempt(store, await taken(store, LUIS), "call-1", agreed)
        assert await taken(store, ANA) is None
        assert await store.campaigns.on_at("c1", "ana") == NextMoment(NOON + HOUR, Waiting.LATER)
        assert await store.campaigns.on_at("c1", "luis") is None
        clock.at += HOUR
        assert await taken(store, LUIS) is None
        assert await taken(store) is None
        assert (await taken(store, ANA)).number == MARTA
        assert not await store.campaigns.is_over("c1")


async def test_that_all_are_tried_again_later_is_said_only_where_all_are(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,)) as (store, _clock):
        marta = await taken(store)
        await attempt(store, marta, "call-1", again(NOON + HOUR))
        await store.campaigns.close("c1", marta.clock, NOON + HOUR, Waiting.HOLIDAY)
        assert await store.campaigns.on_at("c1") == NextMoment(NOON + HOUR, Waiting.HOLIDAY)


async def test_whose_hours_are_closed_waits_and_the_others_go_on(tmp_path):
    madrid = "+34600123456"
    async with queue(tmp_path, (madrid, "", ES), (MARTA,)) as (store, clock):
        await store.campaigns.close("c1", ES, NOON + 2 * HOUR, Waiting.COUNTRY_CLOSED)
        assert (await taken(store)).number == MARTA
        assert await taken(store) is None
        assert await store.campaigns.on_at("c1") == NextMoment(NOON + 2 * HOUR, Waiting.COUNTRY_CLOSED)
        clock.at += 2 * HOUR
        assert (await taken(store)).number == madrid


async def test_a_desk_that_dies_before_the_call_gives_its_row_back(tmp_path):
    async with queue(tmp_path, (MARTA,)) as (store, clock):
        lost = await taken(store, ANA)
        clock.at += 30 * timedelta(seconds=1)
        assert await store.campaigns.renew([lost], MINUTE) == frozenset()
        clock.at += 59 * timedelta(seconds=1)
        assert await taken(store, LUIS) is None
        clock.at += MINUTE
        found = await taken(store, LUIS)
        assert (found.number, found.attempts) == (MARTA, 0)
        # The first desk was only asleep: nothing that it does to the row counts any more.
        assert not await store.campaigns.begin(lost, "call-1")
        assert not await store.campaigns.put_back(lost)
        assert await store.campaigns.renew([lost, found], MINUTE) == {lost.row}
        assert await store.campaigns.begin(found, "call-2")


async def test_an_attempt_whose_desk_died_is_resolved_by_its_call(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,)) as (store, clock):
        silent, dialed = await taken(store), await taken(store)
        assert await store.campaigns.begin(silent, "call-1")
        assert await store.campaigns.begin(dialed, "call-2")
        call = start_call("call-2", request(number=PEDRO))
        await store.calls.save(call, [call.requested], "dial", durable=True)
        assert await store.campaigns.lapsed() == []
        clock.at += HOUR
        assert await taken(store) is None  # what may have rung is given to nobody
        assert [row.call_id for row in await store.campaigns.lapsed()] == ["call-1", "call-2"]
        assert await store.campaigns.holds(silent, "call-1")
        voided = [await store.campaigns.void(row) for row in await store.campaigns.lapsed()]
        assert voided == [True, False]
        assert not await store.campaigns.holds(silent, "call-1")  # it may not be dialed any more
        found = await taken(store)
        assert (found.number, found.attempts) == (MARTA, 0)
        settled = await store.campaigns.settle("call-2", DONE, NOON, Decimal("0.0123"))
        assert (settled.state, settled.attempts, settled.call_id) == (RowState.DONE, 1, "call-2")
        assert await store.campaigns.settle("call-2", again(NOON), NOON, Decimal(9)) is None
        assert await store.campaigns.spent("c1") == Decimal("0.0123")


async def test_an_attempt_that_this_house_kept_back_costs_nothing_and_leaves_a_callback_agreed(tmp_path):
    put_off = again(NOON + HOUR, RowOutcome.NONE)
    async with queue(tmp_path, (MARTA,)) as (store, clock):
        agreed = Following(RowState.AGREED, RowOutcome.CALLBACK, NOON, "ana")
        await attempt(store, await taken(store), "call-1", agreed)
        clock.at += 3 * MINUTE
        kept_back = await attempt(store, await taken(store, ANA), "call-2", put_off)
        clock.at += 2 * HOUR
        voided = await taken(store, ANA)
        assert await store.campaigns.begin(voided, "call-3")
        assert await store.campaigns.void(replace(voided, call_id="call-3"))
        assert await store.campaigns.put_back(await taken(store, ANA), again(NOON + DAY, RowOutcome.NONE))
        left = (await store.campaigns.some_waiting("c1", 9))[0]
        for row, due in ((kept_back, NOON + HOUR), (left, NOON + DAY)):
            assert (row.state, row.due, row.seller) == (RowState.AGREED, due, "ana")
            assert (row.attempts, row.times_met(RowOutcome.CALLBACK)) == (1, 1)
            assert (len(row.met), row.outcome) == (1, RowOutcome.CALLBACK)
        progress = await store.campaigns.progress("c1")
        assert (progress.attempts, progress.outcomes) == (1, {RowOutcome.CALLBACK: 1})
        assert len(await store.campaigns.ended_since("c1", NOON - DAY)) == 1
        taken_back = await store.campaigns.agree("call-1", None, "")
        assert taken_back.state is RowState.DONE


async def test_an_opt_out_withdraws_the_number_from_every_queue_with_the_entry(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,), (MARTA, "her husband")) as (store, _clock):
        await store.campaigns.save(replace(RUNNING, id="c2"))
        await store.campaigns.add("c2", [entry(MARTA)])
        talking = await taken(store)
        assert await store.campaigns.begin(talking, "call-1")
        asked = DoNotCallEntry(MARTA, NOON, "rule", sentence="No me llame más")
        await store.do_not_call.add([asked], AuditEntry(NOON, "rule", AuditKind.OPT_OUT_ADDED, MARTA))
        assert await taken(store, campaign="c2") is None
        assert (await taken(store)).number == PEDRO
        assert await taken(store) is None
        settled = await store.campaigns.settle("call-1", again(NOON), NOON, Decimal(0))
        assert (settled.state, settled.outcome) == (RowState.WITHDRAWN, RowOutcome.OPTED_OUT)
        await store.campaigns.save(replace(RUNNING, id="c3"))
        added = await store.campaigns.add("c3", [entry(MARTA), entry(PEDRO)])
        assert (added.rows, added.do_not_call) == (1, 1)


async def test_a_number_of_a_contact_is_a_row_once(tmp_path):
    async with queue(tmp_path, (MARTA,)) as (store, _clock):
        added = await store.campaigns.add("c1", [entry(MARTA), entry(PEDRO), entry(PEDRO)])
        assert (added.rows, added.known, added.do_not_call) == (1, 2, 0)


async def test_only_a_running_campaign_gives_rows_and_begins_calls(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,)) as (store, _clock):
        before = await taken(store)
        kept = await store.campaigns.campaign("c1")
        paused = await store.campaigns.save(replace(kept, state=CampaignState.PAUSED))
        assert await taken(store) is None
        assert not await store.campaigns.begin(before, "call-1")
        assert await store.campaigns.save(replace(kept, name="lost")) is None  # another revision is stored
        await store.campaigns.save(replace(paused, state=CampaignState.RUNNING))
        assert await store.campaigns.begin(before, "call-1")


async def test_a_seller_finds_her_contact_at_another_computer(tmp_path):
    async with queue(tmp_path, (MARTA,)) as (store, _clock):
        here = await taken(store, ANA)
        (there,) = await store.campaigns.held("ana", "desk-z", MINUTE)
        assert (there.number, there.lease.desk) == (MARTA, "desk-z")
        assert not await store.campaigns.begin(here, "call-1")
        assert await store.campaigns.begin(there, "call-2")
        assert await store.campaigns.held("ana", "desk-a", MINUTE) == []


async def test_a_callback_agreed_after_the_call_brings_the_row_back(tmp_path):
    async with queue(tmp_path, (MARTA,)) as (store, clock):
        await attempt(store, await taken(store), "call-1", DONE)
        assert await store.campaigns.is_over("c1")
        assert (await store.campaigns.of_call("call-1")).state is RowState.DONE
        agreed = await store.campaigns.agree("call-1", NOON + DAY, "ana")
        assert (agreed.state, agreed.due, agreed.seller) == (RowState.AGREED, NOON + DAY, "ana")
        assert (await store.campaigns.agree("call-1", None, "")).state is RowState.DONE
        await store.campaigns.agree("call-1", NOON + DAY, "")
        clock.at += 2 * DAY
        assert (await taken(store)).met == ((RowOutcome.REACHED, 1),)


async def test_progress_counts_rows_and_attempts_and_what_failed_lately(tmp_path):
    async with queue(tmp_path, (MARTA,), (PEDRO,), (ROSA,), ("+34600123456", "", ES)) as (store, clock):
        await attempt(store, await taken(store), "call-1", DONE, cost=Decimal("0.10"))
        failed = Following(RowState.AGAIN, RowOutcome.FAILED, NOON + DAY, why="21211")
        clock.at += 5 * MINUTE
        await attempt(store, await taken(store), "call-2", failed, at=clock.at, cost=Decimal("0.02"))
        await taken(store)
        progress = await store.campaigns.progress("c1")
        assert progress.rows == {RowState.DONE: 1, RowState.AGAIN: 1, RowState.OUT: 1, RowState.NEW: 1}
        assert progress.outcomes == {RowOutcome.REACHED: 1, RowOutcome.FAILED: 1}
        assert (progress.attempts, progress.cost) == (2, Decimal("0.12"))
        assert progress.clocks == {CO: 1, ES: 1}
        (lately,) = await store.campaigns.ended_since("c1", clock.at - 2 * MINUTE)
        assert (lately.outcome, lately.why) == (RowOutcome.FAILED, "21211")
        assert [one.id for one in await store.campaigns.campaigns()] == ["c1"]

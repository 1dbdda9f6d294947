"""Campaigns that something came between: half a list is completed, and two hands that do the same agree."""

from __future__ import annotations

import asyncio
import logging

import pytest

from sellercall_desktop.core.calls import ledger
from sellercall_desktop.core.campaigns import filling
from sellercall_desktop.core.campaigns.campaign import CampaignState, PauseCause, RowOutcome, RowState
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store.campaigns.campaign_store import SqlCampaignStore
from sellercall_desktop.ui.campaigns.words import standing_text
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.campaigns import NOT_WHOLE
from tests.core.campaigns.test_running import ALONE, PREVIEW, campaign_of, comes
from tests.desk import SOON_OVER, open_program, open_test_world, setup_for
from tests.waiting import until


async def broken_off(world, monkeypatch):
    """A campaign of three of whom one is in its list when the database fails."""
    monkeypatch.setattr(filling, "AT_ONCE", 1)
    store, many = world.desk.campaigns.ready.store, []
    add = store.add

    async def failing(campaign_id, entries):
        many.extend(entries)
        if len(many) > 1:
            raise StoreError("a.db", "gone")
        return await add(campaign_id, entries)

    with monkeypatch.context() as patch:
        patch.setattr(store, "add", failing)
        with pytest.raises(StoreError):
            await campaign_of(world, "00", "00", "00", campaign=PREVIEW)
    (campaign,) = await world.desk.campaigns.all()
    return campaign.id


async def test_half_a_list_is_told_and_completed_before_its_campaign_runs(tmp_path, monkeypatch):
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        half = await broken_off(world, monkeypatch)
        status = await world.desk.campaigns.status(half)
        assert (status.progress.rows, status.campaign.is_being_filled) == ({RowState.NEW: 1}, True)
        assert standing_text(status, None, None) == NOT_WHOLE.said(window_language())
        started = await world.desk.campaigns.start(half, "ana", "ana")
        assert (started.state, started.is_being_filled) == (CampaignState.RUNNING, False)
        assert (await world.desk.campaigns.status(half)).progress.rows == {RowState.NEW: 3}


async def test_a_list_that_an_earlier_run_broke_off_is_completed_by_the_next(tmp_path, monkeypatch):
    async with Simulator(speed=SOON_OVER) as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            half = await broken_off(world, monkeypatch)
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            status = await comes(world, half, lambda now: not now.campaign.is_being_filled)
            assert status.progress.rows == {RowState.NEW: 3}
            assert standing_text(status, None, None) == ""


async def test_a_list_made_while_a_start_looks_for_broken_ones_is_filled_by_its_maker_alone(
    tmp_path, monkeypatch
):
    looks, being_made = "campaigns broken off", asyncio.Event()
    read, add = SqlCampaignStore.campaigns, SqlCampaignStore.add

    def is_looking():
        return looks in {task.get_name() for task in asyncio.all_tasks()}

    async def late(store):
        if asyncio.current_task().get_name() == looks:
            await being_made.wait()
        return await read(store)

    async def after_the_look(store, *entered):
        if not being_made.is_set():
            being_made.set()
            await until(lambda: not is_looking())
        return await add(store, *entered)

    monkeypatch.setattr(SqlCampaignStore, "campaigns", late)
    monkeypatch.setattr(SqlCampaignStore, "add", after_the_look)
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        await until(is_looking)
        await campaign_of(world, "00", campaign=PREVIEW)  # who made it is told that all are new


async def test_a_program_starts_although_its_attempts_cannot_be_looked_after_yet(
    tmp_path, monkeypatch, caplog
):
    async def busy(_store, desk=""):
        raise StoreError("another desk is writing")

    monkeypatch.setattr(SqlCampaignStore, "lapsed", busy)
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        assert await world.desk.campaigns.all() == []
    assert "campaigns.attempts_wait" in caplog.messages


async def test_desks_that_do_the_same_at_the_same_moment_both_find_it_done(tmp_path, monkeypatch):
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        campaigns = world.desk.campaigns
        campaign_id = await campaign_of(world, "00", campaign=PREVIEW)
        store = campaigns.ready.store
        save = store.save

        async def after_a_colleague(campaign, act=None):
            monkeypatch.setattr(store, "save", save)
            assert await save(campaign, act) is not None
            return await save(campaign, act)

        for act, state in (
            (lambda: campaigns.start(campaign_id, "ana", "ana"), CampaignState.RUNNING),
            (lambda: campaigns.pause(campaign_id, "ana"), CampaignState.PAUSED),
        ):
            monkeypatch.setattr(store, "save", after_a_colleague)
            assert (await act()).state is state
            if state is CampaignState.RUNNING:
                assert campaigns.here(campaign_id) is not None


async def test_an_intent_whose_answer_is_lost_is_looked_for_and_its_row_decided(tmp_path, monkeypatch):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        monkeypatch.setattr(ledger, "AGAIN_S", (0.1,))
        calls, unreadable = world.desk.calls, []
        begin, get = calls.begin, calls.get

        async def lost(call, *more):
            assert await begin(call, *more) is None
            if call.number.endswith("403"):
                unreadable.append(call.id)
            raise StoreError("a server", StoreProblem.UNREACHABLE)

        async def gone(call_id):
            if call_id in unreadable:
                unreadable.remove(call_id)
                raise StoreError("a server", StoreProblem.UNREACHABLE)
            return await get(call_id)

        def both_told(now):
            return now.progress.attempts == 2 and RowState.OUT not in now.progress.rows

        monkeypatch.setattr(calls, "begin", lost)
        monkeypatch.setattr(calls, "get", gone)
        campaign_id = await campaign_of(world, "02", "03")
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, both_told)
        assert status.progress.outcomes == {RowOutcome.BUSY: 1, RowOutcome.BROKEN: 1}
        assert [leg.to[-3:] for leg in world.simulator.calls_placed] == ["402"]


async def test_what_nobody_foresaw_pauses_a_campaign_in_words_and_a_person_resumes_it(
    tmp_path, monkeypatch, caplog
):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "00", "00", campaign=ALONE)

        async def broken(_number, _at=None):
            raise LookupError("a shelf that is not there")

        with monkeypatch.context() as patch:
            patch.setattr(world.desk.lights, "light", broken)
            await world.desk.campaigns.start(campaign_id, "ana")
            status = await comes(world, campaign_id, lambda now: not now.works_here)
        assert (status.campaign.state, status.campaign.cause, status.campaign.why) == (
            CampaignState.PAUSED,
            PauseCause.OUR_FAULT,
            "LookupError",
        )
        assert "LookupError" in standing_text(status, None, None)
        said = [one for one in caplog.records if one.levelno == logging.ERROR and one.exc_info]
        assert [str(one.exc_info[1]) for one in said] == ["a shelf that is not there"]
        await world.desk.campaigns.start(campaign_id, "ana")
        await comes(world, campaign_id, lambda now: now.progress.attempts)

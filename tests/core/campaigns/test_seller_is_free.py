"""One after the other: the next call is made as soon as the seller is free, and not before."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from sellercall_desktop.core.campaigns.campaign import Pace, Waiting
from sellercall_desktop.core.campaigns.running import LOOK_EVERY_S
from sellercall_desktop.core.wrap_up.wrap_up import WrapUp
from sellercall_desktop.simulator import EXAMPLES
from tests.core.campaigns.test_running import ALONE, campaign_of, comes, dialed, has_tried, waits_for
from tests.desk import SOON_OVER, open_test_world
from tests.waiting import until

BY_SELLER = replace(ALONE, pace=Pace.ONE_AFTER_THE_OTHER)
SOONER_S = LOOK_EVERY_S - 5  # than by a look that comes by itself


async def test_the_next_call_comes_as_soon_as_the_last_one_is_wrapped_up(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        desk = world.desk
        world.setup.settings.override("wrap_up", "required", True)
        campaign_id = await campaign_of(world, "00", "02", campaign=BY_SELLER)
        await desk.campaigns.start(campaign_id, "ana", "ana")
        await until(lambda: desk.wrap_ups.owed is not None)
        await comes(world, campaign_id, has_tried(1))
        await comes(world, campaign_id, waits_for(Waiting.SELLER_BUSY))
        await asyncio.sleep(0.5)  # whatever changes meanwhile, she is not free
        assert len(await dialed(world)) == 1
        await desk.wrap_ups.finish(desk.wrap_ups.owed.id, "ana", WrapUp(disposition="sold"))
        await comes(world, campaign_id, has_tried(2), within_s=SOONER_S)


@pytest.mark.parametrize("pace", [Pace.ONE_AFTER_THE_OTHER, Pace.AI_ALONE])
async def test_the_next_call_comes_as_soon_as_a_call_by_hand_has_ended(tmp_path, monkeypatch, pace):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        desk = world.desk
        monkeypatch.setattr("sellercall_desktop.core.campaigns.campaigns.most_of_plan", lambda _allowed: 1)
        campaign_id = await campaign_of(world, "00", campaign=replace(BY_SELLER, pace=pace))
        await desk.engine.dial(EXAMPLES["buys"])
        await desk.campaigns.start(campaign_id, "ana", "ana")
        busy = Waiting.LINES_BUSY if pace is Pace.AI_ALONE else Waiting.SELLER_BUSY
        await comes(world, campaign_id, waits_for(busy))
        await comes(world, campaign_id, has_tried(1), within_s=SOONER_S)


async def test_what_changes_while_a_run_comes_to_stand_still_is_not_lost(tmp_path):
    """Between the look and the standstill the seller became free: nothing else would wake the run soon."""
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        desk = world.desk
        campaign_id = await campaign_of(world, "00", campaign=BY_SELLER)
        free = [False]

        def is_free():
            if not free[0]:
                free[0] = True
                desk.campaigns.wake()
                return False
            return True

        desk.campaigns._seller_is_free = is_free
        await desk.campaigns.start(campaign_id, "ana", "ana")
        await comes(world, campaign_id, has_tried(1), within_s=SOONER_S)

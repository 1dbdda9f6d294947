"""What is had at hand for the click must not outlive what it was read from."""

from __future__ import annotations

import asyncio

from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world


async def test_a_prompt_published_after_preparing_is_the_one_dialed_with(tmp_path):
    async with open_test_world(tmp_path) as world:
        engine = world.desk.engine
        await engine.prepare()
        version = await engine.publish_prompt("Salude y despídase.", "ana")
        call = await engine.dial(EXAMPLES["buys"])
        assert call.requested.prompt_version == version.number


async def test_a_prompt_published_while_preparing_is_the_one_dialed_with(tmp_path):
    async with open_test_world(tmp_path) as world:
        engine = world.desk.engine
        _, version = await asyncio.gather(engine.prepare(), engine.publish_prompt("Salude.", "ana"))
        call = await engine.dial(EXAMPLES["buys"])
        assert call.requested.prompt_version == version.number


async def test_the_place_at_the_ai_is_written_down_beside_the_carriers_answer(tmp_path):
    async with open_test_world(tmp_path) as world:
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        kept = await world.desk.calls.get(call.id)
        assert kept is not None
        assert kept.agent_call_id is not None
        assert kept.carrier_call_id is not None

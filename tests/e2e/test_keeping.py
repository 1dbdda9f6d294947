"""For how long calls are kept."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sellercall_desktop.core.calls.call import advance, start_call
from sellercall_desktop.core.calls.facts import CallNotPlaced, CallRequested, Direction
from sellercall_desktop.core.clock import utc_now
from tests.desk import open_test_world
from tests.waiting import PATIENCE_S


async def test_a_shorter_time_to_keep_calls_counts_without_a_new_start(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.app.building.desk.IMPORT_AGAIN_S", 0.05)
    old = utc_now() - timedelta(days=40)
    requested = CallRequested(old, Direction.OUTBOUND, "+573001234500", "+14155550100", 1, "window")
    call = advance(start_call("an-old-call", requested), CallNotPlaced(old))
    async with open_test_world(tmp_path) as world:
        await world.desk.calls.save(call, (requested, CallNotPlaced(old)), "test")
        assert await world.desk.calls.get(call.id) is not None
        world.setup.settings.update({"store": {"keep_days": 30}})
        async with asyncio.timeout(PATIENCE_S):
            while await world.desk.calls.get(call.id) is not None:  # noqa: ASYNC110 - pruning raises no event
                await asyncio.sleep(0.02)

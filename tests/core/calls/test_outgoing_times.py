"""What is written down before a leg is asked for must still hold when it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sellercall_desktop.core.calls import outgoing
from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import LegAsked
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import StoreError
from tests.desk import SOON_OVER, open_test_world


@pytest.mark.parametrize(("took_s", "rings"), [(15, 1), (61, 0)])
async def test_nobody_is_rung_by_a_leg_that_a_later_run_could_not_know_again(
    tmp_path, monkeypatch, took_s, rings
):
    late = timedelta()
    monkeypatch.setattr(outgoing, "utc_now", lambda: utc_now() + late)
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        save = world.desk.calls.save

        async def slow(call, facts, *more, **options):
            nonlocal late
            await save(call, facts, *more, **options)
            if any(isinstance(fact, LegAsked) for fact in facts):
                late = timedelta(seconds=took_s)

        monkeypatch.setattr(world.desk.calls, "save", slow)
        if rings:
            await world.desk.engine.dial("+573001234500")
        else:
            with pytest.raises(StoreError):
                await world.desk.engine.dial("+573001234500")
        assert len(world.simulator.calls_placed) == rings
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert rings or call.result is CallResult.NOT_PLACED

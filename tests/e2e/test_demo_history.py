"""A demo in a folder that is kept: its calls end with it, and never come back as phantoms."""

from __future__ import annotations

from sellercall_desktop.app.building.setup import open_setup
from sellercall_desktop.app.building.world import open_world
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import CallPlaced, CallRequested, CallRinging, Direction
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.options import Options
from sellercall_desktop.simulator import EXAMPLES


async def test_calls_of_an_earlier_demo_are_over_and_those_of_the_real_world_are_left_alone(tmp_path):
    options = Options(demo=True, data=tmp_path)
    with open_setup(options, console=False) as setup:
        assert not setup.law_is_kept  # simulated customers may be called at any hour
        async with open_world(setup, options) as (desk, _simulator):
            for name in ("chatters", "buys", "voicemail"):
                await desk.engine.dial(EXAMPLES[name])
            now = utc_now()
            requested = CallRequested(now, Direction.OUTBOUND, "+573001234567", "+576015550000", 1, "window")
            facts = (CallPlaced(now, "CA" + "0" * 32), CallRinging(now))
            real = advance_all(start_call("real", requested), facts)
            await desk.calls.save(real, (requested, *facts), "window")
            assert len(desk.engine.live_calls) == 3
    with open_setup(options, console=False) as setup:
        async with open_world(setup, options) as (desk, _simulator):
            known = {call.id: call for call in (await desk.calls.page(CallQuery())).calls}
            assert [call.id for call in known.values() if call.is_live] == ["real"]
            assert all(call.is_settled for call in known.values() if call.id != "real")
            assert (await desk.engine.dial(EXAMPLES["buys"])).is_live

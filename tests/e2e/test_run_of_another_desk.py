"""A run of scenarios that another desk of the team carries out, in the real window."""

from dataclasses import replace

import pytest

from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError
from sellercall_desktop.core.prompts.scenarios.run import RunState
from sellercall_desktop.core.prompts.scenarios.runner import LEASE
from sellercall_desktop.core.prompts.workbench import Candidate
from tests.core.prompts.test_workbench import GOOD, PRICE
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.e2e.test_scenarios_in_the_window import open_pane
from tests.waiting import until


async def test_it_is_told_apart_from_one_that_was_broken_off_and_can_be_ended(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        bench = world.desk.workbench
        kept = await bench.save(PRICE)
        run = bench.plan("default", [Candidate(GOOD)], [kept], rounds=2, by="luis")
        await bench._store.begin(run)
        assert await bench._store.hold(run.id, "desk of luis", LEASE)
        _panel, pane = await open_pane(window, qtbot)
        await until(pane.strip.stop.isVisible)
        assert pane.strip.said.text() == "Another desk is running them. Conversations done: 0 of 2."
        assert not pane.strip.go_on.isVisible()
        with pytest.raises(ScenarioError):
            await bench.begin_alone(replace(run, id="mine"))
        pane.strip.stop.click()
        await until(pane.strip.isHidden)
        assert (await bench.run(run.id)).state is RunState.CANCELLED

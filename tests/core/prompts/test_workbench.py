"""The workbench on an open desk with the simulator: what is tried is what calls would follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sellercall_desktop.core.errors import CallNotFoundError
from sellercall_desktop.core.prompts.priming import explains_suggestions
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.run import RunState
from sellercall_desktop.core.prompts.scenarios.scenario import (
    CustomerLine,
    Expectation,
    Result,
    Rule,
    Scenario,
)
from sellercall_desktop.core.prompts.settings import FirstSpeaker, PromptSettings
from sellercall_desktop.core.prompts.workbench import (
    Candidate,
    ScenarioRunEnded,
    ScenarioTried,
    content_key,
)
from sellercall_desktop.simulator import Fault
from tests.desk import open_test_world
from tests.waiting import until

GOOD = PromptContent('Si el cliente dice "precio", responda "Cuesta noventa mil pesos."')
BAD = replace(GOOD, text=GOOD.text.replace("noventa", "treinta"))
PRICE = Scenario(
    *("price", "default", "Asks the price"),
    lines=(CustomerLine("¿Qué precio tiene?"),),
    expectations=(Expectation(Rule.SAYS, "noventa mil"),),
)


async def test_a_failed_scenario_is_known_of_the_very_text_that_failed(tmp_path):
    async with open_test_world(tmp_path) as world:
        bench, heard = world.desk.workbench, []
        world.setup.bus.subscribe(ScenarioTried, heard.append)
        world.setup.bus.subscribe(ScenarioRunEnded, heard.append)
        kept = await bench.save(PRICE)
        run = bench.plan("default", [Candidate(GOOD, 1), Candidate(BAD)], [kept], rounds=1, by="ana")
        await bench.begin(run)
        await until(lambda: ScenarioRunEnded(run.id) in heard)
        assert len(heard) == 3
        assert [one.state for one in await bench.runs("default")] == [RunState.DONE]
        assert await bench.failing("default", GOOD) == ()
        (failed,) = await bench.failing("default", BAD)
        assert failed.result is Result.FAIL
        assert failed.played.turns[failed.verdicts[0].turn].text == "Cuesta treinta mil pesos."
        assert await bench.failing("default", replace(BAD, text=BAD.text + " ")) == ()


async def test_what_failed_is_known_until_that_scenario_is_tried_again(tmp_path):
    async with open_test_world(tmp_path) as world:
        bench, heard = world.desk.workbench, []
        world.setup.bus.subscribe(ScenarioRunEnded, lambda ended: heard.append(ended.run_id))

        def plan(*scenarios):
            return bench.plan("default", [Candidate(BAD)], scenarios, rounds=1, by="ana")

        async def carried_out(run):
            await bench.begin(run)
            await until(lambda: run.id in heard)

        fails = await bench.save(PRICE)
        passes = replace(PRICE, id="other", expectations=(Expectation(Rule.SAYS, "treinta mil"),))
        await carried_out(plan(fails, passes := await bench.save(passes)))
        await carried_out(plan(passes))
        assert [one.key.scenario_id for one in await bench.failing("default", BAD)] == ["price"]

        world.simulator.faults.add(Fault("ultravox.create", "hang", times=None))
        begun = plan(fails, passes)  # and nothing came of it yet
        await bench.begin(begun)
        assert [one.key.scenario_id for one in await bench.failing("default", BAD)] == ["price"]
        bench.cancel(begun.id)
        await until(lambda: begun.id in heard)
        assert [one.key.scenario_id for one in await bench.failing("default", BAD)] == ["price"]
        world.simulator.faults.clear()

        mended = await bench.save(replace(fails, expectations=passes.expectations))
        await carried_out(plan(mended))
        assert await bench.failing("default", BAD) == ()


async def test_a_rehearsal_asks_for_what_a_call_would(tmp_path):
    async with open_test_world(tmp_path) as world:
        bench = world.desk.workbench
        wishes = PromptSettings(language="en-US", first_speaker=FirstSpeaker.CUSTOMER, tools=("hangUp",))
        talk = await bench.rehearse(replace(GOOD, settings=wishes))
        asked = world.simulator.voice_calls[talk.id].request
        assert explains_suggestions(asked["systemPrompt"])
        assert asked["systemPrompt"].startswith(GOOD.text)
        assert (asked["languageHint"], asked["selectedTools"]) == ("en-US", [{"toolName": "hangUp"}])
        assert (await talk.say("precio")).texts == ("Cuesta noventa mil pesos.",)
        await talk.close()
        assert world.desk.engine.live_calls == ()


async def test_a_past_call_becomes_a_scenario_in_one_step(tmp_path):
    async with open_test_world(tmp_path) as world:
        dialed = await world.desk.engine.dial("300 123 4500", "window")
        call = await world.call_when(
            lambda call: call.id == dialed.id and call.is_settled and not call.owes_words
        )
        made = await world.desk.workbench.of_call(call.id, "default", "A good one")
        assert [line.text for line in made.lines] != []
        assert all(line.before for line in made.lines[1:])
        assert await world.desk.workbench.scenarios("default") == [made]
        with pytest.raises(CallNotFoundError):
            await world.desk.workbench.of_call("nobody", "default", "x")


@pytest.mark.parametrize(
    ("scenario", "problem"),
    [
        (replace(PRICE, name=" "), ScenarioProblem.UNNAMED),
        (replace(PRICE, lines=(CustomerLine(" "),)), ScenarioProblem.NOBODY_SPEAKS),
        (replace(PRICE, lines=PRICE.lines * 61), ScenarioProblem.TOO_LONG),
        (replace(PRICE, lines=(), customer="x" * 2_001), ScenarioProblem.TOO_LONG),
        (replace(PRICE, expectations=(Expectation(Rule.SAYS),)), ScenarioProblem.NOTHING_TO_EXPECT),
        (replace(PRICE, revision=7), ScenarioProblem.CHANGED_MEANWHILE),
    ],
)
async def test_a_scenario_that_cannot_be_tried_is_not_kept(tmp_path, scenario, problem):
    async with open_test_world(tmp_path) as world:
        with pytest.raises(ScenarioError) as refused:
            await world.desk.workbench.save(scenario)
        assert refused.value.problem is problem
        assert await world.desk.workbench.scenarios("default") == []


def test_presets_make_no_other_conversation():
    assert content_key(GOOD) == content_key(replace(GOOD, presets=("x",)))
    assert content_key(GOOD) != content_key(BAD)

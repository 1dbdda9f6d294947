"""Scenarios over HTTP: run on a text of git beside the published version, told with the turn, stopped."""

from __future__ import annotations

import asyncio

from sellercall_desktop.core.prompts.scenarios.scenario import CustomerLine, Expectation, Rule, Scenario
from sellercall_desktop.simulator import Fault
from tests.web.test_whole_house import open_front_end

PATH = "/api/prompts/default/scenarios"
GOOD = 'Si el cliente dice "precio", responda "Cuesta noventa mil pesos, {{nombre}}."'
PRICE = Scenario(
    *("price", "default", "Asks the price"),
    lines=(CustomerLine("¿Qué precio tiene?"),),
    expectations=(Expectation(Rule.SAYS, "noventa mil"),),
)
REFUSED = (
    ({"version": "1"}, 400, "wrong_field"),
    ({"times": 0}, 400, "wrong_field"),
    ({"times": 99}, 400, "wrong_field"),
    ({"name": "x"}, 400, "wrong_field"),
    ({"version": 77}, 404, "prompt_not_found"),
    ({"scenarios": ["none"]}, 404, "scenario_not_found"),
    ({"scenarios": []}, 422, "scenarios_missing"),
    ({"systemPrompt": "x", "settings": {"temperature": 7}}, 422, "prompt_setting"),
    ({"file": "+++\nvoice = 7\n+++\nVenda."}, 422, "prompt_file"),
)


async def test_of_several_that_ask_for_a_run_at_once_one_gets_it(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        await world.desk.workbench.save(PRICE)
        world.simulator.faults.add(Fault("ultravox.create", "hang", times=None))
        answers = await asyncio.gather(*(client.post(f"{PATH}/run", json={}) for _ in range(4)))
        assert sorted(one.status_code for one in answers) == [202, 409, 409, 409]
        assert len(await world.desk.workbench.runs("default")) == 1


async def test_a_run_that_was_broken_off_is_gone_on_with_where_it_was(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        await world.desk.workbench.save(PRICE)
        refused = Fault("ultravox.create", "refuse", status=401, after=1, times=None)
        world.simulator.faults.add(refused)
        run = (await client.post(f"{PATH}/run", json={"times": 3})).json()["run"]

        async def told_once(is_so):
            while not is_so(told := (await client.get(f"/api/scenario-runs/{run}")).json()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            return told

        told = await told_once(lambda told: refused.struck and not told["underWay"])
        assert told["state"] == "open"
        assert told["done"] < 3
        had = {each["round"] for each in told["tries"]}
        world.simulator.faults.clear()
        calls = len(world.simulator.voice_calls)
        slow = Fault("ultravox.create", "slow", seconds=0.5, times=None)  # it is there while others ask
        world.simulator.faults.add(slow)
        for _ in range(2):
            resumed = await client.post(f"/api/scenario-runs/{run}/resume")
            assert (resumed.status_code, resumed.json()["underWay"]) == (202, True)
        another = await client.post(f"{PATH}/run", json={})
        assert (another.status_code, another.json()["code"]) == (409, "scenario_run_under_way")
        told = await told_once(lambda told: told["state"] == "done")
        assert (told["done"], len(world.simulator.voice_calls) - calls) == (3, 3 - len(had))
        assert (await client.post(f"/api/scenario-runs/{run}/resume")).json()["state"] == "done"
        assert (await client.post("/api/scenario-runs/0a/resume")).json()["code"] == "scenario_run_not_found"


async def test_a_text_of_git_is_checked_beside_the_published_version(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):

        async def over(run):
            while (told := (await client.get(f"/api/scenario-runs/{run}")).json())["state"] == "open":  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            return told

        published = await world.desk.engine.publish_prompt(GOOD, "ana")
        await world.desk.workbench.save(PRICE)
        (listed,) = (await client.get(PATH)).json()["scenarios"]
        assert (listed["id"], listed["lines"]) == ("price", ["¿Qué precio tiene?"])
        assert listed["expectations"] == [{"rule": "says", "expected": "noventa mil"}]
        for sent, status, code in REFUSED:
            refused = await client.post(f"{PATH}/run", json=sent)
            assert (refused.status_code, refused.json()["code"]) == (status, code), sent
        for path in ("/api/prompts/none/scenarios", "/api/scenario-runs/0a"):
            assert (await client.get(path)).status_code == 404

        file = f'+++\nname = "Otro"\n+++\n{GOOD.replace("noventa", "treinta")}\n'
        begun = await client.post(
            f"{PATH}/run", json={"file": file, "version": published.number, "values": {"Nombre": "Ana"}}
        )
        assert begun.status_code == 202
        assert (begun.json()["tries"], begun.json()["missing"]) == (2, [])
        run = begun.json()["run"]
        assert begun.headers["Location"] == f"/api/scenario-runs/{run}"
        again = await client.post(f"{PATH}/run", json={})
        assert (again.status_code, again.json()["code"]) == (409, "scenario_run_under_way")
        told = await over(run)
        assert (told["state"], told["result"], told["done"], told["by"]) == ("done", "fail", 2, "api")
        assert told["counts"] == {"pass": 1, "unknown": 0, "fail": 1}
        draft, version = told["tries"]
        assert (draft["version"], draft["result"], version["version"], version["result"]) == (
            None, "fail", published.number, "pass",
        )  # fmt: skip
        (verdict,) = version["verdicts"]
        assert (verdict["turn"], verdict["rule"]) == (3, "says")
        assert "noventa mil pesos" in verdict["said"]

        world.simulator.faults.add(Fault("ultravox.create", "hang", times=None))
        second = (await client.post(f"{PATH}/run", json={"times": 9})).json()
        assert second["missing"] == ["nombre"]
        assert (await client.post(f"/api/scenario-runs/{second['run']}/cancel")).status_code == 202
        told = await over(second["run"])
        assert told["state"] == "cancelled"
        assert told["done"] < told["all"]

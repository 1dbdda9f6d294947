"""Scenarios and what came of them outlive a restart; nothing of an erased person stays in them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker
from sellercall_desktop.core.contacts.habeas_data import PersonAsked
from sellercall_desktop.core.prompts.scenarios.run import (
    RunState,
    ScenarioRun,
    ScenarioTry,
    TriedSide,
    TryKey,
)
from sellercall_desktop.core.prompts.scenarios.scenario import (
    CustomerLine,
    Expectation,
    Judgement,
    Played,
    Result,
    Rule,
    Scenario,
    TalkTurn,
    Unknown,
)
from sellercall_desktop.core.prompts.talks import TalkOrder
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, talked
from tests.store.test_habeas_data import MARTA, house

ASKS = Scenario(
    *("s1", "default", "Asks the price"),
    lines=(CustomerLine("¿Cuánto cuesta?"),),
    expectations=(Expectation(Rule.SAYS, "noventa"), Expectation(Rule.ENDS_WITHIN, turns=3)),
)
OF_CALL = replace(ASKS, id="s2", name="a lost call", call_id="m1", lines=(CustomerLine("Soy Marta", "¿Sí?"),))
RUN = ScenarioRun(
    *(
        "r1",
        "default",
        (TriedSide(TalkOrder("Venda.", "es"), "k1", 3), TriedSide(TalkOrder("Venda ya.", "es"), "k2")),
    ),
    *((ASKS, OF_CALL), 2, NOON, "ana"),
)
CAME = ScenarioTry(
    TryKey(0, "s1", 1),
    Played((TalkTurn(Speaker.AI, "Noventa."),), AgentOutcome.AI_HUNG_UP, took_s=1.5, talk_id="t1"),
    (Judgement(Result.PASS, 0, words="Noventa."), Judgement(Result.UNKNOWN, why=Unknown.NO_MORE_LINES)),
)


async def test_scenarios_and_runs_are_there_after_a_restart(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        saved = await store.scenarios.save(ASKS)
        await store.scenarios.save(OF_CALL)
        await store.scenarios.begin(RUN)
        await store.scenarios.add("r1", CAME)
        await store.scenarios.add("r1", replace(CAME, verdicts=()))  # the first counts
    async with open_store(None, path, "x") as store:
        kept = store.scenarios
        assert [one.id for one in await kept.scenarios("default")] == ["s2", "s1"]
        assert await kept.get("s1") == ASKS
        assert await kept.runs("default") == [RUN]
        assert await kept.tries("r1") == [CAME]
        await kept.end("r1", RunState.DONE)
        assert await kept.runs("default") == [replace(RUN, state=RunState.DONE)]
        assert await kept.runs("another") == await kept.scenarios("another") == []
        await kept.remove(saved.id)
        assert await kept.get("s1") is None


async def test_the_run_begun_last_is_the_newest_though_another_desks_clock_was_ahead(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        ahead = replace(RUN, id="ahead", begun_at=NOON + timedelta(days=1))
        for run in (ahead, RUN, replace(RUN, id="r2")):
            await store.scenarios.begin(run)
        runs = await store.scenarios.runs("default")
        assert [(one.id, one.begun_at) for one in runs] == [
            ("r2", NOON),
            ("r1", NOON),
            ("ahead", ahead.begun_at),
        ]


async def test_of_two_that_change_one_only_the_first_does(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        read = await store.scenarios.save(ASKS)
        assert await store.scenarios.save(ASKS) is None
        mine = await store.scenarios.save(replace(read, name="mine"))
        assert await store.scenarios.save(replace(read, name="theirs")) is None
        assert (await store.scenarios.get("s1")).name == mine.name == "mine"


async def test_nothing_of_an_erased_person_stays(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await store.calls.save(*talked("m1", "Soy Marta", number=MARTA, at=NOON - timedelta(days=3)), "dial")
        for scenario in (ASKS, OF_CALL):
            await store.scenarios.save(scenario)
        await store.scenarios.begin(RUN)
        for key in (CAME.key, replace(CAME.key, scenario_id="s2")):
            await store.scenarios.add("r1", replace(CAME, key=key))
        await house(store).erase(PersonAsked(MARTA), "ana", "")
        assert await store.scenarios.scenarios("default") == [ASKS]
        assert [run.scenarios for run in await store.scenarios.runs("default")] == [(ASKS,)]
        assert await store.scenarios.tries("r1") == [CAME]
        await store.scenarios.add("r1", replace(CAME, key=replace(CAME.key, scenario_id="s2")))
        assert await store.scenarios.tries("r1") == [CAME]


@pytest.mark.parametrize("value", ["", "{", "[]", "null", '{"id": 1}'])
async def test_a_damaged_row_costs_that_row(tmp_path, caplog, value):
    from sqlalchemy import update

    from sellercall_desktop.store.database import scenario_tables as schema

    async with open_store(None, tmp_path / "a.db", "x") as store:
        for scenario in (ASKS, OF_CALL):
            await store.scenarios.save(scenario)
        for run in (RUN, replace(RUN, id="r2")):
            await store.scenarios.begin(run)
        await store.scenarios.add("r1", CAME)
        await store.scenarios.add("r1", replace(CAME, key=replace(CAME.key, round=1)))

        def damage(connection):
            for table, where in (
                (schema.scenarios, schema.scenarios.c.id == "s1"),
                (schema.scenario_runs, schema.scenario_runs.c.id == "r2"),
                (schema.scenario_run_parts, schema.scenario_run_parts.c.place == 0),
                (schema.scenario_tries, schema.scenario_tries.c.round == 1),
            ):
                connection.execute(update(table).where(where).values(data=value))

        await store.scenarios._database.write(damage)
        assert await store.scenarios.scenarios("default") == [OF_CALL]
        assert await store.scenarios.runs("default") == [replace(RUN, scenarios=(OF_CALL,))]
        assert await store.scenarios.tries("r1") == [CAME]
    told = {record.table for record in caplog.records if record.msg == "store.row_damaged"}
    assert told == {"scenarios", "scenario_runs", "scenario_run_parts", "scenario_tries"}

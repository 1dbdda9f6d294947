"""Scenarios had with the simulator's voice AI: what comes of them, side by side, stopped and gone on with."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import replace

import pytest

from sellercall_desktop.core.calls.facts import AgentOutcome
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import CredentialsRefusedError, ProviderUnreachableError, StoreError
from sellercall_desktop.core.prompts.scenarios import runner
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.playing import play
from sellercall_desktop.core.prompts.scenarios.rules import decided
from sellercall_desktop.core.prompts.scenarios.run import RunState, ScenarioRun, TriedSide
from sellercall_desktop.core.prompts.scenarios.runner import ScenarioRunner, longest_s
from sellercall_desktop.core.prompts.scenarios.scenario import (
    CustomerLine,
    Expectation,
    Result,
    Rule,
    Scenario,
    Unknown,
)
from sellercall_desktop.core.prompts.talks import TalkOrder
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.providers.http import HttpPool
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from sellercall_desktop.providers.ultravox.text_talks import UltravoxTalks
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Fault, Simulator
from sellercall_desktop.store import open_store
from sellercall_desktop.store.calls.rows import microseconds
from tests.desk import keep_credentials, setup_for
from tests.waiting import PATIENCE_S, until

GOOD = TalkOrder(
    """Salude con "Buenos días, soy el asistente virtual."
Si el cliente dice "precio", responda "Cuesta noventa mil pesos."
Si el cliente dice "no me llamen", use hangUp
""",
    "es",
    tools=("hangUp",),
)
BROKEN = replace(
    GOOD, prompt=GOOD.prompt.replace("noventa mil", "mucho").replace('Si el cliente dice "no', "No")
)
PRICE = Scenario(
    *("price", "default", "Asks the price"),
    lines=(CustomerLine("¿Qué precio tiene?"),),
    expectations=(Expectation(Rule.SAYS, "noventa mil"), Expectation(Rule.JUDGED, '¿Dice "pesos"?')),
)
LEAVES = Scenario(
    *("leaves", "default", "Wants no calls"),
    lines=(CustomerLine("Por favor no me llamen"),),
    expectations=(Expectation(Rule.USES_TOOL, "hangUp"), Expectation(Rule.ENDS_WITHIN, turns=2)),
)
P, F, U = Result.PASS, Result.FAIL, Result.UNKNOWN


class CountedTalks:
    """How many were asked for."""

    def __init__(self, talks):
        self.talks, self.asked = talks, 0

    async def open(self, order):
        self.asked += 1
        return await self.talks.open(order)


class Bench:
    def __init__(self, simulator, setup, http, store, tasks):
        self.simulator, self.store, self.setup = simulator, store, setup
        self.talks = UltravoxTalks(http, setup.settings, setup.secrets, tasks)
        account = UltravoxAgent(http, setup.settings, setup.secrets)
        self.failures, self.came, self.tasks = [], [], tasks
        self.his_talks, self.his_scenarios = CountedTalks(self.talks), copy(store.scenarios)
        more = {"live_calls": lambda: 0, "tasks": tasks}
        self.runner = ScenarioRunner(self.talks, store.scenarios, account, desk="ana", **more)
        self.colleagues = ScenarioRunner(self.his_talks, self.his_scenarios, account, desk="luis", **more)

    async def begin(self, *scenarios, rounds=1, sides=(GOOD, BROKEN)):
        versions = tuple(TriedSide(order, f"k{at}") for at, order in enumerate(sides))
        run = ScenarioRun("r1", "default", versions, scenarios, rounds, utc_now(), "ana")
        await self.store.scenarios.begin(run)
        return run

    def start(self, run):
        return self.runner.start(run, self.came.append, self.failures.append)

    async def results(self):
        return {
            (one.key.scenario_id, one.key.side): one.result for one in await self.store.scenarios.tries("r1")
        }

    async def state(self):
        return (await self.store.scenarios.runs("default"))[0].state


@asynccontextmanager
async def bench(tmp_path, speed=400):
    async with Simulator(speed=speed) as simulator, open_store(None, tmp_path / "a.db", "x") as store:
        setup, http, tasks = setup_for(tmp_path, simulator), HttpPool(), Tasks()
        await keep_credentials(setup, simulator)
        try:
            yield Bench(simulator, setup, http, store, tasks)
        finally:
            await tasks.close()
            await http.aclose()


async def test_what_the_draft_breaks_is_seen_beside_what_is_published(tmp_path):
    async with bench(tmp_path) as here:
        here.simulator.stage.limits.concurrent_calls = 3
        await here.start(await here.begin(PRICE, LEAVES))
        assert await here.results() == {
            ("price", 0): P,
            ("price", 1): F,
            ("leaves", 0): P,
            ("leaves", 1): F,
        }
        assert here.failures == []
        assert await here.state() is RunState.DONE
        failed = next(one for one in here.came if (one.key.scenario_id, one.key.side) == ("price", 1))
        judged = failed.verdicts[1]
        assert (judged.result, failed.played.turns[judged.turn].text) == (P, "Cuesta mucho pesos.")
        await until(lambda: all(call.ended for call in here.simulator.voice_calls.values()))


async def test_a_call_that_diverges_stops_there_and_says_so(tmp_path):
    lines = (CustomerLine("¿Qué precio?", "Buenos días."), CustomerLine("Lo quiero", "Hay tres planes."))
    scenario = replace(PRICE, lines=lines, expectations=(Expectation(Rule.SAYS, "gracias"),))
    async with bench(tmp_path) as here:
        played = await play(here.talks, scenario, GOOD)
        assert (played.stopped, len(played.turns)) == (Unknown.DIVERGED, 3)


async def test_a_described_customer_is_played_by_the_ai(tmp_path):
    scenario = replace(
        PRICE,
        lines=(),
        customer="""Si el cliente dice "asistente", responda "¿Qué precio?"
En otro caso responda "no me llamen"
""",
    )
    async with bench(tmp_path) as here:
        heard = []
        played = await play(here.talks, scenario, GOOD, heard.append)
        assert [turn.text for turn in heard if turn.speaker == "customer"] == ["¿Qué precio?", "no me llamen"]
        assert played.over is AgentOutcome.AI_HUNG_UP


async def test_what_the_end_of_the_program_broke_off_is_gone_on_with_and_nothing_is_had_twice(tmp_path):
    async with bench(tmp_path, speed=20) as here:
        here.simulator.stage.limits.concurrent_calls = 1
        run = await here.begin(PRICE, LEAVES, rounds=2)
        running = here.start(run)
        await until(lambda: len(here.came) == 3)
        running.cancel()
        await asyncio.wait([running])
        assert await here.state() is RunState.OPEN
        had = len(here.simulator.voice_calls)
        await here.start(run)
        assert len(await here.store.scenarios.tries("r1")) == run.tries == 8
        assert len({one.key for one in here.came}) == len(here.came) == 8
        assert len(here.simulator.voice_calls) > had
        assert await here.state() is RunState.DONE


async def test_of_two_desks_one_has_a_run_and_who_loses_it_stops(tmp_path, monkeypatch):
    async with bench(tmp_path, speed=20) as here:
        monkeypatch.setattr(runner, "RENEW_EVERY_S", 0.02)
        here.simulator.stage.limits.concurrent_calls = 1
        run = await here.begin(PRICE, LEAVES, rounds=2)
        hers = here.start(run)
        await until(lambda: here.came)
        with pytest.raises(ScenarioError) as refused:
            await here.colleagues.start(run, here.came.append, here.failures.append)
        assert refused.value.problem is ScenarioProblem.ELSEWHERE
        assert not here.his_talks.asked
        # She slept for so long; by her own clock what she renews in between would not outlive that either.
        here.his_scenarios.now_us = lambda _: microseconds(utc_now() + 2 * runner.LEASE)
        his = here.colleagues.start(run, here.came.append, here.failures.append)
        await asyncio.wait([hers])
        assert hers.exception().problem is ScenarioProblem.ELSEWHERE
        await his
        assert (len(await here.store.scenarios.tries("r1")), await here.state()) == (8, RunState.DONE)


async def test_a_run_that_is_given_up_elsewhere_ends_here_and_is_not_done(tmp_path, monkeypatch):
    async with bench(tmp_path, speed=1) as here:
        monkeypatch.setattr(runner, "RENEW_EVERY_S", 0.02)
        running, calls = here.start(await here.begin(PRICE)), here.simulator.voice_calls
        await until(lambda: sum(call.joined is not None for call in calls.values()) == 2)
        await here.store.scenarios.end("r1", RunState.CANCELLED)
        await asyncio.wait([running])
        assert [one.problem for one in here.failures] == [ScenarioProblem.ELSEWHERE]
        assert await here.state() is RunState.CANCELLED
        await until(lambda: not any(call.active for call in calls.values()))  # one may never have joined


async def test_a_person_who_cancels_is_heeded_at_once_and_open_conversations_end(tmp_path):
    async with bench(tmp_path, speed=1) as here:
        running = here.start(await here.begin(PRICE, LEAVES))
        calls = here.simulator.voice_calls
        await until(lambda: sum(call.joined is not None for call in calls.values()) == 4)
        here.runner.cancel("r1")
        await asyncio.wait([running], timeout=1)
        assert running.cancelled()
        assert await here.state() is RunState.CANCELLED
        await until(lambda: not any(call.active for call in calls.values()))  # one may never have joined


async def test_a_run_that_is_cancelled_before_it_had_a_conversation_is_over(tmp_path):
    async with bench(tmp_path, speed=1) as here:
        running = here.start(await here.begin(PRICE))
        here.runner.cancel("r1")
        await asyncio.wait([running])
        assert await here.state() is RunState.CANCELLED
        assert not here.simulator.voice_calls


@pytest.mark.parametrize("allowed", [1, 5])
async def test_a_share_of_the_account_is_left_to_calls(tmp_path, allowed):
    async with bench(tmp_path, speed=50) as here:
        here.simulator.stage.limits.concurrent_calls = allowed
        most = 0

        def look(one):
            nonlocal most
            most = max(most, sum(call.ended is None for call in here.simulator.voice_calls.values()))
            here.came.append(one)

        run = await here.begin(replace(PRICE, expectations=PRICE.expectations[:1]), rounds=4)
        await here.runner.start(run, look, here.failures.append)
        assert most <= max(1, int(allowed * 0.7))
        assert here.failures == []
        assert len(here.came) == 8


async def test_an_answer_that_is_lost_costs_that_conversation_and_the_others_go_on(tmp_path):
    async with bench(tmp_path) as here:
        here.simulator.stage.limits.concurrent_calls = 1
        here.simulator.faults.add(Fault("ultravox.create", "drop"))
        await here.start(await here.begin(PRICE, sides=(GOOD, GOOD)))
        assert here.failures == []
        assert await here.results() == {("price", 0): U, ("price", 1): P}
        assert (here.came[0].played.stopped, await here.state()) == (Unknown.NOT_PLAYED, RunState.DONE)


async def test_while_nobody_is_reached_nothing_is_judged_and_the_run_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "ASK_AGAIN_S", (0.01, 0.01))
    async with bench(tmp_path) as here:
        run, right = await here.begin(PRICE, sides=(GOOD,)), here.talks.open
        missed = []

        async def unreached(order):
            missed.append(order)
            raise ProviderUnreachableError("ultravox", "no route")

        monkeypatch.setattr(here.talks, "open", unreached)
        with pytest.raises(ProviderUnreachableError):
            await here.start(run)
        assert (len(missed), await here.results(), await here.state()) == (3, {}, RunState.OPEN)
        monkeypatch.setattr(here.talks, "open", right)
        await here.start(run)
        assert await here.results() == {("price", 0): P}


@pytest.mark.parametrize(
    ("ended", "why"),
    [
        ("connection_error", Unknown.BROKE_OFF),
        ("system_error", Unknown.BROKE_OFF),
        ("hangup", Unknown.BROKE_OFF),  # the provider's word for a socket of ours that is gone
        ("timeout", Unknown.TIME_OVER),
    ],
)
@pytest.mark.parametrize("customer", ["", "Pide el precio"])
async def test_what_was_not_said_in_a_conversation_that_was_cut_short_is_unknown(
    tmp_path, ended, why, customer
):
    async with bench(tmp_path, speed=1) as here:
        voice, calls = here.simulator._voice, here.simulator.voice_calls
        lines = () if customer else PRICE.lines
        scenario = replace(PRICE, lines=lines, customer=customer)
        playing = here.tasks.spawn(play(here.talks, scenario, GOOD), "a conversation")

        def of_who_is_cut_off():  # the one who plays the customer, where there is one
            spoken_to = (
                one for one in calls.values() if any(said.role.endswith("USER") for said in one.messages)
            )
            return next(spoken_to, None)

        await until(of_who_is_cut_off)
        voice.end(of_who_is_cut_off(), ended)
        played = await playing
        assert played.stopped is why
        for expectation in (Expectation(Rule.NEVER_SAYS, "noventa"), Expectation(Rule.SAYS, "noventa")):
            judgement = decided(expectation, played)
            assert (judgement.result, judgement.why) == (U, why)


async def test_after_a_refused_key_the_same_run_is_gone_on_with(tmp_path):
    async with bench(tmp_path) as here:
        here.simulator.stage.limits.concurrent_calls = 1
        here.simulator.faults.add(Fault("ultravox.create", "refuse", status=401))
        run = await here.begin(PRICE, LEAVES)
        with pytest.raises(CredentialsRefusedError):
            await here.start(run)
        await asyncio.wait_for(here.start(run), PATIENCE_S)
        assert (len(here.came), await here.state()) == (4, RunState.DONE)


async def test_what_was_cancelled_in_vain_is_broken_off_by_the_programs_end_not_cancelled(tmp_path):
    async with bench(tmp_path, speed=1) as here:
        run, end = await here.begin(PRICE), here.store.scenarios.end

        async def full(*_):
            raise StoreError("full")

        here.store.scenarios.end = full
        running = here.start(run)
        here.runner.cancel("r1")
        await asyncio.wait([running])
        here.store.scenarios.end = end
        running = here.start(run)
        await until(lambda: here.simulator.voice_calls)
        running.cancel()
        await asyncio.wait([running])
        assert await here.state() is RunState.OPEN


async def test_a_run_that_another_desk_ended_begins_no_further_conversation(tmp_path):
    async with bench(tmp_path, speed=20) as here:
        here.simulator.stage.limits.concurrent_calls = 1
        running = here.start(await here.begin(PRICE, LEAVES, rounds=2))
        await until(lambda: here.came)
        await here.store.scenarios.end("r1", RunState.CANCELLED)
        had = len(here.came)
        await asyncio.wait([running], timeout=runner.RENEW_EVERY_S)
        assert running.exception().problem is ScenarioProblem.ELSEWHERE
        assert len(here.came) <= had + 1


async def test_a_desk_that_cannot_go_on_lets_another_at_once(tmp_path):
    async with bench(tmp_path, speed=20) as here:
        here.simulator.stage.limits.concurrent_calls = 1
        run = await here.begin(PRICE, LEAVES)
        running = here.start(run)
        await until(lambda: here.came)
        assert [await one.is_elsewhere(run) for one in (here.runner, here.colleagues)] == [False, True]
        here.simulator.faults.add(Fault("ultravox.create", "refuse", status=401, times=None))
        await asyncio.wait([running])
        here.simulator.faults.clear()
        assert not await here.colleagues.is_elsewhere(run)
        await here.colleagues.start(run, here.came.append, here.failures.append)
        assert (len(here.came), await here.state()) == (4, RunState.DONE)


async def test_a_key_that_is_refused_ends_the_run_and_leaves_it_open(tmp_path):
    async with bench(tmp_path) as here:
        await here.setup.secrets.set(Secret.ULTRAVOX_API_KEY, "abcdefgh." + "0" * 32)
        with pytest.raises(CredentialsRefusedError):
            await here.start(await here.begin(PRICE))
        assert [type(error) for error in here.failures] == [CredentialsRefusedError]
        assert await here.state() is RunState.OPEN
        assert await here.results() == {}


async def test_what_the_provider_refuses_is_unknown_with_its_words(tmp_path):
    async with bench(tmp_path) as here:
        await here.start(await here.begin(PRICE, sides=(replace(GOOD, model="no-such-model"),)))
        (tried,) = here.came
        assert tried.played.stopped is Unknown.NOT_PLAYED
        assert "no-such-model" in tried.played.problem
        assert tried.result is U


async def test_what_a_run_may_cost_at_most_counts_customers_and_judges(tmp_path):
    async with bench(tmp_path) as here:
        run = await here.begin(PRICE, replace(LEAVES, lines=(), customer="Apurado"), rounds=2)
        assert longest_s(run) == 2 * 2 * (600 + 120 + 2 * 600)

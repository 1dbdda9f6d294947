"""50 scenarios on two versions, three times each, beside the same conversations had bare, as many at once.

Run: python -m tests.bench.bench_scenarios [SCENARIOS]

Bare is what the account's cap allows: conversation after conversation in each of its places, nothing judged,
nothing kept. Then a run is cancelled while its places are full, and one is broken off and gone on with.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.scenarios.playing import play
from sellercall_desktop.core.prompts.scenarios.run import RunState, ScenarioRun
from sellercall_desktop.core.prompts.scenarios.runner import KEPT_FOR_CALLS
from sellercall_desktop.core.prompts.scenarios.scenario import CustomerLine, Expectation, Rule, Scenario
from sellercall_desktop.core.prompts.workbench import Candidate, ScenarioRunEnded, ScenarioTried, Workbench
from tests.desk import World, open_test_world

ROUNDS, CAP, SPEED = 3, 20, 1.0
PLACES = int(CAP * (1 - KEPT_FOR_CALLS))
GOOD = PromptContent('Si el cliente dice "precio", responda "Cuesta noventa mil pesos."')
BAD = replace(GOOD, text=GOOD.text.replace("noventa", "treinta"))
LINES = tuple(CustomerLine(text) for text in ("¿Qué precio tiene?", "Ya veo", "Gracias"))


def scenario(number: int) -> Scenario:
    """One that passes with the first version and fails with the second."""
    expected = (Expectation(Rule.SAYS, "noventa mil"), Expectation(Rule.NEVER_SAYS, "gratis"))
    return Scenario(f"s{number}", "default", f"Scenario {number}", LINES, expectations=expected)


def planned(bench: Workbench, scenarios: list[Scenario]) -> ScenarioRun:
    """What is asked for."""
    return bench.plan("default", [Candidate(GOOD, 1), Candidate(BAD)], scenarios, rounds=ROUNDS, by="bench")


async def bare(world: World, run: ScenarioRun) -> float:
    """Seconds for the same conversations, had by as many as there are places."""
    talks = world.desk.workbench._talks
    left = iter([(one, side.order) for _ in range(run.rounds) for one in run.scenarios for side in run.sides])

    async def place() -> None:
        for one, order in left:
            await play(talks, one, order)

    begun = time.perf_counter()
    await asyncio.gather(*(place() for _ in range(PLACES)))
    return time.perf_counter() - begun


async def carried_out(world: World, run: ScenarioRun) -> float:
    """Seconds until the run has ended."""
    over, end = asyncio.Event(), world.setup.bus.subscribe(ScenarioRunEnded, lambda _: over.set())
    begun = time.perf_counter()
    await world.desk.workbench.begin(run)
    await over.wait()
    end()
    return time.perf_counter() - begun


async def cancelled(world: World, run: ScenarioRun) -> float:
    """Seconds from the wish, with all places taken, until no conversation is open."""
    calls, over = world.simulator.voice_calls, asyncio.Event()
    end = world.setup.bus.subscribe(ScenarioRunEnded, lambda _: over.set())
    await world.desk.workbench.begin(run)
    await world.simulator.wait_for(lambda: sum(call.active for call in calls.values()) >= PLACES, 30)
    begun = time.perf_counter()
    world.desk.workbench.cancel(run.id)
    await over.wait()
    took = time.perf_counter() - begun
    await world.simulator.wait_for(lambda: not any(call.active for call in calls.values()), 30)
    end()
    return took


async def gone_on_with(world: World, run: ScenarioRun) -> tuple[int, int]:
    """Conversations had by a run that was broken off half-way and begun again, and how many it needs."""
    bench, came = world.desk.workbench, []
    half, over = asyncio.Event(), asyncio.Event()

    def tried(event: ScenarioTried) -> None:
        came.append(event)
        if len(came) == run.tries // 2:
            half.set()

    ends = [
        world.setup.bus.subscribe(ScenarioTried, tried),
        world.setup.bus.subscribe(ScenarioRunEnded, lambda _: over.set()),
    ]
    await bench.begin(run)
    await half.wait()
    running = bench._runner._running[run.id]
    running.cancel()  # as the end of the program does
    await asyncio.wait([running])
    over.clear()
    bench.go_on(run)
    await over.wait()
    for end in ends:
        end()
    assert (await bench.runs("default"))[0].state is RunState.DONE
    return len(came), run.tries


async def main(count: int) -> None:
    scenarios = [scenario(number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        async with open_test_world(Path(folder), speed=SPEED) as world:
            world.simulator.stage.limits.concurrent_calls = CAP
            bench = world.desk.workbench
            floor = await bare(world, planned(bench, scenarios))
            took = await carried_out(world, planned(bench, scenarios))
            print(f"{planned(bench, scenarios).tries} conversations, {PLACES} places of {CAP}")
            print(f"bare {floor:.1f} s, run {took:.1f} s: x {took / floor:.2f}")
            print(
                f"cancelled with all places taken: {await cancelled(world, planned(bench, scenarios)):.2f} s"
            )
            had, wanted = await gone_on_with(world, planned(bench, scenarios[: max(2, count // 5)]))
            print(f"broken off and gone on with: {had} conversations kept of {wanted}, none twice")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))

"""What a supervisor tries before anything is published: rehearsals in text, scenarios, and runs of them.

The one door, whoever asks. Nobody is rung by it and nothing published; its conversations are billed.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.errors import CallNotFoundError
from sellercall_desktop.core.prompts.priming import as_sent
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.lost_calls import kept, lost_set
from sellercall_desktop.core.prompts.scenarios.of_call import scenario_of
from sellercall_desktop.core.prompts.scenarios.rules import checked
from sellercall_desktop.core.prompts.scenarios.run import RunState, ScenarioRun, ScenarioTry, TriedSide
from sellercall_desktop.core.prompts.scenarios.scenario import LONGEST_WORDS, MOST_LINES, Result
from sellercall_desktop.core.prompts.scenarios.shown_calls import shown_set
from sellercall_desktop.core.prompts.scenarios.standing import ScenarioStanding, TriedText, standing
from sellercall_desktop.core.prompts.settings import FirstSpeaker, settings_as_json
from sellercall_desktop.core.prompts.talks import LONGEST_S, TalkOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.prompt_told import PromptTold
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
    from sellercall_desktop.core.prompts.scenarios.lost_calls import LostSet, LostWish
    from sellercall_desktop.core.prompts.scenarios.run import ScenarioStore
    from sellercall_desktop.core.prompts.scenarios.runner import ScenarioRunner
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.scenarios.shown_calls import ShownSet, ShownWish
    from sellercall_desktop.core.prompts.talks import Talk, Talks

MOST_ROUNDS = 10
LONGEST_NAME = 80
"""Characters of a scenario's name."""
_RUNS_LOOKED_AT = 50
_RUNS_SHOWN = 6
"""Results of older runs are not listed: they are read again after each pause in writing."""


@dataclass(frozen=True, slots=True)
class ScenarioTried:
    """Event: one conversation of a run has come to its end and is kept."""

    run_id: str
    tried: ScenarioTry


@dataclass(frozen=True, slots=True)
class ScenarioRunEnded:
    """Event: nothing of this run is under way any more; `error` says what kept it from going on."""

    run_id: str
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that is tried: a draft, or a published version."""

    content: PromptContent  # with its variables filled
    version: int | None = None
    written: PromptContent | None = None  # as it was before it was filled; None: the same


@dataclass(frozen=True, slots=True)
class ChangeForCall:
    """What the AI of a call that goes on is to be told of another text; "" where it has that text already.

    `before` is what it was brought to last, since it began with `runs_with`; `prompt`, what it would be now.
    `lacks`: variables of the text without a value for this customer, in whose place `told` says so.
    """

    runs_with: PromptVersion
    told: str
    before: PromptTold | None
    prompt: PromptTold
    lacks: tuple[str, ...] = ()


class ForCalls(Protocol):
    """How a text looks to a call that goes on. Raises `StoreError`."""

    async def __call__(self, call: Call, content: PromptContent) -> ChangeForCall:
        """Measured by what its AI was told last, as the call's own facts have it."""


class Workbench:
    """Rehearsals and scenarios of all prompts."""

    def __init__(
        self,
        talks: Talks,
        store: ScenarioStore,
        runner: ScenarioRunner,
        calls: CallStore,
        *,
        bus: Bus,
        now: Callable[[], datetime],
        language: Callable[[], str],
        explained: Callable[[], bool],
        for_calls: ForCalls,
    ) -> None:
        """`language`: BCP 47 tag of calls whose prompt has none. `explained`: as in `as_sent`."""
        self._talks, self._store, self._runner, self._calls = talks, store, runner, calls
        self._bus, self._now, self._language, self._explained = bus, now, language, explained
        self.for_calls = for_calls

    # --- rehearsing ---------------------------------------------------------------------------------

    def order_of(self, content: PromptContent) -> TalkOrder:
        """What the AI is asked for to rehearse this text: the same as in a call, without a voice."""
        wishes = content.settings
        language = wishes.language or self._language()
        return TalkOrder(
            as_sent(content.text, language, explained=self._explained()),
            language,
            opens=wishes.first_speaker is not FirstSpeaker.CUSTOMER,
            greeting=wishes.greeting,
            tools=wishes.tools,
            model=wishes.model,
            temperature=wishes.temperature,
            longest_s=min(LONGEST_S, wishes.max_duration_s or LONGEST_S),
        )

    async def rehearse(self, content: PromptContent) -> Talk:
        """Open a conversation with this text; close it in any case. Raises `errors.OUTSIDE_ERRORS`."""
        return await self._talks.open(self.order_of(content))

    # --- scenarios ----------------------------------------------------------------------------------

    async def scenarios(self, prompt_id: str) -> Sequence[Scenario]:
        """Those of a prompt, by name. Raises `StoreError`."""
        return await self._store.scenarios(prompt_id)

    async def save(self, scenario: Scenario) -> Scenario:
        """Keep it, new or changed.

        Raises:
            ScenarioError: it cannot be tried so, or was changed elsewhere since it was read.
            StoreError: nothing was kept.
        """
        saved = await self._store.save(_usable(scenario))
        if saved is None:
            raise ScenarioError(ScenarioProblem.CHANGED_MEANWHILE)
        return saved

    async def remove(self, scenario_id: str) -> None:
        """Take it away; what came of it stays. Raises `StoreError`."""
        await self._store.remove(scenario_id)

    async def of_call(self, call_id: str, prompt_id: str, name: str) -> Scenario:
        """Make a scenario of a past call: its customer says again what they said.

        Raises:
            CallNotFoundError: there is no such call.
            ScenarioError: its customer said nothing.
            StoreError: nothing was kept.
        """
        call = await self._calls.get(call_id)
        if call is None:
            raise CallNotFoundError(call_id)
        made = scenario_of(
            call.turns, scenario_id=new_scenario_id(), prompt_id=prompt_id, name=name, call_id=call_id
        )
        return await self.save(made)

    async def lost_calls(self, wish: LostWish, name_of: Callable[[Call], str]) -> LostSet:
        """Calls that sold nothing, as scenarios; those made before are the ones that are kept.

        Raises:
            StoreError: they cannot be read.
        """
        return await lost_set(self._calls, self._store, wish, name_of)

    async def shown_calls(
        self, wish: ShownWish, name_of: Callable[[Call], str], on_read: Callable[[int], None]
    ) -> ShownSet:
        """Calls that are shown in the history, as `lost_calls` makes them; `on_read`: how many were read.

        Raises:
            StoreError: they cannot be read.
        """
        return await shown_set(self._store, wish, name_of, on_read)

    async def keep_all(self, scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
        """Keep those that are not yet. Raises `StoreError`."""
        return await kept(self._store, scenarios)

    # --- runs ---------------------------------------------------------------------------------------

    def plan(
        self,
        prompt_id: str,
        candidates: Sequence[Candidate],
        scenarios: Sequence[Scenario],
        *,
        rounds: int,
        by: str,
    ) -> ScenarioRun:
        """What would be tried; nothing is begun. `runner.longest_s` says how long it is billed at most."""
        sides = tuple(
            TriedSide(self.order_of(one.content), content_key(one.written or one.content), one.version)
            for one in candidates
        )
        return ScenarioRun(
            uuid.uuid4().hex,
            prompt_id,
            sides,
            tuple(scenarios),
            max(1, min(rounds, MOST_ROUNDS)),
            self._now(),
            by,
        )

    async def begin_alone(self, run: ScenarioRun) -> None:
        """As `begin`, for programs: with something to try, and nothing of the prompt under way.

        Raises:
            ScenarioError: there is no scenario, or a run of this prompt goes on.
            StoreError: nothing was begun.
        """
        if not run.scenarios:
            raise ScenarioError(ScenarioProblem.NONE_TO_RUN)
        async with self._runner.alone(run.prompt_id):
            await self.begin(run)

    async def begin(self, run: ScenarioRun) -> None:
        """Keep what is asked for, and begin. `ScenarioTried` and `ScenarioRunEnded` tell of it.

        Raises:
            StoreError: nothing was begun.
        """
        await self._store.begin(run)
        self.go_on(run)

    def go_on(self, run: ScenarioRun) -> None:
        """Begin, or go on where the end of the program broke it off."""
        failed: list[BaseException] = []
        running = self._runner.start(
            run, lambda tried: self._bus.publish(ScenarioTried(run.id, tried)), failed.append
        )
        running.add_done_callback(
            lambda _: self._bus.publish(ScenarioRunEnded(run.id, failed[0] if failed else None))
        )

    async def go_on_alone(self, run: ScenarioRun) -> None:
        """As `go_on`, for programs. Raises as `begin_alone`."""
        async with self._runner.alone(run.prompt_id):
            self.go_on(run)

    def cancel(self, run_id: str) -> None:
        """End it now; what came of it so far is kept."""
        self._runner.cancel(run_id)

    def is_under_way(self, run_id: str) -> bool:
        """Whether it goes on at this moment, by this program."""
        return self._runner.is_under_way(run_id)

    async def is_elsewhere(self, run: ScenarioRun) -> bool:
        """Whether another desk is carrying it out. Raises `StoreError`."""
        return await self._runner.is_elsewhere(run)

    async def give_up(self, run_id: str) -> None:
        """Do not go on with one that was broken off; what came of it is kept. Raises `StoreError`.

        A desk that is carrying it out hears of it within seconds.
        """
        await self._store.end(run_id, RunState.CANCELLED)

    async def run(self, run_id: str) -> ScenarioRun:
        """One that was begun.

        Raises:
            ScenarioError: there is no such run.
            StoreError: it cannot be read.
        """
        if (found := await self._store.run(run_id)) is None:
            raise ScenarioError(ScenarioProblem.RUN_NOT_FOUND)
        return found

    async def runs(self, prompt_id: str) -> Sequence[ScenarioRun]:
        """The latest, newest first; one that is open and not under way can be gone on with."""
        return await self._store.runs(prompt_id)

    async def tries(self, run_id: str) -> Sequence[ScenarioTry]:
        """What came of a run so far. Raises `StoreError`."""
        return await self._store.tries(run_id)

    async def standings(
        self, prompt_id: str, scenarios: Sequence[Scenario], texts: Sequence[TriedText]
    ) -> dict[tuple[str, int], ScenarioStanding]:
        """How each scenario stands with each text, by its id and the text's place; see `standing`.

        Raises:
            StoreError: it cannot be read.
        """
        runs = await self._store.runs(prompt_id, _RUNS_SHOWN)
        tries = {run.id: await self._store.tries(run.id) for run in runs}
        found = {
            (scenario.id, place): standing(scenario, text, runs, tries)
            for scenario in scenarios
            for place, text in enumerate(texts)
        }
        return {key: one for key, one in found.items() if one is not None}

    async def failing(self, prompt_id: str, content: PromptContent) -> tuple[ScenarioTry, ...]:
        """The tries of this very text that failed, of each scenario in the last run that tried it with it.

        So a run of some of them, or one that has only begun, says nothing of the others; as in the list.

        Raises:
            StoreError: it cannot be read.
        """
        key, failed = content_key(content), list[ScenarioTry]()
        left = {one.id for one in await self._store.scenarios(prompt_id)}
        for run in await self._store.runs(prompt_id, _RUNS_LOOKED_AT):
            sides = {place for place, side in enumerate(run.sides) if side.content_key == key}
            if not sides or left.isdisjoint(one.id for one in run.scenarios):
                continue
            tried = [one for one in await self._store.tries(run.id) if one.key.side in sides]
            failed += [one for one in tried if one.key.scenario_id in left and one.result is Result.FAIL]
            left -= {one.key.scenario_id for one in tried}
        return tuple(failed)


def new_scenario_id() -> str:
    """For a scenario that is being written."""
    return uuid.uuid4().hex


def content_key(content: PromptContent) -> str:
    """The same for texts that make the same conversations: presets are the seller's keys, no part of it."""
    said = f"{content.text}\0{settings_as_json(content.settings)}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _usable(scenario: Scenario) -> Scenario:
    if not scenario.name.strip():
        raise ScenarioError(ScenarioProblem.UNNAMED)
    if not scenario.customer.strip() and not any(line.text.strip() for line in scenario.lines):
        raise ScenarioError(ScenarioProblem.NOBODY_SPEAKS)
    texts = (scenario.customer, *(line.text for line in scenario.lines))
    texts += tuple(one.text for one in scenario.expectations)
    is_long = len(scenario.name) > LONGEST_NAME or any(len(text) > LONGEST_WORDS for text in texts)
    if is_long or len(scenario.lines) > MOST_LINES:
        raise ScenarioError(ScenarioProblem.TOO_LONG)
    for expectation in scenario.expectations:
        checked(expectation)
    return scenario

"""Has the conversations of a run: as many at once as the account allows beside its calls, each then kept.

One that was broken off by the end of the program is gone on with where it was: what is kept is not had again.
Of the desks that share a database one has a run at a time.
"""

from __future__ import annotations

import asyncio
import logging
import math
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderRefusedError,
    ProviderUnreachableError,
    ProxyUnusableError,
    RateLimitedError,
    StoreError,
)
from sellercall_desktop.core.prompts.scenarios.errors import ScenarioError, ScenarioProblem
from sellercall_desktop.core.prompts.scenarios.judge import JUDGES_S, judged
from sellercall_desktop.core.prompts.scenarios.playing import play
from sellercall_desktop.core.prompts.scenarios.rules import decided
from sellercall_desktop.core.prompts.scenarios.run import RunState, ScenarioTry, TryKey
from sellercall_desktop.core.prompts.scenarios.scenario import Judgement, Played, Result, Rule, Unknown
from sellercall_desktop.core.retrying import retry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from sellercall_desktop.core.prompts.scenarios.run import ScenarioRun, ScenarioStore
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.talks import Talk, TalkOrder, Talks
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

WITHOUT_A_CAP = 10
"""Conversations at once where the account names no cap."""
KEPT_FOR_CALLS = 0.3
"""The share of an account's calls at a time that rehearsals leave free, as campaigns do."""
ASK_AGAIN_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""After the account said that there are too many, unless it says how long to wait."""
LEASE = timedelta(minutes=2)
RENEW_EVERY_S = 5.0
"""How long a desk has a run, and how often it looks whether it has it still: another desk may have ended it,
and what is open is billed meanwhile."""


class Account(Protocol):
    """How much may be under way."""

    async def calls_at_once(self) -> int | None:
        """How many calls the account allows at a time; None where it names no cap."""


class ScenarioRunner:
    """Carries runs out. The conversations of all of them share what the account allows."""

    def __init__(
        self,
        talks: Talks,
        store: ScenarioStore,
        account: Account,
        *,
        live_calls: Callable[[], int],
        tasks: Tasks,
        desk: str,
    ) -> None:
        """`live_calls` is how many calls of ours are under way at this moment; `desk` whose runner it is."""
        self._talks, self._store, self._account, self._tasks = _Patient(talks), store, account, tasks
        self._places, self._desk = _Places(live_calls), desk
        self._running: dict[str, asyncio.Task[None]] = {}
        self._cancelled: set[str] = set()
        self._beginning: set[str] = set()  # prompts of which a run is about to begin

    def start(
        self,
        run: ScenarioRun,
        on_try: Callable[[ScenarioTry], None],
        on_error: Callable[[BaseException], None],
    ) -> asyncio.Task[None]:
        """Have every conversation of a run that was not had yet; started twice, it is carried out once.

        Args:
            run: kept by `ScenarioStore.begin`, or one that the end of the program broke off.
            on_try: told of each conversation that has come to its end and was kept.
            on_error: told why it could not be gone on with (`errors.OUTSIDE_ERRORS`, `StoreError`, or
                `ScenarioError` where another desk has it); it stays as it is.
        """
        if (running := self._running.get(run.id)) is None:
            running = self._tasks.spawn(self._carry_out(run, on_try), f"scenarios {run.id}", on_error)
            self._running[run.id] = running
            running.add_done_callback(lambda _: self._forget(run.id))
        return running

    def cancel(self, run_id: str) -> None:
        """End what is open of it; what came of the others is kept."""
        if (running := self._running.get(run_id)) is not None:
            self._cancelled.add(run_id)
            # In its turn: a task that has not begun would end without writing that it did.
            asyncio.get_running_loop().call_soon(running.cancel)

    def is_under_way(self, run_id: str) -> bool:
        """Whether it is being carried out at this moment."""
        return run_id in self._running

    async def is_elsewhere(self, run: ScenarioRun) -> bool:
        """Whether another desk is carrying it out. Raises `StoreError`."""
        return run.state is RunState.OPEN and await self._store.held_by(run.id) not in {"", self._desk}

    @asynccontextmanager
    async def alone(self, prompt_id: str) -> AsyncIterator[None]:
        """While a run of this prompt is begun: nothing of it goes on, and nobody else begins one.

        Raises:
            ScenarioError: something does.
            StoreError: it cannot be read.
        """
        if prompt_id in self._beginning:  # two that ask at once are told apart here, not by the store
            raise ScenarioError(ScenarioProblem.RUN_UNDER_WAY)
        self._beginning.add(prompt_id)
        try:
            for run in await self._store.runs(prompt_id):
                if self.is_under_way(run.id) or await self.is_elsewhere(run):
                    raise ScenarioError(ScenarioProblem.RUN_UNDER_WAY)
            yield
        finally:
            self._beginning.discard(prompt_id)

    def _forget(self, run_id: str) -> None:
        self._running.pop(run_id)
        self._cancelled.discard(run_id)  # gone on with after all, it is not cancelled by the program's end

    async def _carry_out(self, run: ScenarioRun, on_try: Callable[[ScenarioTry], None]) -> None:
        try:
            await self._hold(run.id)
            had = {one.key for one in await self._store.tries(run.id)}
            self._places.allow(await self._account.calls_at_once())
            await self._have(run, [key for key in keys_of(run) if key not in had], on_try)
        except asyncio.CancelledError:
            if run.id in self._cancelled:  # by a person; at the end of the program it stays open
                await self._store.end(run.id, RunState.CANCELLED)
            raise
        else:
            await self._store.end(run.id, RunState.DONE)
        finally:
            with suppress(StoreError):  # it lapses by itself
                await self._store.hold(run.id, self._desk, timedelta(0))

    async def _have(
        self, run: ScenarioRun, left: list[TryKey], on_try: Callable[[ScenarioTry], None]
    ) -> None:
        scenarios = {scenario.id: scenario for scenario in run.scenarios}

        async def one(key: TryKey) -> None:
            await self._hold(run.id)  # another desk may have ended it
            tried = await self._try(scenarios[key.scenario_id], run.sides[key.side].order, key)
            await self._store.add(run.id, tried)
            on_try(tried)

        try:
            async with asyncio.TaskGroup() as group:
                holding, had = group.create_task(self._go_on_holding(run.id)), []
                for key in left:
                    weight = 2 if scenarios[key.scenario_id].customer else 1
                    await self._places.take(weight)
                    had.append(group.create_task(one(key)))
                    # Not within: one that is cancelled before its first step would keep its places for ever.
                    had[-1].add_done_callback(partial(self._places.given_back, weight))
                if had:
                    await asyncio.wait(had)
                holding.cancel()
        except ExceptionGroup as failures:
            raise failures.exceptions[0] from None

    async def _hold(self, run_id: str) -> None:
        if not await self._store.hold(run_id, self._desk, LEASE):
            raise ScenarioError(ScenarioProblem.ELSEWHERE)

    async def _go_on_holding(self, run_id: str) -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY_S)
            await self._hold(run_id)

    async def _try(self, scenario: Scenario, order: TalkOrder, key: TryKey) -> ScenarioTry:
        try:
            played = await play(self._talks, scenario, order)
        except CredentialsRefusedError:  # so would every other one be
            raise
        except (ProviderRefusedError, ProviderAmbiguousError) as error:
            log.info("scenario.not_played", extra={"scenario": scenario.id, "problem": str(error)})
            played = Played((), stopped=Unknown.NOT_PLAYED, problem=str(error))
        return ScenarioTry(key, played, await self._verdicts(scenario, played, order))

    async def _verdicts(self, scenario: Scenario, played: Played, order: TalkOrder) -> tuple[Judgement, ...]:
        if not scenario.expectations:
            last = len(played.turns) - 1 if played.stopped is Unknown.DIVERGED else None
            return (Judgement(Result.UNKNOWN, last, played.stopped or Unknown.NOTHING_EXPECTED),)
        found = []
        for expectation in scenario.expectations:
            if expectation.rule is Rule.JUDGED:
                about = {"language": order.language, "model": order.model}
                found.append(await judged(self._talks, expectation.text, played, **about))
            elif expectation.is_expression:  # of the worst kind it takes seconds, with a breath now and then
                found.append(await asyncio.to_thread(decided, expectation, played))
            else:
                found.append(decided(expectation, played))
        return tuple(found)


def keys_of(run: ScenarioRun) -> list[TryKey]:
    """Every conversation of a run, in the order in which they are had: all once before any a second time."""
    return [
        TryKey(round_, scenario.id, side)
        for round_ in range(run.rounds)
        for scenario in run.scenarios
        for side in range(len(run.sides))
    ]


def longest_s(run: ScenarioRun, step_s: int = 1) -> float:
    """Seconds that all its conversations together are billed for at most, each in whole steps."""
    total = 0.0
    for side in run.sides:
        for scenario in run.scenarios:
            talks = 2 if scenario.customer else 1
            questions = sum(one.rule is Rule.JUDGED for one in scenario.expectations)
            total += talks * billed_s(side.order.longest_s, step_s) + questions * billed_s(JUDGES_S, step_s)
    return total * run.rounds


def billed_s(seconds: float, step_s: int) -> int:
    """Seconds that a conversation is billed for: in whole steps."""
    return math.ceil(seconds / step_s) * step_s


class _Places:
    """How many conversations may be open, counted by what they take."""

    def __init__(self, live_calls: Callable[[], int]) -> None:
        self._most, self._live_calls, self._used = WITHOUT_A_CAP, live_calls, 0
        self._freed = asyncio.Event()

    def allow(self, calls_at_once: int | None) -> None:
        self._most = WITHOUT_A_CAP if calls_at_once is None else int(calls_at_once * (1 - KEPT_FOR_CALLS))

    async def take(self, weight: int) -> None:
        """Wait for room; where there is room for none, one is had after the other."""
        while self._used and self._used + weight > self._most - self._live_calls():
            self._freed.clear()
            await self._freed.wait()
        self._used += weight

    def given_back(self, weight: int, _ended: object) -> None:
        self._used -= weight
        self._freed.set()


class _Patient:
    """`Talks` that waits where the account says that there are too many, or where nobody is reached.

    Nothing was begun then. Who is still not reached in the end will not be for the next conversation either:
    that is no result of a version.
    """

    def __init__(self, talks: Talks) -> None:
        self._talks = talks

    async def open(self, order: TalkOrder) -> Talk:
        def pause_s(error: ProviderError, failures: int) -> float | None:
            if failures > len(ASK_AGAIN_S) or isinstance(error, ProxyUnusableError):
                return None
            told = error.retry_after_s if isinstance(error, RateLimitedError) else None
            return told or ASK_AGAIN_S[failures - 1]

        passing = (RateLimitedError, ProviderUnreachableError)
        return await retry(lambda: self._talks.open(order), passing, pause_s)

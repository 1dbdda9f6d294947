"""Scenarios tried on several versions, several times each: what was asked for, what came of it. Values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - resolved when one is read
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.prompts.scenarios.scenario import Judgement, Played, Result, Scenario, worst
from sellercall_desktop.core.prompts.talks import TalkOrder  # noqa: TC001 - resolved when one is read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta


@dataclass(frozen=True, slots=True)
class TriedSide:
    """One version that is tried. `content_key` tells whether a text is still the one that was tried."""

    order: TalkOrder
    content_key: str
    version: int | None = None  # None: a draft


class RunState(StrEnum):
    """Where a run stands."""

    OPEN = "open"  # under way, or broken off by the end of the program: it can be gone on with
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ScenarioRun:
    """What was asked for: each of `scenarios` on each of `sides`, `rounds` times."""

    id: str
    prompt_id: str
    sides: tuple[TriedSide, ...]
    scenarios: tuple[Scenario, ...]  # as they were when it began
    rounds: int
    begun_at: datetime
    by: str
    state: RunState = RunState.OPEN

    @property
    def tries(self) -> int:
        """How many conversations with a version that makes."""
        return len(self.sides) * len(self.scenarios) * self.rounds


@dataclass(frozen=True, slots=True, order=True)
class TryKey:
    """Which of a run's conversations. `side` is its place among the sides, `round` counts from 0."""

    round: int
    scenario_id: str
    side: int


@dataclass(frozen=True, slots=True)
class ScenarioTry:
    """One conversation of a run with its verdicts, in the order of the scenario's expectations."""

    key: TryKey
    played: Played
    verdicts: tuple[Judgement, ...]

    @property
    def result(self) -> Result:
        """The worst of its verdicts."""
        return worst(self.verdicts)


class ScenarioStore(Protocol):
    """Scenarios, and what came of them. Methods raise `StoreError`."""

    async def scenarios(self, prompt_id: str) -> Sequence[Scenario]:
        """Those of a prompt, by name."""

    async def get(self, scenario_id: str) -> Scenario | None:
        """One; None where it is gone."""

    async def save(self, scenario: Scenario) -> Scenario | None:
        """Keep it, with its new revision; None where it was changed or removed since it was read."""

    async def remove(self, scenario_id: str) -> None:
        """Take it away; runs that tried it keep what they had."""

    async def begin(self, run: ScenarioRun) -> None:
        """Keep what is asked for, before the first conversation."""

    async def hold(self, run_id: str, desk: str, lease: timedelta) -> bool:
        """Give this desk the run, or let it keep it, for so long by the store's clock.

        False where another desk has it, or it is not open any more.
        """

    async def held_by(self, run_id: str) -> str:
        """The desk that has it at this moment; "" where none has, or it is not open any more."""

    async def end(self, run_id: str, state: RunState) -> None:
        """It is done, or was cancelled; what it was before, if it is not open any more."""

    async def add(self, run_id: str, one: ScenarioTry) -> None:
        """Keep what came of one conversation; a second time for one key changes nothing."""

    async def runs(self, prompt_id: str, limit: int = 20) -> Sequence[ScenarioRun]:
        """The latest, newest first."""

    async def run(self, run_id: str) -> ScenarioRun | None:
        """One; None where there is no such run."""

    async def tries(self, run_id: str) -> Sequence[ScenarioTry]:
        """What came of a run so far, by key."""

"""How a scenario stands with a text: by the last run that tried it, else by one before a change. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.scenarios.scenario import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sellercall_desktop.core.prompts.scenarios.run import ScenarioRun, ScenarioTry
    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario


@dataclass(frozen=True, slots=True)
class TriedText:
    """A text that results are looked for. `key` is the workbench's of its content."""

    key: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ScenarioStanding:
    """What came of it. `is_current`: neither the text nor the scenario was changed since."""

    run: ScenarioRun
    scenario: Scenario  # as it was tried
    tries: tuple[ScenarioTry, ...]  # by round
    is_current: bool

    @property
    def counts(self) -> Counter[Result]:
        """How many rounds came to each result."""
        return Counter(one.result for one in self.tries)

    @property
    def result(self) -> Result:
        """The worst of its rounds."""
        counts = self.counts
        return next(one for one in (Result.FAIL, Result.UNKNOWN, Result.PASS) if counts[one])


def standing(
    scenario: Scenario,
    text: TriedText,
    runs: Sequence[ScenarioRun],
    tries: Mapping[str, Sequence[ScenarioTry]],
) -> ScenarioStanding | None:
    """The latest that there is; None where it was never tried with such a text.

    Args:
        scenario: as it is now.
        text: the draft or what is published, as it is now.
        runs: newest first.
        tries: what came of each run, by its id.
    """
    for is_same, run, side in _sides(text, runs):
        asked = next((one for one in run.scenarios if one.id == scenario.id), None)
        came = [one for one in tries[run.id] if (one.key.scenario_id, one.key.side) == (scenario.id, side)]
        if asked is not None and came:
            return ScenarioStanding(run, asked, tuple(came), is_same and asked == scenario)
    return None


def _sides(text: TriedText, runs: Sequence[ScenarioRun]) -> Iterator[tuple[bool, ScenarioRun, int]]:
    """Those of this very text first, then those of a draft, or of a version, before it."""
    every = [(run, place, side) for run in runs for place, side in enumerate(run.sides)]
    for run, place, side in every:
        if side.content_key == text.key:
            yield True, run, place
    for run, place, side in every:
        if side.content_key != text.key and (side.version is None) == text.is_draft:
            yield False, run, place

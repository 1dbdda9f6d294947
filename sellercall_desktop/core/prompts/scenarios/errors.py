"""What may be wrong with a scenario, and why it cannot be kept or played."""

from __future__ import annotations

from enum import StrEnum

from sellercall_desktop.core.errors import SellerCallError


class ScenarioProblem(StrEnum):
    """Why. The value is also the code that REST answers with."""

    NOT_FOUND = "scenario_not_found"
    UNNAMED = "scenario_name_missing"
    NOBODY_SPEAKS = "scenario_without_customer"  # neither lines nor a described customer
    TOO_LONG = "scenario_too_long"
    CHANGED_MEANWHILE = "scenario_changed"  # by somebody else, since it was read
    ELSEWHERE = "scenario_run_elsewhere"  # another desk has this run, or has ended it
    NOTHING_TO_EXPECT = "expectation_empty"
    NO_TURNS = "expectation_without_turns"
    NONE_TO_RUN = "scenarios_missing"  # nothing that could be tried is there
    RUN_NOT_FOUND = "scenario_run_not_found"
    RUN_UNDER_WAY = "scenario_run_under_way"  # one of this prompt is
    EXPRESSION = "expectation_expression"  # it is none, or one that may try for ever; `detail` says which


class ScenarioError(SellerCallError):
    """It cannot be kept or played; nothing was done. `problem` says why, `detail` what of it."""

    def __init__(self, problem: ScenarioProblem, detail: str = "") -> None:
        super().__init__(f"{problem.value} {detail}".strip())
        self.problem, self.detail = problem, detail

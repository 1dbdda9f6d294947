"""What is raised on purpose about contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from sellercall_desktop.core.problems import HabeasDataProblem


class HabeasDataError(SellerCallError):
    """A person's data are not erased or exported. `problem` says why."""

    def __init__(self, problem: HabeasDataProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem

"""What is raised on purpose about a call for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.problems import ScheduledProblem


class ScheduledCallError(SellerCallError):
    """A call for later cannot be made, changed or dialed so.

    Attributes:
        problem: why.
        limit: the most there may be, where that is the reason: characters, or days from now.
        code: what is red, as a `LightCode`, where the light is.
        rule, source: the rule of law in the way, such as ``CO.hours``, and where it is written; else empty.
        may_override: a person may call all the same, and writes why.
        again_at: aware; when it may be called, where that is known.
    """

    def __init__(
        self,
        problem: ScheduledProblem,
        *,
        limit: int = 0,
        code: str = "",
        again_at: datetime | None = None,
        rule: str = "",
        source: str = "",
        may_override: bool = False,
    ) -> None:
        super().__init__(f"{problem.value} {code}".strip())
        self.problem, self.limit, self.code, self.again_at = problem, limit, code, again_at
        self.rule, self.source, self.may_override = rule, source, may_override

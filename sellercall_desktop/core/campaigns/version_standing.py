"""How two versions that share a prompt's calls stand to each other, and how many more calls it takes to know.

One counts as better where the 95 % intervals of the sale rates do not overlap. For one look at two rates
that are the same this is stricter than 95 %; but whoever waits looks again and again. With a look after
each talk, of 100 tests whose versions are the same 3 to 6 are decided within 300 talks of each, 6 to 9
within 1,000 (simulated at rates of 5, 20 and 50 %).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.proportion import interval_of
from sellercall_desktop.core.campaigns.results import Figures
from sellercall_desktop.core.prompts.comparison import EndRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.campaigns.results import Results
    from sellercall_desktop.core.prompts.comparison import VersionTest

LEAST_TALKS = 30
"""Of each version, before one is said to be better: four sales of four against none of four tell nothing."""
MOST_TALKS = 1_000_000
"""What takes more talks than these is not worth a number."""


class VersionVerdict(StrEnum):
    """In one word."""

    A_BETTER = "a_better"
    B_BETTER = "b_better"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class VersionTestStanding:
    """What came of the calls of both while the test was open, but those of campaigns that fix a version.

    Outgoing calls that are over. `more`: about how many more talks, of both together, it takes to tell them
    apart if they go on as so far; None: more than `MOST_TALKS`, or nothing differs. 0 where it is known.
    """

    test: VersionTest
    a: Figures
    b: Figures
    currency: str
    names: Mapping[str, str] = field(default_factory=dict)  # of the dispositions

    @property
    def verdict(self) -> VersionVerdict:
        """Which sells more of its talks."""
        if not self.is_told_with(0):
            return VersionVerdict.TOO_FEW
        a, b = self.a.sale_rate.share or 0.0, self.b.sale_rate.share or 0.0
        return VersionVerdict.A_BETTER if a > b else VersionVerdict.B_BETTER

    @property
    def more(self) -> int | None:
        """See the class."""
        few, enough = -1, MOST_TALKS
        if not self.is_told_with(enough):
            return None
        while enough - few > 1:
            middle = (few + enough) // 2
            few, enough = (few, middle) if self.is_told_with(middle) else (middle, enough)
        return enough

    @property
    def rule_is_met(self) -> bool:
        """Whether what was laid down as the test's end has come."""
        match self.test.rule:
            case EndRule.BY_HAND:
                return False
            case EndRule.ANSWERED:
                return min(self.a.answered, self.b.answered) >= self.test.answered_each
            case EndRule.DIFFERENCE:
                return self.verdict is not VersionVerdict.TOO_FEW

    def is_told_with(self, more: int) -> bool:
        """Whether so many more talks, shared as the test says and with sales as so far, tell them apart."""
        a, b = self.a.sale_rate, self.b.sale_rate
        if a.share is None or b.share is None:
            return False
        of_b = more * self.test.share_of_b / 100
        talks_a, talks_b = a.trials + more - of_b, b.trials + of_b
        if min(talks_a, talks_b) < LEAST_TALKS:
            return False
        one, other = interval_of(a.share, talks_a), interval_of(b.share, talks_b)
        return one.low > other.high or other.low > one.high


def standing_of(test: VersionTest, results: Results) -> VersionTestStanding:
    """It, of the results by prompt version."""
    figures = {group.key: group.figures for group in results.groups}
    a, b = (figures.get(number, Figures()) for number in (test.a, test.b))
    return VersionTestStanding(test, a, b, results.currency, results.names)

"""A share of some trials, how far it may be from the truth, and how many more trials it takes to know.

The interval is Wilson's score interval: E. B. Wilson, "Probable inference, the law of succession, and
statistical inference", Journal of the American Statistical Association 22 (1927), 209-212. Unlike the one of
the textbooks it holds for few trials and for shares near 0 and 1 (Brown, Cai, DasGupta, Statistical Science
16 (2001), 101-133).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

Z = 1.959963984540054
"""Of the normal distribution: 95 % lie within so many standard deviations."""
KNOWN_WITHIN = 0.05
"""A share counts as known where the interval reaches at most five points to either side of its middle."""


class Interval(NamedTuple):
    """Where the true share lies in 95 of 100 such cases; both between 0 and 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Proportion:
    """`hits` of `trials`. Nothing is known of a share without trials: `share` is None then."""

    hits: int
    trials: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1."""
        return self.hits / self.trials if self.trials else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's, at 95 %."""
        return interval_of(self.hits / self.trials, self.trials) if self.trials else None

    @property
    def more_to_know(self) -> int:
        """How many more trials until the interval's half width is at most `KNOWN_WITHIN`.

        It goes by the share seen so far; without any, by one half, where it takes the most.
        """
        share = self.hits / self.trials if self.trials else 0.5
        return max(0, _trials_for(share) - self.trials)


def interval_of(share: float, trials: float) -> Interval:
    """Wilson's interval for this share of so many trials, at 95 %."""
    middle = (share + Z * Z / (2 * trials)) / (1 + Z * Z / trials)
    half = _half_width(share, trials)
    low = middle - half if share else 0.0  # exactly: roundings say 1e-18
    return Interval(low, middle + half if share < 1 else 1.0)


def _half_width(share: float, trials: float) -> float:
    spread = share * (1 - share) / trials + Z * Z / (4 * trials * trials)
    return Z / (1 + Z * Z / trials) * math.sqrt(spread)


def _trials_for(share: float) -> int:
    """The fewest trials of this share that are enough: the equation for the half width, solved."""
    spread, square = share * (1 - share), Z * Z
    under_root = spread * spread + KNOWN_WITHIN * KNOWN_WITHIN * (1 - 4 * spread)
    trials = square * (spread + math.sqrt(under_root)) / (2 * KNOWN_WITHIN * KNOWN_WITHIN) - square
    enough = max(1, math.ceil(trials))
    while _half_width(share, enough) > KNOWN_WITHIN:  # the last digit of a root
        enough += 1
    return enough

"""What came of attempts, by groups: counted numbers and what follows from them. What is not known is None."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.campaigns.proportion import Proportion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

BY_HAND = "by-hand"
"""In place of a campaign's id: the outgoing calls that no campaign made."""


class Grouping(StrEnum):
    """By what attempts are told apart. In words: what a group's key is."""

    HOUR = "hour"  # 0 to 23, by the customer's likely clock as the attempt began
    WEEKDAY = "weekday"  # 1 is Monday, 7 Sunday, by the same clock
    CITY = "city"  # as the contact says; else the IANA name of the zone that the number most probably is in
    PROMPT_VERSION = "prompt_version"  # its number
    VERSION_DAY = "version_day"  # its number and the day (of this computer) that the attempt began on
    VERSION_WEEK = "version_week"  # the same with the week, by its Monday
    SELLER = "seller"  # who made the campaign's attempt
    CAMPAIGN = "campaign"  # its id, or `BY_HAND`
    DISPOSITION = "disposition"  # its key


OVER_TIME = frozenset({Grouping.VERSION_DAY, Grouping.VERSION_WEEK})
"""Keys are such as ``v3 2026-11-30``."""


@dataclass(frozen=True, slots=True)
class ResultsQuery:
    """Attempts of one campaign or `BY_HAND` (None: of all), begun on these days (local, both included).

    And from the one moment to before the other, of no campaign in `without`, with this version of the prompt.
    """

    campaign_id: str | None = None
    from_day: date | None = None
    to_day: date | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None
    without: tuple[str, ...] = ()  # ids
    prompt_version: int | None = None  # its number; None: whatever it was


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of some attempts that are over. Of it all is counted; rates follow.

    `answered`: somebody, who was no machine as far as is known, picked up. `talks`: and a conversation began.
    `minutes`, `person_minutes`: of the talks, from the answer on; the second is the persons' part of it.
    `cost`: what the carrier has charged, else about what it will, and the voice AI by its rate.
    """

    attempts: int = 0
    contacts: int = 0  # different numbers that were tried
    reached: int = 0  # of those, who answered at least once
    answered: int = 0
    talks: int = 0
    sales: int = 0  # calls whose disposition counts as one
    dispositions: Mapping[str, int] = field(default_factory=dict)  # how many calls have it, by key
    minutes: float | None = None
    person_minutes: float | None = None
    cost: Decimal | None = None
    unpriced: int = 0  # answered calls that the carrier has told no price of yet

    @property
    def answer_rate(self) -> Proportion:
        """Answered attempts of all."""
        return Proportion(self.answered, self.attempts)

    @property
    def sale_rate(self) -> Proportion:
        """Sales of talks."""
        return Proportion(min(self.sales, self.talks), self.talks)

    @property
    def ai_minutes(self) -> float | None:
        """What of the minutes was not a person's."""
        if self.minutes is None:
            return None
        return max(0.0, self.minutes - (self.person_minutes or 0.0))

    @property
    def cost_per_sale(self) -> Decimal | None:
        """None without a sale."""
        return self.cost / self.sales if self.cost is not None and self.sales else None

    @property
    def is_provisional(self) -> bool:
        """Whether the cost will still change: prices come late."""
        return self.unpriced > 0


@dataclass(frozen=True, slots=True)
class ResultsGroup:
    """The attempts of one key; None: those of whom it is not known."""

    key: str | int | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Results:
    """All groups that have attempts, and all attempts together.

    Hours, weekdays, versions and their days come in their order, others with the most attempts first; the
    unknown last.
    """

    query: ResultsQuery
    grouping: Grouping
    groups: tuple[ResultsGroup, ...]
    total: Figures
    currency: str  # of every cost: the account's
    names: Mapping[str, str] = field(default_factory=dict)
    """What keys of campaigns and dispositions are called; one that is missing is shown as it is."""


class ResultsSource(Protocol):
    """Where results are asked for."""

    async def results(self, query: ResultsQuery, grouping: Grouping) -> Results:
        """Those of the query, grouped.

        Raises:
            CampaignError: there is no such campaign.
            StoreError: the history cannot be read.
        """

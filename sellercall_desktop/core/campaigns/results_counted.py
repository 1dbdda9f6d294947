"""From what the store counts of attempts to results: costs put together, keys in order, cities joined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sellercall_desktop.core.calls.meter import AI_CURRENCY, agent_seconds, place_seconds
from sellercall_desktop.core.calls.partners import hand_offs, later_places
from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem
from sellercall_desktop.core.campaigns.results import (
    BY_HAND,
    OVER_TIME,
    Figures,
    Grouping,
    Results,
    ResultsGroup,
)
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.wrap_up.dispositions import CountsAs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.meter import AgentRate
    from sellercall_desktop.core.campaigns.ports import CampaignStore
    from sellercall_desktop.core.campaigns.results import ResultsQuery
    from sellercall_desktop.core.wrap_up.dispositions import Disposition

Key = str | int | None
_IN_ORDER = frozenset({Grouping.HOUR, Grouping.WEEKDAY, Grouping.PROMPT_VERSION, *OVER_TIME})
DAYS_OF_A_VERSION = 1_000_000
"""A version on a day is counted under so many times its number, and the day's since 1970."""
_EPOCH = date(1970, 1, 1).toordinal()
_SMALLEST = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of the attempts of one key. Amounts are in the account's currency."""

    attempts: int = 0
    contacts: int = 0
    reached: int = 0
    answered: int = 0
    talks: int = 0
    dispositions: Mapping[str, int] = field(default_factory=dict)
    timed: int = 0  # talks whose length is known
    seconds: float = 0.0  # of those
    person_seconds: float = 0.0
    charged: Decimal = Decimal(0)
    foreseen: Decimal = Decimal(0)  # of attempts without a price, as it looked when each ended
    ai_steps: int = 0  # of the others
    unpriced: int = 0

    def plus(self, other: Counted) -> Counted:
        """Both together; contacts are taken for different ones."""
        return Counted(
            attempts=self.attempts + other.attempts,
            contacts=self.contacts + other.contacts,
            reached=self.reached + other.reached,
            answered=self.answered + other.answered,
            talks=self.talks + other.talks,
            dispositions=dict(Counter(self.dispositions) + Counter(other.dispositions)),
            timed=self.timed + other.timed,
            seconds=self.seconds + other.seconds,
            person_seconds=self.person_seconds + other.person_seconds,
            charged=self.charged + other.charged,
            foreseen=self.foreseen + other.foreseen,
            ai_steps=self.ai_steps + other.ai_steps,
            unpriced=self.unpriced + other.unpriced,
        )


class PersonsShare(NamedTuple):
    """Of a call that was handed off: how long persons had the customer, and the AI's time as charged."""

    person_seconds: float
    ai_steps: int


@dataclass(frozen=True, slots=True)
class CountedResults:
    """By key, and all together; `currency` of the newest price, None where there is none."""

    by_key: Mapping[Key, Counted]
    total: Counted
    currency: str | None


class ResultsStore(Protocol):
    """What results are counted from."""

    async def counted(
        self, query: ResultsQuery, grouping: Grouping, step_s: int, share_of: Callable[[Call], PersonsShare]
    ) -> CountedResults:
        """Attempts that are over. Raises StoreError.

        Args:
            query: which.
            grouping: by what they are told apart.
            step_s: the voice AI's time is charged in begun steps of so many seconds.
            share_of: asked on a thread, of each call that was handed off.
        """


class CampaignResults:
    """See `ResultsSource`."""

    def __init__(
        self,
        store: ResultsStore,
        campaigns: CampaignStore,
        rate: Callable[[], AgentRate],
        dispositions: Callable[[], Sequence[Disposition]],
    ) -> None:
        """`rate`: what the voice AI takes; `dispositions`: the installation's list says what is a sale."""
        self._store, self._campaigns = store, campaigns
        self._rate, self._dispositions = rate, dispositions

    async def results(self, query: ResultsQuery, grouping: Grouping) -> Results:
        """See `ResultsSource`."""
        campaigns = {each.id: each.name for each in await self._campaigns.campaigns()}
        if query.campaign_id not in {None, BY_HAND, *campaigns}:
            raise CampaignError(CampaignProblem.NOT_FOUND)
        rate, known = self._rate(), self._dispositions()
        share = partial(persons_share, rate=rate)
        found = await self._store.counted(query, grouping, rate.step_s, share)
        sales = frozenset(each.key for each in known if each.counts_as is CountsAs.SALE)
        by_key = _one_city_one_group(found.by_key) if grouping is Grouping.CITY else found.by_key
        groups = (ResultsGroup(key, figures_of(counted, rate, sales)) for key, counted in by_key.items())
        return Results(
            query,
            grouping,
            tuple(
                _dated(group, grouping) for group in sorted(groups, key=partial(_place, grouping=grouping))
            ),
            figures_of(found.total, rate, sales),
            found.currency or AI_CURRENCY,
            {**campaigns, **{each.key: each.label for each in known}},
        )


def persons_share(call: Call, rate: AgentRate) -> PersonsShare:
    """From the moment each person was with the customer until that hand-off was over, or the call."""
    over = call.ended_at or call.created_at
    spans = (
        ((one.ended.at if one.ended is not None else over) - one.joined.at).total_seconds()
        for one in hand_offs(call)
        if one.joined is not None
    )
    places = (place_seconds(call, place, over) for place in later_places(call))
    steps = rate.steps(agent_seconds(call, over)) + sum(map(rate.steps, places))
    return PersonsShare(min(sum(max(0.0, span) for span in spans), call.duration_s or 0.0), steps)


def figures_of(counted: Counted, rate: AgentRate, sales: frozenset[str]) -> Figures:
    """What follows from what was counted."""
    minutes = counted.seconds / 60 if counted.timed or not counted.talks else None
    cost = (counted.charged + counted.foreseen + rate.cost(counted.ai_steps)).quantize(_SMALLEST)
    return Figures(
        attempts=counted.attempts,
        contacts=counted.contacts,
        reached=counted.reached,
        answered=counted.answered,
        talks=counted.talks,
        sales=sum(count for key, count in counted.dispositions.items() if key in sales),
        dispositions=counted.dispositions,
        minutes=minutes,
        person_minutes=counted.person_seconds / 60 if minutes is not None else None,
        cost=cost if cost or not counted.unpriced else None,
        unpriced=counted.unpriced,
    )


def _one_city_one_group(by_key: Mapping[Key, Counted]) -> Mapping[Key, Counted]:
    """However it is written: under the writing that most attempts have."""
    same: dict[str | None, list[tuple[Key, Counted]]] = {}
    for key, counted in by_key.items():
        name = " ".join(folded(str(key)).split()) if key is not None else None
        same.setdefault(name or None, []).append((key, counted))
    merged: dict[Key, Counted] = {}
    for name, written in same.items():
        written.sort(key=lambda each: (-each[1].attempts, *_how_rough(str(each[0]))))
        merged[None if name is None else str(written[0][0]).strip()] = sum_of(each for _, each in written)
    return merged


def _how_rough(city: str) -> tuple[bool, bool, str]:
    """Of writings that are equally frequent the one with small letters and accents is shown."""
    return city.isupper(), city.isascii(), city


def sum_of(counted: Iterable[Counted]) -> Counted:
    """All of them; contacts are taken for different ones."""
    total = Counted()
    for each in counted:
        total = total.plus(each)
    return total


def _dated(group: ResultsGroup, grouping: Grouping) -> ResultsGroup:
    if grouping not in OVER_TIME or not isinstance(group.key, int):
        return group
    version, day = divmod(group.key, DAYS_OF_A_VERSION)
    return ResultsGroup(f"v{version} {date.fromordinal(_EPOCH + day)}", group.figures)


def _place(group: ResultsGroup, grouping: Grouping) -> tuple[bool, int, str]:
    """The unknown last."""
    in_order = grouping in _IN_ORDER and isinstance(group.key, int)
    number = group.key if in_order and isinstance(group.key, int) else -group.figures.attempts
    return group.key is None, number, str(group.key)

"""What came of campaigns and of calls by hand, for programs on this computer: counted by groups."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - a field that msgspec looks at
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.campaigns.results import Grouping, ResultsQuery
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.campaigns import PATH
from sellercall_desktop.web.rest.exporting import asked_day
from sellercall_desktop.web.routing import CAMPAIGN, Endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.campaigns.campaigns import Campaigns
    from sellercall_desktop.core.campaigns.proportion import Proportion
    from sellercall_desktop.core.campaigns.results import Figures, Results, ResultsGroup
    from sellercall_desktop.web.token import TokenRule


class RateShown(msgspec.Struct, frozen=True, rename="camel"):
    """A share and its interval; null without a single trial."""

    share: float | None
    low: float | None
    high: float | None
    more_to_know: int


class FiguresShown(msgspec.Struct, frozen=True, rename="camel"):
    """As `core.campaigns.results.Figures`. `key` and `name` are those of a group, null of all together."""

    key: str | int | None
    name: str
    attempts: int
    contacts: int
    reached: int
    answered: int
    talks: int
    sales: int
    dispositions: dict[str, int]
    minutes: float | None
    ai_minutes: float | None
    person_minutes: float | None
    cost: Decimal | None
    provisional: bool
    unpriced: int
    cost_per_sale: Decimal | None
    answer_rate: RateShown
    sale_rate: RateShown


class ResultsShown(msgspec.Struct, frozen=True):
    """The groups, and all together."""

    by: str
    currency: str
    groups: list[FiguresShown]
    total: FiguresShown


class ResultsApi:
    """Endpoints of results, behind `rule`. Their paths stand before those of one campaign."""

    def __init__(self, *, campaigns: Campaigns | None, rule: TokenRule) -> None:
        self._campaigns, self._rule = campaigns, rule

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        shown = self._rule.guarded(self.show)
        return (
            Endpoint("GET", f"{PATH}/results", shown),
            Endpoint("GET", f"{PATH}/{CAMPAIGN}/results", shown),
        )

    async def show(self, request: web.Request) -> web.Response:
        """``?by=hour&from=2026-11-01&to=2026-11-30``: days of this computer, both included -> `ResultsShown`.

        Raises:
            ProblemError: 400 no grouping, or no such day; 422 another grouping; 404 no campaigns here.
            CampaignError: there is no such campaign.
        """
        if self._campaigns is None:
            raise ProblemError(404, "not_found")
        one = request.match_info.get(CAMPAIGN[1:-1])
        days = asked_day(request, "from"), asked_day(request, "to")
        query = ResultsQuery(one.lower() if one is not None else None, *days)
        results = await self._campaigns.results.results(query, _grouping(request.query.get("by")))
        return web.Response(body=msgspec.json.encode(_shown(results)), content_type="application/json")


def _grouping(text: str | None) -> Grouping:
    if text is None:
        raise ProblemError(400, "missing_field", values={"field": "by"})
    try:
        return Grouping(text.strip().lower())
    except ValueError as error:
        values = {"field": "by", "choices": ", ".join(Grouping)}
        raise ProblemError(422, "wrong_choice", values=values) from error


def _shown(results: Results) -> ResultsShown:
    return ResultsShown(
        results.grouping.value,
        results.currency,
        [_group(group, results.names) for group in results.groups],
        figures_shown(results.total),
    )


def _group(group: ResultsGroup, names: Mapping[str, str]) -> FiguresShown:
    return figures_shown(group.figures, group.key, names.get(str(group.key), ""))


def figures_shown(figures: Figures, key: str | int | None = None, name: str = "") -> FiguresShown:
    """What came of some attempts, as programs are told."""
    return FiguresShown(
        key=key,
        name=name,
        attempts=figures.attempts,
        contacts=figures.contacts,
        reached=figures.reached,
        answered=figures.answered,
        talks=figures.talks,
        sales=figures.sales,
        dispositions=dict(figures.dispositions),
        minutes=figures.minutes,
        ai_minutes=figures.ai_minutes,
        person_minutes=figures.person_minutes,
        cost=figures.cost,
        provisional=figures.is_provisional,
        unpriced=figures.unpriced,
        cost_per_sale=figures.cost_per_sale,
        answer_rate=_rate(figures.answer_rate),
        sale_rate=_rate(figures.sale_rate),
    )


def _rate(rate: Proportion) -> RateShown:
    low, high = rate.interval or (None, None)
    return RateShown(rate.share, low, high, rate.more_to_know)

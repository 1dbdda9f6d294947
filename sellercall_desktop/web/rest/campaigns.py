"""Campaigns for programs on this computer: make, change, start, pause, stop; how one stands, why it waits."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - fields that msgspec looks at
from decimal import Decimal  # noqa: TC003
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.campaigns.campaign import Campaign
from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.bodies import converted, json_object, read_body
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rest.campaign_rules import CampaignChange, CampaignSent, RulesShown, rules_of
from sellercall_desktop.web.routing import CAMPAIGN, Endpoint
from sellercall_desktop.words.campaigns import WAITING, paused_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.campaigns.campaigns import Campaigns, CampaignStatus
    from sellercall_desktop.core.campaigns.checking import StartCheck
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.token import TokenRule

BY = "rest"
PATH = "/api/campaigns"
_ONE = f"{PATH}/{CAMPAIGN}"


class WaitingShown(msgspec.Struct, frozen=True):
    """Why no call is made now, and when it goes on."""

    reason: str
    until: datetime | None
    text: str


class ForecastShown(msgspec.Struct, frozen=True):
    """What is still to come; seconds of work, nights not counted."""

    attempts: int
    seconds: float
    cost: Decimal | None


class BreakShown(msgspec.Struct, frozen=True):
    """Who gets nobody to call at that desk. `why`: the key of a reason, such as ``lunch``."""

    seller: str
    desk: str
    why: str
    since: datetime


class CampaignShown(RulesShown, frozen=True, kw_only=True):
    """How a campaign stands. `counts` by state of the rows, `outcomes` of all attempts."""

    id: str
    name: str
    revision: int
    state: str
    created_at: datetime | None
    by: str
    is_being_filled: bool
    cause: str | None
    cause_text: str
    counts: dict[str, int]
    outcomes: dict[str, int]
    attempts: int
    cost: Decimal
    forecast: ForecastShown
    works_here: bool
    waiting: WaitingShown | None
    breaks: tuple[BreakShown, ...]


class CampaignsApi:
    """Endpoints of campaigns, behind `rule`."""

    def __init__(self, *, campaigns: Campaigns | None, rule: TokenRule, limits: Limits) -> None:
        self._made, self._rule, self._limits = campaigns, rule, limits

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them, each behind the token."""
        acts = {"start": self.start, "pause": self.pause, "resume": self.start, "stop": self.stop}
        return (
            Endpoint("GET", PATH, self._rule.guarded(self.all)),
            Endpoint("POST", PATH, self._rule.guarded(self.create)),
            *(Endpoint("POST", f"{_ONE}/{act}", self._rule.guarded(do)) for act, do in acts.items()),
            Endpoint("GET", f"{_ONE}/check", self._rule.guarded(self.check)),
            Endpoint("GET", _ONE, self._rule.guarded(self.show)),
            Endpoint("PUT", _ONE, self._rule.guarded(self.change)),
            Endpoint("DELETE", _ONE, self._rule.guarded(self.discard)),
        )

    async def all(self, _request: web.Request) -> web.Response:
        """``[{"id", "name", "state"}]``, the newest first."""
        return web.json_response(
            [
                {"id": each.id, "name": each.name, "state": each.state.value}
                for each in await self._campaigns.all()
            ]
        )

    async def create(self, request: web.Request) -> web.Response:
        """A `CampaignSent` -> 201: ``{"id", "rows", "known", "doNotCall"}``. It is a draft, and calls nobody.

        Raises:
            ProblemError: 400 a field is missing or of another kind.
            CampaignError: it cannot be so, or its number, voice or a disposition is not known.
            ProviderError, NotConfiguredError: whether they are known could not be asked.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        sent = converted(document, CampaignSent)
        contacts = sent.contacts
        query = ContactQuery(contacts.q, contacts.tag, contacts.owner, contacts.import_id, contacts.order)
        campaign = sent.laid_over(Campaign("", sent.name.strip(), query))
        await self._campaigns.choices.refuse_unknown(campaign)
        made, added = await self._campaigns.create(campaign, BY)
        answer = {"id": made.id, "rows": added.rows, "known": added.known, "doNotCall": added.do_not_call}
        return web.json_response(answer, status=201)

    async def change(self, request: web.Request) -> web.Response:
        """A `CampaignChange` -> how it stands. It holds from the next contact on; who is called stays.

        Raises:
            ProblemError: 400 a field is of another kind.
            CampaignError: there is none, it is over, it cannot be so, or was changed since that `revision`.
            ProviderError, NotConfiguredError: whether number and voice are known could not be asked.
        """
        document = json_object(request, await read_body(request, self._limits.body_read_s))
        sent = converted(document, CampaignChange)
        stands = await self._campaigns.get(_id(request))
        changed = sent.laid_over(stands)
        await self._campaigns.choices.refuse_unknown(changed, stands)
        await self._campaigns.change(changed, BY)
        return await self._status(request)

    async def start(self, request: web.Request) -> web.Response:
        """It runs, and this desk works on it -> how it stands. For a draft and for a paused one."""
        return await self._done(request, lambda one: self._campaigns.start(one, BY))

    async def pause(self, request: web.Request) -> web.Response:
        """No further calls; those under way go on -> how it stands."""
        return await self._done(request, lambda one: self._campaigns.pause(one, BY))

    async def stop(self, request: web.Request) -> web.Response:
        """The same for good."""
        return await self._done(request, lambda one: self._campaigns.stop(one, BY))

    async def discard(self, request: web.Request) -> web.Response:
        """A draft is taken away with its list -> 204. 409 ``campaign_has_started``."""
        await self._campaigns.discard(_id(request), BY)
        return web.Response(status=204)

    async def show(self, request: web.Request) -> web.Response:
        """How it stands: counts, forecast, why it waits. 404 ``campaign_not_found``."""
        return await self._status(request)

    async def check(self, request: web.Request) -> web.Response:
        """What would come of a start now: how many can be called now, today, later, never and why."""
        return _encoded(_checked(await self._campaigns.check(_id(request))))

    @property
    def _campaigns(self) -> Campaigns:
        if self._made is None:
            raise ProblemError(404, "not_found")
        return self._made

    async def _done(self, request: web.Request, act: Callable[[str], Awaitable[object]]) -> web.Response:
        await act(_id(request))
        return await self._status(request)

    async def _status(self, request: web.Request) -> web.Response:
        language = preferred_language(request.headers.get("Accept-Language", ""))
        return _encoded(_shown(await self._campaigns.status(_id(request)), language))


def _id(request: web.Request) -> str:
    return request.match_info[CAMPAIGN[1:-1]].lower()


def _shown(status: CampaignStatus, language: str) -> CampaignShown:
    campaign, progress, stands = status.campaign, status.progress, status.standstill
    waiting = None
    if stands is not None:
        waiting = WaitingShown(stands.waiting.value, stands.until, WAITING[stands.waiting].said(language))
    cause = campaign.cause
    to_come = status.forecast
    return CampaignShown(
        id=campaign.id,
        name=campaign.name,
        revision=campaign.revision,
        state=campaign.state.value,
        created_at=campaign.created_at,
        by=campaign.by,
        is_being_filled=campaign.is_being_filled,
        cause=cause.value if cause is not None else None,
        cause_text=paused_text(cause, campaign.why, language) if cause is not None else "",
        counts={state.value: count for state, count in progress.rows.items()},
        outcomes={outcome.value or "under_way": count for outcome, count in progress.outcomes.items()},
        attempts=progress.attempts,
        cost=progress.cost,
        forecast=ForecastShown(to_come.attempts, to_come.seconds, to_come.cost),
        works_here=status.works_here,
        waiting=waiting,
        breaks=tuple(BreakShown(one.seller, one.desk, one.why, one.since) for one in status.breaks),
        **rules_of(campaign),
    )


def _checked(check: StartCheck) -> dict[str, object]:
    return {
        "waiting": check.waiting,
        "lookedAt": check.looked_at,
        "now": check.now,
        "today": check.today,
        "later": check.later,
        "held": check.held,
        "never": dict(check.never),
        "toBeKnown": dict(check.to_be_known),
        "opensAt": check.opens_at,
    }


def _encoded(answer: object) -> web.Response:
    return web.Response(body=msgspec.json.encode(answer), content_type="application/json")

"""The one door to campaigns: made, started, paused, resumed, stopped, looked at. Every act is on record.

What runs at this desk is kept here; what runs at all, in the store. At a start of a program that has its
history for itself whatever ran is paused: a person decides whether it goes on.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.attempts import Attempts, Ready
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignsChanged,
    CampaignState,
    Pace,
    PauseCause,
)
from sellercall_desktop.core.campaigns.changing import (
    BY_RULE,
    ENDED,
    CampaignChanges,
    ensure_possible,
    halted,
    started,
    stopped,
    whole,
)
from sellercall_desktop.core.campaigns.checking import (
    Forecast,
    StartCheck,
    check_before_start,
    forecast,
)
from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem
from sellercall_desktop.core.campaigns.filling import fill
from sellercall_desktop.core.campaigns.running import (
    CampaignRun,
    Pausing,
    Standstill,
    lines_taken,
    most_of_plan,
    paused,
)
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, StoreError
from sellercall_desktop.core.prompts.at_hand import PromptAtHand

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from sellercall_desktop.core.campaigns.breaks import Break, Breaks
    from sellercall_desktop.core.campaigns.choices import CampaignChoices
    from sellercall_desktop.core.campaigns.ports import CallPlan, CampaignProgress, EntriesAdded
    from sellercall_desktop.core.campaigns.results import ResultsSource
    from sellercall_desktop.core.campaigns.version_tests import VersionTests
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.prompts.filling import PromptFilling
    from sellercall_desktop.core.prompts.ports import PromptStore

log = logging.getLogger(__name__)

PLAN_HOLDS = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class CampaignStatus:
    """How a campaign stands. `standstill`: why this desk, which works on it, makes no call at this moment."""

    campaign: Campaign
    progress: CampaignProgress
    forecast: Forecast
    works_here: bool
    standstill: Standstill | None = None
    breaks: tuple[Break, ...] = ()


class Campaigns:
    """All campaigns, as one desk works on them."""

    def __init__(
        self,
        ready: Ready,
        contacts: ContactStore,
        plan: CallPlan,
        prompts: PromptStore,
        filling: PromptFilling,
        *,
        seller_is_free: Callable[[], bool],
        minute: Callable[[Campaign], Awaitable[Decimal | None]],
        results: ResultsSource,
        choices: CampaignChoices,
        version_tests: VersionTests,
        breaks: Breaks,
    ) -> None:
        """`minute`: what a minute of its calls costs about, in the account's currency; None: not known.

        `results` and `choices` are for whoever shows or makes campaigns.
        """
        self._with, self._contacts, self._plan = ready, contacts, plan
        self._changes = CampaignChanges(ready)
        self._prompts, self._filling = prompts, filling
        self._seller_is_free, self._minute = seller_is_free, minute
        self.ready, self.results = ready, results
        self.choices, self.version_tests = choices, version_tests
        self.attempts = Attempts(ready)
        self._runs: dict[str, CampaignRun] = {}
        self.breaks = breaks
        self._allowed: tuple[datetime | None, int | None] = (None, None)
        ready.bus.subscribe(CampaignsChanged, self._on_change)

    # --- acts ---------------------------------------------------------------------------------

    async def create(self, campaign: Campaign, by: str) -> tuple[Campaign, EntriesAdded]:
        """Make a campaign of this name and these rules, with the contacts that its query finds.

        Raises:
            CampaignError: it cannot be so; nothing was made.
            StoreError: the contacts, the prompt or the campaign could not be read or written.
        """
        await ensure_possible(campaign, self._prompts)
        new, now = uuid.uuid4().hex, self._with.now()
        made = replace(
            campaign, id=new, created_at=now, by=by, state=CampaignState.DRAFT, is_being_filled=True
        )
        return await self._complete(await self._changes.save(made, by, "created"))

    async def start(self, campaign_id: str, by: str, seller: str = "") -> Campaign:
        """Let it run, and work on it at this desk. Also what was paused; half a list is completed first.

        Raises:
            CampaignError: there is none, it is over, or nobody is on its list to be called.
            StoreError: it does not run.
        """
        campaign = await self.get(campaign_id)
        if started(campaign, seller) is not None and campaign.is_being_filled:
            await self._complete(campaign)
        if campaign.state is CampaignState.DRAFT and await self._with.store.is_over(campaign_id):
            raise CampaignError(CampaignProblem.NOBODY)
        campaign = await self._changes.alter(campaign_id, by, lambda now: started(now, seller))
        await self.breaks.take_up(seller)
        self._join(campaign, seller)
        return campaign

    async def pause(self, campaign_id: str, by: str) -> Campaign:
        """No further calls, at no desk; those under way go on. Raises as `start`."""
        return await self._changes.alter(campaign_id, by, halted)

    async def stop(self, campaign_id: str, by: str) -> Campaign:
        """It is over for good; calls under way go on. Raises as `start`."""
        return await self._changes.alter(campaign_id, by, stopped)

    async def change(self, campaign: Campaign, by: str) -> Campaign:
        """Other rules, also while it runs: they hold from the next contact.

        Raises:
            CampaignError: there is none, it is over, it cannot be so, or it was changed since it was read.
            StoreError: nothing was changed.
        """
        stands = await self.get(campaign.id)
        if stands.state in ENDED:
            raise CampaignError(CampaignProblem.IS_OVER)
        await ensure_possible(campaign, self._prompts, stands)
        return await self._changes.save(campaign, by, "changed")

    async def discard(self, campaign_id: str, by: str) -> None:
        """Take away one that was never started, with its list. Raises CampaignError, StoreError."""
        await self._changes.discard(campaign_id, by)

    # --- looking ------------------------------------------------------------------------------

    async def all(self) -> Sequence[Campaign]:
        """The newest first. Raises StoreError."""
        return await self._with.store.campaigns()

    async def get(self, campaign_id: str) -> Campaign:
        """That one. Raises CampaignError, StoreError."""
        return await self._changes.get(campaign_id)

    async def status(self, campaign_id: str) -> CampaignStatus:
        """How it stands. Raises CampaignError, StoreError."""
        campaign = await self.get(campaign_id)
        progress = await self._with.store.progress(campaign_id)
        run = self._runs.get(campaign_id)
        return CampaignStatus(
            campaign,
            progress,
            forecast(campaign, progress, await self._minute(campaign)),
            run is not None,
            run.standstill if run is not None else None,
            await self.breaks.of(campaign_id) if campaign.state not in ENDED else (),
        )

    async def check(self, campaign_id: str) -> StartCheck:
        """What would come of a start now. Raises CampaignError, StoreError."""
        campaign = await self.get(campaign_id)
        if campaign.is_being_filled:
            campaign, _ = await self._complete(campaign)
        ready, filling = self._with, self._filling
        prompt = await PromptAtHand(self._prompts).of(campaign.prompt_version, campaign.prompt_id)
        return await check_before_start(
            *(campaign, ready, self._contacts),
            is_fillable=lambda customer: not filling.lacks(prompt.version_for(customer.number), customer),
        )

    def look_again(self) -> None:
        """Their rows were changed elsewhere than here: a number was listed."""
        self._with.bus.publish(CampaignsChanged(frozenset(self._runs)))

    def wake(self) -> None:
        """A call or a wrap-up ended at this desk, a campaign's or not: there may be room for the next one."""
        for run in self._runs.values():
            run.wake()

    def here(self, campaign_id: str) -> CampaignRun | None:
        """This desk's work on it; None where it does not work on it."""
        return self._runs.get(campaign_id)

    # --- the program's start ------------------------------------------------------------------

    async def recover(self) -> None:
        """Pause what ran where nobody else can have gone on, and find out what became of our attempts.

        Attempts that cannot be settled now lapse, and are looked after then.

        Raises:
            StoreError: a campaign cannot be paused.
        """
        if not self._with.store.is_shared:
            for campaign in await self._with.store.campaigns():
                if campaign.state is CampaignState.RUNNING:
                    waits = paused(campaign, Pausing(PauseCause.RESTARTED))
                    await self._changes.save(waits, BY_RULE, "paused")
        try:
            await self.attempts.resolve(self._with.desk)
        except StoreError as error:  # a shared database may have much to do: no reason not to start
            log.warning("campaigns.attempts_wait", extra={"problem": str(error)})

    async def run(self) -> None:
        """Hear what other desks change, and keep the leases, until cancelled.

        A list that an earlier run broke off is completed, where no other desk can be at it.
        """
        if not self._with.store.is_shared:
            self._with.tasks.spawn(self._complete_older(self._with.now()), "campaigns broken off")
        tell = lambda one: self._with.bus.publish(CampaignsChanged(frozenset({one})))  # noqa: E731 - a word
        self._with.tasks.spawn(self._with.store.follow(tell), "campaigns of others")
        self._with.tasks.spawn(self.version_tests.run(), "version tests")
        await self.attempts.keep()

    # --- inside -------------------------------------------------------------------------------

    def _join(self, campaign: Campaign, seller: str) -> None:
        if campaign.id in self._runs:
            self._runs[campaign.id].wake()
            return
        run = CampaignRun(
            campaign.id,
            self.attempts,
            self._with,
            seller="" if campaign.pace is Pace.AI_ALONE else seller,
            room=self._room,
            pause=self._pause,
            finish=self._finish,
        )
        self._runs[campaign.id] = run
        running = self._with.tasks.spawn(run.run(), f"campaign {campaign.id}")
        running.add_done_callback(lambda _: self._leave(campaign.id))
        # Where another desk has started it nothing else changes, and whoever waits for a contact looks again.
        self._with.bus.publish(CampaignsChanged(frozenset({campaign.id})))

    def _leave(self, campaign_id: str) -> None:
        self._runs.pop(campaign_id, None)
        self._with.bus.publish(CampaignsChanged(frozenset({campaign_id})))

    async def _room(self, campaign: Campaign) -> bool:
        if campaign.pace is not Pace.AI_ALONE:
            lives = bool(self._with.engine.live_calls)
            return not lives and self.breaks.here is None and self._seller_is_free()
        most = most_of_plan(await self._calls_allowed())
        of_it, of_all = await lines_taken(self._with, self.attempts, campaign.id)
        return (most is None or of_all < most) and of_it < campaign.at_once

    async def _calls_allowed(self) -> int | None:
        """What the account lets be under way, as it was told within `PLAN_HOLDS`."""
        told, allowed = self._allowed
        if told is not None and self._with.now() - told < PLAN_HOLDS:
            return allowed
        try:
            allowed = await self._plan.calls_at_once()
        except OUTSIDE_ERRORS:
            allowed = 1  # as good as nothing is known: one at a time
        self._allowed = self._with.now(), allowed
        return allowed

    async def _pause(self, campaign_id: str, pausing: Pausing) -> None:
        campaign = await self.get(campaign_id)
        if campaign.state is CampaignState.RUNNING:
            await self._changes.save_by_rule(paused(campaign, pausing), "paused")

    async def _finish(self, campaign_id: str) -> None:
        campaign = await self.get(campaign_id)
        if campaign.state is CampaignState.RUNNING:
            await self._changes.save_by_rule(replace(campaign, state=CampaignState.FINISHED), "finished")

    async def _complete(self, campaign: Campaign) -> tuple[Campaign, EntriesAdded]:
        """Fill its list; what was in it before is in it once."""
        added = await fill(campaign, self._with.store, self._contacts)
        return await self._changes.alter(campaign.id, campaign.by, whole), added

    async def _complete_older(self, begun: datetime) -> None:
        try:
            for campaign in await self._with.store.campaigns():
                # What is younger is being filled by whoever makes it.
                is_older = campaign.created_at is not None and campaign.created_at < begun
                if is_older and campaign.is_being_filled and campaign.state is CampaignState.DRAFT:
                    await self._complete(campaign)
        except StoreError as error:  # its start completes it
            log.warning("campaigns.not_completed", extra={"problem": str(error)})

    def _on_change(self, change: CampaignsChanged) -> None:
        for campaign_id in change.ids:
            if (run := self._runs.get(campaign_id)) is not None:
                run.wake()

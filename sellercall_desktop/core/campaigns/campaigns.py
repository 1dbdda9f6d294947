"""The one door to campaigns: made, started, paused, resumed, stopped, looked at. Every act is on record.

What runs at this desk is kept here; what runs at all, in the store. At a start of a program that has its
history for itself whatever ran is paused: a person decides whether it goes on.
"""

from __future__ import annotations

import asyncio
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.campaigns.attempts import Attempts, Ready
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignEntry,
    CampaignsChanged,
    CampaignState,
    Pace,
    PauseCause,
)
from sellercall_desktop.core.campaigns.checking import (
    Forecast,
    StartCheck,
    check_before_start,
    forecast,
)
from sellercall_desktop.core.campaigns.clocks import clock_of
from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem
from sellercall_desktop.core.campaigns.running import CampaignRun, Pausing, Standstill, most_at_once, paused
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, InvalidNumberError
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.prompts.at_hand import PromptAtHand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from decimal import Decimal

    from sellercall_desktop.core.campaigns.ports import CallPlan, CampaignProgress, EntriesAdded
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.prompts.filling import PromptFilling
    from sellercall_desktop.core.prompts.ports import PromptStore

PLAN_HOLDS = timedelta(minutes=1)
_AT_ONCE = 200
_BETWEEN_BREATHS = 40  # where a number is takes a while to work out
_ENDED = frozenset({CampaignState.STOPPED, CampaignState.FINISHED})
_BY_RULE = "rule"


@dataclass(frozen=True, slots=True)
class CampaignStatus:
    """How a campaign stands. `standstill`: why this desk, which works on it, makes no call at this moment."""

    campaign: Campaign
    progress: CampaignProgress
    forecast: Forecast
    works_here: bool
    standstill: Standstill | None = None


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
        minute: Callable[[], Decimal | None],
    ) -> None:
        """`minute`: what a minute of a call costs about, in the account's currency; None: not known."""
        self._with, self._contacts, self._plan = ready, contacts, plan
        self._prompts, self._filling = prompts, filling
        self._seller_is_free, self._minute = seller_is_free, minute
        self.ready = ready
        self.attempts = Attempts(ready)
        self._runs: dict[str, CampaignRun] = {}
        self.on_break = ""
        self._allowed: tuple[datetime | None, int | None] = (None, None)
        ready.bus.subscribe(CampaignsChanged, self._on_change)

    # --- acts ---------------------------------------------------------------------------------

    async def create(self, campaign: Campaign, by: str) -> tuple[Campaign, EntriesAdded]:
        """Make a campaign of this name and these rules, with the contacts that its query finds.

        Raises:
            CampaignError: it cannot be so; nothing was made.
            StoreError: the contacts, the prompt or the campaign could not be read or written.
        """
        if not campaign.name.strip():
            raise CampaignError(CampaignProblem.NO_NAME)
        if campaign.at_once < 1:
            raise CampaignError(CampaignProblem.NONE_AT_ONCE)
        await self._ensure_prompt(campaign)
        made = replace(
            campaign, id=uuid.uuid4().hex, created_at=self._with.now(), by=by, state=CampaignState.DRAFT
        )
        made = await self._save(made, by, "created")
        return made, await self._fill(made)

    async def start(self, campaign_id: str, by: str, seller: str = "") -> Campaign:
        """Let it run, and work on it at this desk. Also what was paused.

        Raises:
            CampaignError: there is none, or it is over.
            StoreError: nothing was changed.
        """
        campaign = await self.get(campaign_id)
        if campaign.state in _ENDED:
            raise CampaignError(CampaignProblem.IS_OVER)
        if seller and campaign.sellers and seller not in campaign.sellers:
            raise CampaignError(CampaignProblem.NOT_HERS)
        if campaign.state is not CampaignState.RUNNING:
            fate = "resumed" if campaign.state is CampaignState.PAUSED else "started"
            running = replace(campaign, state=CampaignState.RUNNING, cause=None, why="")
            campaign = await self._save(running, by, fate)
        self._join(campaign, seller)
        return campaign

    async def pause(self, campaign_id: str, by: str) -> Campaign:
        """No further calls, at no desk; those under way go on. Raises as `start`."""
        campaign = await self.get(campaign_id)
        if campaign.state is not CampaignState.RUNNING:
            raise CampaignError(CampaignProblem.DOES_NOT_RUN)
        return await self._save(paused(campaign, Pausing(PauseCause.BY_HAND)), by, "paused")

    async def stop(self, campaign_id: str, by: str) -> Campaign:
        """It is over for good; calls under way go on. Raises as `start`."""
        campaign = await self.get(campaign_id)
        if campaign.state in _ENDED:
            raise CampaignError(CampaignProblem.IS_OVER)
        return await self._save(replace(campaign, state=CampaignState.STOPPED, cause=None), by, "stopped")

    async def change(self, campaign: Campaign, by: str) -> Campaign:
        """Other rules, also while it runs: they hold from the next contact. Raises as `start`."""
        return await self._save(campaign, by, "changed")

    # --- looking ------------------------------------------------------------------------------

    async def all(self) -> Sequence[Campaign]:
        """The newest first. Raises StoreError."""
        return await self._with.store.campaigns()

    async def get(self, campaign_id: str) -> Campaign:
        """That one. Raises CampaignError, StoreError."""
        campaign = await self._with.store.campaign(campaign_id)
        if campaign is None:
            raise CampaignError(CampaignProblem.NOT_FOUND)
        return campaign

    async def status(self, campaign_id: str) -> CampaignStatus:
        """How it stands. Raises CampaignError, StoreError."""
        campaign = await self.get(campaign_id)
        progress = await self._with.store.progress(campaign_id)
        run = self._runs.get(campaign_id)
        return CampaignStatus(
            campaign,
            progress,
            forecast(campaign, progress, self._minute()),
            run is not None,
            run.standstill if run is not None else None,
        )

    async def check(self, campaign_id: str) -> StartCheck:
        """What would come of a start now. Raises CampaignError, StoreError."""
        campaign = await self.get(campaign_id)
        ready, filling = self._with, self._filling
        prompt = await PromptAtHand(self._prompts).of(campaign.prompt_version, campaign.prompt_id)
        return await check_before_start(
            *(campaign, ready.store, self._contacts, ready.lights, ready.now()),
            is_fillable=lambda customer: not filling.lacks(prompt, customer),
        )

    def take_break(self, why: str) -> None:
        """The seller at this desk gets nobody to call until this is taken back by an empty reason."""
        self.on_break = why
        for run in self._runs.values():
            run.wake()

    def here(self, campaign_id: str) -> CampaignRun | None:
        """This desk's work on it; None where it does not work on it."""
        return self._runs.get(campaign_id)

    # --- the program's start ------------------------------------------------------------------

    async def recover(self) -> None:
        """Pause what ran where nobody else can have gone on, and find out what became of our attempts.

        Raises:
            StoreError: the store cannot be read or written.
        """
        if not self._with.store.is_shared:
            for campaign in await self._with.store.campaigns():
                if campaign.state is CampaignState.RUNNING:
                    await self._save(paused(campaign, Pausing(PauseCause.RESTARTED)), _BY_RULE, "paused")
        await self.attempts.resolve(self._with.desk)

    async def run(self) -> None:
        """Hear what other desks change, and keep the leases, until cancelled."""
        tell = lambda one: self._with.bus.publish(CampaignsChanged(frozenset({one})))  # noqa: E731 - a word
        self._with.tasks.spawn(self._with.store.follow(tell), "campaigns of others")
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

    def _leave(self, campaign_id: str) -> None:
        self._runs.pop(campaign_id, None)
        self._with.bus.publish(CampaignsChanged(frozenset({campaign_id})))

    async def _ensure_prompt(self, campaign: Campaign) -> None:
        version, prompt_id = campaign.prompt_version, campaign.prompt_id
        if version is not None and await self._prompts.get(version) is None:
            raise CampaignError(CampaignProblem.NO_PROMPT)
        if prompt_id and (await self._prompts.library()).get(prompt_id) is None:
            raise CampaignError(CampaignProblem.NO_PROMPT)

    async def _room(self, campaign: Campaign) -> bool:
        live = len(self._with.engine.live_calls)
        if campaign.pace is not Pace.AI_ALONE:
            return not live and not self.on_break and self._seller_is_free()
        most = most_at_once(await self._calls_allowed(), campaign.at_once)
        return max(live, self.attempts.under_way(campaign.id)) < max(1, most)

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
            await self._save_by_rule(paused(campaign, pausing), "paused")

    async def _finish(self, campaign_id: str) -> None:
        campaign = await self.get(campaign_id)
        if campaign.state is CampaignState.RUNNING:
            await self._save_by_rule(replace(campaign, state=CampaignState.FINISHED), "finished")

    async def _save_by_rule(self, campaign: Campaign, fate: str) -> None:
        """Where somebody changes it in this very moment, whoever runs it looks at it again."""
        with suppress(CampaignError):
            await self._save(campaign, _BY_RULE, fate)

    async def _save(self, campaign: Campaign, by: str, fate: str) -> Campaign:
        why = campaign.cause.value if campaign.cause is not None else ""
        words = f"{campaign.name} ({why})" if why else campaign.name
        at, desk = self._with.now(), self._with.desk
        act = AuditEntry(at, by, AuditKind.CAMPAIGN, campaign.id, words, fate, desk)
        saved = await self._with.store.save(campaign, act)
        if saved is None:
            raise CampaignError(CampaignProblem.CHANGED_MEANWHILE)
        self._with.bus.publish(CampaignsChanged(frozenset({campaign.id})))
        return saved

    async def _fill(self, campaign: Campaign) -> EntriesAdded:
        added = await self._with.store.add(campaign.id, ())
        cursor: str | None = None
        while True:
            page = await self._contacts.page(campaign.list_of, cursor, _AT_ONCE)
            entries: list[CampaignEntry] = []
            for at, contact in enumerate(page.contacts):
                entries += _entries(contact, campaign.pace)
                if at % _BETWEEN_BREATHS == 0:
                    await asyncio.sleep(0)
            some = await self._with.store.add(campaign.id, entries)
            added = added.plus(some)
            if (cursor := page.next) is None:
                return added

    def _on_change(self, change: CampaignsChanged) -> None:
        for campaign_id in change.ids:
            if (run := self._runs.get(campaign_id)) is not None:
                run.wake()


def _entries(contact: Contact, pace: Pace) -> Iterator[CampaignEntry]:
    """The number that reaches a contact: the first that is in use. The AI alone calls whoever's they are."""
    for number in contact.numbers:
        if not number.retired:
            try:
                clock = clock_of(number_of(number.e164), number.zone)
            except InvalidNumberError:
                continue
            seller = "" if pace is Pace.AI_ALONE else contact.owner
            yield CampaignEntry(contact.id, number.e164, clock, seller)
            return

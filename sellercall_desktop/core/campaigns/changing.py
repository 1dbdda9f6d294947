"""How a campaign is changed: each change is on record, and what others changed meanwhile is looked at."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignsChanged, CampaignState, PauseCause
from sellercall_desktop.core.campaigns.errors import CampaignError, CampaignProblem
from sellercall_desktop.core.campaigns.running import Pausing, paused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.campaigns.attempts import Ready
    from sellercall_desktop.core.prompts.ports import PromptStore

BY_RULE = "rule"
ENDED = frozenset({CampaignState.STOPPED, CampaignState.FINISHED})
"""Where its rules mean nothing any more."""
_TRIES = 5
"""Others may change it in the very moment; so often in a row is never met."""


class CampaignChanges:
    """Reads campaigns and writes what becomes of them."""

    def __init__(self, ready: Ready) -> None:
        self._with = ready

    async def get(self, campaign_id: str) -> Campaign:
        """That one. Raises CampaignError, StoreError."""
        campaign = await self._with.store.campaign(campaign_id)
        if campaign is None:
            raise CampaignError(CampaignProblem.NOT_FOUND)
        return campaign

    async def save(self, campaign: Campaign, by: str, fate: str) -> Campaign:
        """Write it, with the act where there is a fate. Raises CampaignError, StoreError: nothing written."""
        why = campaign.cause.value if campaign.cause is not None else ""
        words = f"{campaign.name} ({why})" if why else campaign.name
        at, desk = self._with.now(), self._with.desk
        act = AuditEntry(at, by, AuditKind.CAMPAIGN, campaign.id, words, fate, desk) if fate else None
        saved = await self._with.store.save(campaign, act)
        if saved is None:
            raise CampaignError(CampaignProblem.CHANGED_MEANWHILE)
        self._with.bus.publish(CampaignsChanged(frozenset({campaign.id})))
        return saved

    async def discard(self, campaign_id: str, by: str) -> None:
        """Take away a draft and its list.

        Raises:
            CampaignError: there is none, it has been started, or somebody changes it in this moment.
            StoreError: it is still there.
        """
        campaign = await self.get(campaign_id)
        if campaign.state is not CampaignState.DRAFT:
            raise CampaignError(CampaignProblem.HAS_STARTED)
        at, desk = self._with.now(), self._with.desk
        act = AuditEntry(at, by, AuditKind.CAMPAIGN, campaign.id, campaign.name, "deleted", desk)
        if not await self._with.store.remove(campaign, act):
            raise CampaignError(CampaignProblem.CHANGED_MEANWHILE)
        self._with.bus.publish(CampaignsChanged(frozenset({campaign.id})))

    async def save_by_rule(self, campaign: Campaign, fate: str) -> None:
        """Where somebody changes it in this very moment, whoever runs it looks at it again."""
        with suppress(CampaignError):
            await self.save(campaign, BY_RULE, fate)

    async def alter(
        self, campaign_id: str, by: str, alter: Callable[[Campaign], tuple[Campaign, str] | None]
    ) -> Campaign:
        """Change it as `alter` says, with the fate of that; None: it is so already, by whomever.

        Raises:
            CampaignError: there is none, or `alter` says so.
            StoreError: nothing was changed.
        """
        for _ in range(_TRIES):
            campaign = await self.get(campaign_id)
            if (altered := alter(campaign)) is None:
                return campaign
            with suppress(CampaignError):
                return await self.save(altered[0], by, altered[1])
        raise CampaignError(CampaignProblem.CHANGED_MEANWHILE)


async def ensure_possible(campaign: Campaign, prompts: PromptStore, before: Campaign | None = None) -> None:
    """Refuse rules by which no call could be made.

    A prompt that it had `before` may be gone: that is told at a call, and forbids no change.

    Raises:
        CampaignError: what is missing.
        StoreError: the prompts cannot be read.
    """
    if not campaign.name.strip():
        raise CampaignError(CampaignProblem.NO_NAME)
    if campaign.at_once < 1:
        raise CampaignError(CampaignProblem.NONE_AT_ONCE)
    version, prompt_id = campaign.prompt_version, campaign.prompt_id
    if before is not None and (version, prompt_id) == (before.prompt_version, before.prompt_id):
        return
    if version is not None and await prompts.get(version) is None:
        raise CampaignError(CampaignProblem.NO_PROMPT)
    if prompt_id and (await prompts.library()).get(prompt_id) is None:
        raise CampaignError(CampaignProblem.NO_PROMPT)


def started(campaign: Campaign, seller: str) -> tuple[Campaign, str] | None:
    """As it is once it runs, with her among those who work on it. Raises CampaignError."""
    if campaign.state in ENDED:
        raise CampaignError(CampaignProblem.IS_OVER)
    if seller and campaign.sellers and seller not in campaign.sellers:
        raise CampaignError(CampaignProblem.NOT_HERS)
    if campaign.state is CampaignState.RUNNING:
        return None
    fate = "resumed" if campaign.state is CampaignState.PAUSED else "started"
    return replace(campaign, state=CampaignState.RUNNING, cause=None, why=""), fate


def halted(campaign: Campaign) -> tuple[Campaign, str] | None:
    """As it is once a person has paused it. Raises CampaignError."""
    if campaign.state is CampaignState.RUNNING:
        return paused(campaign, Pausing(PauseCause.BY_HAND)), "paused"
    if campaign.state is CampaignState.PAUSED:
        return None
    raise CampaignError(CampaignProblem.DOES_NOT_RUN)


def stopped(campaign: Campaign) -> tuple[Campaign, str]:
    """As it is once it is over for good. Raises CampaignError."""
    if campaign.state in ENDED:
        raise CampaignError(CampaignProblem.IS_OVER)
    return replace(campaign, state=CampaignState.STOPPED, cause=None), "stopped"


def whole(campaign: Campaign) -> tuple[Campaign, str] | None:
    """As it is once all are in its list; nobody needs to be told who saw to that."""
    return (replace(campaign, is_being_filled=False), "") if campaign.is_being_filled else None

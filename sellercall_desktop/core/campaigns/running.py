"""A campaign while it runs at this desk: who is next, when it waits and why, and what makes it pause.

The state of a campaign is everybody's, in the store; that this desk works on it is this desk's alone, and
ends with the program. So a start never dials by itself.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.campaigns.attempts import LEASE
from sellercall_desktop.core.campaigns.breaker import LOOKS_BACK, cause_of_failures
from sellercall_desktop.core.campaigns.campaign import (
    CampaignsChanged,
    CampaignState,
    Pace,
    PauseCause,
    Waiting,
)
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from sellercall_desktop.core.campaigns.attempts import Attempts, Ready
    from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignContact
    from sellercall_desktop.core.campaigns.refused import Obstacle

log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
"""A timer stands still while the computer sleeps, and a file's other changes are told by nobody."""
SPENT_HOLDS = timedelta(seconds=5)
_STORE_AGAIN_S = 5.0
_WHOEVER_IS_NEXT = frozenset({Waiting.GUARD, Waiting.PROVIDER})


@dataclass(frozen=True, slots=True)
class Pausing:
    """That a campaign is to pause, and why."""

    cause: PauseCause
    why: str = ""


@dataclass(frozen=True, slots=True)
class Standstill:
    """Why no call is made at this moment. `until`: when it goes on, where that is known."""

    waiting: Waiting
    until: datetime | None = None
    why: str = ""


class CampaignRun:
    """One campaign at this desk, while `run` runs."""

    def __init__(
        self,
        campaign_id: str,
        attempts: Attempts,
        ready: Ready,
        *,
        seller: str,
        room: Callable[[Campaign], Awaitable[bool]],
        pause: Callable[[str, Pausing], Awaitable[None]],
        finish: Callable[[str], Awaitable[None]],
    ) -> None:
        """`room`: whether one more call may be under way; `pause` and `finish` change it for all desks."""
        self.campaign_id, self._attempts, self._with = campaign_id, attempts, ready
        self._asker, self._room, self._pause, self._finish = Asker(ready.desk, seller), room, pause, finish
        self._began = ready.now()
        self._changed = asyncio.Event()
        self._summed: tuple[datetime | None, int, Decimal] = (None, 0, Decimal(0))
        self._owes: Pausing | None = None
        self.standstill: Standstill | None = None

    def wake(self) -> None:
        """Something has changed: look again."""
        self._changed.set()

    async def run(self) -> None:
        """Work the list down until it does not run any more; a failure that nobody foresaw pauses it."""
        while True:
            self._changed.clear()
            try:
                if self._owes is not None:
                    await self._pause(self.campaign_id, self._owes)
                    self._owes = None
                if not await self._go_on():
                    return
            except StoreError as error:
                log.warning("campaign.store_fails", extra={"problem": str(error)})
                await asyncio.sleep(_STORE_AGAIN_S)
            except Exception as error:
                if self._owes is not None:  # it cannot even be paused
                    raise
                log.exception("campaign.broken", extra={"campaign": self.campaign_id})
                self._owes = Pausing(PauseCause.OUR_FAULT, type(error).__name__)

    async def take(self) -> CampaignContact | None:
        """The next contact, for a seller who looks at it first; None where there is none to be called now.

        Raises:
            StoreError: the store or the light cannot be asked.
        """
        campaign = await self._with.store.campaign(self.campaign_id)
        if campaign is None:
            return None
        while (contact := await self._next()) is not None:
            obstacle = await self._attempts.objection(campaign, contact)
            if obstacle is None:
                self._attempts.hold(contact)
                return contact
            if obstacle.waiting is not None:  # it is in the way of every other, too
                return None
        return None

    async def take_up(self) -> CampaignContact | None:
        """Whom this seller had before her when her program ended, here or at another desk. As `take`."""
        seller, desk = self._asker.seller, self._asker.desk
        found = await self._with.store.held(seller, desk, LEASE) if seller else ()
        mine = next((one for one in found if one.campaign_id == self.campaign_id), None)
        if mine is not None:
            self._attempts.hold(mine)
        return mine

    async def call(self, contact: CampaignContact) -> Obstacle | None:
        """The seller calls it; what was in the way, where something was. Raises StoreError.

        What no other contact gets past either pauses the campaign.
        """
        campaign = await self._with.store.campaign(self.campaign_id)
        if campaign is None:
            return None
        found = await self._attempts.objection(campaign, contact)
        found = found if found is not None else await self._attempts.dial(campaign, contact)
        if found is not None and found.pause is not None:
            await self._pause(campaign.id, Pausing(found.pause, found.why))
        return found

    # --- inside -------------------------------------------------------------------------------

    async def _go_on(self) -> bool:
        """One step; False where the campaign does not run any more."""
        campaign = await self._with.store.campaign(self.campaign_id)
        if campaign is None or campaign.state is not CampaignState.RUNNING:
            return False
        if (pausing := await self._must_pause(campaign)) is not None:
            await self._pause(campaign.id, pausing)
            return True
        if await self._with.store.is_over(campaign.id):
            await self._finish(campaign.id)
            return True
        if campaign.pace is Pace.PREVIEW:
            await self._wait(await self._standstill())
        elif not await self._room(campaign):
            alone = campaign.pace is Pace.AI_ALONE
            await self._wait(Standstill(Waiting.LINES_BUSY if alone else Waiting.SELLER_BUSY))
        elif (contact := await self._next()) is None:
            await self._wait(await self._standstill())
        else:
            await self._attempt(campaign, contact)
        return True

    async def _attempt(self, campaign: Campaign, contact: CampaignContact) -> None:
        obstacle = await self._attempts.objection(campaign, contact)
        if obstacle is None:
            self._stand(None)
            obstacle = await self._attempts.dial(campaign, contact)
        if obstacle is None:
            return
        if obstacle.pause is not None:
            await self._pause(campaign.id, Pausing(obstacle.pause, obstacle.why))
        elif obstacle.why == GuardReason.WRAP_UP.value and campaign.pace is not Pace.AI_ALONE:
            # A wrap-up has come to be owed since there was room; its end is what to wait for.
            await self._wait(Standstill(Waiting.SELLER_BUSY))
        elif obstacle.waiting is not None:
            await self._wait(Standstill(obstacle.waiting, obstacle.until, obstacle.why))

    async def _next(self) -> CampaignContact | None:
        return await self._with.store.next(self.campaign_id, self._asker, LEASE)

    async def _must_pause(self, campaign: Campaign) -> Pausing | None:
        since = max(self._with.now() - LOOKS_BACK, self._began)
        why = cause_of_failures(await self._with.store.ended_since(campaign.id, since))
        if why is not None:
            return Pausing(PauseCause.TOO_MANY_FAILED, why)
        if campaign.cost_ceiling and await self._spent(campaign) >= campaign.cost_ceiling:
            return Pausing(PauseCause.COST_CEILING)
        return None

    async def _spent(self, campaign: Campaign) -> Decimal:
        """By all desks, with what goes on at this one. Adding up takes a while: not each time."""
        looked, settled, spent = self._summed
        fresh = looked is not None and self._with.now() - looked <= SPENT_HOLDS
        if not fresh or settled != self._attempts.settled:
            settled = self._attempts.settled
            spent = await self._with.store.spent(campaign.id)
            self._summed = self._with.now(), settled, spent
        return spent + self._attempts.cost_under_way(campaign.id)

    async def _standstill(self) -> Standstill | None:
        """Why there is nobody to be called at this moment."""
        following = await self._with.store.on_at(self.campaign_id, self._asker.seller)
        if following is None:
            return Standstill(Waiting.LATER)
        if following.at <= self._with.now():
            return None
        return Standstill(following.waiting, following.at)

    async def _wait(self, standstill: Standstill | None) -> None:
        """Until something changes, or it may go on.

        A row that was put back for this desk's own reasons is no news, although everybody is told of it: it
        would be taken and put back again and again.
        """
        self._stand(standstill)
        settled = self._attempts.settled
        patience = LOOK_EVERY_S
        if standstill is not None and standstill.until is not None:
            ahead = (standstill.until - self._with.now()).total_seconds()
            patience = min(patience, max(0.05, ahead))
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while True:
                    await self._changed.wait()
                    if standstill is None or standstill.waiting not in _WHOEVER_IS_NEXT:
                        return
                    self._changed.clear()
                    if settled != self._attempts.settled or not await self._runs():
                        return

    async def _runs(self) -> bool:
        campaign = await self._with.store.campaign(self.campaign_id)
        return campaign is not None and campaign.state is CampaignState.RUNNING

    def _stand(self, standstill: Standstill | None) -> None:
        if standstill != self.standstill:
            self.standstill, had_news = standstill, self._changed.is_set()
            self._with.bus.publish(CampaignsChanged(frozenset({self.campaign_id})))
            if not had_news:
                self._changed.clear()  # of our own word


def paused(campaign: Campaign, pausing: Pausing) -> Campaign:
    """The campaign as it is then."""
    return replace(campaign, state=CampaignState.PAUSED, cause=pausing.cause, why=pausing.why)


KEPT_FOR_OTHERS = 0.3
"""The share of an account's calls at a time that is kept for incoming calls and those of people."""


async def lines_taken(ready: Ready, attempts: Attempts, campaign_id: str) -> tuple[int, int]:
    """Calls under way of this campaign, and of whatever kind; those that other desks make for campaigns, too.

    Two desks that look in the very same moment may begin one call each.

    Raises:
        StoreError: what others have under way cannot be read.
    """
    here, ours = attempts.under_way(campaign_id), attempts.under_way()
    if not ready.store.is_shared:
        return here, max(len(ready.engine.live_calls), ours)
    of_it, of_all = await ready.store.out(campaign_id)
    return max(here, of_it), max(len(ready.engine.live_calls), ours) + max(0, of_all - ours)


def most_of_plan(allowed: int | None) -> int | None:
    """Up to how many calls of whatever kind campaigns begin further ones; at least one.

    `allowed`: the account's limit. None where it has none.
    """
    return max(1, int(allowed * (1 - KEPT_FOR_OTHERS))) if allowed is not None else None

"""Callbacks are facts of their calls; a campaign's row follows them, and where it was behind, catches up.

Whoever agrees on one, or settles it, writes to the call alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import CallbackKept, CallbackSet
from sellercall_desktop.core.campaigns.campaign import CallbackFor, RowOutcome, RowState
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.refused import Obstacle
from sellercall_desktop.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignContact
    from sellercall_desktop.core.campaigns.ports import CampaignStore

SETTLED = Obstacle(Following(RowState.DONE, RowOutcome.REACHED))
"""What was agreed has been done meanwhile, or taken back, while the row was out and could not follow."""


class AgreedCallbacks:
    """Knows the calls of this desk whose rows are behind."""

    def __init__(
        self, store: CampaignStore, calls: CallStore, tell: Callable[[CampaignContact], None]
    ) -> None:
        self._store, self._calls, self._tell = store, calls, tell
        self._behind: set[str] = set()

    def hear(self, change: CallChanged) -> bool:
        """Whether the row of this call is to follow, now or once it is settled."""
        told = any(isinstance(fact, CallbackSet | CallbackKept) for fact in change.facts)
        if told:
            self._behind.add(change.call.id)
        return told

    async def follow(self, call_id: str) -> None:
        """Let the row be as the facts of its call say by now. Raises StoreError: it stays behind."""
        if call_id not in self._behind:
            return
        self._behind.discard(call_id)  # before it is read: what is told meanwhile is looked at once more
        try:
            call, contact = await self._calls.get(call_id), await self._store.of_call(call_id)
            campaign = await self._store.campaign(contact.campaign_id) if contact is not None else None
            if call is not None and contact is not None and campaign is not None:
                due = (call.written or NOTHING).callback_due
                await self._store.agree(call_id, due, seller_of(campaign, call))
                self._tell(contact)
        except StoreError:
            self._behind.add(call_id)
            raise

    async def catch_up(self) -> None:
        """Follow all that could not be followed. Raises StoreError."""
        for call_id in tuple(self._behind):
            await self.follow(call_id)

    async def objection(self, contact: CampaignContact) -> Obstacle | None:
        """What stands against a row that is called for a callback. Raises StoreError."""
        if contact.outcome is not RowOutcome.CALLBACK:
            return None
        call = await self._calls.get(contact.call_id)
        written = (call.written if call is not None else None) or NOTHING
        is_settled = written.callback is not None and written.callback_due is None
        return SETTLED if is_settled else None


def seller_of(campaign: Campaign, call: Call) -> str:
    """Who alone gets the row for the callback that was agreed on this call; empty: anybody."""
    agreed = (call.written or NOTHING).callback
    return agreed.by if campaign.callbacks_for is CallbackFor.WHO_AGREED and agreed is not None else ""

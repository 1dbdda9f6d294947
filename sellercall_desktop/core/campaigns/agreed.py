"""A campaign's row follows what is agreed on its call, and catches up where it was behind.

Whoever agrees on one, or settles it, writes to the call alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import CallbackKept, CallbackSet
from sellercall_desktop.core.campaigns.campaign import CallbackFor, RowOutcome, RowState
from sellercall_desktop.core.campaigns.outcomes import FINAL, Following, outcome_of
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
        """What its last call, as it is known by now, says against another one. Raises StoreError."""
        call = await self._calls.get(contact.call_id) if contact.call_id else None
        if call is None:
            return None
        if contact.outcome is not RowOutcome.CALLBACK:
            return _told_since(contact, call)
        written = call.written or NOTHING
        is_settled = written.callback is not None and written.callback_due is None
        return SETTLED if is_settled else None


def _told_since(contact: CampaignContact, call: Call) -> Obstacle | None:
    """Its row was settled before all was known: it was a talk after all, or a wish."""
    outcome = outcome_of(call) if not call.is_live else RowOutcome.NONE
    if outcome is contact.outcome or outcome not in {*FINAL, RowOutcome.OPTED_OUT}:
        return None
    state = RowState.WITHDRAWN if outcome is RowOutcome.OPTED_OUT else RowState.DONE
    return Obstacle(Following(state, outcome))


def seller_of(campaign: Campaign, call: Call) -> str:
    """Who alone gets the row for the callback that was agreed on this call; empty: anybody."""
    agreed = (call.written or NOTHING).callback
    return agreed.by if campaign.callbacks_for is CallbackFor.WHO_AGREED and agreed is not None else ""

"""What a person does to a campaign: saved, checked, started, paused, stopped; one test call."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.ui.campaigns.drafts import NEW, laid_over

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.campaigns.ports import EntriesAdded
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


class CampaignActs(QObject):
    """Each act is whole or not done at all.

    Signals:
        ended: an act on this campaign is over, whatever came of it. failed: and this is why.
        saved, not_saved: the same of what was typed.
        placed: a test call was dialed, its id.
    """

    ended = cast("TypedSignal[str]", Signal(str))
    failed = cast("TypedSignal[BaseException]", Signal(object))
    saved = cast("TypedSignal[str]", Signal(str))
    not_saved = cast("TypedSignal[BaseException]", Signal(object))
    placed = cast("TypedSignal[str]", Signal(str))

    def __init__(
        self, desk: CampaignDesk, tasks: Tasks, look: Look, toast: Callable[..., None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._look, self._toast = desk, tasks, look, toast

    def save(self, campaign: Campaign) -> None:
        """Make it, or change it to this."""
        self._tasks.spawn(self._save(campaign), "campaigns.save", self.not_saved.emit)

    def check(self, campaign_id: str) -> None:
        """Find what would come of a start; it is kept in `CampaignDesk.checks`."""
        self._do(campaign_id, self._check(campaign_id))

    def start(self, campaign_id: str) -> None:
        """Let it run, and work on it here."""
        self._do(campaign_id, self._start(campaign_id))

    async def _start(self, campaign_id: str) -> None:
        await self._desk.campaigns.start(campaign_id, self._desk.by, self._desk.by)
        self._desk.checks.pop(campaign_id, None)  # it told of the list before this

    def pause(self, campaign_id: str) -> None:
        """No further calls."""
        self._do(campaign_id, self._desk.campaigns.pause(campaign_id, self._desk.by))

    def stop(self, campaign_id: str) -> None:
        """For good."""
        self._do(campaign_id, self._desk.campaigns.stop(campaign_id, self._desk.by))

    def discard(self, campaign_id: str) -> None:
        """One that was never started, with what was typed for it."""
        self._desk.drafts.pop(campaign_id, None)
        self._do(campaign_id, self._desk.campaigns.discard(campaign_id, self._desk.by))

    def try_call(self, number: str, campaign: Campaign) -> None:
        """Call this number as the campaign would."""
        self._tasks.spawn(self._try(number, campaign), "campaigns.try", self.failed.emit)

    # --- inside --------------------------------------------------------------------------------

    def _do(self, campaign_id: str, act: Coroutine[object, object, object]) -> None:
        self._tasks.spawn(self._carry_out(campaign_id, act), "campaigns.act", self.failed.emit)

    async def _carry_out(self, campaign_id: str, act: Coroutine[object, object, object]) -> None:
        try:
            await act
        finally:
            self.ended.emit(campaign_id)

    async def _check(self, campaign_id: str) -> None:
        self._desk.checks[campaign_id] = await self._desk.campaigns.check(campaign_id)

    async def _try(self, number: str, campaign: Campaign) -> None:
        call = await self._desk.try_call(number, campaign)
        self.placed.emit(call.id)

    async def _save(self, campaign: Campaign) -> None:
        campaigns, by = self._desk.campaigns, self._desk.by
        if campaign.id == NEW:
            made, added = await campaigns.create(campaign, by)
            self._toast(self._made_text(made, added))
        else:
            made = await campaigns.change(laid_over(campaign, await campaigns.get(campaign.id)), by)
        for known in (self._desk.drafts, self._desk.checks):
            known.pop(campaign.id, None)
        self.saved.emit(made.id)

    def _made_text(self, made: Campaign, added: EntriesAdded) -> str:
        count = self._look.formats.integer
        words = self.tr("{name}: 1 number") if added.rows == 1 else self.tr("{name}: {count} numbers")
        text = words.format(name=made.name, count=count(added.rows))
        if added.do_not_call:
            listed = self.tr("besides, on the do-not-call list: {count}")
            text += "; " + listed.format(count=count(added.do_not_call))
        return text

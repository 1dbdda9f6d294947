"""A seller's work on a campaign: one contact before her at a time; she calls, skips, or takes a break.

In preview the next contact comes when she is free, and nothing is dialed before she says so. One after the
other the program dials, and the card shows whom.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sellercall_desktop.core.campaigns.campaign import BY, CampaignState, Pace, RowOutcome, RowState, Waiting
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.ui.campaigns.breaks import break_text
from sellercall_desktop.ui.campaigns.card import Face
from sellercall_desktop.ui.campaigns.known import known_lines
from sellercall_desktop.ui.campaigns.reasons import reason_text
from sellercall_desktop.ui.campaigns.words import done_and_all, left_text, standing_text
from sellercall_desktop.ui.parts.ages import Ages

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
    from sellercall_desktop.core.campaigns.refused import Obstacle
    from sellercall_desktop.core.campaigns.running import CampaignRun
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.card import WorkCard
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

_NEWS_MS = 150  # changes within so long are looked at together
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class CampaignWork(QObject):
    """Fills the card, and lets it do."""

    def __init__(
        self,
        card: WorkCard,
        desk: CampaignDesk,
        tasks: Tasks,
        bridge: Bridge,
        look: Look,
        *,
        show_error: Callable[[BaseException], None],
    ) -> None:
        super().__init__(card)
        self._card, self._desk, self._place = card, desk, desk.moment
        self._tasks, self._look, self._show_error = tasks, look, show_error
        self._run: CampaignRun | None = None
        self._taken_up: CampaignRun | None = None
        self._note = ""  # why the last one was not called
        self._turn = asyncio.Lock()  # one look at a time: two would take two contacts
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._news.timeout.connect(self._look_again)
        for changed in (bridge.campaigns_changed, bridge.call_changed, bridge.contacts_changed):
            changed.connect(lambda _event: self._news.start())
        card.main_wanted.connect(self._on_main)
        card.skip_wanted.connect(self._on_skip)
        card.break_wanted.connect(self._on_break)
        Ages(card, self._news.start)  # of what is known of the contact, the light among it
        self._look_again()

    @property
    def contact(self) -> CampaignContact | None:
        """Whom she has before her."""
        return next(iter(self._desk.in_hand), None)

    @contact.setter
    def contact(self, contact: CampaignContact | None) -> None:
        self._desk.in_hand[:] = [contact] if contact is not None else []

    # --- what she does -------------------------------------------------------------------------

    def _on_main(self) -> None:
        if self._on_break_for:
            self._do(self._go_on())
        elif self.contact is not None and self._is_free:
            self._do(self._call(self.contact))

    def _on_skip(self, key: str) -> None:
        if self.contact is not None:
            self._do(self._let_go(self.contact, self._following(key)))

    def _on_break(self, key: str) -> None:
        if self._run is not None:
            self._do(self._take_break(key, self._run.campaign_id))

    async def _go_on(self) -> None:
        try:
            await self._desk.campaigns.breaks.end()
        finally:
            self._look_again()

    async def _take_break(self, why: str, campaign_id: str) -> None:
        try:
            await self._desk.campaigns.breaks.begin(why, self._desk.by, campaign_id)
        finally:
            await self._let_go(self.contact, None)

    async def _call(self, contact: CampaignContact) -> None:
        async with self._turn:
            if self._run is None or self.contact is not contact:
                return
            self._card.main.setEnabled(False)
            try:
                self._note = self._not_called_text(await self._run.call(contact))
            finally:
                self.contact = None
                self._card.main.setEnabled(True)
        self._look_again()

    async def _let_go(self, contact: CampaignContact | None, became: Following | None) -> None:
        async with self._turn:
            if contact is not None and self.contact is contact:
                self.contact = None
                await self._desk.campaigns.attempts.let_go(contact, became)
        self._look_again()

    def _following(self, key: str) -> Following:
        again = {"later": _HOUR, "tomorrow": _DAY}.get(key)
        if again is not None:
            return Following(RowState.AGAIN, RowOutcome.SKIPPED, utc_now() + again, why=key)
        outcome = RowOutcome.WRONG_NUMBER if key == "wrong_person" else RowOutcome.SKIPPED
        return Following(RowState.DONE, outcome, why=key)

    # --- what is shown -------------------------------------------------------------------------

    @property
    def _on_break_for(self) -> str:
        taken = self._desk.campaigns.breaks.here
        return taken.why if taken is not None else ""

    @property
    def _is_free(self) -> bool:
        return not self._place.live_calls() and not self._place.owes_wrap_up()

    def _look_again(self) -> None:
        self._do(self._look_now())

    def _do(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.spawn(work, "campaign.work", self._show_error)

    async def _look_now(self) -> None:
        async with self._turn:
            await self._desk.campaigns.breaks.take_up(self._desk.by)
            status = await self._worked_on()
            if status is None:
                await self._put_away()
                return
            if self._on_break_for and self.contact is not None:
                return  # she is let go of in a moment, which looks again: until then it is no break
            preview = status.campaign.pace is Pace.PREVIEW
            if preview and self.contact is None and self._is_free and not self._on_break_for and self._run:
                self.contact = await self._next_of(self._run)
            face = await self._face(status)
            self._card.show_face(face)

    async def _next_of(self, run: CampaignRun) -> CampaignContact | None:
        """The first time whom she had before her at the program's end, so that nobody waits for the lease."""
        if run is not self._taken_up:
            self._taken_up = run
            if (had := await run.take_up()) is not None:
                return had
        return await run.take()

    async def _worked_on(self) -> CampaignStatus | None:
        """The campaign that a person works on at this desk."""
        for campaign in await self._desk.campaigns.all():
            self._run = self._desk.campaigns.here(campaign.id)
            runs = campaign.state is CampaignState.RUNNING and campaign.pace is not Pace.AI_ALONE
            if self._run is not None and runs:
                return await self._desk.campaigns.status(campaign.id)
        self._run = None
        return None

    async def _put_away(self) -> None:
        contact, self.contact = self.contact, None
        if contact is not None:
            await self._desk.campaigns.attempts.let_go(contact)
        self._card.hide()

    async def _face(self, status: CampaignStatus) -> Face:
        done, whole = done_and_all(status.progress)
        left = left_text(status, self._look.formats)
        face = Face(status.campaign.name, done, whole, left, may_break=not self._on_break_for)
        calls = [call for call in self._place.live_calls() if call.requested.requested_by == BY]
        if calls:
            return await self._with_known(replace(face, standing=self.tr("In a call")), calls[0].number)
        if self._on_break_for:
            words = self.tr("Paused: {why}").format(why=break_text(self._on_break_for))
            return replace(face, standing=words, main=self.tr("Go on"))
        if self.contact is not None:
            shown = replace(face, standing=self._note, main=self.tr("Call"), may_skip=True)
            return await self._with_known(shown, self.contact.number)
        if not self._is_free:
            return replace(face, standing=self.tr("The next contact comes when you are free."))
        waits = status.standstill is not None and status.standstill.waiting is not Waiting.SELLER_BUSY
        standing = standing_text(status, self._look.formats, utc_now()) if waits else ""
        standing = standing or self.tr("Looking for the next contact…")
        return replace(face, standing="\n".join(filter(None, (self._note, standing))))

    def _not_called_text(self, obstacle: Obstacle | None) -> str:
        if obstacle is None:
            return ""
        why = obstacle.why or (obstacle.became.why if obstacle.became is not None else "")
        reason = reason_text(why or LightCode.OUTSIDE_HOURS.value)
        return self.tr("The one before was not called: {why}").format(why=reason)

    async def _with_known(self, face: Face, number: str) -> Face:
        title, lines = await known_lines(self._desk, self._place.calls, self._look.formats, number)
        shown = self._look.formats.number(number)
        return replace(face, title=title or shown, number=shown if title else "", lines=lines)

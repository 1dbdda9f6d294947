"""The page of campaigns: all of them at the left, the one that is shown or written at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.campaigns.acts import CampaignActs
from sellercall_desktop.ui.campaigns.drafts import NEW, new_campaign
from sellercall_desktop.ui.campaigns.form import CampaignForm
from sellercall_desktop.ui.campaigns.overview import Overview
from sellercall_desktop.ui.campaigns.results_view import ResultsView
from sellercall_desktop.ui.campaigns.shown import CampaignView
from sellercall_desktop.ui.campaigns.statuses import read_statuses
from sellercall_desktop.ui.parts.arrangement import fill_place
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignsChanged
    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

_LIST_PX, _SHOWN_PX = 280, 420
_NEWS_MS = 250  # changes within so long are read together
_CLOCK_MS = 30_000  # "until 15:00" goes by


class CampaignsPage(QFrame):
    """Everything about campaigns; what is typed is kept in `CampaignDesk.drafts`.

    Signals:
        call_wanted: the id of a call whose details are wanted.
        call_placed: a test call was dialed, its id.
    """

    call_wanted = Signal(str)
    call_placed = Signal(str)

    def __init__(
        self,
        desk: CampaignDesk,
        bridge: Bridge,
        tasks: Tasks,
        look: Look,
        *,
        toast: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:
        """`toast` shows a short result."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Campaigns"))
        self._desk, self._tasks, self._look, self._toast = desk, tasks, look, toast
        self._statuses: dict[str, CampaignStatus] = {}
        self._changed: set[str] = set()
        self.shown_id, self._had_focus = "", False
        self.overview, self.view = Overview(look), CampaignView(look, desk, tasks)
        self.form, self.nothing = CampaignForm(look, desk, tasks), PanelNotice(look)
        self.results = ResultsView(desk, tasks, look)
        self.acts = CampaignActs(desk, tasks, look, toast, self)
        self.side, self.splitter = QStackedWidget(), QSplitter(self)
        self._news, self._clock = QTimer(self, singleShot=True, interval=_NEWS_MS), QTimer(self)
        self._lay_out()
        self._connect(bridge)
        self._read(None)
        self._clock.start(_CLOCK_MS)

    @property
    def shown(self) -> CampaignStatus | None:
        """The campaign at the right."""
        return self._statuses.get(self.shown_id)

    def take_focus(self) -> None:
        """The page was gone to."""
        if (side := self.side.currentWidget()) in {self.form, self.results}:
            side.take_focus()
        else:
            self.overview.take_focus()

    def add(self) -> None:
        """Write a new one, or go on with the one that was begun."""
        self.shown_id = NEW
        self._edit(self._desk.drafts.get(NEW) or new_campaign(self._desk.by))

    # --- what is shown -------------------------------------------------------------------------

    def _on_chosen(self, campaign_id: str) -> None:
        self.shown_id = campaign_id
        if self.side.currentWidget() is self.results:
            self.results.show_campaign(self.shown)
        elif (draft := self._desk.drafts.get(campaign_id)) is not None:
            self._edit(draft, focus=False)
        else:
            self._show()

    def _show(self) -> None:
        """The campaign that is chosen, to be looked at; what came of it stays in its place."""
        status = self.shown
        if status is not None:
            self.view.show_status(status, self._desk.checks.get(status.campaign.id))
        if self.side.currentWidget() is self.results:
            self.results.name_campaign(status)
        else:
            self.side.setCurrentWidget(self.view if status is not None else self.nothing)

    def _on_results(self) -> None:
        if self.side.currentWidget() is not self.results:
            self.shown_id = self.overview.current_id
            self.side.setCurrentWidget(self.results)
            self.results.show_campaign(self.shown)
        self.results.take_focus()

    def _on_opened(self) -> None:
        (self.results if self.side.currentWidget() is self.results else self.view).take_focus()

    def _leave_results(self) -> None:
        self.side.setCurrentWidget(self.nothing)
        self._show()
        self.overview.take_focus()

    def _edit(self, campaign: Campaign, *, focus: bool = True) -> None:
        self.form.show_campaign(campaign)
        self.side.setCurrentWidget(self.form)
        if focus:
            self.form.take_focus()

    def _on_edit(self) -> None:
        if (status := self.shown) is not None:
            self._edit(self._desk.drafts.get(self.shown_id) or status.campaign)

    def _on_typed(self) -> None:
        if (campaign := self.form.campaign) is not None:
            self._desk.drafts[campaign.id] = campaign

    def _on_left(self) -> None:
        """Esc or Cancel; what was typed can be had back."""
        draft = self._desk.drafts.pop(self.shown_id, None)
        if draft is not None:
            again = lambda: self._take_up(draft)  # noqa: E731 - a word
            self._toast(self.tr("What was typed was put away"), self.tr("Undo"), again)
        self._leave_form()

    def _take_up(self, draft: Campaign) -> None:
        self._desk.drafts[draft.id] = draft
        self.shown_id = draft.id
        self._edit(draft)

    def _leave_form(self) -> None:
        held = holds_focus(self.side)
        self.shown_id = self.shown_id or self.overview.current_id
        self._show()
        if held:
            self.overview.take_focus()

    # --- acts ----------------------------------------------------------------------------------

    def _on_saved_wanted(self) -> None:
        if (campaign := self.form.campaign) is not None:
            self.form.save.setEnabled(False)
            self.acts.save(campaign)

    def _on_saved(self, campaign_id: str) -> None:
        self.form.save.setEnabled(True)
        self._tasks.spawn(self._show_saved(campaign_id), "campaigns.saved", self._on_unread)

    async def _show_saved(self, campaign_id: str) -> None:
        self.shown_id = campaign_id
        await self._bring({campaign_id})
        self.overview.select(campaign_id)
        self._show()
        self.view.take_focus()

    def _on_not_saved(self, error: BaseException) -> None:
        self.form.save.setEnabled(True)
        self.form.problem.show_sentence(sentence_for(error))

    def _act(self, act: Callable[[str], None]) -> None:
        """Carry out one act on the campaign that is shown; its buttons wait meanwhile."""
        if (status := self.shown) is not None:
            self._had_focus = holds_focus(self.view.controls)
            self.view.problem.clear()
            self.view.controls.be_busy(on=True)
            act(status.campaign.id)

    def _on_ended(self, campaign_id: str) -> None:
        self._tasks.spawn(self._show_ended(campaign_id), "campaigns.ended", self._on_unread)

    async def _show_ended(self, campaign_id: str) -> None:
        self.view.controls.be_busy(on=False)
        await self._bring({campaign_id})
        is_gone = campaign_id not in self._statuses
        if self._had_focus and (is_gone or campaign_id == self.shown_id):
            (self.overview if is_gone else self.view).take_focus()

    def _on_try(self, number: str) -> None:
        if (status := self.shown) is not None:
            self.acts.try_call(number, status.campaign)

    def _show_error(self, error: BaseException) -> None:
        self.view.problem.show_sentence(sentence_for(error))

    def _on_changed(self, event: CampaignsChanged) -> None:
        """Here or at another desk: those that changed within a moment are read together."""
        self._changed |= event.ids
        if not self._news.isActive():
            self._news.start()

    def _on_news(self) -> None:
        changed, self._changed = self._changed, set()
        self._read(changed)

    def _read(self, ids: set[str] | None) -> None:
        self._tasks.spawn(self._bring(ids), "campaigns.read", self._on_unread)

    async def _bring(self, ids: set[str] | None) -> None:
        """Read these anew (None: all of them) and show them; what is being typed stays."""
        self._statuses = await read_statuses(self._desk.campaigns, self._statuses, ids)
        self.overview.show_all(tuple(self._statuses.values()))
        self.nothing.be_silent(silent=not self._statuses)
        if not self.shown_id and self._statuses and self.side.currentWidget() is self.nothing:
            self.overview.select(next(iter(self._statuses)))
        elif self.side.currentWidget() is not self.form and (ids is None or self.shown_id in ids):
            self._show()

    def _on_unread(self, error: BaseException) -> None:
        if not isinstance(error, StoreError):
            self._show_error(error)
        elif self._statuses:
            self.view.problem.show_sentence(sentence_for(error))
        else:
            self.overview.show_unread(error)

    def _show_clock(self) -> None:
        if self.isVisible():
            self._read({one for one, status in self._statuses.items() if status.works_here})

    # --- building ------------------------------------------------------------------------------

    def _connect(self, bridge: Bridge) -> None:
        overview, view, form, controls = self.overview, self.view, self.form, self.view.controls
        overview.chosen.connect(self._on_chosen)
        overview.opened.connect(self._on_opened)
        overview.add_wanted.connect(self.add)
        overview.results_wanted.connect(self._on_results)
        self.results.left.connect(self._leave_results)
        overview.retry_wanted.connect(lambda: self._read(None))
        controls.check_wanted.connect(lambda: self._act(self.acts.check))
        controls.start_wanted.connect(lambda: self._act(self.acts.start))
        controls.pause_wanted.connect(lambda: self._act(self.acts.pause))
        controls.stop_wanted.connect(lambda: self._act(self.acts.stop))
        controls.discard_wanted.connect(lambda: self._act(self.acts.discard))
        controls.edit_wanted.connect(self._on_edit)
        view.check.try_wanted.connect(self._on_try)
        view.call_wanted.connect(self.call_wanted)
        form.changed.connect(self._on_typed)
        form.saved.connect(self._on_saved_wanted)
        form.left.connect(self._on_left)
        self.acts.saved.connect(self._on_saved)
        self.acts.not_saved.connect(self._on_not_saved)
        self.acts.ended.connect(self._on_ended)
        self.acts.failed.connect(self._show_error)
        self.acts.placed.connect(self.call_placed)
        self._news.timeout.connect(self._on_news)
        self._clock.timeout.connect(self._show_clock)
        bridge.campaigns_changed.connect(self._on_changed)
        bind(self, QKeySequence.StandardKey.New, self.add)
        bind(self, "Ctrl+R", self._on_results)
        view.bind_keys(overview)  # of the campaign that is chosen there

    def _lay_out(self) -> None:
        hint = self.tr("Choose one from the list to see how it stands and who is called next.")
        self.nothing.say("megaphone", self.tr("No campaign chosen"), hint)
        for part in (self.nothing, self.view, self.form, self.results):
            self.side.addWidget(part)
        _set_sides(self.splitter, self.overview, self.side, self._look.theme.px)
        fill_place(self, self.splitter)


def carry_page(old: CampaignsPage, new: CampaignsPage) -> None:
    """Show the campaign that is shown in `old`, or the results that are open there."""
    new.shown_id = old.shown_id
    if old.side.currentWidget() is old.results:
        new.side.setCurrentWidget(new.results)
        new.results.take_over(old.results)


def _set_sides(splitter: QSplitter, left: QWidget, right: QWidget, px: Callable[[float], int]) -> None:
    splitter.setOrientation(Qt.Orientation.Horizontal)
    for side, least in ((left, _LIST_PX), (right, _SHOWN_PX)):
        side.setMinimumWidth(px(least))
        splitter.addWidget(side)
    splitter.setSizes([px(340), px(760)])
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 2)

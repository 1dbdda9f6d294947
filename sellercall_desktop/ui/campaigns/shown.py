"""One campaign: how it stands, what can be done, how far it has come, what a start would find, its rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from sellercall_desktop.core.campaigns.campaign import CampaignState
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.ui.campaigns.breaks import breaks_text
from sellercall_desktop.ui.campaigns.check_part import CheckPart
from sellercall_desktop.ui.campaigns.controls import Controls
from sellercall_desktop.ui.campaigns.rows_model import CampaignRowsModel
from sellercall_desktop.ui.campaigns.rows_table import FILTERS, RowFilter, RowsTable
from sellercall_desktop.ui.campaigns.words import (
    STATE_ICONS,
    done_and_all,
    forecast_text,
    outcome_text,
    pace_text,
    standing_text,
    state_text,
)
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
    from sellercall_desktop.core.campaigns.checking import StartCheck
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk


_LOW_PX = 600
"""Below this the reasons of a check, opened, take the rows' room."""


class CampaignView(QFrame):
    """Shows a `CampaignStatus`. Ctrl+Enter does the likeliest, F2 changes, F5 checks again.

    Signals:
        call_wanted: the id of a call whose details are wanted.
    """

    call_wanted = Signal(str)

    def __init__(self, look: Look, desk: CampaignDesk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look, self._desk = look, desk
        self.status: CampaignStatus | None = None
        self._said = ""
        self.name, self.state = Elided("title"), label("", "section")
        self._picture = Picture(look)
        self.standing = label("", "warning", wrap=True)
        self.breaks = label("", "muted", wrap=True)
        self.controls, self.problem = Controls(look), ProblemNote(look)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.theme.px(6))
        self.facts, self.forecast = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self.check = CheckPart(look)
        self.rows = CampaignRowsModel(desk, tasks, look.formats, self)
        self.filter, self.table = RowFilter(look), RowsTable(self.rows, look)
        self._room = Arrangement(self._is_crowded, self._give_room)
        self._lay_out()
        self.check.why.toggled.connect(lambda _on: self._room.fit())
        self.filter.chosen.connect(self._show_rows)
        self.table.call_wanted.connect(self.call_wanted)
        self.rows.failed.connect(lambda error: self.problem.show_sentence(sentence_for(error)))
        self.bind_keys(self)

    def bind_keys(self, owner: QWidget) -> None:
        """What can be done by keys, while the keyboard is in `owner` and this is seen."""
        for keys, pressed in (
            ("Ctrl+Return", self.controls.press_main),
            ("Ctrl+Enter", self.controls.press_main),
            ("F2", self.controls.edit.click),
            ("F5", self.controls.check.click),
        ):
            bind(owner, keys, partial(self._by_key, pressed))

    def _by_key(self, pressed: Callable[[], None]) -> None:
        if self.isVisible():
            pressed()

    def show_status(self, status: CampaignStatus, check: StartCheck | None) -> None:
        """Show how it stands now; `check` is what was found before a start, where that was looked for."""
        other = self.status is None or self.status.campaign.id != status.campaign.id
        self.status = status
        campaign = status.campaign
        self.name.show_text(campaign.name)
        self._show_state(status)
        self.controls.show_status(status, checked=check is not None)
        self._show_progress(status)
        waits = campaign.state in {CampaignState.DRAFT, CampaignState.PAUSED}
        if check is not None and waits:
            self.check.show_check(check, status.forecast, self._desk.currency)
        else:
            self.check.hide()
        forecast = forecast_text(status.forecast, self._desk.currency, self._look.formats)
        self.forecast.setText(forecast)
        self.forecast.setVisible(bool(forecast) and self.check.isHidden())
        self.filter.show_progress(status.progress)
        self._room.fit()
        if other:
            self.problem.clear()
            self._show_rows()
        else:
            self.rows.refresh()

    def take_focus(self) -> None:
        """To the likeliest button, else to the rows."""
        main = self.controls.main
        (main if main is not None and main.isEnabled() else self.table).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A low window shows the reasons or the rows."""
        super().resizeEvent(event)
        self._room.fit()

    # --- inside --------------------------------------------------------------------------------

    def _is_crowded(self) -> bool:
        opened = self.check.why.isChecked() and not self.check.isHidden()
        return opened and self.height() < self._look.theme.px(_LOW_PX)

    def _give_room(self, crowded: bool) -> None:
        for part in (self.filter, self.table):
            part.setVisible(not crowded)

    def _show_rows(self) -> None:
        if self.status is not None:
            self.rows.show_rows(self.status.campaign.id, FILTERS[self.filter.current])

    def _show_state(self, status: CampaignStatus) -> None:
        campaign, formats = status.campaign, self._look.formats
        self.state.setText(state_text(campaign.state))
        icon, role = STATE_ICONS[campaign.state]
        self._picture.show_drawn(lambda: self._look.icons.pixmap(icon, role), (icon, role))
        standing = standing_text(status, formats, utc_now())
        self.standing.setText(standing)
        self.standing.setVisible(bool(standing))
        breaks = breaks_text(status.breaks, formats, utc_now())
        self.breaks.setText(breaks)
        self.breaks.setVisible(bool(breaks))
        spoken = f"{campaign.name}: {state_text(campaign.state)}. {standing}"
        if self._said.partition(":")[0] == campaign.name and spoken != self._said:
            say(self, spoken)
        self._said = spoken

    def _show_progress(self, status: CampaignStatus) -> None:
        formats, progress = self._look.formats, status.progress
        done, whole = done_and_all(progress)
        self.progress.setMaximum(max(1, whole))
        self.progress.setValue(done)
        of = self.tr("{done} of {all} done").format(done=formats.integer(done), all=formats.integer(whole))
        self.progress.setAccessibleName(of)
        parts = [pace_text(status.campaign.pace), of]
        if progress.attempts:
            calls = self.tr("1 call") if progress.attempts == 1 else self.tr("{count} calls")
            parts.append(calls.format(count=formats.integer(progress.attempts)))
        if progress.cost:
            cost = formats.money(progress.cost, self._desk.currency)
            parts.append(self.tr("{cost} so far").format(cost=cost))
        came = sorted(progress.outcomes.items(), key=lambda one: -one[1])
        said = [f"{outcome_text(which)} {formats.integer(n)}" for which, n in came if outcome_text(which)]
        self.facts.setText("\n".join(filter(None, (" · ".join(parts), " · ".join(said)))))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.name, 1)
        head.addWidget(self._picture)
        head.addWidget(self.state)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(12), px(16), px(8))
        top.setSpacing(px(8))
        top.addLayout(head)
        news = self.standing, self.breaks, self.controls, self.problem
        for part in (*news, self.progress, self.facts, self.forecast):
            top.addWidget(part)
        top.addWidget(self.check)
        top.addWidget(self.filter)
        self.table.setMinimumHeight(px(96))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        below = QVBoxLayout()
        below.setContentsMargins(px(8), 0, px(8), 0)
        below.addWidget(self.table)
        box.addLayout(below, 1)
        box.addStretch(0)  # where the rows are hidden

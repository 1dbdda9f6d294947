"""What came of a campaign, of all outgoing calls or of those by hand: figures, and a chart or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.campaigns.results_bars import (
    STANDING,
    Measure,
    bars_of,
    scale_of,
    which_of_many,
    words_of,
)
from sellercall_desktop.ui.campaigns.results_choices import CallsChosen, ShownAs
from sellercall_desktop.ui.campaigns.results_export import ResultsExport
from sellercall_desktop.ui.campaigns.results_figures import ResultsFigures
from sellercall_desktop.ui.campaigns.results_table import ResultsModel, ResultsTable
from sellercall_desktop.ui.parts.chart import BarChart, ChartScroll
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.window.shortcuts import bind
from sellercall_desktop.ui.words.errors import action_text, sentence_for

if TYPE_CHECKING:
    import asyncio

    from sellercall_desktop.core.campaigns.campaigns import CampaignStatus
    from sellercall_desktop.core.campaigns.results import Grouping, Results, ResultsQuery
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk

_SOON_MS = 150  # a count that takes less long replaces the old figures without a word
_LOWEST_PX = 190


class ResultsView(QFrame):
    """Counts anew whenever something else is chosen; what is counted for nobody is given up.

    F5 counts again, Esc goes back.

    Signals:
        left: back to the campaign.
    """

    left = Signal()

    def __init__(self, desk: CampaignDesk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._desk, self._tasks, self._look = desk, tasks, look
        self._counting: asyncio.Task[None] | None = None
        self.results: Results | None = None
        self.chosen, self.shown_as = CallsChosen(look), ShownAs(look)
        self.figures, self.chart = ResultsFigures(look), BarChart(look.theme)
        self.model = ResultsModel(look.formats, self)
        self.table, self.notice = ResultsTable(self.model, look), PanelNotice(look)
        self.line, self.legend = label("", wrap=True), label("", "caption", wrap=True)
        self.back = button(look, self.tr("Back"), "arrow-left", icon_role="muted")
        self.exporting = ResultsExport(desk, tasks, look, lambda: self.chosen.query, self)
        self.stack, self._around = QStackedWidget(), QScrollArea()
        self._late = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._connect()

    def show_campaign(self, status: CampaignStatus | None) -> None:
        """Show what came of this one; without, what came of what was chosen before."""
        self.name_campaign(status, choose=True)
        self.count()

    def name_campaign(self, status: CampaignStatus | None, *, choose: bool = False) -> None:
        """This one can be chosen, or is."""
        one = (status.campaign.id, status.campaign.name) if status is not None else ("", "")
        self.chosen.offer(*one, choose=choose)

    def take_over(self, other: ResultsView) -> None:
        """Count what `other` shows, as it shows it."""
        self.chosen.take_over(other.chosen)
        self.shown_as.take_over(other.shown_as)
        self.count()

    def take_focus(self) -> None:
        """To what can be walked through, else to the choice."""
        place = self.table if self.stack.currentWidget() is self.table else self.chart
        seen = place.isVisibleTo(self) and self.results is not None
        (place if seen else self.shown_as.grouping).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def count(self) -> None:
        """Count what is chosen; what was being counted is given up."""
        query = self.chosen.query
        self.shown_as.offer_groupings(of_all=query.campaign_id is None)
        self.give_up()
        self._late.start()
        work = self._bring(query, self.shown_as.by)
        self._counting = self._tasks.spawn(work, "campaigns.results", self._on_uncounted)

    def give_up(self) -> None:
        """Nobody waits for it any more."""
        self._late.stop()
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    # --- inside --------------------------------------------------------------------------------

    async def _bring(self, query: ResultsQuery, grouping: Grouping) -> None:
        found = await self._desk.campaigns.results.results(query, grouping)
        self._late.stop()
        self.results = found
        self.figures.show_results(found)
        self.model.show_results(found)
        self._show_bars()
        self._show_place()

    def _on_late(self) -> None:
        """It takes a while: what is shown is not what was asked for."""
        self.results = None
        self.figures.clear()
        self.line.clear()
        self.notice.say("hourglass", self.tr("Counting…"), self.tr("Of very many calls this takes a moment."))
        self.stack.setCurrentWidget(self.notice)
        say(self, self.tr("Counting…"))

    def _on_uncounted(self, error: BaseException) -> None:
        self._late.stop()
        self.results = None
        self.figures.clear()
        self.line.clear()
        said = sentence_for(error)
        text = " ".join(filter(None, (said.why, said.what_to_do)))
        self.notice.say("warning", said.what, text, action_text("retry"))
        self.stack.setCurrentWidget(self.notice)
        say(self, said.text, at_once=True)

    def _show_bars(self) -> None:
        if (results := self.results) is None:
            return
        words, measure = words_of(self._look.formats), self.shown_as.length
        by = words.titles[f"results.{results.grouping.value}"]
        self.chart.setAccessibleName(f"{words.titles[f'results.{measure.value}']}: {by}")
        bars = bars_of(results, measure, words, self._look.formats)
        scale = scale_of(measure, self._look.formats)
        self.chart.show_bars(bars, lies=results.grouping not in STANDING, scale=scale)
        sure = self.tr(
            "The fine line shows between which values the true rate lies in 95 of 100 cases. "
            "Hatched bars: too few calls to know."
        )
        notes = (sure if measure is not Measure.ATTEMPTS else "", which_of_many(results))
        self.legend.setText(" ".join(filter(None, notes)))

    def _show_place(self) -> None:
        if (results := self.results) is None:
            return
        if not results.groups:
            self.notice.say(
                "columns",
                self.tr("No attempts"),
                self.tr("What comes of calls that are over is counted here. Perhaps other days have some."),
            )
            self.stack.setCurrentWidget(self.notice)
        else:
            self.stack.setCurrentWidget(self.table if self.shown_as.is_table else self._scroll)
        self._on_moved()

    def _on_moved(self) -> None:
        shown = self.stack.currentWidget() is self._scroll
        bar = self.chart.current_bar if shown else None
        self.line.setText(bar.said() if bar is not None else "")
        self.chart.setAccessibleDescription(self.line.text())
        for part in (self.line, self.legend):
            part.setVisible(bar is not None)
        if self.chart.hasFocus():
            self._around.ensureWidgetVisible(self.line)

    def _on_left(self) -> None:
        self.give_up()
        self.left.emit()

    def _connect(self) -> None:
        self.chosen.changed.connect(self.count)
        self.shown_as.grouped.connect(self.count)
        self.shown_as.measured.connect(self._show_bars)
        self.shown_as.turned.connect(self._show_place)
        self.chart.moved.connect(self._on_moved)
        self.notice.pressed.connect(self.count)
        self.back.clicked.connect(self._on_left)
        self._late.timeout.connect(self._on_late)
        bind(self, QKeySequence.StandardKey.Refresh, self.count)
        bind(self, "Esc", self._on_left)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.back.setToolTip("Esc")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(self.tr("What came of it"), "title"), 1)
        head.addWidget(self.exporting.button)
        head.addWidget(self.back)
        self._scroll = ChartScroll(self.chart)
        for place in (self._scroll, self.table, self.notice):
            self.stack.addWidget(place)
        self.stack.setMinimumHeight(px(_LOWEST_PX))
        self.line.setMinimumHeight(2 * self.line.fontMetrics().lineSpacing())  # the chart keeps its height
        self.line.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setProperty("role", "scroll")
        body = QVBoxLayout(inner)
        body.setContentsMargins(px(16), px(4), px(16), px(8))
        body.setSpacing(px(8))
        body.addWidget(self.figures)
        choices = QHBoxLayout()
        choices.setSpacing(px(8))
        choices.addWidget(self.chosen.days)
        choices.addWidget(self.shown_as, 1)
        body.addLayout(choices)
        body.addWidget(self.stack, 1)
        body.addWidget(self.line)
        body.addWidget(self.legend)
        around = self._around
        around.setWidget(inner)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(12), px(16), px(4))
        top.setSpacing(px(8))
        top.addLayout(head)
        top.addWidget(self.chosen)
        top.addWidget(self.exporting.strip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(around, 1)

"""What came of the calls with the chosen version, week by week, in the pane of versions.

Counted when somebody looks, by the same query and in the same words as the page of results.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.core.campaigns.results import Grouping, ResultsQuery
from sellercall_desktop.ui.campaigns.results_bars import (
    FiguresSaid,
    Measure,
    bars_of,
    scale_of,
    words_of,
)
from sellercall_desktop.ui.parts.chart import BarChart
from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    import asyncio

    from sellercall_desktop.core.campaigns.results import Results, ResultsSource
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.versions import VersionsPane


class VersionResults(QScrollArea):
    """In place of the version's text while its button is pressed. What is counted for nobody is given up."""

    def __init__(self, pane: VersionsPane, source: ResultsSource, tasks: Tasks, look: Look) -> None:
        super().__init__(pane)
        self._pane, self._source, self._tasks, self._look = pane, source, tasks, look
        self._counting: asyncio.Task[None] | None = None
        self._results: Results | None = None
        self.opener = icon_button(
            look, "calendar-blank", self.tr("What came of the calls with it, week by week")
        )
        self.measure, self.chart = QComboBox(), BarChart(look.theme)
        self.told, self.line = label("", wrap=True), label("", "muted", wrap=True)
        self._lay_out()
        pane.add_view(self.opener, self)
        pane.list.currentItemChanged.connect(self.count)
        self.opener.toggled.connect(self.count)
        self.measure.currentIndexChanged.connect(self._show_bars)
        self.chart.moved.connect(self._show_line)

    def count(self) -> None:
        """Count for the version that is chosen, if anybody looks; what was being counted is given up."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        version = self._pane.chosen
        if version is None or not self.opener.isChecked():
            return
        self._counting = self._tasks.spawn(self._bring(version), "prompt.version_results", self._on_uncounted)

    # --- inside -------------------------------------------------------------------------------

    async def _bring(self, version: PromptVersion) -> None:
        self._show(None, self.tr("Counting…"))
        query = ResultsQuery(from_at=version.published_at, prompt_version=version.number)
        found = await self._source.results(query, Grouping.VERSION_WEEK)
        name = f"v{version.number}"
        if not found.groups:
            self._show(None, self.tr("No outgoing call with {version} is over yet.").format(version=name))
        else:
            self._show(found, FiguresSaid(self._look.formats, found.currency).line(name, found.total))

    def _on_uncounted(self, error: BaseException) -> None:
        self._show(None, sentence_for(error).plain)

    def _show(self, results: Results | None, told: str) -> None:
        self._results = results
        self.told.setText(told)
        for part in (self.measure, self.chart, self.line):
            part.setVisible(results is not None)
        self._show_bars()
        self.verticalScrollBar().setValue(0)

    def _show_bars(self) -> None:
        if (results := self._results) is None:
            return
        formats, measure = self._look.formats, Measure(self.measure.currentData())
        bars = bars_of(results, measure, words_of(formats), formats)
        said, weeks = FiguresSaid(formats, results.currency), []
        for bar, group in zip(bars, results.groups[-len(bars) :], strict=True):
            day = self._day(group.key)
            week = self.tr("from {day}").format(day=day)
            weeks.append(bar._replace(name=day, said=partial(said.line, week, group.figures)))
        self.chart.show_bars(weeks, lies=True, scale=scale_of(measure, formats))
        self.chart.setMaximumHeight(self.chart.minimumHeight())
        self.chart.go_to(len(weeks) - 1)  # the week that is now

    def _show_line(self) -> None:
        bar = self.chart.current_bar
        self.line.setText(bar.said() if bar is not None else "")
        self.chart.setAccessibleDescription(self.line.text())

    def _day(self, key: object) -> str:
        """Its Monday, of a key such as ``v3 2026-11-30``."""
        monday = date.fromisoformat(str(key).split()[-1])
        day = QDate(monday.year, monday.month, monday.day)
        return self._look.formats.locale.toString(day, "d MMM yyyy")

    def _lay_out(self) -> None:
        titles = words_of(self._look.formats).titles
        with QSignalBlocker(self.measure):
            for measure in Measure:
                self.measure.addItem(titles[f"results.{measure.value}"], measure.value)
        self.measure.setAccessibleName(self.tr("What the bars show"))
        self.chart.setAccessibleName(self.tr("Week by week"))
        inside = QWidget()
        inside.setProperty("role", "scroll")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, self._look.theme.px(SPACE_S), 0)
        box.setSpacing(self._look.theme.px(SPACE_S))
        for part in (self.told, self.measure, self.chart, self.line):
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

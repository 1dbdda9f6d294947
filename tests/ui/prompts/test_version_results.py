"""What came of a version's calls, week by week, in the pane of versions: counted when somebody looks."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt

from sellercall_desktop.core.campaigns.results import Figures, Grouping, Results, ResultsGroup
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.ui.prompts.version_results import VersionResults
from tests.ui.prompts.test_prompt_panel import open_room


class Source:
    """Two weeks of version 2, of others nothing."""

    def __init__(self):
        self.asked, self.failure, self.gate = [], None, asyncio.Event()
        self.gate.set()

    async def results(self, query, grouping):
        self.asked.append((query, grouping))
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        groups = ()
        if query.prompt_version == 2:
            groups = (
                ResultsGroup("v2 2026-11-16", Figures(attempts=40, answered=20, talks=10, sales=1)),
                ResultsGroup("v2 2026-11-23", Figures(attempts=900, answered=450, talks=400, sales=80)),
            )
        total = Figures(attempts=940, answered=470, talks=410, sales=81) if groups else Figures()
        return Results(query, grouping, groups, total, "USD")


async def test_the_weeks_of_the_chosen_version_are_counted_when_somebody_looks(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Uno", "Dos", "Tres") as room:
        pane, source = room.panel.versions, Source()
        part = VersionResults(pane, source, room.panel._tasks, room.panel.library._look)
        room.click(room.panel.versions_button)
        await room.until(pane.list.count)
        assert source.asked == [], "nobody looks"
        room.click(part.opener)
        await room.until(lambda: "No outgoing call with v3" in part.told.text())
        assert not part.chart.isVisible()
        assert not part.measure.isVisible()
        pane.choose(2)
        await room.until(part.chart.isVisible)
        (query, grouping) = source.asked[-1]
        assert (query.prompt_version, grouping) == (2, Grouping.VERSION_WEEK)
        assert query.from_at == room.prompts.kept[1].published_at
        assert "v2: attempts 940, answered 470" in part.told.text()
        assert [bar.name for bar in part.chart.bars] == ["16 Nov 2026", "23 Nov 2026"]
        assert "known well enough" in part.line.text()
        qtbot.keyClick(part.chart, Qt.Key.Key_Up)
        assert "from 16 Nov 2026" in part.line.text()
        assert "more calls to know" in part.line.text()
        assert not part.chart.bars[0].is_sure
        part.measure.setCurrentIndex(1)
        assert part.chart.bars[0].text.startswith("10")
        assert not pane.other.isEnabled()
        room.click(part.opener)
        assert pane.text.isVisible()
        assert pane.other.isEnabled()


async def test_what_cannot_be_counted_is_said_and_what_nobody_waits_for_is_given_up(
    qloop, qapp, qtbot, tmp_path
):
    async with open_room(qapp, qtbot, tmp_path, "Uno", "Dos") as room:
        pane, source = room.panel.versions, Source()
        part = VersionResults(pane, source, room.panel._tasks, room.panel.library._look)
        room.click(room.panel.versions_button)
        await room.until(pane.list.count)
        source.gate.clear()
        room.click(part.opener)
        await room.until(lambda: "Counting" in part.told.text() and source.asked)
        counting = part._counting
        pane.choose(1)
        await room.until(counting.done)
        assert counting.cancelled()
        source.failure = StoreError(StoreProblem.UNREACHABLE, "gone")
        source.gate.set()
        await room.until(lambda: "Counting" not in part.told.text())
        assert part.told.text()
        assert not part.chart.isVisible()

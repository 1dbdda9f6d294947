"""What came of campaigns in the real window, by keyboard: figures, bars, another grouping, a file."""

import asyncio
import csv
import io
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import CarrierEnded, CarrierOutcome, CostKnown, Party
from sellercall_desktop.core.calls.written_facts import DispositionSet
from sellercall_desktop.core.campaigns.campaign import Campaign
from sellercall_desktop.core.campaigns.results import BY_HAND, Grouping
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.export.export import ExportFormat
from sellercall_desktop.ui.campaigns.results_view import ResultsView
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.e2e.test_campaigns_in_the_window import add_contacts, page_of
from tests.store.sample_calls import request, start_call, talked
from tests.waiting import until

NOON_IN_BOGOTA = 17
NO_KEY = Qt.KeyboardModifier.NoModifier


class Held:
    """Results that are counted only when the test lets them; what is given up is remembered."""

    def __init__(self, real):
        self.real, self.gate, self.given_up, self.error = real, asyncio.Event(), [], None

    async def results(self, query, grouping):
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.given_up.append(grouping)
            raise
        if self.error:
            raise self.error
        return await self.real.results(query, grouping)


async def call_by_hand(world, at):
    """Two that nobody answers at noon, a sale an hour later."""
    for n in range(2):
        asked = request("+573001000400", at=at + timedelta(minutes=n))
        ended = CarrierEnded(at + timedelta(minutes=n + 1), CarrierOutcome.NO_ANSWER)
        call = advance_all(start_call(f"none-{n}", asked), (ended,))
        await world.desk.calls.save(call, (asked, ended), "test")
    later = at + timedelta(hours=1)
    call, facts = talked(
        "sale", "Hi", "Hola", seconds=120.0, number="+573001001400", at=later, prompt_version=1
    )
    more = (
        DispositionSet(later, "ana", "sold", "Sold"),
        CostKnown(later, Party.CARRIER, Decimal("0.03"), "USD"),
    )
    await world.desk.calls.save(advance_all(call, more), (*facts, *more), "test")


async def by_hand(world, window):
    """The view of the calls by hand, gone to from a campaign that nobody was called for."""
    made, _added = await world.desk.campaigns.create(Campaign("", "Renewals"), "ana")
    page = await page_of(window)
    await until(lambda: page.overview.current_id == made.id)
    view = page.results
    page.overview.results.click()
    await until(lambda: view.results is not None)
    assert view.figures.attempts.number.text() == "0"
    assert view.notice.title.text() == "No attempts"
    view.chosen.whose.chips[BY_HAND].click()
    await until(lambda: view.figures.attempts.number.text() == "3")
    return page, view


def read_by_keyboard(page, view, qtbot):
    """Figures, bars, and rows that are sorted."""
    assert view.figures.answered.number.text() == "33\u00a0%"
    assert "about 336 more calls to know" in view.figures.answered.note.text()
    assert view.figures.per_sale.number.text().endswith("USD")
    for key, way in ((Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Return, NO_KEY)):
        qtbot.keyClick(page.overview.list, key, way)
        assert QApplication.focusWidget() is view.chart
    assert [bar.short for bar in view.chart.bars] == ["12", "13"]
    assert view.line.text().startswith("12–13 h: attempts 2, answered 0: 0\u00a0% (between 0 and 66 %")
    qtbot.keyClick(view.chart, Qt.Key.Key_Right)
    assert view.line.text().startswith("13–14 h: attempts 1, answered 1: 100\u00a0%")
    assert "sales 1" in view.chart.accessibleDescription()
    view.shown_as.form.chips["table"].click()
    assert (view.model.rowCount(), view.table.isVisible()) == (2, True)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Right)
    for first in ("12–13 h", "13–14 h"):  # the most attempts, then the fewest
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
        assert view.model.index(0, 0).data() == first


async def regroup_while_counting(world, view, monkeypatch):
    """The first count is given up, the second fails and is tried again."""
    held = Held(world.desk.campaigns.results)
    monkeypatch.setattr(world.desk.campaigns, "results", held)
    for grouping in (Grouping.CITY, Grouping.DISPOSITION):
        view.shown_as.grouping.setCurrentIndex(view.shown_as.grouping.findData(grouping.value))
        await asyncio.sleep(0)
    await until(lambda: view.notice.title.text() == "Counting…")
    assert held.given_up == [Grouping.CITY]
    held.error = StoreError("disk I/O error")
    held.gate.set()
    await until(view.notice.button.isVisible)
    held.error = None
    view.notice.button.click()
    await until(lambda: view.results is not None)
    assert [bar.name for bar in view.chart.bars] == ["Sold", "not known"]


async def the_other_language_shows_the_same(world, window, old):
    """What was chosen is not lost by the way."""
    world.setup.settings.update({"general": {"language": "es"}})
    await until(lambda: window.findChild(ResultsView) not in {None, old})
    view = window.findChild(ResultsView)
    await until(lambda: view.isVisible() and view.results is not None)
    assert (view.chosen.whose.current, view.shown_as.by) == (BY_HAND, Grouping.DISPOSITION)
    assert view.figures.attempts.number.text() == "3"


async def test_what_came_of_it_is_read_regrouped_while_counting_and_exported(
    tmp_path, qapp, qtbot, qloop, monkeypatch
):
    async def choose(*_asked):
        return tmp_path / "results.csv"

    monkeypatch.setattr("sellercall_desktop.ui.campaigns.results_export.choose_new_file", choose)
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        await add_contacts(world, "00")
        noon = (utc_now() - timedelta(days=2)).replace(hour=NOON_IN_BOGOTA, minute=5)
        await call_by_hand(world, noon)
        page, view = await by_hand(world, window)
        read_by_keyboard(page, view, qtbot)
        await regroup_while_counting(world, view, monkeypatch)
        view.exporting.export(ExportFormat.CSV)
        await until(lambda: view.exporting.strip.text.text() == "results.csv is written.")
        rows = list(csv.reader(io.StringIO((tmp_path / "results.csv").read_text("utf-8-sig"))))
        assert ["Hour of the customer", "12–13 h", "2"] in [row[:3] for row in rows]
        entries = await world.desk.audit.between(noon, utc_now() + timedelta(minutes=1))
        (entry,) = (each for each in entries if each.kind is AuditKind.EXPORT)
        assert (entry.by, entry.subject, entry.text) == ("ana", "results.csv", "results: by-hand")
        view.table.setFocus()  # it was hidden while it was counted
        qtbot.keyClick(view.table, Qt.Key.Key_Escape)
        assert page.side.currentWidget() is page.view
        page.overview.results.click()
        view.chosen.whose.chips[BY_HAND].click()
        await the_other_language_shows_the_same(world, window, view)

"""The live log through its widgets: what comes in, what is shown, what is copied."""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sellercall_desktop.core.logbook import Logbook, WithNumbers
from sellercall_desktop.ui.log.lines import LineFilter
from sellercall_desktop.ui.log.model import LogModel
from sellercall_desktop.ui.log.panel import LogPanel
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.waiting import PATIENCE_S

NOW = datetime(2026, 11, 20, 15, 42, 7, 123000, tzinfo=UTC)


class Bench:
    """A shown panel on its own logbook."""

    def __init__(self, qapp, qtbot) -> None:
        self.qtbot, self.opened = qtbot, []
        theme = Theme(qapp)
        theme.apply("light")
        self.book = Logbook()
        self.panel = LogPanel(
            self.book, Look(theme, Icons(theme), Formats("en")), lambda: self.opened.append("folder")
        )
        qtbot.addWidget(self.panel, before_close_func=LogPanel.close_feed)
        self.panel.resize(1000, 500)
        self.panel.show()

    def log(
        self, event: str, level: int = logging.INFO, error: str = "", call: str | None = None, **fields
    ) -> None:
        self.book.append(NOW, level, event, fields, call_id=call, error=error)

    def shown(self) -> list[str]:
        return [event.event for event in self.panel.model.events]

    def expect(self, *events: str) -> None:
        self.qtbot.waitUntil(lambda: self.shown() == list(events), timeout=PATIENCE_S * 1000)


@pytest.fixture
def bench(qapp, qtbot) -> Bench:
    return Bench(qapp, qtbot)


def test_events_appear_as_they_happen(bench):
    bench.log("server.started", port="5000")
    bench.expect("server.started")
    bench.log("webhook.voice", status="200", call="c-1")
    bench.expect("server.started", "webhook.voice")
    model = bench.panel.model
    texts = [model.index(1, column).data() for column in range(model.columnCount())]
    assert texts[1:] == ["INFO", "webhook.voice", "status=200 call_id=c-1"]
    assert texts[0].endswith(":07.123")


def test_events_of_other_threads_appear_too(bench):
    def write() -> None:
        for number in range(200):
            bench.log(f"tick.{number}")

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    bench.qtbot.waitUntil(lambda: len(bench.shown()) == 800, timeout=PATIENCE_S * 1000)
    for writer in writers:
        writer.join()


def test_the_level_filter_hides_what_is_below(bench):
    bench.log("detail", logging.DEBUG)
    bench.log("news")
    bench.log("slow", logging.WARNING)
    bench.log("broken", logging.ERROR)
    bench.expect("detail", "news", "slow", "broken")
    bench.panel.toolbar.level.setCurrentIndex(2)
    bench.expect("slow", "broken")
    bench.log("more news")
    bench.log("worse", logging.ERROR)
    bench.expect("slow", "broken", "worse")


def test_words_filter_events_fields_and_tracebacks(bench):
    bench.log("webhook.voice", status="200")
    bench.log("webhook.voice", status="403")
    bench.log("task.failed", logging.ERROR, error="Traceback\nValueError: code 403")
    bench.qtbot.keyClicks(bench.panel.toolbar.text, "403 WEBHOOK")
    bench.qtbot.keyClick(bench.panel.toolbar.text, Qt.Key.Key_Return)
    bench.expect("webhook.voice")
    bench.panel.toolbar.text.setText("403")
    bench.expect("webhook.voice", "task.failed")


@pytest.mark.parametrize("typed", ["conexion", "CONEXIÓN perdio", "conexio\u0301n"])
def test_words_are_found_without_case_and_accents(bench, typed):
    bench.log("tunnel.closed", reason="se perdió la conexión")
    bench.log("tunnel.closed", reason="SE PERDIO LA CONEXION")
    bench.log("tunnel.open")
    bench.panel.toolbar.text.setText(typed)
    bench.expect("tunnel.closed", "tunnel.closed")


def test_a_calls_lines_are_reached_from_the_call_whatever_was_filtered(bench):
    bench.log("dial.placed", logging.DEBUG, call="c-1")
    bench.log("dial.placed", call="c-2")
    bench.log("call.ended", call="c-1")
    bench.panel.toolbar.set_filter(LineFilter(level=logging.ERROR, text="nothing"))
    bench.panel.show_call("c-1")
    bench.expect("dial.placed", "call.ended")
    assert bench.panel.toolbar.call_chip.isVisible()
    bench.qtbot.mouseClick(bench.panel.toolbar.call_chip, Qt.MouseButton.LeftButton)
    bench.expect("dial.placed", "dial.placed", "call.ended")


def test_paused_the_lines_stand_still_and_nothing_is_lost(bench):
    bench.log("before")
    bench.expect("before")
    bench.panel.toolbar.pause.click()
    bench.log("meanwhile")
    bench.qtbot.wait(120)
    bench.panel.toolbar.level.setCurrentIndex(1)
    assert bench.shown() == ["before"]
    assert "Paused" in bench.panel.toolbar.count.text()
    bench.panel.toolbar.pause.click()
    bench.expect("before", "meanwhile")


def test_cleared_lines_are_gone_from_view_until_asked_for_again(bench):
    bench.log("old")
    bench.expect("old")
    bench.panel.toolbar.clear.click()
    bench.log("new")
    bench.expect("new")
    bench.panel.toolbar.clear.click()
    assert bench.panel.notice.button.isVisible()
    bench.panel.notice.button.click()
    bench.expect("old", "new")


def test_copying_takes_the_selected_lines_else_all(bench):
    bench.log("first", a="1")
    bench.log("second", call="c-9", error="Traceback\nValueError: x")
    bench.expect("first", "second")
    bench.panel.toolbar.copy.click()
    text = QGuiApplication.clipboard().text()
    assert [line.split(" ", 1)[1] for line in text.splitlines()[:2]] == [
        "INFO first  a=1",
        "INFO second call_id=c-9",
    ]
    assert text.endswith("ValueError: x")
    bench.panel.table.selectRow(0)
    bench.qtbot.keyClick(bench.panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().endswith("INFO first  a=1"))


def test_a_chosen_line_shows_its_fields_and_traceback_and_leads_to_its_call(bench):
    bench.log("task.failed", logging.ERROR, error="Traceback …\nValueError: x", call="c-1", task="poll")
    bench.log("other")
    bench.expect("task.failed", "other")
    bench.panel.table.selectRow(0)
    details = bench.panel.details
    assert details.isVisible()
    assert details.text.toPlainText() == "task = poll\ncall_id = c-1\n\nTraceback …\nValueError: x"
    details.only_call.click()
    bench.expect("task.failed")
    assert not details.isVisible()


def test_reading_further_up_is_not_disturbed_by_new_lines(bench):
    for number in range(300):
        bench.log(f"tick.{number}")
    bench.qtbot.waitUntil(lambda: len(bench.shown()) == 300)
    bar = bench.panel.table.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(10)
    bench.log("late")
    bench.qtbot.waitUntil(lambda: len(bench.shown()) == 301)
    assert bar.value() == 10
    bar.setValue(bar.maximum())
    bench.log("latest")
    bench.qtbot.waitUntil(lambda: len(bench.shown()) == 302)
    assert bar.value() == bar.maximum()


def test_a_hidden_panel_rests_and_catches_up_when_shown(bench):
    bench.panel.hide()
    bench.log("unseen")
    bench.qtbot.wait(120)
    assert bench.shown() == []
    bench.panel.show()
    bench.expect("unseen")


def test_a_panel_that_is_gone_is_not_woken(qapp):
    theme, book = Theme(qapp), Logbook()
    theme.apply("light")
    panel = LogPanel(book, Look(theme, Icons(theme), Formats("en")), lambda: None)
    shiboken6.delete(panel)
    book.append(NOW, logging.INFO, "late", {})
    assert [event.event for event in book.since()] == ["late"]


def test_the_folder_opens_and_an_empty_log_says_what_it_is_for(bench):
    bench.panel.toolbar.folder.click()
    assert bench.opened == ["folder"]
    assert bench.panel.notice.isVisible()
    assert bench.panel.notice.title.text() == "Nothing has happened yet"


def test_every_control_has_a_name_and_takes_the_focus_by_tab(bench):
    bar = bench.panel.toolbar
    controls = [
        bar.text,
        bar.level,
        bar.call_chip,
        bar.pause,
        bar.copy,
        bar.clear,
        bar.folder,
        bench.panel.table,
    ]
    assert all(control.accessibleName() for control in controls)
    assert all(control.focusPolicy() & Qt.FocusPolicy.TabFocus for control in controls)


def test_the_model_keeps_a_bounded_number_of_lines(qapp):
    book, model = Logbook(), LogModel(kept=100)
    for number in range(250):
        book.append(NOW, logging.INFO, str(number), {})
    events = book.since()
    assert model.append(events[:80]) == 0
    assert model.append(events[80:130]) == 30
    assert [event.event for event in model.events] == [str(number) for number in range(30, 130)]
    model.append(events)
    assert (model.rowCount(), model.event_at(0).event) == (100, "150")


def test_ten_thousand_events_at_once_cost_the_window_little(bench):
    for number in range(10_000):
        bench.log("webhook.voice", n=str(number))
    begun = time.thread_time()
    bench.qtbot.waitUntil(lambda: len(bench.shown()) == 10_000)
    bench.panel.table.viewport().repaint()
    assert (
        time.thread_time() - begun < 0.15
    )  # working time with the waiting's own polling; the bench is exact


def with_number(bench):
    whole = WithNumbers("call to +573001234567", {"to": "+573001234567"}, "")
    bench.book.append(NOW, logging.INFO, "call to +57•••4567", {"to": "+57•••4567"}, whole=whole)


def test_numbers_are_whole_only_while_the_person_wants_it_and_only_to_the_eye(bench):
    with_number(bench)
    bench.expect("call to +57•••4567")
    bench.panel.toolbar.numbers.click()
    assert bench.panel.model.index(0, 2).data() == "call to +573001234567"
    assert "to=+573001234567" in bench.panel.model.index(0, 3).data()
    bench.panel.copy()
    assert "+573001234567" not in QGuiApplication.clipboard().text()
    bench.panel.copy_with_numbers()
    assert "+573001234567" in QGuiApplication.clipboard().text()
    bench.panel.toolbar.numbers.click()
    assert bench.panel.model.index(0, 2).data() == "call to +57•••4567"


def test_a_whole_number_can_be_searched_for_while_it_is_shown(bench):
    with_number(bench)
    bench.log("other")
    bench.expect("call to +57•••4567", "other")
    bench.panel.toolbar.numbers.click()
    bench.panel.toolbar.text.setText("3001234567")
    bench.expect("call to +57•••4567")


def test_the_log_starts_masked_and_says_what_the_switch_does(bench):
    switch = bench.panel.toolbar.numbers
    assert not switch.isChecked()
    assert switch.accessibleName() == "Show whole numbers, in this view only"

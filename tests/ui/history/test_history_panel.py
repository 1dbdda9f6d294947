"""The history panel as a person uses it, over the real store, bus and bridge."""

import asyncio
from contextlib import asynccontextmanager
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import CallChanged, CallResult, advance_all, start_call
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.ui.history.choices import DaySpan
from sellercall_desktop.ui.history.copyable import Copyable
from sellercall_desktop.ui.history.filters import DEBOUNCE_MS
from sellercall_desktop.ui.history.panel import HistoryPanel
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.history.history_world import NOON, NUMBERS, call_id, fill, history_store, requested
from tests.waiting import until

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 20)


class Store:
    """The real store, which can be made to fail, and notes the texts that were searched."""

    def __init__(self, store):
        self.store, self.failing, self.texts = store, False, []

    def __getattr__(self, name):
        return getattr(self.store, name)

    async def page(self, query, cursor=None, limit=200, *, spoken=False):
        self.texts.append(query.text)
        if self.failing:
            raise StoreError("disk gone")
        return await self.store.page(query, cursor, limit, spoken=spoken)


class World:
    """One open panel and what stands behind it."""

    def __init__(self, panel, store, bus, calls):
        self.panel, self.store, self.bus, self.calls = panel, store, bus, calls

    async def change(self, call, *facts):
        """What the engine does: advance, save, publish."""
        known = await self.store.get(call.id)
        new = known is None
        call = advance_all(known or call, facts)
        told = (call.requested, *facts) if new else facts
        await self.store.save(call, told, "poll")
        self.bus.publish(CallChanged(call, told))
        return call

    def rows(self):
        """The calls that the table shows."""
        model = self.panel.model
        return [call for row in range(model.rowCount()) if (call := model.call_at(row)) is not None]

    async def choose(self, row):
        """Make a row current and wait for its details."""
        self.panel.set_details_open(True)
        self.panel.table.setCurrentIndex(self.panel.model.index(row, 1))
        wanted = self.panel.model.call_at(row).id
        await until(lambda: self.panel.details.call is not None and self.panel.details.call.id == wanted)


@asynccontextmanager
async def opened(tmp_path, qapp, qtbot, count=30, live=0):
    bus, tasks = Bus(), Tasks()
    bridge, theme = Bridge(bus), Theme(qapp)
    look = Look(theme, Icons(theme), Formats("en"))
    async with history_store(tmp_path) as real:
        store = Store(real)
        calls = await fill(store, count, live=live)
        panel = HistoryPanel(store, bridge, tasks, look, today=lambda: TODAY)
        qtbot.addWidget(panel)
        panel.resize(1200, 500)
        panel.show()
        panel.start()
        await until(lambda: panel.model.rowCount() == min(count, 200))
        try:
            yield World(panel, store, bus, calls)
        finally:
            await until(lambda: not tasks._running)
            panel.hide()  # closing the last window would end the loop
            bridge.close()
            await tasks.close()


async def test_calls_are_shown_newest_first_with_numbers_as_people_write_them(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        assert [call.id for call in world.rows()] == [call.id for call in world.calls]
        await until(lambda: world.panel._count.text() == "30 calls")
        shown = {world.panel.model.data(world.panel.model.index(row, 1)) for row in range(30)}
        assert "+1 415-555-0134" in shown
        assert "315 204 8811" in shown


async def test_a_new_call_comes_in_without_moving_what_the_reader_looks_at(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=120) as world:
        table, model = world.panel.table, world.panel.model
        table.setCurrentIndex(model.index(60, 1))
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
        current = table.current_call.id
        top = model.call_at(table.rowAt(0)).id
        offset = table.rowViewportPosition(table.rowAt(0))
        at = NOON + timedelta(minutes=5)
        await world.change(start_call(call_id(at, 1), requested(at)))
        await until(lambda: model.rowCount() == 121)
        assert table.current_call.id == current
        assert table.selectionModel().selectedRows()[0].row() == 61
        assert model.call_at(table.rowAt(0)).id == top
        assert table.rowViewportPosition(table.rowAt(0)) == offset
        assert world.panel._count.text() == "121 calls"


async def test_at_the_top_the_new_call_is_seen_at_once(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=120) as world:
        at = NOON + timedelta(minutes=5)
        await world.change(start_call(call_id(at, 1), requested(at)))
        await until(lambda: world.panel.model.rowCount() == 121)
        assert world.panel.model.call_at(world.panel.table.rowAt(0)).id == call_id(at, 1)


async def test_typing_asks_once_for_the_last_letter(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        world.store.texts.clear()
        qtbot.keyClicks(world.panel.filters.text, "3152048")
        await until(lambda: world.store.texts)
        await asyncio.sleep(2 * DEBOUNCE_MS / 1000)
        assert world.store.texts == ["3152048"]
        await until(lambda: world.panel.model.rowCount() < 30)
        assert {call.number for call in world.rows()} == {"+573152048811"}
        assert DEBOUNCE_MS <= 60


async def test_filters_of_result_direction_and_date_work_together(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=300) as world:
        filters = world.panel.filters
        filters.result._boxes[CallResult.BUSY].click()
        filters.result._boxes[CallResult.TALKED].click()
        filters.direction._buttons[f.Direction.OUTBOUND].click()
        filters.date.choose(DaySpan.RANGE, TODAY - timedelta(days=1), TODAY)
        query = filters.query
        assert query.results == {CallResult.BUSY, CallResult.TALKED}
        assert (query.from_day, query.to_day) == (TODAY - timedelta(days=1), TODAY)
        await until(lambda: 0 < world.panel.model.rowCount() < 200)
        rows = world.rows()
        assert {call.result for call in rows} == {CallResult.BUSY, CallResult.TALKED}
        assert {call.direction for call in rows} == {f.Direction.OUTBOUND}
        assert {call.created_at.astimezone().date() for call in rows} <= {TODAY, TODAY - timedelta(days=1)}
        assert filters.result.text().strip() == "Talked +1"
        assert filters.date.isChecked()


async def test_ready_made_spans_count_back_from_today(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        chip = world.panel.filters.date
        for span, first in (
            (DaySpan.TODAY, TODAY),
            (DaySpan.WEEK, date(2026, 11, 14)),
            (DaySpan.MONTH, date(2026, 10, 22)),
        ):
            chip.choose(span)
            assert chip.days == (first, TODAY)
        chip.choose(DaySpan.ALL)
        assert chip.days == (None, None)
        assert not chip.isChecked()


async def test_nothing_found_offers_to_clear_the_filters(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        qtbot.keyClicks(world.panel.filters.text, "xyzzy")
        await until(world.panel.notice.isVisible)
        assert world.panel.notice.title.text() == "No call matches"
        qtbot.mouseClick(world.panel.notice.button, LEFT)
        await until(lambda: world.panel.model.rowCount() == 30)
        assert world.panel.filters.is_empty
        assert world.panel.table.isVisible()


async def test_an_empty_history_says_what_it_is_for(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=0) as world:
        await until(world.panel.notice.isVisible)
        assert world.panel.notice.title.text() == "No calls yet"
        assert not world.panel.notice.button.isVisible()
        at = NOON
        await world.change(start_call(call_id(at, 1), requested(at)))
        await until(world.panel.table.isVisible)


async def test_a_store_that_fails_is_told_in_place_and_can_be_tried_again(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        world.store.failing = True
        world.panel.model.refresh()
        await until(world.panel.notice.isVisible)
        assert world.panel.notice.button.text() == "Try again"
        world.store.failing = False
        qtbot.mouseClick(world.panel.notice.button, LEFT)
        await until(world.panel.table.isVisible)
        assert world.panel.model.rowCount() == 30


async def test_enter_opens_the_details_of_the_chosen_call(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        talked = next(n for n, call in enumerate(world.calls) if call.result is CallResult.TALKED)
        assert not panel.details.isVisible()
        panel.table.setCurrentIndex(panel.model.index(talked, 1))
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
        assert panel.details.isVisible()
        await until(lambda: panel.details.call is not None)
        assert "le habla Sofía" in panel.details.conversation.transcript.toPlainText()
        assert "pidió la propuesta" in panel.details.conversation.summary.text()
        assert panel.details.number.text() == panel.model.data(panel.model.index(talked, 1))
        panel.details.close_button.click()
        assert not panel.details.isVisible()


async def test_moving_quickly_shows_only_the_last_call(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        await world.choose(0)
        shown = []
        world.panel.details.shown.connect(lambda: shown.append(world.panel.details.call.id))
        world.panel.table.setFocus()
        for _ in range(8):
            qtbot.keyClick(world.panel.table, Qt.Key.Key_Down)
        await until(lambda: shown)
        assert shown == [world.calls[8].id]


async def test_the_details_follow_a_live_call(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, live=1) as world:
        await world.choose(0)
        details = world.panel.details
        assert details._state.text() == "Ringing"
        turn = f.TurnSpoken(NOON + timedelta(seconds=12), 0, f.Speaker.AI, "Buenos días, don Luis")
        await world.change(world.calls[0], f.AgentJoined(NOON + timedelta(seconds=10)), turn)
        await until(lambda: "don Luis" in details.conversation.transcript.toPlainText())
        assert details._state.text() == "Talking"


async def test_call_again_and_the_log_are_asked_for_by_signals(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        await world.choose(2)
        dialed, logs = [], []
        world.panel.dial_requested.connect(dialed.append)
        world.panel.show_log_requested.connect(logs.append)
        qtbot.mouseClick(world.panel.details.call_again, LEFT)
        qtbot.mouseClick(world.panel.details.show_log, LEFT)
        assert dialed == [world.calls[2].number]
        assert dialed[0].startswith("+")
        assert logs == [world.calls[2].id]


async def test_the_menu_offers_the_same_by_keyboard(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        dialed = []
        world.panel.dial_requested.connect(dialed.append)
        call = world.panel.model.call_at(3)
        world.panel.table.setCurrentIndex(world.panel.model.index(3, 1))
        actions = {action.text(): action for action in world.panel.table._menu(call).actions()}
        actions["Call again"].trigger()
        assert dialed == [call.number]
        actions["Copy number"].trigger()
        assert QGuiApplication.clipboard().text() == call.number


async def test_copy_takes_the_number_as_e164(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        row = next(n for n, call in enumerate(world.calls) if call.number == NUMBERS[1])
        world.panel.table.setCurrentIndex(world.panel.model.index(row, 1))
        qtbot.keyClick(world.panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == "+573152048811"


async def test_each_id_is_copied_with_one_press_that_says_so(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        row = next(n for n, call in enumerate(world.calls) if call.carrier_call_id)
        await world.choose(row)
        world.panel.details.tabs.setCurrentIndex(2)
        call = world.panel.details.call
        parts = {part.value: part for part in world.panel.details.facts.findChildren(Copyable)}
        assert {call.number, call.id, call.carrier_call_id, call.agent_call_id} <= parts.keys()
        part = parts[call.carrier_call_id]
        qtbot.mouseClick(part.button, LEFT)
        assert QGuiApplication.clipboard().text() == call.carrier_call_id
        assert part.button.toolTip() == "Copied"


async def test_the_timeline_tells_the_journal_in_words(tmp_path, qapp, qtbot, qloop):
    from PySide6.QtWidgets import QLabel

    async with opened(tmp_path, qapp, qtbot) as world:
        row = next(n for n, call in enumerate(world.calls) if call.result is CallResult.TALKED)
        await world.choose(row)
        world.panel.details.tabs.setCurrentIndex(1)
        texts = [part.text() for part in world.panel.details.timeline.findChildren(QLabel)]
        said = "\n".join(texts)
        for sentence in ("The call was answered", "The AI joined the conversation", "The AI said goodbye"):
            assert sentence in said
        assert said.count("First words of the conversation") == 1


async def test_a_call_can_be_opened_by_its_id_even_where_no_row_shows_it(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=210) as world:
        wanted = world.calls[205]
        assert world.panel.model.row_of(wanted.id) is None
        world.panel.show_call(wanted.id)
        await until(lambda: world.panel.details.call is not None and world.panel.details.call.id == wanted.id)
        assert world.panel.details.isVisible()


async def test_sorting_and_filtering_keep_the_chosen_call(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, count=60) as world:
        world.panel.table.setCurrentIndex(world.panel.model.index(10, 1))
        chosen = world.panel.table.current_call.id
        loads = []
        world.panel.model.loaded.connect(lambda: loads.append(1))
        header = world.panel.table.horizontalHeader()
        header.setSortIndicator(7, Qt.SortOrder.DescendingOrder)
        await until(lambda: loads)
        assert world.panel.table.current_call.id == chosen
        durations = [world.panel.model.call_at(row).duration_s or -1 for row in range(60)]
        assert durations == sorted(durations, reverse=True)


async def test_in_the_desk_of_a_usual_window_the_table_tells_durations(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        table, model = world.panel.table, world.panel.model
        world.panel.resize(595, 330)  # its share of 1280 × 800
        await until(lambda: table.width() < 600)
        shown = [c.title for n, c in enumerate(model.columns) if not table.isColumnHidden(n)]
        assert shown == ["Direction", "Number", "Result", "Started", "Duration"]


async def test_the_sorted_column_says_its_direction_beside_its_word_and_cuts_no_title(
    tmp_path, qapp, qtbot, qloop
):
    async with opened(tmp_path, qapp, qtbot) as world:
        table, model = world.panel.table, world.panel.model
        world.panel.resize(1400, 700)
        header = table.horizontalHeader()
        for section, column in enumerate(model.columns):
            for arrow, order in (("↑", "ascending"), ("↓", "descending")):
                at = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)
                qtbot.mouseClick(header.viewport(), LEFT, pos=at)
                heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(model.columns))]
                assert [n for n, head in enumerate(heads) if "↑" in head or "↓" in head] == [section]
                assert heads[section].replace(arrow, "").strip() == ("" if column.bare else column.title)
                said = model.headerData(
                    section, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
                )
                assert said == f"{column.title}, {order}"
                await until(lambda at=section: header.sectionSizeHint(at) <= header.sectionSize(at))
                assert model.query.sort is column.sort
                assert model.query.descending is (arrow == "↓")


async def test_every_control_has_a_name_and_the_filter_has_its_key(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        panel = world.panel
        await world.choose(0)
        for control in (
            panel.findChildren(QAbstractButton)
            + panel.findChildren(QLineEdit)
            + panel.findChildren(QComboBox)
        ):
            if control.isVisibleTo(panel) and control.objectName() != "qt_edit_menu":
                named = control.accessibleName() or control.text() or control.toolTip()
                inside = isinstance(control.parent(), QLineEdit)  # Qt's own clear button
                assert named or inside, control
        assert panel.table.accessibleName() == "Call history"
        panel.go_to_filter()
        assert panel.focusWidget() is panel.filters.text


async def test_countries_are_named_in_the_language_of_the_window(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as world:
        world.panel._look.formats.set_language("es")
        countries = {world.panel.model.data(world.panel.model.index(row, 2)) for row in range(30)}
        assert countries & {"México", "Estados Unidos", "España"}

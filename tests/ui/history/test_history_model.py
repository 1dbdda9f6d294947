"""The table model over the real store: pages, orders, filters, live rows."""

import asyncio
import time
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import CallChanged, CallResult, advance_all, start_call
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.ui.history.columns import CallWords, columns
from sellercall_desktop.ui.history.model import CALL_ROLE, CallTableModel
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.history.history_world import NOON, NUMBERS, call_id, fill, history_store, requested
from tests.waiting import PATIENCE_S, until


class Watched:
    """The real store; notes each page asked for, and can hold back or fail an answer."""

    def __init__(self, store):
        self.store, self.asked, self.gates, self.failing = store, [], {}, False

    def __getattr__(self, name):
        return getattr(self.store, name)

    async def page(self, query, cursor=None, limit=200):
        self.asked.append((query, cursor, limit))
        if self.failing:
            raise StoreError("disk gone")
        page = await self.store.page(query, cursor, limit)
        if (gate := self.gates.get(query.text)) is not None:
            await gate.wait()
        return page


@asynccontextmanager
async def opened(tmp_path, qapp, count, kept_pages=30, live=0):
    theme = Theme(qapp)
    tasks = Tasks()
    async with history_store(tmp_path) as store:
        calls = await fill(store, count, live=live)
        watched = Watched(store)
        words = CallWords(Look(theme, Icons(theme), Formats("en")))
        model = CallTableModel(watched, tasks, columns(words), kept_pages=kept_pages)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        try:
            yield model, watched, calls
        finally:
            await tasks.close()


async def show(model, query=None):
    done = asyncio.Event()
    connection = model.loaded.connect(done.set)
    model.refresh() if query is None else model.filter(query)
    await asyncio.wait_for(done.wait(), PATIENCE_S)
    model.loaded.disconnect(connection)


def ids(model):
    return [call.id for row in range(model.rowCount()) if (call := model.call_at(row)) is not None]


async def change(model, store, call, *facts):
    """What the engine does: advance, save, publish."""
    known = await store.get(call.id)
    call = advance_all(known, facts) if known else advance_all(call, facts)
    await store.save(call, facts if known else (call.requested, *facts), "poll")
    model.on_call_changed(CallChanged(call, facts if known else (call.requested, *facts)))
    return call


@pytest.fixture
def small_pages(monkeypatch):
    """Pages of so many rows: what takes several of them needs a tenth of the calls."""
    monkeypatch.setattr("sellercall_desktop.ui.history.model.PAGE_ROWS", 20)
    return 20


async def test_it_reads_page_by_page_and_never_more_than_is_asked_for(tmp_path, qapp, qloop, small_pages):
    async with opened(tmp_path, qapp, 45) as (model, store, calls):
        await show(model)
        assert model.rowCount() == small_pages
        assert model.canFetchMore()
        model.fetchMore()
        await until(lambda: model.rowCount() == 2 * small_pages)
        model.fetchMore()
        await until(lambda: model.rowCount() == 45)
        assert not model.canFetchMore()
        assert ids(model) == [call.id for call in calls]
        assert len(store.asked) == 3
        assert all(limit == small_pages for _, _, limit in store.asked)


async def test_a_long_scroll_drops_the_oldest_pages_and_reads_them_again_when_shown(
    tmp_path, qapp, qloop, small_pages
):
    async with opened(tmp_path, qapp, 70, kept_pages=2) as (model, _store, calls):
        await show(model)
        for rows in (40, 60, 70):
            model.on_rows_shown(model.rowCount() - 3, model.rowCount() - 1)
            await until(lambda rows=rows: model.rowCount() == rows)
        assert model.call_at(10) is None
        assert model.data(model.index(10, 1)) is None
        model.on_rows_shown(0, 12)
        await until(lambda: model.call_at(10) is not None)
        assert model.call_at(10).id == calls[10].id
        assert model.rowCount() == 70
        assert len(ids(model)) <= 2 * small_pages + 10


async def test_a_click_on_a_header_asks_the_store_for_that_order(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 40) as (model, store, _calls):
        await show(model)
        for column, declared in enumerate(model.columns):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                before = len(store.asked)
                model.sort(column, order)
                await until(lambda: model._reading == 0 and not model._tasks._running)
                if declared.sort is SortKey.CREATED and order is Qt.SortOrder.DescendingOrder:
                    continue
                query = store.asked[-1][0]
                assert len(store.asked) > before
                assert query.sort is declared.sort
                assert query.descending is (order is Qt.SortOrder.DescendingOrder)
        assert {column.sort for column in model.columns} == set(SortKey)


async def test_the_answer_to_an_older_query_is_dropped(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 60) as (model, store, _calls):
        await show(model)
        store.gates["300"] = asyncio.Event()
        model.filter(CallQuery(text="300"))
        await until(lambda: store.asked[-1][0].text == "300")
        await show(model, CallQuery(text="315"))
        shown = ids(model)
        store.gates["300"].set()
        await until(lambda: model._reading == 0)
        await asyncio.sleep(0.02)
        assert ids(model) == shown
        assert shown
        assert all("315" in model.call_at(row).number for row in range(model.rowCount()))


async def test_filters_reach_the_store_and_keep_the_order_of_the_table(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 60) as (model, store, _calls):
        await show(model)
        model.sort(7, Qt.SortOrder.AscendingOrder)
        wanted = CallQuery(direction=f.Direction.INBOUND, results=frozenset({CallResult.TALKED}))
        await show(model, wanted)
        query = store.asked[-1][0]
        assert (query.direction, query.results) == (wanted.direction, wanted.results)
        assert (query.sort, query.descending) == (SortKey.DURATION, False)
        shown = [model.call_at(row) for row in range(model.rowCount())]
        assert shown
        assert all(c.direction is f.Direction.INBOUND and c.result is CallResult.TALKED for c in shown)
        assert [c.duration_s for c in shown] == sorted(c.duration_s for c in shown)


async def test_a_new_call_appears_on_top_and_the_chosen_row_stays_chosen(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 30) as (model, store, calls):
        await show(model)
        chosen = QPersistentModelIndex(model.index(4, 0))
        at = NOON + timedelta(minutes=5)
        await change(model, store, start_call(call_id(at, 1), requested(at)))
        await until(lambda: model.rowCount() == 31)
        assert model.call_at(0).id == call_id(at, 1)
        assert model.call_at(chosen.row()).id == calls[4].id


async def test_a_new_call_that_the_filter_does_not_hold_stays_out(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 30) as (model, store, _calls):
        await show(model, CallQuery(text="3152048811"))
        rows = model.rowCount()
        at = NOON + timedelta(minutes=5)
        await change(model, store, start_call(call_id(at, 1), requested(at, NUMBERS[0])))
        await change(model, store, start_call(call_id(at, 2), requested(at, "+573152048811")))
        await until(lambda: model.rowCount() > rows)
        await until(lambda: not model._tasks._running)
        assert model.rowCount() == rows + 1
        assert model.call_at(0).number == "+573152048811"


async def test_a_live_change_is_painted_in_its_row(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 30, live=1) as (model, store, calls):
        await show(model)
        assert model.data(model.index(0, 3)) == "Ringing"
        changed = []
        model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
        begun = time.monotonic()
        for seconds in range(5):  # a burst is one repaint, or one every 50 ms where the machine is slow
            await change(model, store, calls[0], f.CallAnswered(NOON + timedelta(seconds=9 + seconds)))
        await until(lambda: changed)
        assert set(changed) == {(0, 0)}
        assert len(changed) <= 1 + (time.monotonic() - begun) / 0.05
        assert model.data(model.index(0, 3)) == "Answered"
        assert model.rowCount() == 30


async def test_a_row_moves_when_its_place_in_the_order_changes(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 30, live=1) as (model, store, calls):
        model.sort(3, Qt.SortOrder.AscendingOrder)
        await until(lambda: model.rowCount() == 30)
        start = model.row_of(calls[0].id)
        chosen = QPersistentModelIndex(model.index(start, 0))
        ended = f.CarrierEnded(NOON + timedelta(seconds=30), f.CarrierOutcome.BUSY)
        await change(model, store, calls[0], ended)
        await until(lambda: model.data(model.index(model.row_of(calls[0].id), 3)) == "Busy")
        row = model.row_of(calls[0].id)
        assert row != start
        assert chosen.row() == row
        shown = ids(model)
        await show(model)
        assert ids(model) == shown  # the store says the same


async def test_a_change_saved_while_a_page_was_on_its_way_is_not_lost(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 30, live=1) as (model, store, calls):
        store.gates[""] = asyncio.Event()
        model.refresh()
        await until(lambda: store.asked)
        await asyncio.sleep(0.05)  # the page was read, its answer waits
        await change(model, store, calls[0], f.CallAnswered(NOON + timedelta(seconds=9)))
        await asyncio.sleep(0.1)
        store.gates[""].set()
        await until(lambda: model.rowCount() == 30)
        await until(lambda: model.data(model.index(0, 3)) == "Answered")
        assert model.data(model.index(0, 0), CALL_ROLE).id == calls[0].id


async def test_a_store_that_fails_is_told_and_the_rows_stay(tmp_path, qapp, qloop, qtbot):
    async with opened(tmp_path, qapp, 30) as (model, store, _calls):
        await show(model)
        errors = []
        model.failed.connect(errors.append)
        store.failing = True
        model.refresh()
        await until(lambda: errors)
        assert isinstance(errors[0], StoreError)
        assert model.rowCount() == 30
        store.failing = False
        await show(model)
        assert model.rowCount() == 30


async def test_the_first_page_holds_back_no_turns(tmp_path, qapp, qloop):
    async with opened(tmp_path, qapp, 30, live=1) as (model, store, calls):
        await show(model)
        turn = f.TurnSpoken(NOON + timedelta(seconds=12), 0, f.Speaker.AI, "Buenos días")
        await change(model, store, calls[0], f.AgentJoined(NOON + timedelta(seconds=10)), turn)
        await until(lambda: model.data(model.index(0, 3)) == "Talking")
        assert model.call_at(0).turns == ()


@pytest.mark.parametrize("role", [Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole])
async def test_an_arrow_is_also_said_in_words(tmp_path, qapp, qloop, role):
    async with opened(tmp_path, qapp, 3) as (model, _store, calls):
        await show(model)
        assert model.data(model.index(0, 0)) == ""
        assert model.data(model.index(0, 0), role) == (
            "Outgoing" if calls[0].direction is f.Direction.OUTBOUND else "Incoming"
        )

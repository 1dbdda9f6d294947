"""What may be a wish not to be called is judged in the history: seen, decided, one after the other."""

from contextlib import asynccontextmanager
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.remarks import NO_OPT_OUT, OPT_OUT, Remark, opt_out_of
from sellercall_desktop.core.calls.written_facts import WatchSaw
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.steering.opting_out import OptingOut
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.history.panel import HistoryPanel
from sellercall_desktop.ui.history.wish_bar import WishBar
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.history.history_world import NOON, NUMBERS, call_id, requested
from tests.waiting import until

SAID = "Mire, a este número no me llamen más, llámenme al otro."


async def put(store, n):
    """A call that nobody looked at, in which a watch heard what may be a wish."""
    asked = requested(NOON - timedelta(hours=n), NUMBERS[n])
    at = asked.at
    facts = [
        *(f.CallPlaced(at, f"CA{n}"), f.CallAnswered(at), f.AgentJoined(at)),
        f.TurnSpoken(at, 0, f.Speaker.CUSTOMER, SAID, 0.0),
        f.CarrierEnded(at + timedelta(minutes=2), f.CarrierOutcome.COMPLETED, 120.0),
        WatchSaw(at, "opt_out", "doubtful", 0, "no me llamen más"),
    ]
    call = advance_all(start_call(call_id(at, n), asked), facts)
    await store.calls.save(call, (asked, *facts), "test")
    return call.id


@asynccontextmanager
async def opened(tmp_path, qapp, qtbot, count=1):
    """The history, its details in sight, and the calls' ids, newest first."""
    bus, tasks = Bus(), Tasks()
    bridge, theme, failed = Bridge(bus), Theme(qapp), []
    async with open_store(None, tmp_path / "sellercall.db", "x") as store:
        ids = [await put(store, n) for n in range(count)]
        listed = DoNotCall(store.do_not_call, bus, tasks, lambda: NOON)
        await listed.prepare()
        deciding = OptingOut(
            ledger=Ledger(store.calls, bus, tasks), numbers=listed, audit=store.audit, now=lambda: NOON
        )
        look = Look(theme, Icons(theme), Formats("en"))
        panel = HistoryPanel(
            store.calls,
            bridge,
            tasks,
            look,
            complete=lambda details: WishBar(
                details, look, deciding, tasks, author="rosa", show_error=failed.append
            ),
        )
        qtbot.addWidget(panel)
        panel.resize(1100, 700)
        panel.show()
        panel.start()
        await until(lambda: panel.model.rowCount() == count)
        panel.show_call(ids[0])
        bar = panel.details.findChild(WishBar)
        await until(lambda: bar.asks)
        try:
            yield panel, bar, store, ids
        finally:
            assert failed == []
            await until(lambda: not tasks._running)
            panel.hide()  # closing the last window would end the loop
            bridge.close()
            await tasks.close()


async def test_it_says_the_sentence_and_as_an_opt_out_the_number_is_listed(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, bar, store, (id_,)):
        assert bar.accessibleName().startswith("May want no more calls: to be looked at.")
        assert SAID in bar.accessibleName()
        row = panel.model.call_at(0)
        assert "May want no more calls: to be looked at" in panel.details._words.remarks(row)
        bar._accept.click()
        await until(lambda: not bar.asks)
        assert bar.accessibleName().startswith("Wants no more calls: rosa, ")
        call = await store.calls.get(id_)
        assert opt_out_of(call) == OPT_OUT
        ((_revision, entry),) = await store.do_not_call.changes(0, 10)
        assert (entry.number, entry.by, entry.sentence, entry.call_id) == (call.number, "rosa", SAID, id_)


async def test_as_none_it_wants_to_know_why_and_goes_on_to_the_next(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, 3) as (panel, bar, store, ids):
        panel.filters.remark._remarks[Remark.UNJUDGED].click()
        await until(lambda: panel.model.query.remarks == {Remark.UNJUDGED} and panel.model.rowCount() == 3)
        panel.table.setFocus()
        for id_ in ids:
            panel.table.select_call(id_) if id_ == ids[0] else None
            await until(lambda id_=id_: bar.asks and panel.details.call.id == id_)
            bar.ask_why()
            assert bar.why.hasFocus()
            QTest.keyClick(bar.why, Qt.Key.Key_Return)  # without words nothing is decided
            assert not bar.why.isHidden()
            QTest.keyClicks(bar.why, "he means his other telephone")
            QTest.keyClick(bar.why, Qt.Key.Key_Return)
        await until(lambda: not bar.asks)
        assert "Not an opt-out: rosa" in bar.accessibleName()
        for id_ in ids:
            assert opt_out_of(await store.calls.get(id_)) == NO_OPT_OUT
        panel.model.refresh()
        await until(lambda: panel.model.rowCount() == 0)

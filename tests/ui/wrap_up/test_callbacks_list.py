"""The callbacks on the desk and in notifications: in order, in both clocks, called by one key."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.calls.written_facts import CallbackSet, FieldJudged, FieldState, NoteWritten
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up.callbacks import CallbacksDue
from sellercall_desktop.ui.system.callback_notices import CALL_BACK, PUT_OFF
from tests.ui.system.test_home import behind_another, open_home
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

TALK = talk("Buenos días")
MEXICO = "+525512345678"


@asynccontextmanager
async def two_agreed(qapp, qtbot, folder, monkeypatch):
    """One a minute overdue, one tomorrow with a customer elsewhere whose name is known."""
    async with open_home(qapp, qtbot, folder, monkeypatch, tray=True) as (window, given, home, seen):
        now = datetime.now(UTC)
        agreed = (
            ("tomorrow", MEXICO, now + timedelta(days=1)),
            ("overdue", "+573001234567", now - timedelta(minutes=1)),
        )
        behind_another(home)
        name = FieldJudged(NOW, "ana", "name", FieldState.CONFIRMED, "Luis")
        for call_id, number, due in agreed:
            facts = (
                *(*TALK, *ENDED, NoteWritten(NOW, "ana", "Quiere dos cajas\nmás")),
                CallbackSet(NOW, "ana", due),
                *([name] if number == MEXICO else []),
            )
            call = live_call(*facts, call_id=call_id, number=number)
            await given.calls.save(call, (call.requested, *facts), "dial")
        following = Tasks()
        following.spawn(given.callbacks.run(), "callbacks")
        try:
            await until(lambda: len(window.workspace.desk.later.list.items) == 2)
            yield window, given, home, seen
        finally:
            await following.close()


async def test_overdue_ones_stand_on_top_and_one_key_calls(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with two_agreed(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, seen):
        first, second = window.workspace.desk.later.list.items
        assert first.entry.id == "overdue"
        assert "overdue" in first.row.accessibleName()
        assert "Quiere dos cajas" in first.row.accessibleName()
        assert "Luis" in second.row.accessibleName()
        assert "tomorrow" in second.row.accessibleName()
        (notice,) = seen.notices
        assert (notice.title, notice.call_id) == ("A callback is due", "overdue")

        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        window.workspace.show_section("history")
        home.tray._said = notice.call_id
        home.tray._icon.messageClicked.emit()  # where notices have no buttons the press itself leads there
        assert first.row.hasFocus()
        qtbot.keyClick(first.row, Qt.Key.Key_Down)
        assert QApplication.focusWidget() is second.row
        qtbot.keyClick(second.row, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == [MEXICO])

        assert home._callbacks.on_pressed(PUT_OFF, "overdue")
        await until(lambda: given.callbacks.open[0].due > datetime.now(UTC))
        assert home._callbacks.on_pressed(CALL_BACK, "overdue")
        await until(lambda: given.engine.dialed == [MEXICO, "+573001234567"])
        second.row.setFocus()
        qtbot.keyClick(second.row, Qt.Key.Key_Delete)  # settled without a call
        await until(lambda: [one.call.id for one in given.callbacks.open] == ["overdue"])
        await until(lambda: "Not called any more" in window.toasts.text)
        window.toasts._action.click()
        await until(lambda: len(given.callbacks.open) == 2)

        home._is_in_front = lambda: True  # then the window says it itself
        given.bus.publish(CallbacksDue(given.callbacks.open))
        assert len(seen.notices) == 1

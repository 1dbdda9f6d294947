"""What came of a call, written by keyboard alone in the real window; the call was a simulated customer's."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier


async def test_a_call_that_ended_is_wrapped_up_by_keyboard(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        world.setup.settings.override("wrap_up", "required", True)
        form = window.workspace.desk.wrap_up.form
        number = QApplication.focusWidget()
        qtbot.keyClicks(number, EXAMPLES["busy"])
        qtbot.keyClick(number, Qt.Key.Key_Return)
        await until(form.isVisible)
        await until(lambda: world.desk.wrap_ups.owed is not None)

        qtbot.keyClicks(number, EXAMPLES["buys"])
        qtbot.keyClick(number, Qt.Key.Key_Return)  # not before the wrap-up
        qtbot.keyClick(window, Qt.Key.Key_T, CTRL)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
        due = form.callback.edit
        assert due.hasFocus()
        qtbot.keyClick(due, Qt.Key.Key_Tab)
        qtbot.keyClick(form.note, Qt.Key.Key_A)
        form.note.setFocus()
        qtbot.keyClicks(form.note, " las tres")
        call = await world.call_when(lambda call: bool(call.written and call.written.note))
        qtbot.keyClicks(form.note, ", por favor")
        qtbot.keyClick(form.note, Qt.Key.Key_Return, CTRL)
        await until(lambda: not form.isVisible())
        call = await world.desk.calls.get(call.id)
        assert call.written.disposition.key == "call_back"
        assert (call.written.note.text, call.written.note.by) == ("a las tres, por favor", "ana")
        assert timedelta(hours=23) < call.written.callback_due - datetime.now(UTC) < timedelta(hours=25)
        assert world.desk.wrap_ups.owed is None
        assert len(world.simulator.calls_placed) == 1

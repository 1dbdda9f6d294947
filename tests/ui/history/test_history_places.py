"""The history on the desk and the page of its own: each keeps what was looked for in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from sellercall_desktop.ui.history.panel import HistoryPanel
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window_world import ENDED, live_call, talk
from tests.waiting import until


async def saved(given, *calls):
    for call in calls:
        await given.calls.save(call, (call.requested,), "test")
        given.change(call)


def ended(call_id="call-1", number="+573001234567"):
    return live_call(*talk("Buenos días", "Quiero la fibra"), *ENDED, call_id=call_id, number=number)


async def test_a_filter_on_the_page_hides_nothing_on_the_desk(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await saved(given, ended(), ended("call-2", "+14155550123"))
        window.workspace.show_section("history")
        page = window.workspace.history
        await until(lambda: page.model.rowCount() == 2)
        page.filters.text.setText("415")
        await until(lambda: page.model.rowCount() == 1)
        page.show_call("call-2")
        await until(lambda: page.details.call is not None)
        window.workspace.show_section("desk")
        desk = next(one for one in window.findChildren(HistoryPanel) if one.isVisible())
        assert desk is not page
        await until(lambda: desk.model.rowCount() == 2)
        assert desk.filters.text.text() == ""
        assert not desk.details.isVisible()
        desk.filters.text.setText("573")
        await until(lambda: desk.model.rowCount() == 1)
        window.workspace.show_section("history")
        assert page.filters.text.text() == "415"
        assert page.model.rowCount() == 1
        assert page.details.isVisible()
        assert page.details.call.id == "call-2"


async def test_calling_again_from_the_page_goes_to_the_desk_where_the_call_is_seen(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await saved(given, ended())
        window.commands.show_call("call-1")
        details = window.workspace.history.details
        await until(details.call_again.isVisible)
        qtbot.mouseClick(details.call_again, Qt.MouseButton.LeftButton)
        assert window.workspace.section == "desk"
        await until(lambda: given.engine.dialed == ["+573001234567"])
        given.change(live_call(call_id="new"))
        await until(lambda: window.workspace.desk.live.is_seen_large("new"))


async def test_calling_again_is_not_offered_while_the_call_lives_nor_for_a_hidden_number(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await saved(given, live_call(*talk("Hola")), ended("call-2", ""))
        window.workspace.show_section("history")
        page = window.workspace.history
        await until(lambda: page.model.rowCount() == 2)
        for call_id in ("call-1", "call-2"):
            page.show_call(call_id)
            await until(
                lambda call_id=call_id: page.details.call is not None and page.details.call.id == call_id
            )
            assert not page.details.call_again.isVisible()
            menu = page.table._menu(page.details.call)
            assert isinstance(menu, QMenu)
            assert "Call again" not in [action.text() for action in menu.actions()]
        await saved(given, ended())
        given.change(ended())
        page.show_call("call-1")
        await until(page.details.call_again.isVisible)  # it is over


async def test_the_details_of_the_card_open_on_the_desk_and_where_it_has_no_room_on_the_page(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await saved(given, ended())
        desk = window.workspace.desk
        desk.show_call("call-1")
        assert desk._history.details.isVisible()
        assert window.workspace.section == "desk"
        window.resize(1280, 600)
        desk.toggle_log()  # in a low window it takes the history's room
        await until(lambda: not desk._history.isVisible())
        desk.show_call("call-1")
        assert window.workspace.section == "history"
        assert window.workspace.history.details.isVisible()


async def test_the_page_can_be_gone_to_before_the_store_is_open(qloop, qapp, qtbot, tmp_path):
    from sellercall_desktop.ui.window.main_window import MainWindow
    from tests.ui.window_world import open_given, shown_widget

    async with open_given(tmp_path) as given:
        await saved(given, ended())
        window = MainWindow(given.base, qapp)
        with shown_widget(window):
            window.workspace.show_section("history")
            given.wiring.attach(window)
            await until(lambda: window.workspace.history.model.rowCount() == 1)
            await given.idle()
            await window.finish()
    qapp.setStyleSheet("")

import inspect
from contextlib import asynccontextmanager

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton

from sellercall_desktop.core.errors import AddressInUseError
from sellercall_desktop.core.health import HealthChanged, HealthState
from sellercall_desktop.ui.window import main_window
from sellercall_desktop.ui.window.main_window import MainWindow
from sellercall_desktop.ui.window.opening import FailedStart
from tests.ui.window_world import OneDemoCustomer, live_call, open_given, shown_widget
from tests.waiting import until


@asynccontextmanager
async def open_window(qapp, qtbot, folder, **given_with):
    async with open_given(folder, **given_with) as given:
        window = MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                yield window, given
                await given.idle()
                await window.finish()
        finally:
            qapp.setStyleSheet("")


def shown(window, kind=QLabel):
    return [one.text() for one in window.findChildren(kind) if one.isVisibleTo(window) and one.text()]


def press(window, qtbot, name):
    found = next(
        one
        for one in window.findChildren(QAbstractButton)
        if name in (one.text(), one.accessibleName()) and one.isVisibleTo(window)
    )
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_window_only_wires():
    assert len(inspect.getsource(main_window).splitlines()) < 200


async def test_the_window_is_painted_before_anything_is_open(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, _given):
        assert "Call a number" in shown(window)
        assert "Server starting…" in shown(window, QPushButton)
        assert window.workspace.desk.dialer.field.isEnabled()


async def test_once_attached_it_dials(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        qtbot.keyClicks(window.workspace.desk.dialer.field, "300 1234567")
        qtbot.keyClick(window.workspace.desk.dialer.field, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == ["+573001234567"])
        assert "127.0.0.1:5000" in shown(window, QPushButton)


async def test_digits_typed_anywhere_on_the_desk_reach_the_number_field(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        field, button = window.workspace.desk.dialer.field, window.workspace.status.findChild(QPushButton)
        button.setFocus()
        qtbot.keyClicks(button, "+57300")
        QApplication.clipboard().setText(" 123 4567")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert (field.text(), window.focusWidget()) == ("+57300 123 4567", field)
        window.workspace.show_section("log")
        qtbot.keyClicks(window, "9")
        assert not field.text().endswith("9")


async def test_escape_twice_from_the_number_field_hangs_up(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        given.change(live_call())
        await until(lambda: "1 call" in " ".join(shown(window, QPushButton)))
        for _ in range(2):
            qtbot.keyClick(window.workspace.desk.dialer.field, Qt.Key.Key_Escape)
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_sections_give_the_space_to_one_panel(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        desk = window.workspace.desk
        press(window, qtbot, "History")
        assert not desk.dialer.isVisibleTo(window)
        press(window, qtbot, "Log")
        assert desk._log_place.isVisibleTo(window)
        press(window, qtbot, "Settings")
        assert not desk.isVisibleTo(window)
        press(window, qtbot, "Desk")
        assert desk.dialer.isVisibleTo(window)


async def test_prompt_and_log_fold_by_key_and_are_remembered(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        window.activateWindow()
        desk = window.workspace.desk
        assert desk._prompt_place.isVisibleTo(window)
        desk.toggle_prompt()
        desk.toggle_log()
        assert not desk._prompt_place.isVisibleTo(window)
        await window.finish()
        window.close()
        with shown_widget(MainWindow(given.base, qapp)) as again:
            assert not again.workspace.desk._prompt_place.isVisibleTo(again)
            assert again.workspace.desk._log_place.isVisibleTo(again)


async def test_a_damaged_layout_file_is_as_good_as_none(qloop, qapp, qtbot, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "window.json").write_text("{not json")
    async with open_window(qapp, qtbot, tmp_path) as (window, _given):
        assert window.width() == 1280


async def test_the_first_start_offers_accounts_and_demo(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path, connected=False) as (window, given):
        given.wiring.attach(window)
        await until(lambda: "Welcome to SellerCall" in shown(window))
        with qtbot.waitSignal(window.demo_requested):
            press(window, qtbot, "Try the demo")


async def test_a_failed_start_says_why_and_offers_the_way_out(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, _given):
        window.fail(FailedStart(AddressInUseError("127.0.0.1", 5000, 5006)))
        assert "Another program uses port 5000." in shown(window)
        with qtbot.waitSignal(window.trouble_action) as chosen:
            press(window, qtbot, "Use the free port")
        assert chosen.args == ["use_free_port"]


async def test_the_demo_is_marked_and_a_customer_can_be_made_to_call(qloop, qapp, qtbot, tmp_path):
    demo = OneDemoCustomer()
    async with open_window(qapp, qtbot, tmp_path, demo=demo) as (window, given):
        given.wiring.attach(window)
        assert "DEMO" in shown(window)
        menu = window.workspace.status._demo.menu()
        texts = [action.text() for action in menu.actions()]
        assert any("talks and buys" in text for text in texts)
        menu.actions()[0].trigger()
        await until(lambda: demo.called_in == ["+573001234500"])
        menu.actions()[-1].trigger()
        assert window.workspace.desk.dialer.field.text() == "+573001234500"


async def test_health_is_told_in_words_and_the_address_is_copied(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        assert "Twilio ready" in shown(window, QPushButton)
        given.bus.publish(HealthChanged("ultravox", HealthState.DOWN))
        assert "Ultravox unreachable" in shown(window, QPushButton)
        press(window, qtbot, "127.0.0.1:5000")
        assert QApplication.clipboard().text() == "http://127.0.0.1:5000"


async def test_language_and_theme_change_while_it_runs_and_keep_what_was_typed(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        window.workspace.desk.dialer.field.setText("300 12")
        given.settings.update({"general": {"language": "es", "theme": "dark"}})
        await until(lambda: "Llamar a un número" in shown(window))
        assert window.look.theme.dark
        assert window.workspace.desk.dialer.field.text() == "300 12"
        given.settings.update({"general": {"language": "en"}})
        await until(lambda: "Call a number" in shown(window))


async def test_every_control_of_the_window_has_a_name(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        nameless = [
            one
            for one in window.findChildren(QAbstractButton)
            if one.isVisibleTo(window)
            and not (one.text() or one.accessibleName() or one.toolTip())
            and not isinstance(one.parent(), QLineEdit)  # Qt's own button that empties a field
        ]
        assert [(type(one.parent()).__name__, one.objectName()) for one in nameless] == []


async def test_the_keys_are_listed(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, _given):
        window.equip()
        window.commands.show_help()
        assert "Hang up the call that is seen on the desk" in shown(window)


async def test_keys_reach_the_workspace_of_the_moment(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: "Llamar a un número" in shown(window))
        window.activateWindow()
        window.setFocus()
        await until(lambda: qapp.activeWindow() is window)
        qtbot.keyClick(window, Qt.Key.Key_F12)
        assert window.workspace.desk._log_place.isVisibleTo(window)
        qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert not window.workspace.desk.dialer.isVisibleTo(window)
        qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert window.workspace.desk.dialer.field.isVisibleTo(window)


async def test_f12_leads_to_the_log_from_another_page_and_back_to_the_desk(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        window.workspace.show_section("prompts")
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        qtbot.keyClick(window, Qt.Key.Key_F12)
        assert window.workspace.section == "log"
        qtbot.keyClick(window, Qt.Key.Key_F12)
        assert window.workspace.section == "desk"
        assert not window.workspace.desk._log_place.isVisibleTo(window)


async def test_tab_reaches_the_history_before_the_status_bar(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        desk, status = window.workspace.desk, window.workspace.status
        stop, order = desk.dialer.field, []
        while stop not in order:
            order.append(stop)
            stop = stop.nextInFocusChain()
        history = [at for at, each in enumerate(order) if desk._history.isAncestorOf(each)]
        bar = [at for at, each in enumerate(order) if each in status.findChildren(QPushButton)]
        assert history
        assert max(history) < min(bar)


async def test_enter_presses_the_button_that_has_the_focus(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        given.wiring.attach(window)
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        clock = next(one for one in window.findChildren(QAbstractButton) if one.accessibleName() == "History")
        clock.setFocus()
        qtbot.keyClick(clock, Qt.Key.Key_Return)
        assert not window.workspace.desk.dialer.isVisibleTo(window)


async def test_a_window_takes_its_language_with_it(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (_window, given):
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: QCoreApplication.translate("Dialer", "Call") == "Llamar")
    assert QCoreApplication.translate("Dialer", "Call") == "Call"

"""By Tab alone: from the number field to every control of every screen, and never stuck in one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.ui.window.rail import WindowSection
from tests.e2e.test_window import open_test_window, type_keys
from tests.waiting import until

MOST = 400


def stops_by(key, window):
    """Every widget that has the focus while the key is pressed until it comes back to where it began."""
    begun = QApplication.focusWidget()
    assert begun is not None
    stops = [begun]
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        assert now is not None, f"after {named(stops[-1])} the keyboard goes nowhere"
        assert now is not stops[-1], f"stuck in {named(now)}"
        if now is begun:
            return stops
        assert now not in stops, f"{named(now)} leads into a circle that leaves out {named(begun)}"
        stops.append(now)
    raise AssertionError(f"no way back in {MOST} steps")


def named(widget):
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words}”"


def controls(window):
    """What Tab must come to. A group of which one is chosen has one stop; arrows go on in it."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window)
        and one.isEnabled()
        and one.focusProxy() is None
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.window() is window
        and not grouped_away(one)
    ]


def grouped_away(widget):
    if not isinstance(widget, QAbstractButton) or widget.isChecked() or not widget.isCheckable():
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def assert_reached(window, screen):
    stops = stops_by(Qt.Key.Key_Tab, window)
    missed = [named(one) for one in controls(window) if one not in stops]
    assert missed == [], f"Tab does not come to these of {screen}"
    back = stops_by(Qt.Key.Key_Backtab, window)
    assert set(back) == set(stops), f"back and forth differ in {screen}"
    return [named(one) for one in stops]


async def test_tab_comes_to_every_control_of_every_screen(tmp_path, qapp, qloop):
    async with open_test_window(tmp_path, qapp, speed=20) as (world, window, reader):
        type_keys(qapp, EXAMPLES["buys"])
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
        await reader.says("Who has the customer: AI")
        await until(lambda: window.workspace.desk.dialer._recents._rows)
        stops = assert_reached(window, "the desk in a call")
        assert stops[1:3] == ["WordsButton “Call”", "ElidedButton “300 123 4500”"]
        await world.call_when(lambda c: c.is_settled)
        await reader.says("Call again")
        assert_reached(window, "the desk after a call")
        window.workspace.show_section(WindowSection.HISTORY)
        history = window.workspace.history
        await until(lambda: history.table.model().rowCount() == 1)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(qapp.focusWidget(), key)
        await until(lambda: history.details.isVisibleTo(window))
        assert_reached(window, "the history with details")
        window.workspace.show_section(WindowSection.PROMPTS)
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        for key, held in ((Qt.Key.Key_F, ctrl), (Qt.Key.Key_H, ctrl | shift)):
            QTest.keyClick(qapp.focusWidget(), key, held)
        assert_reached(window, "the prompt with search and versions")
        window.workspace.show_section(WindowSection.LOG)
        assert_reached(window, "the log")


async def test_arrows_go_through_the_rail_and_tab_comes_to_every_control_of_the_settings(
    tmp_path, qapp, qloop
):
    async with open_test_window(tmp_path, qapp) as (_world, window, reader):
        next(one for one in window.workspace.rail.findChildren(QAbstractButton) if one.isChecked()).setFocus()
        for name in ("History", "Prompt", "Log", "Contacts", "Campaigns", "Settings"):
            QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Down)
            assert qapp.focusWidget().accessibleName() == name
        window.workspace.show_section(WindowSection.SETTINGS)
        settings = window.workspace._settings_page
        await reader.says("Sections")
        for page in settings.pages:
            settings.show_section(page)
            settings.sections.setFocus()
            await until(lambda page=page: settings.pages[page].isVisibleTo(window))
            assert_reached(window, f"the settings' page {page}")

"""Who called and is no contact: what is kept of them is reached from the call, in the real window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from sellercall_desktop.ui.contacts.person_of_number import PersonAtHand
from sellercall_desktop.ui.window.rail import WindowSection
from tests.ui.contacts.test_contacts_page import LUIS, MARTA, open_contacts
from tests.ui.window_world import ENDED, live_call, talk
from tests.waiting import until

STRANGER = "+573209876543"


async def ask_in_history(window, number):
    """By the menu key on the row of that number's call."""
    window.commands.show_section(WindowSection.HISTORY)
    table = window.workspace.history.table
    await until(lambda: table.model().rowCount() > 0)
    rows = range(table.model().rowCount())
    row = next(row for row in rows if table._calls.call_at(row).number == number)
    table.setCurrentIndex(table.model().index(row, 1))
    at = QPoint(5, 5)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    act = next(one for one in menu.actions() if one.text() == "Data of this person…")
    act.trigger()
    menu.close()
    window.activateWindow()  # without a display the menu does not give it back


async def test_whoever_called_and_is_no_contact_is_exported_and_erased_from_the_call(
    qloop, qapp, qtbot, tmp_path
):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS) as (window, page, given):
        for number, call_id in ((STRANGER, "call-1"), ("+573105550000", "call-2")):
            call = live_call(*talk("Hola", "Sí"), *ENDED, number=number, call_id=call_id)
            await given.calls.save(call, (), "test")
        await ask_in_history(window, STRANGER)
        pane = page.findChild(PersonAtHand).pane
        await until(pane.isVisible)
        assert window.workspace.section is WindowSection.CONTACTS
        assert "calls, with what was said, notes and callbacks: 1" in pane.there.text()
        await until(pane.export.hasFocus)
        pane.data.export_to(tmp_path / "stranger.json")
        await until((tmp_path / "stranger.json").exists)
        assert STRANGER in (tmp_path / "stranger.json").read_text("utf-8")

        qtbot.keyClick(pane.export, Qt.Key.Key_Escape)
        assert window.workspace.section is WindowSection.HISTORY
        await ask_in_history(window, STRANGER)
        await until(pane.isVisible)
        pane.erase.click()
        form = pane.data.form
        await until(form.isVisible)
        assert "320" in form.question.text()
        assert "calls, with what was said, notes and callbacks: 1" in form.goes.text()
        qtbot.keyClick(form.why, Qt.Key.Key_Escape)
        assert pane.isVisible()
        assert not form.isVisible()
        pane.erase.click()
        await until(form.isVisible)
        qtbot.keyClicks(form.why, "asked in writing")
        form.erase.click()
        await until(lambda: window.workspace.section is WindowSection.HISTORY)
        assert await given.calls.get("call-1") is None
        assert await given.calls.get("call-2") is not None


async def test_where_the_number_is_a_contacts_that_contact_is_shown_with_the_acts_at_hand(
    qloop, qapp, tmp_path
):
    async with open_contacts(qapp, tmp_path, MARTA, LUIS) as (window, page, given):
        await given.calls.save(live_call(*ENDED), (), "test")
        await ask_in_history(window, "+573001234567")
        await until(lambda: page.shown is not None and page.shown.id == "c-marta")
        menu = page.details.more.menu()
        await until(menu.isVisible)
        assert menu.activeAction() is page.details.person.export
        menu.close()
        assert not page.findChild(PersonAtHand).pane.isVisible()

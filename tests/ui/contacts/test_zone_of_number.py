"""A contact's word of where somebody is wins over the number: any zone there is, found by typing its city."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.contacts.test_contacts_page import MARTA, open_contacts
from tests.waiting import until


async def edited(page, qtbot):
    page.finder.table.select("c-marta")
    await until(lambda: page.shown is not None)
    page.details.edit.click()
    return page.editor.numbers.rows[0]


def type_into(qtbot, choice, text):
    line = choice.lineEdit()
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    if text.isascii():
        qtbot.keyClicks(line, text)
    else:
        line.insert(text)  # Qt's tests have no keys for accents


async def test_the_owner_of_a_colombian_number_who_lives_in_madrid_is_called_by_madrids_clock(
    qloop, qapp, qtbot, tmp_path
):
    async with open_contacts(qapp, tmp_path, MARTA) as (_window, page, given):
        row = await edited(page, qtbot)
        assert row.zone.isVisible()
        assert row.zone.currentText() == "Clock: as the number says"
        type_into(qtbot, row.zone, "madr")
        popup = row.zone.lineEdit().completer().popup()
        assert popup.isVisible()
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert row.zone.zone == "Europe/Madrid"
        assert row.zone.currentText() == "Madrid"
        page.editor.save.click()
        await until(lambda: page.side.currentWidget() is page.details)
        stored = await given.contacts.get("c-marta")
        assert [one.zone for one in stored.numbers] == ["Europe/Madrid", ""]


TYPED = {
    "bogotá": "America/Bogota",
    "america/new_york": "America/New_York",
    "new york": "America/New_York",
    "Lisb": "Europe/Lisbon",
    "san": "",  # several begin so: nobody guesses
    "nowhere": "",
}


async def test_a_clock_is_taken_as_it_is_typed_and_never_guessed(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA) as (_window, page, _given):
        row = await edited(page, qtbot)
        for typed, zone in TYPED.items():
            type_into(qtbot, row.zone, typed)
            row.zone.lineEdit().completer().popup().hide()
            row.number.setFocus()
            assert row.line.zone == zone, typed
            type_into(qtbot, row.zone, "")
            qtbot.keyClick(row.zone.lineEdit(), Qt.Key.Key_Delete)
            row.number.setFocus()
            assert row.line.zone == "", typed
            assert row.zone.currentText() == "Clock: as the number says"


async def test_a_city_is_chosen_from_the_completions_by_mouse(qloop, qapp, qtbot, tmp_path):
    async with open_contacts(qapp, tmp_path, MARTA) as (_window, page, _given):
        row = await edited(page, qtbot)
        type_into(qtbot, row.zone, "san")
        popup = row.zone.lineEdit().completer().popup()
        at = next(
            n for n in range(popup.model().rowCount()) if popup.model().index(n, 0).data() == "Santiago"
        )
        popup.scrollTo(popup.model().index(at, 0))
        place = popup.visualRect(popup.model().index(at, 0)).center()
        qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert row.line.zone == "America/Santiago"
        assert row.zone.currentText() == "Santiago"

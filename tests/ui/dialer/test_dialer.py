from contextlib import asynccontextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sellercall_desktop.core.errors import (
    GuardError,
    ProviderRefusedError,
    ProviderUnreachableError,
    StoreError,
)
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.ui.dialer.dialer import Dialer
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.window_world import live_call, open_given, shown_widget
from tests.waiting import until


@asynccontextmanager
async def open_dialer(qapp, qtbot, folder, *, ready=True):
    theme = Theme(qapp)
    look = Look(theme, Icons(theme), Formats("en"))
    async with open_given(folder) as given:
        dialer = Dialer(look, lambda: "CO")
        dialer.resize(300, 800)
        with shown_widget(dialer):
            if ready:
                dialer.attach(given.engine, given.calls, given.tasks, given.bridge)
            yield dialer, given
            await given.idle()
            dialer.detach()


def shown(dialer, kind=QLabel):
    return [one.text() for one in dialer.findChildren(kind) if one.isVisibleTo(dialer) and one.text()]


def press(dialer, qtbot, name):
    button = next(
        one
        for one in dialer.findChildren(QPushButton)
        if name in (one.text(), one.accessibleName()) and one.isVisibleTo(dialer)
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


async def test_a_number_is_understood_while_it_is_typed(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, _given):
        qtbot.keyClicks(dialer.field, "(300) 123-4567")
        texts = shown(dialer)
        assert "+57 300 123 4567" in texts
        assert any(text.startswith("Colombia · ") for text in texts)


async def test_enter_dials_the_number_in_e164_and_frees_the_field(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        qtbot.keyClicks(dialer.field, "300 1234567")
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert dialer.field.text() == ""
        await until(lambda: given.engine.dialed == ["+573001234567"])


async def test_enter_pressed_twice_dials_once(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.gate.clear()
        for _ in range(2):
            dialer.field.setText("300 1234567")
            qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed)
        assert any("Calling" in text for text in shown(dialer, QPushButton))
        given.engine.gate.set()
        await until(lambda: "Call" in shown(dialer, QPushButton))
        assert given.engine.dialed == ["+573001234567"]


async def test_the_second_enter_of_a_double_one_says_nothing_about_the_empty_field(
    qloop, qapp, qtbot, tmp_path
):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        qtbot.keyClicks(dialer.field, "300 1234567")
        for _ in range(2):
            qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert "Type a number first." not in shown(dialer)
        await until(lambda: given.engine.dialed == ["+573001234567"])
        await until(lambda: not dialer._just_dialed.isActive())
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert "Type a number first." in shown(dialer), "who presses it later is told"


async def test_another_number_can_be_dialed_while_the_first_is_under_way(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.gate.clear()
        for number in ("300 1234567", "310 4445566"):
            qtbot.keyClicks(dialer.field, number)
            qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        await until(lambda: len(given.engine.dialed) == 2)
        given.engine.gate.set()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3,00E+09", "spreadsheet"),
        ("123", "Emergency"),
        ("30012", "Digits are missing"),
        ("hello", "no phone number"),
    ],
)
async def test_what_cannot_be_dialed_explains_itself_and_never_reaches_a_provider(  # noqa: PLR0917
    qloop, qapp, qtbot, tmp_path, text, why
):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        dialer.field.setText(text)
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert any(why in line for line in shown(dialer))
        assert given.engine.dialed == []
        assert dialer.field.text() == text


async def test_several_pasted_numbers_are_offered_one_by_one(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        QApplication.clipboard().setText("Marta 300 123 4567 o la oficina 310 444 5566")
        dialer.field.paste()
        await until(lambda: "+57 310 444 5566" in shown(dialer, QPushButton))
        press(dialer, qtbot, "+57 310 444 5566")
        assert dialer.field.text() == "+573104445566"
        assert given.engine.dialed == []


async def test_a_number_that_lacks_its_plus_is_offered_and_one_key_takes_it(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        qtbot.keyClicks(dialer.field, "31612345678")
        await until(lambda: "+31 6 12345678" in shown(dialer, QPushButton))
        assert any("Press + if you mean that number" in text for text in shown(dialer))
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert given.engine.dialed == []
        qtbot.keyClicks(dialer.field, "+")
        assert (dialer.field.text(), given.engine.dialed) == ("+31612345678", [])
        assert "+31 6 12345678" not in shown(dialer, QPushButton)
        assert "+31 6 12345678" in shown(dialer)


async def test_the_keypad_writes_into_the_field(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, _given):
        for key in "301":
            press(dialer, qtbot, key)
        press(dialer, qtbot, "Delete the last digit")
        assert dialer.field.text() == "30"


async def test_a_refusal_stays_under_the_field_and_can_be_tried_again(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.refusal = ProviderRefusedError("twilio", "geo", status=400, code="21215")
        dialer.field.setText("+52 55 1234 5678")
        press(dialer, qtbot, "Call")
        await until(lambda: any("not allowed to call this country" in text for text in shown(dialer)))
        assert dialer.field.text() == "+52 55 1234 5678"
        given.engine.refusal = None
        press(dialer, qtbot, "Try again")
        await until(lambda: len(given.engine.dialed) == 2)
        assert not any("not allowed" in text for text in shown(dialer))


async def test_what_failed_after_a_call_was_written_down_is_told_by_its_card_alone(
    qloop, qapp, qtbot, tmp_path
):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.refusal = ProviderRefusedError("twilio", "geo", status=400, code="21215")
        given.engine.refusal.call_id = "call-1"
        dialer.field.setText("300 123 4567")
        press(dialer, qtbot, "Call")
        await until(lambda: given.engine.dialed and "Call" in shown(dialer, QPushButton))
        assert not any("not allowed" in text for text in shown(dialer))
        assert dialer.field.text() == ""


async def test_what_the_history_could_not_take_is_told_under_the_field(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.refusal = StoreError("disk full")
        given.engine.refusal.call_id = "call-1"
        dialer.field.setText("300 123 4567")
        press(dialer, qtbot, "Call")
        await until(lambda: any("history could not" in text for text in shown(dialer)))


PERU = "+51987654321"
WHY = "Peru is not among the countries that may be called."


async def test_a_number_that_may_not_be_called_says_so_while_it_is_typed(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.objections = {PERU: GuardError(GuardReason.COUNTRY, region="PE")}
        qtbot.keyClicks(dialer.field, "+51 987 654 321")
        assert WHY in shown(dialer)
        given.engine.objections = {}
        given.settings.update({"guard": {"allowed_countries": ["CO", "PE"]}})
        assert WHY not in shown(dialer)


async def test_a_refusal_of_the_guard_is_said_once_and_leads_to_its_setting(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.refusal = GuardError(GuardReason.COUNTRY, region="PE")
        given.engine.objections = {PERU: given.engine.refusal}
        qtbot.keyClicks(dialer.field, PERU)
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        await until(lambda: any("add PE" in text for text in shown(dialer)))
        assert shown(dialer).count(WHY) == 1
        assert dialer.field.text() == PERU
        with qtbot.waitSignal(dialer.action_chosen) as chosen:
            press(dialer, qtbot, "Open the call limits")
        assert chosen.args == ["guard"]
        assert shown(dialer).count(WHY) == 1  # under the number again: it still may not be called


async def test_a_refusal_of_the_guard_goes_when_another_number_is_typed(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.refusal = GuardError(GuardReason.COUNTRY, region="PE")
        dialer.take(PERU)
        dialer.call_typed()
        await until(lambda: WHY in shown(dialer))
        dialer.field.setText("300 123 4567")
        assert WHY not in shown(dialer)


async def test_a_number_dialed_before_the_program_is_open_is_called_once_it_is(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path, ready=False) as (dialer, given):
        qtbot.keyClicks(dialer.field, "300 123 4567")
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert "+57 300 123 4567 is called as soon as SellerCall is ready." in shown(dialer)
        dialer.attach(given.engine, given.calls, given.tasks, given.bridge)
        await until(lambda: given.engine.dialed == ["+573001234567"])
        assert not any("as soon as" in text for text in shown(dialer))


@pytest.mark.parametrize("way", ["button", "Esc", "another number"])
async def test_a_number_that_waits_to_be_called_can_be_taken_back(qloop, qapp, qtbot, tmp_path, way):
    async with open_dialer(qapp, qtbot, tmp_path, ready=False) as (dialer, given):
        qtbot.keyClicks(dialer.field, "300 123 4567")
        press(dialer, qtbot, "Call")
        if way == "button":
            press(dialer, qtbot, "Do not call")
        elif way == "Esc":
            qtbot.keyClick(dialer.field, Qt.Key.Key_Escape)
        else:
            qtbot.keyClick(dialer.field, Qt.Key.Key_Backspace)
        assert not any("as soon as" in text for text in shown(dialer))
        dialer.attach(given.engine, given.calls, given.tasks, given.bridge)
        await given.idle()
        assert given.engine.dialed == []


async def test_a_number_that_waited_and_may_not_be_called_is_refused_once_that_is_known(
    qloop, qapp, qtbot, tmp_path
):
    async with open_dialer(qapp, qtbot, tmp_path, ready=False) as (dialer, given):
        given.engine.refusal = GuardError(GuardReason.COUNTRY, region="PE")
        qtbot.keyClicks(dialer.field, PERU)
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        dialer.attach(given.engine, given.calls, given.tasks, given.bridge)
        await until(lambda: WHY in shown(dialer))
        assert dialer.field.text() == PERU


@pytest.mark.parametrize(("height", "keypad"), [(500, False), (900, True)])
async def test_in_a_low_window_the_keypad_gives_way_to_a_note(  # noqa: PLR0917
    qloop, qapp, qtbot, tmp_path, height, keypad
):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        dialer.resize(300, height)
        given.engine.refusal = GuardError(GuardReason.COUNTRY, region="PE")
        dialer.take(PERU)
        dialer.call_typed()
        await until(lambda: WHY in shown(dialer) and dialer._keypad.isVisible() is keypad)
        dialer.field.setText("300 123 4567")
        await until(dialer._keypad.isVisible)


async def test_a_failure_does_not_overwrite_the_next_number(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        given.engine.gate.clear()
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        dialer.take("+573001234567")
        dialer.call_typed()
        qtbot.keyClicks(dialer.field, "310")
        given.engine.gate.set()
        await until(lambda: any("cannot be reached" in text for text in shown(dialer)))
        assert dialer.field.text() == "310"


async def test_connections_are_opened_when_the_field_gets_the_focus(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        before = given.engine.warmed
        dialer._call.setFocus()
        dialer.field.setFocus()
        await until(lambda: given.engine.warmed > before)


async def test_a_whole_number_is_prepared_for_once(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        for typed in ("300", "3001234567", "300 123 4567"):
            dialer.field.setText(typed)
        await until(lambda: given.engine.prepared)
        assert given.engine.prepared == 1


async def test_recent_numbers_complete_what_is_typed(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, given):
        for at, number in enumerate(("+573001234567", "+573104445566")):
            call = live_call(number=number, call_id=f"0192{at}")
            await given.calls.save(call, (call.requested,), "test")
        qtbot.keyClicks(dialer.field, "3104")
        await until(lambda: shown(dialer._recents, QPushButton) == ["310 444 5566"])
        qtbot.keyClick(dialer.field, Qt.Key.Key_Down)
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Down)
        assert focused.hasFocus()  # it is the last one
        qtbot.keyClick(focused, Qt.Key.Key_Up)
        assert dialer.field.hasFocus()
        qtbot.keyClick(dialer.field, Qt.Key.Key_Down)
        dialer._recents.show_numbers(("+573001234567", "+573104445566"))  # somebody else was called meanwhile
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        assert dialer.field.text() == "+573104445566"


async def test_every_control_of_the_dialer_has_a_name(qloop, qapp, qtbot, tmp_path):
    async with open_dialer(qapp, qtbot, tmp_path) as (dialer, _given):
        assert dialer.field.accessibleName()
        for button in dialer.findChildren(QPushButton):
            if button.isVisibleTo(dialer):
                assert button.text() or button.accessibleName()

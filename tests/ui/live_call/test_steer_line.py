"""Writing to the AI of a live call: what each key sends, and that no word is lost or sent twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QToolButton, QToolTip

from sellercall_desktop.core.calls.facts import (
    ActAnswered,
    ActAsked,
    ActKind,
    CallAnswered,
    CallRinging,
    Urgency,
)
from sellercall_desktop.core.errors import ActError, ProviderUnreachableError
from tests.ui.live_call.test_live_call import button, open_panel, shown
from tests.ui.live_call.test_live_elsewhere import escape, open_window, texts
from tests.ui.window.test_rebuilding import speaks
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

TALK = talk("Buenos días", "¿De parte de quién?")
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def asked(text, kind=ActKind.SUGGEST, act_id="act-1", at=NOW, by="ana"):
    return ActAsked(at, act_id, kind, text, by)


def answered(fate, act_id="act-1", **more):
    return ActAnswered(NOW, act_id, fate, **more)


async def talks(panel, given, call=None):
    given.change(call or live_call(*TALK))
    await until(lambda: panel.live_count and panel.card.call is not None and line(panel).isVisible())
    return line(panel).field


def line(panel):
    return panel.card.line


def enter(qtbot, field, keys=NONE):
    qtbot.keyClick(field, Qt.Key.Key_Return, keys)


@pytest.mark.parametrize(
    "way",
    [
        (NONE, ActKind.SUGGEST, Urgency.SOON),
        (SHIFT, ActKind.SUGGEST, Urgency.IMMEDIATE),
        (CTRL, ActKind.EXACT, Urgency.SOON),
    ],
)
async def test_each_enter_sends_what_is_written_its_own_way(qloop, qapp, qtbot, tmp_path, way):
    keys, kind, urgency = way
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        qtbot.keyClicks(field, "Ofrezca diez por ciento ")
        enter(qtbot, field, keys)
        await until(lambda: given.steering.told)
        assert given.steering.told == [("call-1", kind, "Ofrezca diez por ciento", "ana", urgency)]
        await until(lambda: field.text() == "")


@pytest.mark.parametrize("way", [("Suggest", ActKind.SUGGEST), ("Say exactly", ActKind.EXACT)])
async def test_a_button_sends_and_leaves_the_keyboard_in_the_field(qloop, qapp, qtbot, tmp_path, way):
    words, kind = way
    async with open_window(qapp, tmp_path) as (window, given):
        live = window.workspace.desk.live
        field = await talks(live, given)
        field.setFocus()
        qtbot.keyClicks(field, "Pida el correo")
        qtbot.mouseClick(button(live, words), Qt.MouseButton.LeftButton)
        await until(lambda: given.steering.told)
        assert given.steering.told[0][1:3] == (kind, "Pida el correo")
        assert field.hasFocus()


async def test_the_urgency_of_a_suggestion_can_be_chosen(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        qtbot.keyClicks(field, "Pida el correo")
        name = "When the AI should heed it"
        qtbot.mouseClick(
            next(one for one in panel.findChildren(QPushButton) if one.accessibleName() == name),
            Qt.MouseButton.LeftButton,
        )
        menu = panel.findChild(QMenu)
        menu.actions()[-1].trigger()
        menu.close()
        await until(lambda: given.steering.told)
        assert given.steering.told[0][-1] is Urgency.LATER


async def test_nothing_is_sent_without_words_and_the_buttons_tell_the_ways_apart(
    qloop, qapp, qtbot, tmp_path
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        qtbot.keyClicks(field, "  ")
        for keys in (NONE, SHIFT, CTRL):
            enter(qtbot, field, keys)
        await given.idle()
        assert given.steering.told == []
        assert "customer does not hear" in button(panel, "Suggest").toolTip()
        assert "customer hears" in button(panel, "Say exactly").toolTip()


async def test_what_is_on_its_way_leaves_the_field_and_is_not_sent_twice(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        given.steering.gate.clear()
        qtbot.keyClicks(field, "Cierre ya")
        enter(qtbot, field)
        enter(qtbot, field)
        await until(lambda: given.steering.told)
        assert field.text() == "Cierre ya", "it is not written down yet"
        qtbot.keyClicks(field, " y algo")
        given.change(live_call(*TALK, asked("Cierre ya")))
        await until(lambda: field.text() == " y algo")
        given.steering.gate.set()
        await given.idle()
        assert len(given.steering.told) == 1
        assert field.text() == " y algo"


@pytest.mark.parametrize("written_down", [True, False])
async def test_what_was_refused_is_in_the_field_again_and_the_card_says_why(
    qloop, qapp, qtbot, tmp_path, written_down
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        given.steering.gate.clear()
        given.steering.refusal = ProviderUnreachableError("ultravox", "no route")
        qtbot.keyClicks(field, "Pida el correo")
        enter(qtbot, field)
        if written_down:
            given.change(live_call(*TALK, asked("Pida el correo")))
            await until(lambda: field.text() == "")
        given.steering.gate.set()
        await until(lambda: "The AI was not told." in shown(panel))
        assert field.text() == "Pida el correo"
        assert "Try again" not in shown(panel, QPushButton)  # there it would hang up
        given.steering.refusal = None
        enter(qtbot, field)
        await until(lambda: "The AI was not told." not in shown(panel))
        await until(lambda: field.text() == "")


async def test_too_much_text_is_explained_and_kept(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        given.steering.refusal = ActError(2_001, 2_000)
        field.setText("x" * 2_001)
        field.textEdited.emit(field.text())
        enter(qtbot, field)
        await until(lambda: "The text for the AI is too long." in shown(panel))
        assert len(field.text()) == 2_001


async def test_what_is_written_before_the_ai_has_joined_waits_in_the_line_which_says_why(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        panel = window.workspace.desk.live
        field = await talks(panel, given, live_call(CallRinging(NOW), CallAnswered(NOW)))
        assert "once it is on the line" in field.placeholderText()
        qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
        await until(field.hasFocus)  # and not the number field, where Enter would dial
        qtbot.keyClicks(QApplication.focusWidget(), "Pida el correo")
        assert not button(panel, "Suggest").isEnabled()
        enter(qtbot, field)
        await given.idle()
        assert "once it is on the line" in QToolTip.text()
        assert given.steering.told == []
        given.change(live_call(*TALK))
        await until(button(panel, "Suggest").isEnabled)
        assert (field.text(), field.placeholderText()) == ("Pida el correo", "Write to the AI…")
        enter(qtbot, field)
        await until(lambda: given.steering.told)


async def test_each_call_keeps_its_own_draft_and_the_button_says_to_whom(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        field = await talks(panel, given)
        assert "Suggest" in shown(panel, QPushButton)
        given.change(live_call(*TALK, call_id="call-2", number="+14155550123", by="caller"))
        await until(lambda: "Suggest to 300 123 4567" in shown(panel, QPushButton))
        qtbot.keyClicks(field, "para uno")
        panel.select("call-2")
        assert field.text() == ""
        assert "Suggest to +1 415-555-0123" in shown(panel, QPushButton)
        qtbot.keyClicks(field, "para dos")
        panel.select("call-1")
        assert field.text() == "para uno"
        enter(qtbot, field)
        await until(lambda: given.steering.told)
        assert given.steering.told[0][:3] == ("call-1", ActKind.SUGGEST, "para uno")
        panel.select("call-2")
        assert field.text() == "para dos"


async def test_the_line_goes_with_the_call_and_takes_the_keyboard_to_no_button(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = window.workspace.desk.live
        field = await talks(live, given)
        field.setFocus()
        qtbot.keyClicks(field, "Ofrezca")
        given.change(live_call(*TALK, *ENDED))
        await until(lambda: not line(live).isVisible())
        assert not isinstance(QApplication.focusWidget(), (QPushButton, QToolButton))
        given.change(live_call(*TALK, call_id="call-2"))
        await until(line(live).isVisible)
        assert field.text() == ""


async def test_one_key_goes_to_the_line_from_anywhere(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        field = await talks(window.workspace.desk.live, given)
        for section in ("desk", "history", "settings", "prompts", "log"):
            window.workspace.show_section(section)
            window.setFocus()
            assert not field.hasFocus()
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_I, CTRL)
            await until(field.hasFocus)


async def test_without_a_call_the_key_says_so(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
        await until(lambda: "There is no call in progress" in texts(window))


async def test_escape_empties_the_line_before_it_hangs_up(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        field = await talks(window.workspace.desk.live, given)
        field.setFocus()
        qtbot.keyClicks(field, "Ofrezca")
        escape(qtbot, window, 1)
        assert field.text() == ""
        escape(qtbot, window, 1)
        await given.idle()
        assert given.engine.hung_up == []
        assert field.hasFocus()
        escape(qtbot, window, 1)
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_what_is_typed_goes_along_into_the_other_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        field = await talks(window.workspace.desk.live, given)
        qtbot.keyClicks(field, "Ofrezca")
        await speaks(window, given, "es")
        new = line(window.workspace.desk.live).field
        assert new.text() == "Ofrezca"
        assert new.placeholderText() == "Escriba a la IA…"
        await speaks(window, given, "en")


@pytest.mark.parametrize("sure", [True, False], ids=["tells it all the same", "leaves it"])
async def test_the_ai_of_another_desk_s_call_is_told_only_after_a_question(
    qloop, qapp, qtbot, tmp_path, sure
):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.steering.others = {"call-1"}
        field = await talks(panel, given, live_call(*TALK, by="import"))
        qtbot.keyClicks(field, "Pida el correo")
        enter(qtbot, field)
        await until(lambda: panel.findChild(QDialog) is not None)
        question = panel.findChild(QDialog)
        assert given.steering.told == []
        assert "Another desk or program" in " ".join(one.text() for one in question.findChildren(QLabel))
        choice = "Tell the AI all the same" if sure else "Cancel"
        qtbot.mouseClick(button(question, choice), Qt.MouseButton.LeftButton)
        await given.idle()
        assert [told[2] for told in given.steering.told] == (["Pida el correo"] if sure else [])
        assert field.text() == ("" if sure else "Pida el correo")

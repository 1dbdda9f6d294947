"""What was prepared with a call's prompt: one key reaches that call's AI, and no other key or call."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolTip

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    ActKind,
    AgentCreated,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CallRinging,
    Direction,
    Urgency,
)
from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.core.prompts.presets import Preset
from sellercall_desktop.ui.window.rail import WindowSection
from tests.ui.live_call.test_live_call import open_panel, shown
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window_world import ENDED, NOW, live_call, talk
from tests.waiting import until

TALK = talk("Buenos días", "¿De parte de quién?")
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
TWO = (
    Preset("Pida el correo", "Pida el correo electrónico."),
    Preset("Cierre", "Gracias por su tiempo.", ActKind.EXACT),
)
NINE = tuple(Preset(f"Frase número {n}", f"Diga {n}", urgency=Urgency.IMMEDIATE) for n in range(1, 10))


async def prepared(given, *versions):
    """The prompt's versions 2, 3 … with these presets; calls of this world run with version 3."""
    for presets in versions:
        await given.prompts.publish("Prompt", "eva", "", presets)


async def talks(live, given, call=None):
    given.change(call or live_call(*TALK))
    await until(lambda: live.live_count and live.card.presets.isVisible())
    return live.card.presets


def buttons(row):
    return [one for one in row.findChildren(QPushButton) if one.isVisible()]


def of_version(number, call_id, phone):
    requested = CallRequested(NOW, Direction.OUTBOUND, phone, "+14155550100", number, "window")
    base = (AgentCreated(NOW, f"agent-{call_id}", 600), CallPlaced(NOW, f"CA-{call_id}"))
    return advance_all(start_call(call_id, requested), (*base, *TALK))


async def test_a_key_tells_the_ai_also_while_something_is_being_typed(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await prepared(given, (), TWO)
        live = window.workspace.desk.live
        row = await talks(live, given)
        field = live.card.line.field
        field.setFocus()
        qtbot.keyClicks(field, "otra cosa")
        qtbot.keyClick(field, Qt.Key.Key_2, ALT)
        qtbot.keyClick(window.workspace.desk.prompts.editor, Qt.Key.Key_1, ALT)
        await until(lambda: len(given.steering.told) == 2)
        assert given.steering.told == [
            ("call-1", ActKind.EXACT, "Gracias por su tiempo.", "ana", Urgency.SOON),
            ("call-1", ActKind.SUGGEST, "Pida el correo electrónico.", "ana", Urgency.SOON),
        ]
        assert (field.text(), field.hasFocus()) == ("otra cosa", True)
        qtbot.keyClick(field, Qt.Key.Key_3, ALT)
        # Alt with digits of the keypad writes characters on Windows.
        qtbot.keyClick(field, Qt.Key.Key_1, ALT | KEYPAD)
        qtbot.keyClick(field, Qt.Key.Key_1)
        await given.idle()
        assert len(given.steering.told) == 2
        assert field.text() == "otra cosa1"
        qtbot.mouseClick(buttons(row)[0], Qt.MouseButton.LeftButton)
        await until(lambda: len(given.steering.told) == 3)
        assert field.hasFocus()


async def test_buttons_show_their_keys_and_say_what_they_do(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await prepared(given, (), TWO)
        row = await talks(panel, given)
        first, second = buttons(row)
        assert (first.text(), second.text()) == ("Alt+1  Pida el correo", "Alt+2  Cierre")
        assert first.accessibleName() == "Pida el correo"
        assert first.accessibleDescription() == "Suggest: «Pida el correo electrónico.»"
        assert second.toolTip() == "Say exactly: «Gracias por su tiempo.» (Alt+2)"
        assert first.focusPolicy() & Qt.FocusPolicy.TabFocus
        given.change(live_call(*TALK, *ENDED))
        await until(lambda: not row.isVisible())


async def test_a_call_has_the_phrases_of_the_prompt_it_began_with(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await prepared(given, NINE, TWO, NINE)
        row = await talks(panel, given)
        assert len(buttons(row)) == 2
        given.change(of_version(4, "call-2", "+573109876543"))
        await until(lambda: panel.card.call.id == "call-2" and len(row._presets) == 9)
        assert shown(row) == ["To 310 987 6543:"]
        assert all("310 987 6543" in one.toolTip() for one in buttons(row))
        panel.select("call-1")
        assert shown(row) == ["To 300 123 4567:"]
        qtbot.mouseClick(buttons(row)[1], Qt.MouseButton.LeftButton)
        await until(lambda: given.steering.told)
        assert given.steering.told[0][:3] == ("call-1", ActKind.EXACT, "Gracias por su tiempo.")
        given.change(of_version(None, "call-3", "+573109876544"))
        panel.select("call-3")
        await until(lambda: panel.card.call.id == "call-3")
        assert not row.isVisible()


async def test_what_has_no_room_is_listed_and_keeps_its_key(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await prepared(given, (), NINE)
        row = await talks(window.workspace.desk.live, given)
        await until(lambda: 3 <= len(buttons(row)) < 9)
        await until(lambda: all(one.geometry().right() < row.width() for one in buttons(row)))
        qtbot.keyClick(window, Qt.Key.Key_9, ALT)
        await until(lambda: given.steering.told)
        qtbot.mouseClick(row._more, Qt.MouseButton.LeftButton)
        menu = row.findChild(QMenu)
        menu.actions()[7].trigger()
        menu.close()
        await until(lambda: len(given.steering.told) == 2)
        assert [told[2:] for told in given.steering.told] == [
            ("Diga 9", "ana", Urgency.IMMEDIATE),
            ("Diga 8", "ana", Urgency.IMMEDIATE),
        ]


async def test_a_key_held_or_pressed_twice_is_meant_once(qloop, qapp, qtbot, tmp_path):
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        await prepared(given, (), TWO)
        first, second = buttons(await talks(panel, given))
        given.steering.gate.clear()
        given.steering.refusal = ProviderUnreachableError("ultravox", "no route")
        for pressed in (first, first, second):
            qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
        await until(lambda: len(given.steering.told) == 2)
        given.steering.gate.set()
        await until(lambda: "The AI was not told." in shown(panel))
        await given.idle()
        given.steering.refusal = None
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
        await until(lambda: len(given.steering.told) == 3)


async def test_keys_reach_no_call_that_is_not_seen_and_say_why_where_nobody_hears(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await prepared(given, (), TWO)
        live = window.workspace.desk.live
        row = await talks(live, given, live_call(CallRinging(NOW), CallAnswered(NOW)))
        assert not buttons(row)[0].isEnabled()
        qtbot.keyClick(window, Qt.Key.Key_1, ALT)
        assert QToolTip.text() == "You can write to the AI once it is on the line."
        QToolTip.hideText()
        given.change(live_call(*TALK))
        await until(buttons(row)[0].isEnabled)
        window.commands.show_section(WindowSection.HISTORY)
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_1, ALT)
        await given.idle()
        assert given.steering.told == []
        assert isinstance(live.card.line.field, QLineEdit)


@pytest.mark.parametrize(
    "prompt",
    [("Venda.", True, False), ("Venda.", False, True), ("<instruction> es una indicación", False, False)],
)
async def test_the_line_says_where_a_suggestion_may_be_read_aloud(qloop, qapp, qtbot, tmp_path, prompt):
    text, primed, warned = prompt
    async with open_panel(qapp, qtbot, tmp_path) as (panel, given):
        given.settings.update({"ultravox": {"explain_suggestions": primed}})
        await prepared(given, TWO)
        await given.prompts.publish(text, "eva")
        await talks(panel, given)
        assert ("may read" in panel.card.line.field.placeholderText()) is warned

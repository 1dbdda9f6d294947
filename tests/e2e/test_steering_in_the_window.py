"""A live call steered by keyboard in the real window: program, providers and customer are the simulator's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import ActFate, ActKind, Speaker
from sellercall_desktop.core.prompts.presets import SHIPPED
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.ui.live_call.voicemail import VoicemailPart
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.waiting import until

WORDS = "Le ofrezco diez por ciento."


def write(qtbot, window, text, keys):
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, keys)
    return field


async def test_words_and_a_good_bye_reach_the_customer_and_stand_in_the_conversation(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        live = window.workspace.desk.live
        dialed = await world.desk.engine.dial(EXAMPLES["chatters"])
        await until(lambda: live.shown is not None and live.shown.spoke_at is not None)
        field = write(qtbot, window, WORDS, Qt.KeyboardModifier.ControlModifier)
        said = live.card._transcript.toPlainText
        await until(lambda: f"«{WORDS}»  ·  delivered" in said())
        assert (field.text(), field.hasFocus()) == ("", True)
        await until(
            lambda: any(turn.speaker is Speaker.AI and WORDS in turn.text for turn in live.card.call.turns)
        )
        write(qtbot, window, "Pida el correo", Qt.KeyboardModifier.NoModifier)
        await until(lambda: "«Pida el correo»  ·  delivered" in said())
        qtbot.keyClick(field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        await until(lambda: f"«{SHIPPED[0].text}»  ·  delivered" in said())
        window.commands.hang_up_shown(politely=True)
        call = await world.call_when(lambda call: call.is_settled and not call.owes_words)
        kinds = [(act.asked.kind, act.fate, act.asked.by) for act in call.acts]
        assert kinds == [
            (kind, ActFate.DELIVERED, "ana")
            for kind in (ActKind.EXACT, ActKind.SUGGEST, ActKind.SUGGEST, ActKind.FAREWELL)
        ]
        assert call.id == dialed.id
        assert call.turns[-1].text == call.acts[-1].asked.text
        await until(lambda: not live.card.line.isVisible())


async def test_r_leaves_a_message_and_the_card_says_that_it_was_a_voicemail(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        world.setup.settings.update({"voicemail": {"message": "Lo llamamos mañana."}})
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        live = window.workspace.desk.live
        await world.desk.engine.dial(EXAMPLES["chatters"])
        await until(lambda: live.shown is not None and live.shown.spoke_at is not None)
        await until(lambda: live.findChild(VoicemailPart).button.may_leave)
        live.card._transcript.setFocus()
        qtbot.keyClick(live.card._transcript, Qt.Key.Key_R)
        call = await world.call_when(lambda call: call.is_settled and not call.owes_words)
        (leg,) = world.simulator.calls_placed
        assert (call.result, leg.customer.heard[-1]) == (CallResult.VOICEMAIL, "Lo llamamos mañana.")
        await until(lambda: live.card._outcome._result.text() == "Voicemail")
        assert "«Lo llamamos mañana.»  ·  delivered" in live.card._transcript.toPlainText()

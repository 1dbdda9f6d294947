"""A live call steered by keyboard in the real window: program, providers and customer are the simulator's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.building.call_prompts import RunningPrompts, build_filling
from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import ActFate, ActKind, Speaker
from sellercall_desktop.core.prompts.presets import SHIPPED
from sellercall_desktop.simulator import EXAMPLES, Simulator
from sellercall_desktop.ui.history.columns import CallWords
from sellercall_desktop.ui.live_call.voicemail import VoicemailPart
from sellercall_desktop.ui.prompts.trying.into_call import IntoCall
from sellercall_desktop.ui.window.rail import WindowSection
from tests.desk import open_program, open_test_world, setup_for
from tests.e2e.real_window import shown
from tests.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
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


async def test_what_changed_in_the_prompt_is_seen_first_and_sent_into_the_running_call(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world:
        await world.desk.engine.publish_prompt("Venda té. Cuesta treinta pesos.", "ana", "", ())
        async with shown(world, qapp) as window:
            live, panel = window.workspace.desk.live, window.workspace.desk.prompts
            await until(lambda: panel.published is not None)
            into = panel.findChild(IntoCall)
            pane, text = into.pane, into.pane.text
            window.commands.show_section(WindowSection.PROMPTS)
            qtbot.keyClick(panel, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
            await until(lambda: "no call in sight" in pane.about.text())
            assert not pane.send.isEnabled()
            await world.desk.engine.dial(EXAMPLES["chatters"])
            await until(lambda: "has this text already" in pane.about.text())
            panel.editor.replace_all("Venda té. Cuesta veinte pesos.")
            await until(pane.send.isEnabled)
            assert text.toPlainText().endswith(
                "- En lugar de «Cuesta treinta pesos.»: «Cuesta veinte pesos.»"
            )
            text.setFocus()
            qtbot.keyClicks(text, "Ya. ")
            sent = text.toPlainText()
            qtbot.keyClick(text, Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is pane.send
            qtbot.keyClick(pane.send, Qt.Key.Key_Space)
            await until(lambda: "has this text already" in pane.about.text())
            (voice_call,) = world.simulator.voice_calls.values()
            told = f"<instruction>{sent}</instruction>"
            await until(lambda: told in [message.text for message in voice_call.messages])
            (act,) = live.shown.acts
            assert (act.asked.kind, act.asked.text, act.asked.by) == (ActKind.SUGGEST, sent, "ana")
            assert (await world.desk.prompts.current()).text == "Venda té. Cuesta treinta pesos.", (
                "not published"
            )
            panel.editor.replace_all("Venda té. Cuesta veinte pesos. " + "Hable despacio. " * 200)
            await until(lambda: "Make it shorter" in pane.state.text())
            assert "treinta" not in text.toPlainText()
            assert "read aloud" not in pane.about.text()
            assert not pane.send.isEnabled()
            world.setup.settings.update({"ultravox": {"explain_suggestions": False}})
            panel.editor.replace_all("Venda café.")
            await until(lambda: "read aloud" in pane.about.text() and pane.send.isEnabled())


async def test_after_a_new_start_a_running_call_still_knows_to_which_prompt_it_was_brought(
    tmp_path, qapp, qtbot, qloop
):
    async with Simulator(speed=5) as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            await world.desk.engine.publish_prompt("Venda té.\nCuesta treinta pesos.\n", "ana", "", ())
            async with shown(world, qapp) as window:
                live, panel = window.workspace.desk.live, window.workspace.desk.prompts
                await until(lambda: panel.published is not None)
                pane = panel.findChild(IntoCall).pane
                window.commands.show_section(WindowSection.PROMPTS)
                qtbot.keyClick(panel, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
                await world.desk.engine.dial(EXAMPLES["chatters"])
                await until(lambda: "has this text already" in pane.about.text())
                panel.editor.replace_all("Venda té.\nCuesta veinte pesos.\n")
                await until(pane.send.isEnabled)
                pane.send.click()
                await until(lambda: "told v2 with changes since" in pane.about.text())
                written = live.card._transcript.toPlainText
                await until(lambda: "Change of the prompt (v2 with changes)" in written())
        async with (
            open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world,
            shown(world, qapp) as window,
        ):
            live, panel = window.workspace.desk.live, window.workspace.desk.prompts
            await until(lambda: panel.published is not None and live.shown is not None)
            pane = panel.findChild(IntoCall).pane
            window.commands.show_section(WindowSection.PROMPTS)
            qtbot.keyClick(panel, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
            panel.editor.replace_all("Venda té.\nCuesta veinte pesos.\n")
            await until(lambda: "told v2 with changes since" in pane.about.text())
            assert not pane.send.isEnabled()
            panel.editor.replace_all("Venda té.\nCuesta diez pesos.\n")
            await until(pane.send.isEnabled)
            assert "«Cuesta veinte pesos.»: «Cuesta diez pesos.»" in pane.text.toPlainText()
            version = await world.desk.engine.publish_prompt(panel.editor.toPlainText(), "ana", "", ())
            await until(lambda: panel.findChild(IntoCall)._prompt.edits == ())
            pane.send.click()
            await until(lambda: f"told v{version.number} since" in pane.about.text())
            assert CallWords(panel._look).prompt(live.shown) == f"v2 → v{version.number}"
            running = RunningPrompts(world.desk.prompts, build_filling(world.setup, None), None)
            assert (await running.of(live.shown)).text == version.text, "as an AI has it that comes back"

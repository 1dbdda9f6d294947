"""What is sent into a running call where several go on, or one ends meanwhile; the simulator is the world."""

import asyncio

import httpx
from PySide6.QtCore import Qt

from sellercall_desktop.core.calls.facts import ActFate, ActKind
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.prompts.presets import Preset
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.ui.live_call.wishes import hears
from sellercall_desktop.ui.prompts.trying.into_call import IntoCall
from sellercall_desktop.ui.window.rail import WindowSection
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier


async def test_what_is_sent_into_a_call_names_its_own_customer_though_another_came_to_the_front(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world:
        marta, pedro = EXAMPLES["chatters"], EXAMPLES["chatters"].replace("3001", "3101")
        for name, number in (("Marta", marta), ("Pedro", pedro)):
            contact = Contact(name, name, (ContactNumber(number),))
            await world.desk.contact_book.contacts.add(contact, "ana")
        await world.desk.engine.publish_prompt("Salude a {{nombre | cliente}}.", "ana", "", ())
        async with shown(world, qapp) as window:
            live, panel = window.workspace.desk.live, window.workspace.desk.prompts
            await until(lambda: panel.published is not None)
            into = panel.findChild(IntoCall)
            pane, words, read = into.pane, into.pane.text.toPlainText, into._for_calls
            window.commands.show_section(WindowSection.PROMPTS)
            qtbot.keyClick(panel, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
            first = await world.desk.engine.dial(marta, "window")
            second = await world.desk.engine.dial(pedro, "window")
            await until(lambda: live.live_count == 2 and all(map(hears, world.desk.engine.live_calls)))
            live.select(first.id)
            panel.editor.replace_all("Despida a {{nombre | cliente}}.")
            await until(lambda: "Marta" in words() and pane.send.isEnabled())

            may_read, asked = asyncio.Event(), []

            async def late(*given):
                asked.append(given)
                await may_read.wait()
                return await read(*given)

            into._for_calls = late
            live.select(second.id)
            await until(lambda: asked)
            assert words() == ""
            assert not pane.send.isEnabled()
            live.select(first.id)  # there and back: an answer about the one is not taken for the other's
            live.select(second.id)
            may_read.set()
            await until(lambda: "Pedro" in words() and pane.send.isEnabled())
            assert "Marta" not in words()

            may_read.clear()
            asked.clear()
            panel.editor.replace_all("Despida ya a {{nombre | cliente}}.")
            await until(lambda: asked)
            for one in (first, second):
                await world.desk.engine.hang_up(one.id)
            await until(lambda: "no call in sight" in pane.about.text())
            may_read.set()
            await until(lambda: live.live_count == 0)
            await asyncio.sleep(0)
            assert "no call in sight" in pane.about.text()
            assert words() == ""


async def test_what_is_not_known_of_the_customer_is_named_before_it_is_sent(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, webhooks=False) as world:
        await world.desk.engine.publish_prompt("Venda té.", "ana", "", ())
        async with shown(world, qapp) as window:
            live, panel = window.workspace.desk.live, window.workspace.desk.prompts
            await until(lambda: panel.published is not None)
            pane = panel.findChild(IntoCall).pane
            window.commands.show_section(WindowSection.PROMPTS)
            qtbot.keyClick(panel, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
            await world.desk.engine.dial(EXAMPLES["chatters"], "window")
            await until(lambda: "has this text already" in pane.about.text())
            panel.editor.replace_all("Venda té. El saldo es {{saldo}}.")
            await until(lambda: "saldo" in pane.state.text())
            assert "(sin dato)" in pane.text.toPlainText()
            assert not pane.send.isEnabled()
            pane.text.setPlainText(pane.text.toPlainText().replace("(sin dato)", "mil pesos"))
            assert pane.send.isEnabled()
            panel.editor.replace_all("Venda té. El saldo es {{saldo | bajo}}.")
            await until(lambda: "El saldo es bajo" in pane.text.toPlainText() and pane.send.isEnabled())
            pane.send.click()
            await until(lambda: live.shown.acts and live.shown.acts[0].answered is not None)


async def test_words_for_a_call_have_their_variables_filled_or_are_not_sent(tmp_path, qapp, qtbot, qloop):
    marta = EXAMPLES["chatters"]
    presets = (
        Preset("Gracias", "Gracias, {{nombre}}.", ActKind.EXACT),
        Preset("Saldo", "Diga el saldo: {{saldo}}"),
    )
    async with open_test_world(tmp_path, webhooks=False) as world:
        await world.desk.contact_book.contacts.add(Contact("m", "Marta", (ContactNumber(marta),)), "ana")
        await world.desk.engine.publish_prompt("Venda té.", "ana", "", presets)
        async with shown(world, qapp) as window, httpx.AsyncClient() as client:
            live = window.workspace.desk.live
            call = await world.desk.engine.dial(marta, "window")
            await until(lambda: live.card.call is not None and live.card.call.spoke_at is not None)
            window.activateWindow()
            await until(lambda: qapp.activeWindow() is window and live.card.presets.isVisible())
            qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
            await until(lambda: [act.fate for act in live.shown.acts] == [ActFate.DELIVERED])
            assert live.shown.acts[0].asked.text == "Gracias, Marta."
            qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
            await until(lambda: live.card._problem.sentence is not None)
            told = live.card._problem.sentence.plain
            assert "Nothing was sent to the AI" in told
            assert "saldo" in told
            steer = f"{world.desk.web.local_url}/api/llamada/{call.id}/steer"
            refused = await client.post(steer, json={"mode": "exact", "text": "Debe {{saldo}}"})
            assert (refused.status_code, refused.json()["code"]) == (422, "words_variables")
            assert refused.json()["variables"] == ["saldo"]
            said = await client.post(steer, json={"mode": "suggest", "text": "Salude a {{nombre}}"})
            assert said.status_code == 200
            await until(lambda: len(live.shown.acts) == 2)
            assert "<data>Marta</data>" in live.shown.acts[1].asked.text, (
                "what a contact is called is no order"
            )

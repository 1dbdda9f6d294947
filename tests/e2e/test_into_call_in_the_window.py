"""What is sent into a running call where several go on, or one ends meanwhile; the simulator is the world."""

import asyncio

from PySide6.QtCore import Qt

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
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

"""The window went dark while all was open: nothing in it, seen or not, keeps a colour of the light theme."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.ui.contacts.duplicates import DuplicatesPage
from sellercall_desktop.ui.prompts.trying.rehearsal_pane import RehearsalPane
from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane
from sellercall_desktop.ui.window.rail import WindowSection
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.ui.old_colours import old_colours
from tests.waiting import until

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return
SAYS_90 = 'Si el cliente dice "precio", responda "Cuesta noventa mil pesos."'
SAYS_30 = SAYS_90.replace("noventa", "treinta")
SAID = "Que precio tiene?"


async def try_scenarios(panel, qtbot):
    """One that was tried on both texts and is read, and one that was not tried."""
    qtbot.keyClick(panel, Qt.Key.Key_E, CTRL | SHIFT)
    pane = panel.findChild(ScenariosPane)
    await until(pane.nothing.button.isVisible)
    assert old_colours(pane.nothing)
    for name in ("Asks the price", "Asks it again"):
        pane.add.click()
        qtbot.keyClicks(pane.form.name, name)
        qtbot.keyClicks(pane.form.lines, SAID)
        qtbot.keyClicks(pane.form.rows[0].words, "noventa mil")
        qtbot.keyClick(pane.form.lines, ENTER, CTRL)
        await until(lambda name=name: name in {one.name for one in pane.table.scenarios})
        if name == "Asks the price":
            panel.editor.setPlainText(SAYS_30)
            pane.run.click()
            await until(pane.strip.said.text)
            qtbot.keyClick(pane.strip.rounds, ENTER)
            await until(lambda: pane.table.item(0, 1).text().startswith("Fail"))
    pane.table.choose(next(one.id for one in pane.table.scenarios if one.name == "Asks the price"))
    qtbot.keyClick(pane.table, ENTER)
    await until(lambda: pane.tried.turns.count() > 0)


async def rehearse(panel, qtbot):
    """A conversation with a turn of one's own."""
    qtbot.keyClick(panel, Qt.Key.Key_R, CTRL | SHIFT)
    pane = panel.findChild(RehearsalPane)
    await until(pane.start.hasFocus)
    qtbot.keyClick(pane.start, ENTER)
    await until(pane.line.hasFocus)
    await until(lambda: pane.state.text() == "The customer's turn.")
    qtbot.keyClicks(pane.line, SAID)
    qtbot.keyClick(pane.line, ENTER)
    await until(lambda: any(pane.turns.item(n).text() == f"You: {SAID}" for n in range(pane.turns.count())))


async def open_contacts(window):
    """With nobody twice, and nobody who is looked for."""
    window.commands.show_section(WindowSection.CONTACTS)
    await until(lambda: window.findChild(DuplicatesPage) is not None)


async def test_no_part_of_the_window_keeps_a_colour_of_the_light_theme(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, webhooks=False, speed=100) as world:
        await world.desk.engine.publish_prompt(SAYS_90, "ana", "", ())
        marta = Contact("c-1", "Marta", (ContactNumber("+573001234500"),), company="Sol")
        await world.desk.contact_book.contacts.add(marta, "ana")
        async with shown(world, qapp) as window:
            window.commands.show_section(WindowSection.PROMPTS)
            panel = window.workspace.desk.prompts
            await until(lambda: panel.published is not None)
            await try_scenarios(panel, qtbot)
            await rehearse(panel, qtbot)
            await open_contacts(window)
            call = await world.desk.engine.dial("+573001234500")
            await world.call_when(lambda one: one.id == call.id and len(one.turns) > 2)
            for section in WindowSection:
                window.commands.show_section(section)
            for page in window.workspace._settings_page.pages:
                window.workspace.show_section("settings", page)
            window.commands.show_help()
            window.workspace.show_call(call.id)
            details = window.workspace.history.details
            await until(lambda: details.call is not None and details.findChildren(QWidget))
            assert old_colours(window)
            world.setup.settings.update({"general": {"theme": "dark"}})
            assert old_colours(window) == set()

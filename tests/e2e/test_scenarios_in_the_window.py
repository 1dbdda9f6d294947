"""Scenarios by keyboard in the real window: written, run on both texts, read; the AI is simulated."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.call import advance
from sellercall_desktop.core.calls.written_facts import DispositionSet
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.misgivings import PublishedInSpite
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.workbench import Candidate
from sellercall_desktop.ui.prompts.trying.of_call import ScenarioOfCall
from sellercall_desktop.ui.prompts.trying.rehearsal_pane import RehearsalPane
from sellercall_desktop.ui.prompts.trying.scenarios_pane import ScenariosPane
from sellercall_desktop.ui.window.rail import WindowSection
from tests.desk import open_test_world
from tests.e2e.real_window import shown
from tests.store.sample_calls import talked
from tests.waiting import until

GOOD = 'Si el cliente dice "precio", responda "Cuesta noventa mil pesos."'
BAD = GOOD.replace("noventa", "treinta")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


async def open_pane(window, qtbot):
    window.commands.show_section(WindowSection.PROMPTS)
    panel = window.workspace.desk.prompts
    await until(lambda: panel.published is not None)
    qtbot.keyClick(panel, Qt.Key.Key_E, CTRL | SHIFT)
    pane = panel.findChild(ScenariosPane)
    await until(pane.isVisible)
    return panel, pane


def cells(pane):
    table = pane.table
    return [[table.item(row, at).text() for at in range(3)] for row in range(table.rowCount())]


async def go_on_with_what_was_broken_off(world, panel, pane):
    """As after a kill: the run is kept as open, and nothing carries it out."""
    bench = world.desk.workbench
    draft = Candidate(panel.content)
    run = bench.plan("default", [draft], pane.table.scenarios, rounds=3, by="ana")
    await bench._store.begin(run)
    pane.shown.emit()
    await until(pane.strip.go_on.isVisible)
    assert "Conversations done: 0 of 3." in pane.strip.said.text()
    pane.strip.go_on.click()
    await until(lambda: pane.strip.isHidden() and cells(pane)[0][1] == "Fail 3")


async def publish_in_spite_of_it(world, panel, qtbot):
    """It is asked why, no empty answer is taken, and the answer is kept."""
    review = panel.review
    panel.publish()
    await until(review.reason.hasFocus)
    assert review.against.text() == "Scenarios that fail with this text: Asks the price."
    qtbot.keyClick(review.reason, ENTER)
    qtbot.keyClicks(review.note, "New price")
    review.confirm.click()
    assert panel.published.text == GOOD
    qtbot.keyClicks(review.reason, "Agreed with sales")
    qtbot.keyClick(review.reason, ENTER)
    await until(lambda: panel.published.text == BAD and review.isHidden())
    assert panel.published.note == "In spite of failed scenarios: Agreed with sales · New price"
    kind, since = AuditKind.PROMPT_PUBLISHED_FAILING, panel.published.published_at - timedelta(minutes=1)
    (kept,) = await world.desk.audit.of_kind(kind, since)
    number = panel.published.number
    assert (kept.subject, kept.text, kept.fate) == (f"v{number}", "Agreed with sales", "Asks the price")


async def go_back_to_what_fails(window, world, panel, qtbot):
    """Undoing a publication is one, too; and what another program publishes is told."""
    panel.editor.setPlainText(GOOD)
    panel.publish()
    await until(panel.review.isVisible)
    panel.review.confirm.click()
    await until(lambda: panel.published.text == GOOD and window.toasts._action.isVisible())
    window.toasts._action.click()
    await until(panel.review.reason.hasFocus)
    assert panel.published.text == GOOD, "it is asked about in the editor first"
    back = panel.review.note.text()
    qtbot.keyClicks(panel.review.reason, "Sold out")
    qtbot.keyClick(panel.review.reason, ENTER)
    await until(lambda: panel.published.text == BAD and panel.review.isHidden())
    assert panel.published.note == f"In spite of failed scenarios: Sold out · {back}"
    world.setup.bus.publish(PublishedInSpite(panel.published, ("Asks the price",)))
    await until(lambda: any("over REST" in one.text() for one in window.workspace.findChildren(QLabel)))


async def test_a_broken_draft_fails_beside_the_published_text_with_the_turn_that_shows_it(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world:
        await world.desk.engine.publish_prompt(GOOD, "ana", "", ())
        async with shown(world, qapp) as window:
            panel, pane = await open_pane(window, qtbot)
            await until(pane.nothing.button.isVisible)
            pane.nothing.button.click()
            form = pane.form
            qtbot.keyClicks(form.name, "Asks the price")
            qtbot.keyClick(form.name, ENTER, CTRL)
            await until(form.problem.isVisible)
            qtbot.keyClicks(form.lines, "Que precio tiene?")
            qtbot.keyClicks(form.rows[0].words, "noventa mil")
            qtbot.keyClick(form.lines, ENTER, CTRL)
            await until(lambda: cells(pane) == [["Asks the price", "As published", "Not tried"]])
            panel.editor.setPlainText(BAD)
            pane.run.click()
            await until(lambda: "Conversations with the AI: 2" in pane.strip.said.text())
            assert "20 min at most" in pane.strip.said.text()
            pane.strip.rounds.setValue(2)
            await until(lambda: "Conversations with the AI: 4" in pane.strip.said.text())
            assert not world.simulator.voice_calls
            qtbot.keyClick(pane.strip.rounds, ENTER)
            await until(lambda: cells(pane) == [["Asks the price", "Fail 2", "Pass 2"]])
            await until(pane.strip.isHidden)
            pane.table.setCurrentCell(0, 1)
            qtbot.keyClick(pane.table, ENTER)
            tried = pane.tried
            assert tried.verdicts.item(0).text() == "Fail — The AI says: “noventa mil” — turn 3"
            marked = tried.turns.currentItem().text()
            assert "Cuesta treinta mil pesos." in marked
            assert "▲ Fail" in marked
            qtbot.keyClick(tried.verdicts, Qt.Key.Key_Escape)
            await publish_in_spite_of_it(world, panel, qtbot)
            await until(lambda: cells(pane) == [["Asks the price", "As published", "Fail 2"]])
            await go_back_to_what_fails(window, world, panel, qtbot)
            panel.editor.setPlainText(BAD + " ")
            await until(lambda: cells(pane)[0][1] == "Fail 2 (before)")
            pane.remove.click()
            await until(lambda: not cells(pane))
            window.toasts._action.click()
            await until(lambda: [row[2] for row in cells(pane)] == ["Fail 2"])
            await go_on_with_what_was_broken_off(world, panel, pane)


async def test_a_draft_is_rehearsed_a_turn_said_otherwise_and_the_conversation_kept(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        window.commands.show_section(WindowSection.PROMPTS)
        panel = window.workspace.desk.prompts
        await until(lambda: panel.published is not None)
        panel.editor.setPlainText(GOOD)
        qtbot.keyClick(panel, Qt.Key.Key_R, CTRL | SHIFT)
        pane = panel.findChild(RehearsalPane)
        await until(lambda: "10 min at most" in pane.cost.text())
        assert not world.simulator.voice_calls
        await until(pane.start.hasFocus)
        qtbot.keyClick(pane.start, ENTER)
        qtbot.keyClick(pane.start, ENTER)  # one conversation is begun all the same
        await until(lambda: pane.state.text() == "The customer's turn.")
        assert pane.line.hasFocus()
        for said in ("Que precio tiene?", "Gracias"):
            qtbot.keyClicks(pane.line, said)
            qtbot.keyClick(pane.line, ENTER)
            assert "The AI is answering…" in pane.state.text()
            await until(lambda: pane.state.text() == "The customer's turn.")
        assert texts(pane)[1:3] == ["You: Que precio tiene?", "AI: Cuesta noventa mil pesos."]
        pane.turns.setFocus()
        pane.turns.setCurrentRow(3)
        qtbot.keyClick(pane.turns, ENTER)
        assert pane.line.text() == "Gracias"
        qtbot.keyClicks(pane.line, ", y el precio?")
        qtbot.keyClick(pane.line, ENTER)
        await until(lambda: texts(pane)[-1:] == ["AI: Cuesta noventa mil pesos."] and len(texts(pane)) == 5)
        assert texts(pane)[3] == "You: Gracias, y el precio?"
        first, second = world.simulator.voice_calls.values()
        await until(lambda: first.ended is not None)
        assert second.ended is None
        pane.talks.setCurrentIndex(0)
        assert texts(pane)[3] == "You: Gracias"
        pane.save.click()
        form = panel.findChild(ScenariosPane).form
        assert form.lines.toPlainText() == "Que precio tiene?\nGracias"
        await until(lambda: second.ended is not None)


async def test_the_calls_that_did_not_sell_are_tried_as_a_set_by_one_act(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        calls = [
            await keep_talk(world, "lost", "¿Le interesa el seguro de vida?", "No, gracias"),
            await keep_talk(world, "other", "¿Le interesa el seguro de vida?", "Es muy caro", chosen="sold"),
        ]
        panel, pane = await open_pane(window, qtbot)
        panel.editor.setPlainText('Salude con "Llamamos por otro asunto distinto."')
        asked = pane.lost_asked
        pane.lost.click()
        assert asked.from_day.hasFocus()
        qtbot.keyClick(asked.from_day, Qt.Key.Key_Escape)
        assert pane.lost.hasFocus()
        pane.lost.click()
        await until(lambda: "Calls that did not sell: 1, of them" in asked.said.text())
        assert "Conversations with the AI: 1 (scenarios: 1, on the draft)." in asked.said.text()
        assert "10 min at most" in asked.said.text()
        assert not world.simulator.voice_calls
        qtbot.keyClick(asked.disposition, ENTER)
        await until(lambda: [row[1] for row in cells(pane)] == ["Unknown"])
        await until(lambda: pane.strip.isHidden() and asked.isHidden())
        assert pane.table.scenarios[0].call_id == calls[0].id
        pane.table.setCurrentCell(0, 1)
        qtbot.keyClick(pane.table, ENTER)
        said = pane.tried.verdicts.item(0).text()
        assert said.startswith(
            "Unknown — No expectation — turn 1\nThe AI answered otherwise than in the call"
        )
        pane.tried.back.click()
        pane.lost.click()
        await until(lambda: "1, of them made into scenarios before: 1." in asked.said.text())


async def keep_talk(world, call_id, *said, chosen=""):
    """A call of yesterday with the prompt in force."""
    at = utc_now() - timedelta(days=1)
    version = (await world.desk.prompts.current()).number
    call, facts = talked(call_id, *said, at=at, prompt_version=version)
    if chosen:
        fact = DispositionSet(at, "ana", chosen, chosen)
        call, facts = advance(call, fact), (*facts, fact)
    await world.desk.calls.save(call, facts, "test")
    return call


@pytest.mark.thorough
async def test_a_past_call_becomes_a_scenario_of_its_prompt_by_one_button(tmp_path, qapp, qtbot, qloop):
    async with open_test_world(tmp_path) as world, shown(world, qapp) as window:
        dialed = await world.desk.engine.dial("300 123 4500", "window")
        call = await world.call_when(
            lambda call: call.id == dialed.id and call.is_settled and not call.owes_words
        )
        window.workspace.show_call(call.id)
        details = window.workspace.history.details
        button = details.findChild(ScenarioOfCall).button
        await until(button.isVisible)
        button.click()
        panel = window.workspace.desk.prompts
        pane = panel.findChild(ScenariosPane)
        await until(lambda: pane.isVisible() and pane.table.chosen is not None)
        made = pane.table.chosen
        assert (made.call_id, made.prompt_id) == (call.id, panel.published.prompt_id)
        assert made.name.startswith("Call with 300 123 4500")


def texts(pane):
    return [pane.turns.item(row).text() for row in range(pane.turns.count())]


async def test_what_the_history_shows_is_tried_as_a_set_and_what_cannot_be_is_said(
    tmp_path, qapp, qtbot, qloop
):
    async with open_test_world(tmp_path, webhooks=False) as world, shown(world, qapp) as window:
        desk = world.desk
        version = await desk.engine.publish_prompt(GOOD, "ana", "", ())
        other = await PromptKeeper(desk.prompts, world.setup.bus).create(
            "Otro", PromptContent("Otro."), "ana"
        )
        made = (
            *(("a1", "Que precio tiene?", version), ("a2", "Que precio tiene?", version)),
            *(("a3", "Adios", version), ("b1", "Que precio tiene?", other), ("c1", "", version)),
        )
        for call_id, said, of in made:
            words = ("Hola", said) if said else ("Hola",)
            call, facts = talked(call_id, *words, at=utc_now(), prompt_version=of.number)
            await desk.calls.save(call, facts, "test")
        window.commands.show_section(WindowSection.HISTORY)
        await until(lambda: window.workspace.history is not None and window.workspace.history._built)
        history = window.workspace.history
        await until(lambda: history.model.rowCount() == len(made))
        history.table.setCurrentIndex(history.model.index(0, 1))
        menu = history.table._menu(history.table.current_call)
        (act,) = (one for one in menu.actions() if one.text() == "Rehearse these calls…")
        act.trigger()
        pane = window.workspace.desk.prompts.findChild(ScenariosPane)
        asked = pane.set_asked
        await until(lambda: asked.isVisible() and asked.begin.isEnabled())
        assert "Calls that become scenarios: 3, of them made before: 0. Left out: 2." in asked.said.text()
        assert "Conversations with the AI: 3 (scenarios: 3, on what is published)" in asked.said.text()
        left_out = [asked.left_out.item(row).text() for row in range(asked.left_out.count())]
        assert [one.split(": ")[-1] for one in left_out] == [
            "its customer said nothing",
            "it ran with another prompt",
        ]
        assert not await desk.workbench.scenarios("default"), "nothing is kept before it is agreed to"
        qtbot.keyClick(asked.back, Qt.Key.Key_Escape)
        await until(asked.isHidden)
        history.filters.text.setText("precio")
        await until(lambda: history.model.rowCount() == 3)
        history.table.selectRow(0)
        history.table.selectionModel().select(
            history.model.index(1, 1),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
        menu = history.table._menu(history.table.current_call)
        (act,) = (one for one in menu.actions() if one.text() == "Rehearse the chosen calls…")
        act.trigger()
        await until(lambda: asked.isVisible() and asked.begin.isEnabled())
        qtbot.keyClick(asked.begin, ENTER)
        await until(lambda: len(cells(pane)) in {1, 2} and all("Not tried" not in row for row in cells(pane)))
        await until(pane.strip.isHidden)

"""What came from elsewhere while I edit is merged with mine in the editor; nothing is lost or published."""

from __future__ import annotations

from PySide6.QtCore import Qt

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.prompts.errors import PromptConflictError
from sellercall_desktop.core.prompts.presets import Preset
from sellercall_desktop.core.prompts.prompt import PromptVersion
from tests.ui.prompts.test_prompt_panel import CTRL, START, Prompts, open_room

BASE = "Salude.\nPregunte el nombre.\nOfrezca el plan.\nAgradezca.\nDespídase."
MINE = BASE.replace("Salude.", "Salude con calma.")


async def test_changes_of_different_lines_are_merged_at_once(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, BASE) as room:
        told = []
        room.panel.toast_requested.connect(told.append)
        room.panel.editor.replace_all(MINE)
        await room.prompts.publish(BASE.replace("Despídase", "Cuelgue"), "api")
        room.click(room.panel.conflict.merge)
        await room.until(lambda: not room.panel.conflict.isVisible())
        assert told == ["Both texts are together in the editor; nothing is published yet"]
        assert room.text == MINE.replace("Despídase", "Cuelgue")
        assert (room.panel.has_unsaved, room.panel.published.number) == (True, 2)
        assert len(room.prompts.kept) == 2
        room.qtbot.keyClick(room.panel.editor, Qt.Key.Key_Z, CTRL)
        assert room.text == MINE
        room.panel.editor.redo()
        await room.publish()
        await room.published(3)
        assert room.prompts.kept[-1].text == MINE.replace("Despídase", "Cuelgue")


async def test_what_both_changed_is_decided_by_keys_in_its_place(qloop, qapp, qtbot, tmp_path):
    mine = MINE.replace("el plan", "el plan azul").replace("Despídase.", "Despídase ya.")
    theirs = BASE.replace("Salude.", "Preséntese.").replace("el plan", "dos planes")
    async with open_room(qapp, qtbot, tmp_path, BASE) as room:
        room.panel.editor.replace_all(mine)
        await room.prompts.publish(theirs, "api")
        room.panel.conflict.merge.setFocus()
        room.qtbot.keyClick(room.panel.conflict.merge, Qt.Key.Key_Space)
        view = room.panel.merge_view
        await room.until(view.isVisible)
        assert (room.panel.editor.isVisible(), view.shown.hasFocus(), view.apply.isEnabled()) == (
            False,
            True,
            False,
        )
        shown = view.shown.toPlainText()
        assert shown.index("Salude con calma.") < shown.index("Preséntese.") < shown.index("Agradezca.")
        room.qtbot.keyClick(view.shown, Qt.Key.Key_1)
        assert (view.at, view.apply.isEnabled()) == (1, False)
        room.qtbot.keyClick(view.shown, Qt.Key.Key_3)
        assert (view.apply.isEnabled(), view.apply.hasFocus()) == (True, True)
        assert "Undecided: 0" in view.state.text()
        room.qtbot.keyClick(view.apply, Qt.Key.Key_Up, CTRL)
        assert view.at == 0
        room.qtbot.keyClick(view.shown, Qt.Key.Key_3)  # thought better of it
        assert room.text == mine
        room.qtbot.keyClick(view.apply, Qt.Key.Key_Space)
        assert (view.isVisible(), room.panel.editor.isVisible()) == (False, True)
        for words in ("Salude con calma.", "Preséntese.", "plan azul", "dos planes", "Despídase ya."):
            assert words in room.text
        assert len(room.prompts.kept) == 2
        room.panel.editor.undo()
        assert room.text == mine


async def test_going_back_leaves_all_as_it_was(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, BASE) as room:
        room.panel.editor.replace_all(MINE)
        await room.prompts.publish("Otra cosa.", "api")
        room.click(room.panel.conflict.merge)
        await room.until(room.panel.merge_view.isVisible)
        room.qtbot.keyClick(room.panel.merge_view.shown, Qt.Key.Key_Escape)
        assert (room.text, room.panel.editor.isVisible()) == (MINE, True)
        assert room.panel.conflict.version.number == 2


async def test_what_is_published_while_deciding_is_taken_in_and_choices_stay(qloop, qapp, qtbot, tmp_path):
    base = BASE.replace("\n", "\n\n1\n2\n3\n4\n")
    async with open_room(qapp, qtbot, tmp_path, base) as room:
        room.panel.editor.replace_all(base.replace("Salude", "A").replace("Agradezca", "B"))
        await room.prompts.publish(theirs := base.replace("Salude", "C").replace("Agradezca", "D"), "api")
        room.click(room.panel.conflict.merge)
        view = room.panel.merge_view
        await room.until(view.isVisible)
        room.qtbot.keyClick(view.shown, Qt.Key.Key_2)
        assert (view.at, len(view.choices)) == (1, 1)
        await room.prompts.publish(theirs.replace("D.", "E."), "api")
        await room.until(lambda: "E." in view.shown.toPlainText())
        assert (view.at, len(view.choices)) == (1, 1)
        room.qtbot.keyClick(view.shown, Qt.Key.Key_1)
        room.click(view.apply)
        assert room.text == base.replace("Salude", "C").replace("Agradezca", "B")


async def test_phrases_that_both_changed_are_asked_too(qloop, qapp, qtbot, tmp_path):
    store = Prompts(Bus())
    store.kept = [PromptVersion(1, "Hola", "ana", START, "", (Preset("Correo", "Pida el correo."),))]
    async with open_room(qapp, qtbot, tmp_path, prompts=store) as room:
        room.panel.presets.replace_all((Preset("Correo", "Pida su correo."),))
        await store.publish("Hola", "api", "", (Preset("Correo", "Pida otro correo."),))
        room.click(room.panel.conflict.merge)
        view = room.panel.merge_view
        await room.until(view.isVisible)
        assert "Prepared phrases" in view.shown.toPlainText()
        room.qtbot.keyClick(view.shown, Qt.Key.Key_3)
        room.click(view.apply)
        assert [one.text for one in room.panel.presets.presets] == ["Pida su correo.", "Pida otro correo."]


async def test_a_draft_from_before_a_restart_is_merged_with_what_it_was_begun_from(
    qloop, qapp, qtbot, tmp_path
):
    async with open_room(qapp, qtbot, tmp_path, BASE) as room:
        room.panel.editor.replace_all(MINE)
        kept = room.prompts
    await kept.publish(BASE.replace("Despídase", "Cuelgue"), "api")
    async with open_room(qapp, qtbot, tmp_path, prompts=kept) as room:
        room.click(room.panel.conflict.merge)
        await room.until(lambda: not room.panel.conflict.isVisible())
        assert room.text == MINE.replace("Despídase", "Cuelgue")


async def test_a_version_of_another_desk_is_met_when_publishing_and_merged_alike(
    qloop, qapp, qtbot, tmp_path
):
    async with open_room(qapp, qtbot, tmp_path, BASE) as room:
        theirs = PromptVersion(2, BASE.replace("Despídase", "Cuelgue"), "marta", START)
        room.prompts.kept.append(theirs)  # nothing on this desk's bus tells of it
        room.prompts.failure = PromptConflictError(theirs, 1)
        room.panel.editor.replace_all(MINE)
        await room.publish()
        await room.until(room.panel.conflict.isVisible)
        room.prompts.failure = None
        room.click(room.panel.conflict.merge)
        await room.until(lambda: not room.panel.conflict.isVisible())
        assert room.text == MINE.replace("Despídase", "Cuelgue")
        assert len(room.prompts.kept) == 2
        await room.publish()
        await room.published(3)

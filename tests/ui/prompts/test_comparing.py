"""Any two versions, and the text in the editor, compared word by word in one column and in two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable

from tests.ui.prompts.test_prompt_panel import open_room

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def tables(view):
    return [frame for frame in view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]


async def test_any_two_versions_are_compared_by_keyboard(qloop, qapp, qtbot, tmp_path):
    texts = ("Salude a la señora.\nFin.", "Salude al señor.\nFin.", "Otra cosa.\nFin.")
    async with open_room(qapp, qtbot, tmp_path, *texts) as room:
        pane = room.panel.versions
        room.qtbot.keyClick(room.panel.editor, Qt.Key.Key_H, KEYS)
        await room.until(pane.list.count)
        assert pane.text.isVisible()
        room.qtbot.keyClick(pane.list, Qt.Key.Key_Down)  # version 2
        pane.other.setFocus()
        for _ in range(4):  # nothing, the editor, versions 3 and 2, version 1
            room.qtbot.keyClick(pane.other, Qt.Key.Key_Down)
        await room.until(lambda: "señora" in pane.changes.toPlainText())
        assert pane.changes.toPlainText() == "Salude a la señoraal señor.\nFin."
        assert [version.number for version in pane.pair] == [1, 2]
        room.qtbot.keyClick(pane.beside, Qt.Key.Key_Space)
        await room.until(lambda: tables(pane.changes))
        table = tables(pane.changes)[0]
        cells = [table.cellAt(0, column).firstCursorPosition().block().text() for column in (0, 1)]
        assert cells == ["1  Salude a la señora.", "1  Salude al señor."]
        room.qtbot.keyClick(pane.other, Qt.Key.Key_Home)
        assert pane.text.isVisible()


async def test_a_version_is_compared_with_what_is_being_written(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        pane = room.panel.versions
        room.click(room.panel.versions_button)
        await room.until(pane.list.count)
        pane.other.setCurrentIndex(1)
        await room.until(pane.changes.toPlainText)
        assert pane.changes.toPlainText() == "Nothing differs."
        room.write("Hola. ")
        await room.until(lambda: pane.changes.toPlainText() == "Hola. Buenos días")


async def test_many_rows_are_shown_some_at_a_time(qloop, qapp, qtbot, tmp_path):
    texts = ("\n".join(f"{word} {n}" for n in range(200)) for word in ("antes", "luego"))
    async with open_room(qapp, qtbot, tmp_path, *texts) as room:
        pane = room.panel.versions
        room.click(room.panel.versions_button)
        await room.until(pane.list.count)
        pane.beside.setChecked(True)
        pane.other.setCurrentIndex(3)
        await room.until(lambda: tables(pane.changes))
        before = tables(pane.changes)[0].rows()
        room.click(pane.more)
        assert 200 > tables(pane.changes)[0].rows() == 2 * before
        room.click(pane.more)
        assert (tables(pane.changes)[0].rows(), pane.more.isVisible()) == (200, False)


async def test_restoring_fills_the_editor_and_publishes_nothing(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path) as room:
        pane = room.panel.versions
        room.click(room.panel.versions_button)
        await room.until(pane.list.count)
        pane.choose(1)
        room.click(pane.restore)
        assert (room.text, room.panel.has_unsaved) == ("First text", True)
        assert [version.text for version in room.prompts.kept] == ["First text", "Buenos días"]
        room.panel.editor.undo()
        assert room.text == "Buenos días"

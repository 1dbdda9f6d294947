"""Find and replace in the prompt, and how its text is shown: by keys, each change one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.prompts.editor_view import EditorView
from sellercall_desktop.ui.prompts.seeking import Sought, whole_change
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.prompt_keys import CASE_KEYS, PATTERN_KEYS, WORDS_KEYS
from tests.ui.prompts.test_prompt_panel import CTRL, open_room

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("sought", "text", "new", "becomes"),
    [
        (Sought("uno"), "uno Uno aluno", "1", "1 1 al1"),
        (Sought("uno", minds_case=True), "uno Uno", "1", "1 Uno"),
        (Sought("uno", whole_words=True), "uno Uno aluno unos", r"\1", r"\1 \1 aluno unos"),
        (Sought("+57", whole_words=True), "al +57 y +571", "57", "al 57 y +571"),
        (Sought(r"(\w+), (\w+)", is_pattern=True), "😀 Ruiz, Ana", r"$2 \1\n", "😀 Ana Ruiz\n"),
        (Sought("^- ", is_pattern=True), "- a\n- b", "* ", "* a\n* b"),
        (Sought("x*", is_pattern=True), "axb", "-", "a-b"),
        (Sought("niñ", is_pattern=True, whole_words=True), "NIÑ niños", "n", "n niños"),
    ],
)
def test_what_is_sought_is_replaced_as_its_choices_say(sought, text, new, becomes):
    (start, end), put = whole_change(text, sought.changes(text, new))
    held = text.encode("utf-16-le")
    assert held[: 2 * start].decode("utf-16-le") + put + held[2 * end :].decode("utf-16-le") == becomes


def test_a_pattern_that_is_wrong_or_takes_for_ever_finds_nothing():
    assert Sought("(a", is_pattern=True).problem
    assert Sought("(a", is_pattern=True).spans("(a", 9) == []
    assert Sought("(a+)+$", is_pattern=True).spans("a" * 40 + "b", 9) == []


async def test_matches_are_replaced_by_keys_and_all_come_back_by_one_undo(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Uno 😀 uno\nalguno UNO") as room:
        bar, editor = room.panel.find_bar, room.panel.editor
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_H, CTRL)
        assert bar.replacing.isVisible()
        assert not bar.replacing.all.isEnabled()
        qtbot.keyClicks(bar.words, "uno")
        qtbot.keyClick(bar.words, Qt.Key.Key_Return)
        qtbot.keyClicks(bar.replacing.field, "dos")
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return)
        assert (room.text, bar.count.text()) == ("dos 😀 uno\nalguno UNO", "1 of 3")
        for keys in (CASE_KEYS, WORDS_KEYS, PATTERN_KEYS):
            qtbot.keyClick(bar.words, Qt.Key(ord(keys[-1])), ALT)
        assert bar.count.text() == "1 of 1"
        qtbot.keyClick(bar.words, Qt.Key.Key_C, ALT)
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return, CTRL)
        assert (room.text, bar.count.text()) == ("dos 😀 dos\nalguno dos", "2 replaced")
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        assert room.text == "dos 😀 uno\nalguno UNO"
        bar.words.setText("(")
        assert bar.count.text().startswith("Pattern: ")


async def test_letters_wrap_and_line_numbers_are_changed_by_keys_and_remembered(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "palabra " * 200 + "\nuno" * 300) as room:
        tasks, settings = Tasks(), SettingsFile(tmp_path / "view.toml", {}, lambda _change: None)
        editor = room.panel.editor
        view = EditorView(room.panel, settings, Bridge(Bus()), tasks)
        usual, top = editor.fontMetrics().height(), editor.document().findBlockByNumber(200)
        editor.verticalScrollBar().setValue(top.firstLineNumber())
        for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus):
            qtbot.keyClick(editor, key, CTRL)
        qtbot.keyClick(editor, Qt.Key.Key_Z, ALT)
        view.toggle_line_numbers()
        assert editor.fontMetrics().height() > usual
        assert editor.lineWrapMode() is QPlainTextEdit.LineWrapMode.NoWrap
        assert (editor.margin_width(), editor.firstVisibleBlock().blockNumber()) == (0, 200)
        await room.until(lambda: settings.value.editor.letters == 120)
        assert (settings.value.editor.wrap, settings.value.editor.line_numbers) == (False, False)
        qtbot.keyClick(editor, Qt.Key.Key_0, CTRL)
        assert editor.fontMetrics().height() == usual
        await tasks.close()

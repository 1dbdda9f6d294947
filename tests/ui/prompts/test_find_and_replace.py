"""Find and replace in the prompt, and how its text is shown: by keys, each change one step to undo."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.prompts.editor_view import EditorView
from sellercall_desktop.ui.prompts.seeking import Sought
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
        (Sought(r"\Q+57", is_pattern=True), "al +57", "57", "al 57"),
        (Sought("(?x) uno # the first", is_pattern=True, whole_words=True), "uno dos", "1", "1 dos"),
        (Sought("(*UTF)uno", is_pattern=True, whole_words=True), "uno unos", "1", "1 unos"),
        (Sought("a$", is_pattern=True), "a\nba ab", "-", "-\nba ab"),
        (Sought("b"), "a\ud83d b", "-", "a\ud83d -"),
        (Sought("niñ", is_pattern=True, whole_words=True), "NIÑ niños", "n", "n niños"),
    ],
)
def test_what_is_sought_is_replaced_as_its_choices_say(sought, text, new, becomes):
    (start, end), put, _count, is_whole = result(sought.changes(text, new))
    held = text.encode("utf-16-le", "surrogatepass")
    before, behind = (
        one.decode("utf-16-le", "surrogatepass") for one in (held[: 2 * start], held[2 * end :])
    )
    assert before + put + behind == becomes
    assert is_whole


def result(steps):
    """What work in steps comes to."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


@pytest.mark.parametrize(
    ("words", "text", "spans"),
    [
        ("a", "bAa", [(1, 2), (2, 3)]),
        ("dos", "😀 dos", [(3, 6)]),
        (".", "a.b", [(1, 2)]),
        ("", "abc", []),
    ],
)
def test_matches_are_counted_in_qts_units(words, text, spans):
    assert result(Sought(words).spans(text, 9)).spans == spans
    assert result(Sought(re.escape(words), is_pattern=True).spans(text, 9)).spans == spans


def test_a_pattern_that_is_wrong_or_cannot_be_looked_for_in_parts_finds_nothing():
    assert Sought("(a", is_pattern=True).problem
    assert result(Sought("(a", is_pattern=True).spans("(a", 9)).spans == []
    for pattern in (r"\((?R)?\)", "a(*SKIP)(*F)|b"):
        assert Sought(pattern, is_pattern=True).is_beyond
    for pattern in (r"\(*A", "(*UTF)a", r"(\w)\1"):
        assert not Sought(pattern, is_pattern=True).is_beyond


TOO_LITTLE = "(*LIMIT_MATCH=5)"
"""What the engine may do for a match: it gives up where a pattern has to be tried more than that."""


def test_that_the_engine_gave_up_is_told_and_what_was_found_before_is_not_all():
    sought = Sought(f"{TOO_LITTLE}(a|b)+c", is_pattern=True)
    text = "abc aaaaabbbbbbbbb abc"
    spans, is_whole = result(sought.spans(text, 9))
    assert (spans, is_whole) == ([(0, 3)], False)
    assert not result(sought.changes(text, "")).is_whole
    more = Sought(f"{TOO_LITTLE}(*LIMIT_MATCH=5000000)(a|b)+c", is_pattern=True)
    assert not result(more.spans(text, 9)).is_whole


def test_what_a_step_of_a_search_may_take_does_not_grow_with_the_text():
    text = "palabra otra " * 16_000
    steps = Sought("otra", is_pattern=True).changes(text, "x")
    assert sum(1 for _ in steps) > 16_000
    assert sum(1 for _ in Sought("nada").spans(text, 9)) > len(text) / 1000


async def test_matches_are_replaced_by_keys_and_all_come_back_by_one_undo(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Uno 😀 uno\nalguno UNO") as room:
        bar, editor = room.panel.find_bar, room.panel.editor
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_H, CTRL)
        assert bar.replacing.isVisible()
        assert not bar.replacing.all.isEnabled()
        qtbot.keyClicks(bar.words, "uno")
        qtbot.keyClick(bar.words, Qt.Key.Key_Return)
        await room.until(lambda: bar.count.text() == "1 of 4")
        qtbot.keyClicks(bar.replacing.field, "dos")
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return)
        await room.until(lambda: (room.text, bar.count.text()) == ("dos 😀 uno\nalguno UNO", "1 of 3"))
        for keys in (CASE_KEYS, WORDS_KEYS, PATTERN_KEYS):
            qtbot.keyClick(bar.words, Qt.Key(ord(keys[-1])), ALT)
        await room.until(lambda: bar.count.text() == "1 of 1")
        qtbot.keyClick(bar.words, Qt.Key.Key_C, ALT)
        await room.until(lambda: bar.count.text() == "1 of 2")
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return, CTRL)
        await room.until(lambda: (room.text, bar.count.text()) == ("dos 😀 dos\nalguno dos", "2 replaced"))
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        assert room.text == "dos 😀 uno\nalguno UNO"
        bar.words.setText("dos")
        bar.replacing.field.setText("")
        bar.replacing.all.setFocus()
        qtbot.keyClick(bar.replacing.all, Qt.Key.Key_Return)
        await room.until(lambda: bar.words.hasFocus() and bar.count.text() == "1 replaced")
        await room.until(lambda: not bar.replacing.all.isEnabled())
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
        bar.words.setText("(")
        await room.until(lambda: bar.count.text().startswith("Pattern: "))


async def test_nothing_is_replaced_where_the_engine_gave_up_and_that_is_said(qloop, qapp, qtbot, tmp_path):
    text = "abc aaaaabbbbbbbbb abc"
    async with open_room(qapp, qtbot, tmp_path, text) as room:
        bar, editor = room.panel.find_bar, room.panel.editor
        bar.open(replace=True)
        bar.choices.pattern.click()
        qtbot.keyClicks(bar.words, f"{TOO_LITTLE}(a|b)+c")
        await room.until(lambda: bar.count.text() == "This pattern takes too long: please make it simpler.")
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return, CTRL)
        await room.until(lambda: bar.count.text().startswith("Nothing was replaced"))
        assert (room.text, editor.document().isUndoAvailable()) == (text, False)
        bar.words.setText("(?R)")
        await room.until(lambda: "contains itself" in bar.count.text())
        bar.words.setText("abc")
        await room.until(lambda: bar.count.text() == "2 matches")


async def test_a_long_search_goes_on_beside_the_window_and_newer_words_end_it(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "palabra otra " * 16_000) as room:
        bar = room.panel.find_bar
        bar.open(replace=True)
        bar.choices.pattern.click()
        bar.words.setText("nada")
        await room.until(lambda: bar.count.text() == "Searching…")
        await room.until(lambda: bar.count.text() == "No match")
        bar.words.setText("otra")
        await room.until(lambda: bar.count.text() == "Over 1,000 matches")
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return, CTRL)
        await room.until(lambda: bar.count.text() == "Searching…")
        bar.words.setText("palabra")
        await room.until(lambda: bar.count.text() == "Over 1,000 matches")
        assert not room.panel.has_unsaved
        qtbot.keyClick(bar.replacing.field, Qt.Key.Key_Return, CTRL)
        await room.until(lambda: bar.count.text() == "16000 replaced")
        assert room.text == " otra " * 16_000
        assert not bar._rest.isActive()  # it stays told until something is done


def marked(editor):
    """The words that are highlighted."""
    return [mark.cursor.selectedText() for mark in editor.extraSelections() if mark.cursor.hasSelection()]


async def test_of_a_thousand_matches_those_in_sight_are_highlighted(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "\n".join(f"palabra {at}" for at in range(900))) as room:
        bar, editor = room.panel.find_bar, room.panel.editor
        bar.open()
        bar.words.setText(r"palabra")
        await room.until(lambda: bar.count.text() == "900 matches")
        shown = len(marked(editor))
        assert 0 < shown < 100
        qtbot.keyClicks(editor, "unas ")  # they move with the text, at once
        assert set(marked(editor)) == {"palabra"}
        editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
        assert "palabra" in marked(editor)
        assert editor.extraSelections()[-1].cursor.block().text() == "palabra 899"
        editor.replace_all("otra cosa")
        assert marked(editor) == []


async def test_tab_goes_through_the_search_as_the_eye_does(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "uno uno") as room:
        bar = room.panel.find_bar
        bar.open(replace=True)
        bar.words.setText("uno")
        await room.until(lambda: bar.count.text() == "2 matches")
        bar.words.setFocus()
        choices, row = bar.choices, bar.replacing
        for part in (
            *(bar.previous, bar.next, bar.close_button, choices.case, choices.words, choices.pattern),
            *(row.field, row.one, row.all),
        ):
            qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
            assert qapp.focusWidget() is part


async def test_what_is_pasted_from_word_is_lines_and_spaces_as_everybody_has_them(
    qloop, qapp, qtbot, tmp_path
):
    pasted = "Diga:\u00a0“Buenos\u2009días”\x0bdos\u2028tres\u200b\r\n•\tun\u00ado — fin…\r👩\u200d💻"
    async with open_room(qapp, qtbot, tmp_path, "") as room:
        editor = room.panel.editor
        qapp.clipboard().setText(pasted)
        editor.paste()
        assert room.text == "Diga: “Buenos días”\ndos\ntres\n•\tuno — fin…\n👩\u200d💻"
        assert editor.document().blockCount() == 5
        editor.undo()
        assert room.text == ""
        editor.replace_all("uno\u2028dos")
        assert (room.text, editor.document().blockCount()) == ("uno\ndos", 2)


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

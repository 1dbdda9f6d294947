"""Spelling in the window: found by keys, mended from a menu, one's own words kept."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor

from sellercall_desktop.core.prompts.spelling.errors import SpellingError, SpellingProblem
from sellercall_desktop.core.prompts.spelling.speller import Speller
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.ui.prompts.own_words import OwnWords
from sellercall_desktop.ui.prompts.own_words_dialog import OwnWordsDialog
from sellercall_desktop.ui.prompts.spelling import Spelling
from sellercall_desktop.ui.prompts.spelling_menu import SpellingMenu
from sellercall_desktop.ui.prompts.text_marks import TextMarks
from sellercall_desktop.ui.prompts.units import span_of, spans_of
from tests.ui.prompts.test_prompt_panel import CTRL, open_room

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Book:
    """A small dictionary of whatever language."""

    def __init__(self, _language: str) -> None:
        self.words = {"hola", "señora", "de", "la", "empresa", "adiós"}

    def knows(self, word: str) -> bool:
        return word in self.words

    def suggest(self, word: str) -> Iterable[str]:
        return ["empresa"] if word == "empreza" else []


def underlined(editor):
    """The words that are underlined, line by line."""
    found, block = [], editor.document().firstBlock()
    while block.isValid():
        wave = QTextCharFormat.UnderlineStyle.WaveUnderline
        marks = [one for one in block.layout().formats() if one.format.underlineStyle() == wave]
        found += [block.text()[one.start : one.start + one.length] for one in marks]
        block = block.next()
    return found


def test_places_are_counted_as_qt_does_one_by_one_or_all_at_once():
    for text in ("uno dos", "😀 niño 😀😀 dos"):
        places = [(0, 1), (2, 4), (4, 6), (len(text) - 1, len(text))]
        assert list(spans_of(text, places)) == [span_of(text, *place) for place in places]


async def test_mistakes_are_underlined_found_and_mended_by_keys(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Hola señora\nde la empreza\nAdioz, adioz") as room:
        tasks, said, on = Tasks(), [], [True]
        editor, own = room.panel.editor, OwnWords(tmp_path / "own-words.txt")
        marks = TextMarks(editor.document(), room.panel._look.theme)
        spelling = Spelling(
            *(editor, marks, tasks, own),
            open_speller=lambda: Speller(Book),
            language=lambda: "es",
            is_wanted=lambda: on[0],
        )
        menu = SpellingMenu(
            editor, spelling, tasks, room.panel, room.panel._look, say=said.append, on_error=said.append
        )
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        await room.until(lambda: editor.textCursor().selectedText() == "empreza")
        await room.until(lambda: underlined(editor) == ["empreza", "Adioz", "adioz"])
        window, screen = room.panel.window(), editor.screen().availableGeometry()
        window.move(0, screen.bottom() - editor.mapTo(window, editor.cursorRect().center()).y() - 60)
        qtbot.keyClick(editor, Qt.Key.Key_Period, CTRL)
        await room.until(lambda: menu.menu is not None and menu.menu.actions()[0].text() == "empresa")
        assert screen.contains(menu.menu.geometry())  # it has grown meanwhile
        menu.menu.actions()[0].trigger()
        menu.menu.close()
        assert room.text == "Hola señora\nde la empresa\nAdioz, adioz"
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        await room.until(lambda: editor.textCursor().selectedText() == "Adioz")
        qtbot.keyClick(editor, Qt.Key.Key_Period, CTRL)
        await room.until(lambda: menu.menu.actions()[0].text() == "No suggestion")
        menu.menu.actions()[1].trigger()
        menu.menu.close()
        await room.until(lambda: own.read() == {"adioz"})
        editor.setFocus()
        await room.until(editor.isActiveWindow)  # again, after the menu
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        await room.until(lambda: said == ["No misspelled word"])
        assert underlined(editor) == []
        qtbot.keyClicks(editor, "empreza ")
        spelling.look_up()
        await room.until(lambda: underlined(editor) == ["empreza"])
        on[0] = False
        spelling.apply()
        await room.until(lambda: underlined(editor) == [])  # slice by slice
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        assert said[1:] == ["Spelling is switched off"]
        await tasks.close()


async def test_a_word_called_right_while_somebody_writes_is_underlined_no_more(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Adioz\nHola") as room:
        tasks, editor, own = Tasks(), room.panel.editor, OwnWords(tmp_path / "own-words.txt")
        spelling = Spelling(
            *(editor, TextMarks(editor.document(), room.panel._look.theme), tasks, own),
            open_speller=lambda: Speller(Book),
            language=lambda: "es",
            is_wanted=lambda: True,
        )
        editor.moveCursor(QTextCursor.MoveOperation.End)
        spelling.look_up()
        await room.until(lambda: underlined(editor) == ["Adioz"])
        look, loop = spelling._found, asyncio.get_running_loop()

        def while_somebody_writes(*given):
            spelling._found, found = look, look(*given)
            loop.call_soon_threadsafe(qtbot.keyClicks, editor, " ")
            return found

        own.add("adioz")
        spelling._found = while_somebody_writes
        spelling.look_up()
        await room.until(lambda: room.text.endswith(" "))
        await room.until(lambda: underlined(editor) == [])
        await tasks.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_own_words_are_kept_however_their_file_was_saved(tmp_path, encoding):
    own = OwnWords(tmp_path / "own-words.txt")
    (tmp_path / "own-words.txt").write_bytes("Ñandú\r\ncobrix\r\n".encode(encoding))
    assert own.read() == {"ñandú", "cobrix"}
    assert own.add("Fibrax") is None
    assert (tmp_path / "own-words.txt").read_text("utf-8").split() == ["Ñandú", "cobrix", "Fibrax"]


BROKEN = b"cobrix\n\x00\x00\x00"


def test_a_file_of_own_words_that_is_no_text_is_put_aside_and_never_written_over(tmp_path):
    path = tmp_path / "own-words.txt"
    own = OwnWords(path)
    for number, word in enumerate(("uno", "dos"), 1):
        path.write_bytes(BROKEN)
        with pytest.raises(SpellingError) as told:
            own.read()
        assert (told.value.problem, path.read_bytes()) == (SpellingProblem.OWN_WORDS, BROKEN)
        aside = own.add(word)
        assert aside == tmp_path / f"own-words.unreadable-{number}.txt"
        assert (aside.read_bytes(), own.read()) == (BROKEN, {word})
    path.unlink()
    path.mkdir()
    for failing in (own.read, lambda: own.add("tres")):
        with pytest.raises(SpellingError) as told:
            failing()
        assert told.value.problem is SpellingProblem.NOT_KEPT


class HalfBook(Book):
    """Only of Spanish."""

    def __init__(self, language: str) -> None:
        if language == "en":
            raise SpellingError(SpellingProblem.ENGLISH, Path("dictionaries"))
        super().__init__(language)


async def test_what_is_broken_is_said_once_and_not_called_switched_off(qloop, qapp, qtbot, tmp_path):
    text = "de la empresa\nthe you and of have to is"
    async with open_room(qapp, qtbot, tmp_path, text) as room:
        tasks, said, wrong = Tasks(), [], []
        editor, path = room.panel.editor, tmp_path / "own-words.txt"
        path.write_bytes(BROKEN)
        marks = TextMarks(editor.document(), room.panel._look.theme)
        spelling = Spelling(
            *(editor, marks, tasks, OwnWords(path)),
            open_speller=lambda: Speller(HalfBook),
            language=lambda: "es",
            is_wanted=lambda: True,
        )
        SpellingMenu(
            editor, spelling, tasks, room.panel, room.panel._look, say=said.append, on_error=wrong.append
        )
        spelling.look_up()
        await room.until(lambda: len(wrong) == 2)
        assert [one.problem for one in wrong] == [SpellingProblem.ENGLISH, SpellingProblem.OWN_WORDS]
        editor.setPlainText(f"{text}\nempreza")
        spelling.look_up()
        await room.until(lambda: underlined(editor) == ["empreza"])
        assert len(wrong) == 2
        editor.setPlainText(text)
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        await room.until(lambda: len(wrong) == 3)
        await spelling.add_own("cobrix")
        assert wrong[3].problem is SpellingProblem.OWN_WORDS_ASIDE
        assert (wrong[3].path.read_bytes(), said) == (BROKEN, [])
        await tasks.close()


async def test_spelling_that_failed_says_so_and_not_that_it_is_switched_off(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "de la empresa") as room:
        tasks, said, wrong = Tasks(), [], []

        def broken() -> Speller:
            raise ValueError("nobody thought of this")

        marks = TextMarks(room.panel.editor.document(), room.panel._look.theme)
        spelling = Spelling(
            *(room.panel.editor, marks, tasks, OwnWords(tmp_path / "own-words.txt")),
            open_speller=broken,
            language=lambda: "es",
            is_wanted=lambda: True,
        )
        SpellingMenu(
            room.panel.editor,
            spelling,
            tasks,
            room.panel,
            room.panel._look,
            say=said.append,
            on_error=wrong.append,
        )
        spelling.look_up()
        await room.until(lambda: wrong != [])
        qtbot.keyClick(room.panel.editor, Qt.Key.Key_F7, SHIFT)
        assert ([str(one) for one in wrong], said) == (["nobody thought of this"] * 2, [])
        await tasks.close()


async def test_own_words_are_seen_added_and_taken_away_by_keys(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Fibrax y cobrix") as room:
        tasks, wrong, path = Tasks(), [], tmp_path / "own-words.txt"
        path.write_text("zeta\nFibrax\nÁguila\nfibrax\n", "utf-8")
        editor = room.panel.editor
        spelling = Spelling(
            *(editor, TextMarks(editor.document(), room.panel._look.theme), tasks, OwnWords(path)),
            open_speller=lambda: Speller(Book),
            language=lambda: "es",
            is_wanted=lambda: True,
        )
        menu = SpellingMenu(
            editor, spelling, tasks, room.panel, room.panel._look, say=wrong.append, on_error=wrong.append
        )
        spelling.look_up()
        await room.until(lambda: underlined(editor) == ["cobrix"])
        menu.suggest()
        menu.menu.actions()[-1].trigger()
        dialog = editor.findChild(OwnWordsDialog)

        def listed():
            return [dialog.words.item(row).text() for row in range(dialog.words.count())]

        await room.until(lambda: listed() == ["Águila", "Fibrax", "zeta"])
        qtbot.keyClicks(dialog.line, "cobrix")
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
        await room.until(lambda: listed() == ["Águila", "cobrix", "Fibrax", "zeta"])
        assert dialog.isVisible(), "Enter is the line's, not a button's"
        assert (dialog.words.currentItem().text(), dialog.line.text()) == ("cobrix", "")
        await room.until(lambda: underlined(editor) == [])
        dialog.words.setCurrentRow(2)
        qtbot.keyClick(dialog.words, Qt.Key.Key_Delete)
        await room.until(lambda: listed() == ["Águila", "cobrix", "zeta"])
        assert path.read_text("utf-8").split() == ["zeta", "Águila", "cobrix"], "each way that it was written"
        await room.until(lambda: underlined(editor) == ["Fibrax"])
        path.write_bytes(BROKEN)
        qtbot.keyClick(dialog.words, Qt.Key.Key_Delete)
        await room.until(dialog.problem.isVisible)
        assert path.read_bytes() == BROKEN, "what cannot be read is left alone"
        path.unlink()
        for word in ("Águila", "cobrix"):
            OwnWords(path).remove(word)
        assert not path.exists()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        await room.until(lambda: not dialog.isVisible())
        assert wrong == []
        await tasks.close()

"""Spelling in the window: found by keys, mended from a menu, one's own words kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from sellercall_desktop.core.prompts.spelling.speller import Speller
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.ui.prompts.own_words import OwnWords
from sellercall_desktop.ui.prompts.spelling import Spelling
from sellercall_desktop.ui.prompts.spelling_menu import SpellingMenu
from sellercall_desktop.ui.prompts.units import span_of, spans_of
from sellercall_desktop.ui.prompts.variable_marks import VariableMarks
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
        marks = VariableMarks(editor.document(), room.panel._look.theme)
        spelling = Spelling(
            *(editor, marks, tasks, own),
            open_speller=lambda: Speller(Book),
            language=lambda: "es",
            is_wanted=lambda: on[0],
        )
        menu = SpellingMenu(editor, spelling, tasks, room.panel, say=said.append, on_error=said.append)
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        await room.until(lambda: editor.textCursor().selectedText() == "empreza")
        await room.until(lambda: underlined(editor) == ["empreza", "Adioz", "adioz"])
        qtbot.keyClick(editor, Qt.Key.Key_Period, CTRL)
        await room.until(lambda: menu.menu is not None and menu.menu.actions()[0].text() == "empresa")
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
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        await room.until(lambda: said == ["No misspelled word"])
        assert underlined(editor) == []
        qtbot.keyClicks(editor, "empreza ")
        spelling.look_up()
        await room.until(lambda: underlined(editor) == ["empreza"])
        on[0] = False
        spelling.apply()
        assert underlined(editor) == []
        qtbot.keyClick(editor, Qt.Key.Key_F7, SHIFT)
        assert said[1:] == ["Spelling is switched off"]
        await tasks.close()

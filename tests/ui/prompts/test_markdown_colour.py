"""Markdown in the editor of a prompt: seen by colour and weight, beside variables and what is misspelled."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat

from sellercall_desktop.ui.prompts.text_marks import TextMarks
from tests.ui.prompts.test_prompt_panel import open_room

BOLD = QFont.Weight.Bold
TEXT = """# Guion de {{nombre}}
Diga **noventa mil**
```
**tal cual**
```
**otra vez**"""


def looks(editor, line):
    """The parts of a line that look other than plain text, with how."""
    block = editor.document().findBlockByNumber(line)
    return {
        block.text()[one.start : one.start + one.length]: QTextCharFormat(one.format)
        for one in block.layout().formats()
    }


async def test_headings_and_emphasis_are_bold_and_what_is_in_fences_is_not(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, TEXT) as room:
        editor, theme = room.panel.editor, room.panel._look.theme
        marks = TextMarks(editor.document(), theme)
        marks.rehighlight()
        heading = looks(editor, 0)
        assert heading[" Guion de "].fontWeight() == BOLD
        assert heading[" Guion de "].foreground().color() == theme.color("ai")
        assert heading["{{nombre}}"].fontWeight() == BOLD
        assert heading["{{nombre}}"].foreground().color() == theme.color("call")
        assert looks(editor, 1)["**noventa mil**"].fontWeight() == BOLD
        assert looks(editor, 3)["**tal cual**"].fontWeight() != BOLD
        assert looks(editor, 5)["**otra vez**"].fontWeight() == BOLD
        editor.moveCursor(editor.textCursor().MoveOperation.Start)
        editor.insertPlainText("```\n")  # all below changes its meaning
        assert looks(editor, 1)["# Guion de "].fontWeight() != BOLD
        assert looks(editor, 4)["**tal cual**"].fontWeight() == BOLD


async def test_a_misspelled_word_keeps_its_weight(qloop, qapp, qtbot, tmp_path):
    async with open_room(qapp, qtbot, tmp_path, "Diga **noventha mil** ya") as room:
        editor = room.panel.editor
        marks = TextMarks(editor.document(), room.panel._look.theme)
        marks.set_mistaken({("es", "noventha")}, "es")
        marks.rehighlight()
        word = looks(editor, 0)["noventha"]
        assert word.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
        assert word.fontWeight() == BOLD

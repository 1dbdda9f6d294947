"""Variables and findings while a prompt is written: marked, completed, walked through and mended by keys."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.contacts.ports import ContactPage
from sellercall_desktop.core.prompts.linting.finding import LintCode
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.prompts.checks import PromptChecks
from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings
from tests.ui.prompts.test_prompt_panel import CTRL, open_room

ANA = Contact(
    "1", "Ana <b>", (ContactNumber("+573001234567"),), company="Sol", variables=(("Saldo", "$ 35.000"),)
)


class People:
    async def page(self, query, cursor=None, limit=200):
        return ContactPage((ANA,) if query.text.lower() in "ana sol" else ())


@asynccontextmanager
async def checked_room(qapp, qtbot, folder, text):
    about = PromptSurroundings(SettingsFile(folder / "s.toml", {}, lambda _change: None), People())
    async with open_room(qapp, qtbot, folder, text, about=about) as room:
        tasks = Tasks()
        checks = PromptChecks(room.panel, room.panel._look, tasks, about.installation)
        room.panel.resize(1000, 700)
        room.click(checks.button)
        checks.check()
        await room.until(lambda: checks._checked == room.text)
        try:
            yield room, checks
        finally:
            checks._rest.stop()
            await tasks.close()


def formats_of(editor):
    found = {}
    block = editor.document().begin()
    while block.isValid():
        for one in block.layout().formats():
            wave = one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
            found[block.text()[one.start : one.start + one.length]] = wave
        block = block.next()
    return found


async def test_variables_are_coloured_and_unknown_ones_underlined(qloop, qapp, qtbot, tmp_path):
    text = "Hola {{nombre}}, {{nonbre}} {{saldo}}.\n\\{{así}} {{fecha"
    async with checked_room(qapp, qtbot, tmp_path, text) as (room, _checks):
        assert formats_of(room.panel.editor) == {
            "{{nombre}}": False, "{{nonbre}}": True, "{{saldo}}": False, "\\{{": False, "{{fecha": True
        }  # fmt: skip


async def test_a_finding_leads_to_its_place_and_its_fix_is_one_step_of_undo(qloop, qapp, qtbot, tmp_path):
    text = "😀 Hola {{nonbre | usted}}, NUNCA grite."
    async with checked_room(qapp, qtbot, tmp_path, text) as (room, checks):
        pane, editor = checks.pane, room.panel.editor
        assert QApplication.focusWidget() is pane.list
        assert pane.chosen.code is LintCode.VARIABLE_UNKNOWN
        said = pane.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.startswith("Error. Line 1: ")
        room.qtbot.keyClick(pane.list, Qt.Key.Key_Return)
        assert editor.textCursor().selectedText() == "{{nonbre | usted}}"
        pane.take_focus()
        room.qtbot.keyClick(pane.list, Qt.Key.Key_Return, CTRL)
        assert room.text == text.replace("nonbre", "nombre")
        await room.until(lambda: checks._checked == room.text)
        assert LintCode.VARIABLE_UNKNOWN not in {one.code for one in pane.findings}
        editor.undo()
        assert room.text == text


async def test_a_fix_of_a_text_that_was_written_on_is_not_made(qloop, qapp, qtbot, tmp_path):
    async with checked_room(qapp, qtbot, tmp_path, "Usted NUNCA grita.") as (room, checks):
        row = next(n for n, one in enumerate(checks.pane.findings) if one.code is LintCode.SHOUTED)
        checks.pane.list.setCurrentRow(row)
        room.panel.editor.setPlainText("Otra cosa NUNCA dicha.")
        checks.pane.fix.click()
        assert room.text == "Otra cosa NUNCA dicha."
        await room.until(lambda: checks._checked == room.text)
        checks.pane.fix.click()
        assert room.text == "Otra cosa nunca dicha."


async def test_a_tool_that_the_prompt_is_given_is_no_finding(qloop, qapp, qtbot, tmp_path):
    async with checked_room(qapp, qtbot, tmp_path, "Use la herramienta leerAgenda.") as (room, checks):
        assert LintCode.TOOL_OFF in {one.code for one in checks.pane.findings}
        room.panel.settings.tools.setText("leerAgenda")
        await room.until(lambda: LintCode.TOOL_OFF not in {one.code for one in checks.pane.findings})


async def test_what_this_prompt_accepts_as_the_disclosure_is_none_that_lacks(qloop, qapp, qtbot, tmp_path):
    def found(checks):
        return {one.code for one in checks.pane.findings} & {
            LintCode.NO_AI_DISCLOSURE,
            LintCode.WORDING_ABSENT,
        }

    async with checked_room(qapp, qtbot, tmp_path, "Diga «soy una mente de cobre».") as (room, checks):
        assert found(checks) == {LintCode.NO_AI_DISCLOSURE}
        room.panel.settings.wordings["disclosures"].setText("mente de cobre")
        await room.until(lambda: not found(checks))
        room.panel.settings.wordings["disclosures"].setText("mente de cobre | cerebro de lata")
        await room.until(lambda: found(checks) == {LintCode.WORDING_ABSENT})


async def test_names_are_completed_by_keyboard_behind_two_braces(qloop, qapp, qtbot, tmp_path):
    async with checked_room(qapp, qtbot, tmp_path, "Hola ") as (room, checks):
        editor = room.panel.editor
        editor.setFocus()
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        room.write("{{s")
        assert checks.completion.offered[:2] == ["seller", "Saldo"]
        popup = checks.completion.popup
        room.qtbot.keyClick(popup, Qt.Key.Key_Down)
        room.qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert room.text == "Hola {{Saldo}}"
        room.write(" {{na")
        room.qtbot.keyClick(popup, Qt.Key.Key_Escape)
        assert not checks.completion.offered
        room.write("m")
        room.qtbot.keyClick(popup, Qt.Key.Key_Tab)
        assert room.text == "Hola {{Saldo}} {{name}}"
        room.write(" \\{{na")
        assert not checks.completion.offered


def coloured(line, theme, name):
    """Whether this colour is to be seen in the line."""
    picture, wanted = line.grab().toImage(), theme.color(name).rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def line_of(room, where):
    """A field of one line whose words may have variables, empty, with the keyboard."""
    panel = room.panel
    if where == "phrase":
        panel.presets_button.click()
        room.click(panel.presets.add)
        line = panel.presets._rows[-1].words
    else:
        panel.settings_button.click()
        if where == "silence":
            room.click(panel.settings.silences.add)
        line = (
            panel.settings.silences._rows[-1].text if where == "silence" else getattr(panel.settings, where)
        )
    line.setFocus()
    return line


@pytest.mark.parametrize("where", ["greeting", "voicemail", "silence", "phrase"])
async def test_names_are_completed_and_coloured_in_small_fields_too(qloop, qapp, qtbot, tmp_path, where):
    async with checked_room(qapp, qtbot, tmp_path, "Hola.") as (room, _checks):
        line, theme = line_of(room, where), room.panel._look.theme
        line.insert("𝒜 ")
        room.qtbot.keyClicks(line, "{{s")
        assert line.completion.offered[:2] == ["seller", "Saldo"]
        room.qtbot.keyClick(line.completion.popup, Qt.Key.Key_Down)
        room.qtbot.keyClick(line.completion.popup, Qt.Key.Key_Return)
        assert line.text() == "𝒜 {{Saldo}}"
        room.qtbot.keyClicks(line, " {{na")
        room.qtbot.keyClick(line.completion.popup, Qt.Key.Key_Escape)
        assert not line.completion.offered
        room.qtbot.keyClicks(line, "m")
        room.qtbot.keyClick(line.completion.popup, Qt.Key.Key_Tab)
        assert line.text() == "𝒜 {{Saldo}} {{name}}"
        assert line.hasFocus(), "the list took the key"
        line.clearFocus()
        line.setCursorPosition(0)
        assert coloured(line, theme, "call")
        assert not coloured(line, theme, "hang_up")
        line.setText("{{nadie}}")
        assert coloured(line, theme, "hang_up")
        theme.apply("dark")
        assert coloured(line, theme, "hang_up")
        line.setText("Hola")
        assert not coloured(line, theme, "hang_up")
        line.undo()  # as in every line, also after its colours were put in
        theme.apply("light")


async def test_colours_of_a_small_field_leave_its_undo_and_its_selection_alone(qloop, qapp, qtbot, tmp_path):
    async with checked_room(qapp, qtbot, tmp_path, "Hola.") as (room, _checks):
        line = line_of(room, "greeting")
        room.qtbot.keyClicks(line, "Hola {{name}}")
        line.setSelection(5, 8)
        room.panel.settings.variables.know(("otro",))
        assert (line.selectedText(), line.text()) == ("{{name}}", "Hola {{name}}")
        line.insert("Ana")
        line.undo()
        assert line.text() == "Hola {{name}}"
        line.redo()
        assert line.text() == "Hola Ana"


async def test_the_preview_is_filled_with_examples_or_a_contact(qloop, qapp, qtbot, tmp_path):
    text = "Hola {{name}}, {{saldo: money}}. {{x}}"
    async with checked_room(qapp, qtbot, tmp_path, text) as (room, _checks):
        preview = room.panel.preview
        room.click(room.panel.preview_button)
        await room.until(lambda: "Ana Ruiz" in preview.sent.toPlainText())
        assert preview.note.text().endswith("no value for x.")
        qtbot.keyClicks(preview.person.words, "ana")
        await room.until(lambda: "Ana ‹b›" in preview.sent.toPlainText())
        sent = preview.sent.toPlainText()
        assert sent.startswith("Hola <data>Ana ‹b›</data>, <data>treinta y cinco mil pesos</data>. (sin")


async def test_a_wrong_variable_in_the_greeting_is_found_shown_and_mended(qloop, qapp, qtbot, tmp_path):
    async with checked_room(qapp, qtbot, tmp_path, "Usted es Ana.") as (room, checks):
        pane, settings = checks.pane, room.panel.settings
        settings.greeting.setText("  Hola {{nonbre | usted}}, ¿cómo está?")
        checks.check()
        await room.until(lambda: pane.chosen is not None and pane.chosen.where == "greeting")
        assert pane.list.currentItem().text().startswith("Greeting: ")
        await room.until(lambda: checks._settings_checked == room.panel.content.settings)
        room.qtbot.keyClick(pane.list, Qt.Key.Key_Return, CTRL)
        assert settings.greeting.text() == "  Hola {{nombre | usted}}, ¿cómo está?"
        settings.greeting.undo()
        checks.check()
        await room.until(lambda: checks._settings_checked == room.panel.content.settings)
        pane.take_focus()
        room.qtbot.keyClick(pane.list, Qt.Key.Key_Return)
        assert settings.greeting.hasFocus()
        assert settings.greeting.selectedText() == "{{nonbre | usted}}"


async def test_the_preview_shows_what_is_said_as_it_stands(qloop, qapp, qtbot, tmp_path):
    async with checked_room(qapp, qtbot, tmp_path, "Usted es Ana.") as (room, _checks):
        room.panel.settings.greeting.setText("Hola {{nombre}}")
        room.click(room.panel.preview_button)
        preview = room.panel.preview
        await room.until(lambda: preview.spoken.text() == "Greeting: Hola Ana Ruiz")

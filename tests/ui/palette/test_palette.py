"""The command palette, driven by keyboard over a real store."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from sellercall_desktop.ui.palette.finding import folded, rank
from sellercall_desktop.ui.palette.palette import Palette
from sellercall_desktop.ui.window.actions import ACTIONS
from sellercall_desktop.ui.window.gestures import GESTURES
from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.window_world import ENDED, live_call, open_given, shown_widget, talk
from tests.waiting import until


@asynccontextmanager
async def open_window(qapp, folder):
    async with open_given(folder) as given:
        window = MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                given.wiring.attach(window)
                window.activateWindow()
                yield window, given
                await given.idle()
                await window.finish()
        finally:
            qapp.setStyleSheet("")


def opened(window):
    window.commands.open_palette()
    return window.findChild(Palette)


def lines(palette):
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def find(qtbot, palette, text):
    palette.field.clear()
    qtbot.keyClicks(palette.field, text)


@pytest.mark.parametrize(
    ("typed", "text", "fit"),
    [
        ("hist", "Call history", 1),
        ("call h", "Call history", 0),
        ("story", "Call history", 2),
        ("pagina", "Página", 0),
        ("zzz", "Call history", None),
    ],
)
def test_words_are_found_by_their_beginnings_first_and_without_accents(typed, text, fit):
    assert rank(typed, text) == fit


def test_folding_drops_case_and_accents():
    assert folded("Llamó Á Ñandú") == "llamo a nandu"


async def test_a_number_is_dialed_from_the_palette(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        palette = opened(window)
        find(qtbot, palette, "300 1234567")
        assert lines(palette)[0] == "Call 300 123 4567"
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == ["+573001234567"])
        assert not palette.isVisible()


async def test_an_action_is_found_chosen_by_arrows_and_done(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        palette = opened(window)
        find(qtbot, palette, "history")
        assert lines(palette)[0] == "Call history"
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        assert window.workspace.section == "history"
        opened(window)
        assert palette.field.text() == ""
        first = lines(palette)
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        assert first[1] in palette.field.accessibleDescription()  # what a screen reader hears


async def test_escape_closes_and_the_focus_goes_back(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        field = window.workspace.desk.dialer.field
        field.setFocus()
        palette = opened(window)
        assert window.focusWidget() is palette.field
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
        assert not palette.isVisible()
        assert window.focusWidget() is field


async def test_a_call_of_the_history_is_found_by_its_words_and_opened(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        ended = live_call(*talk("Buenos días", "Quiero la fibra"), *ENDED)
        await given.calls.save(ended, ended_facts(ended), "test")
        palette = opened(window)
        find(qtbot, palette, "fibra")
        await until(lambda: any("300 123 4567" in line for line in lines(palette)))
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        assert window.workspace.section == "history"
        details = window.workspace.history.details
        await until(lambda: details.isVisible() and details.call is not None and details.call.id == ended.id)


def ended_facts(call):
    return (call.requested,)


async def test_a_version_of_the_prompt_is_opened_to_read(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await given.prompts.publish("Second text", "berta")
        palette = opened(window)
        find(qtbot, palette, "prompt berta")
        await until(lambda: any(line.startswith("Prompt v2") for line in lines(palette)))
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        versions = window.workspace.desk.prompts.versions
        await until(lambda: versions.isVisible() and versions.chosen is not None)
        assert versions.text.toPlainText().splitlines()[0] == "Second text"


async def test_what_is_asked_of_the_store_for_old_letters_is_not_shown(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        palette = opened(window)
        find(qtbot, palette, "prompt v1")
        looking = given.tasks.spawn(palette._look_up(given.calls, given.prompts, "prompt v1"), "test")
        find(qtbot, palette, "zzzz")
        await looking
        assert lines(palette) == []
        assert palette.nothing.isVisible()


async def test_the_key_opens_it_from_within_the_prompt_editor_too(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        editor = window.workspace.desk.prompts.editor
        assert isinstance(editor, QPlainTextEdit)
        await until(editor.isEnabled)
        editor.setFocus()
        before = editor.toPlainText()
        qtbot.keyClick(editor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: (found := window.findChild(Palette)) is not None and found.isVisible())
        assert editor.toPlainText() == before


async def test_another_theme_is_a_setting_changed_and_kept(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        palette = opened(window)
        find(qtbot, palette, "dark")
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        await until(lambda: given.settings.value.general.theme == "dark")
        assert 'theme = "dark"' in given.settings.path.read_text()


def test_no_key_is_given_twice_and_each_is_named():
    keys = [action.keys for action in ACTIONS if action.keys] + [gesture.keys for gesture in GESTURES]
    assert len(keys) == len(set(keys))
    assert all(action.title for action in ACTIONS)


async def test_a_language_that_changes_while_the_palette_looks_ends_the_looking(
    qloop, qapp, qtbot, tmp_path, caplog
):
    async with open_window(qapp, tmp_path) as (window, given):
        reached, gate = asyncio.Event(), asyncio.Event()
        pages = given.calls.page

        async def held(*args, **named):
            reached.set()
            await gate.wait()
            return await pages(*args, **named)

        given.calls.page = held
        palette = opened(window)
        find(qtbot, palette, "Ana")
        palette._ask()
        await reached.wait()
        asking = palette._asking
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: not shiboken6.isValid(palette))
        gate.set()
        with suppress(asyncio.CancelledError):
            await asking
        assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []

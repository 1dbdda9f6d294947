"""The help shows every key and guide in both languages, and names only what the window really calls so."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextBrowser

import sellercall_desktop
from sellercall_desktop.paths import resources
from sellercall_desktop.ui.help.window import KEYS, PAGES, HelpWindow, guide_text
from sellercall_desktop.ui.window import prompt_keys
from sellercall_desktop.ui.window.actions import ACTIONS
from sellercall_desktop.ui.window.gestures import GESTURES
from tests.ui.palette.test_palette import open_window
from tests.waiting import until

GUIDES = [page for page in PAGES if page != KEYS]
NOT_OURS = {  # set in bold for other reasons than being a word on the screen
    "Twilio", "Ultravox", "ngrok", "cloudflared", "SSH", "Ctrl+D", "Ctrl+K", "Ctrl+S", "Ctrl+1", "Ctrl+2",
    "Ctrl+3", "Ctrl+5", "Ctrl+N", "Ctrl+I", "Ctrl+Tab", "Ctrl+Enter", "Shift+Enter", "Enter",
    "Alt+1", "Alt+9", "Alt+R", "Ctrl+B", "Ctrl+T", "Ctrl+Shift+B", "Ctrl+Shift+C", "R", "C",
    "F2", "F3", "F4", "Shift+F4", "F6", "F7", "F8", "F9", "H", "M", "1", "0",
    "F10", "F11", "Shift+F11", "Ctrl+6",
    "Supr", "Delete", "Esc", "F1", "entrantes", "incoming", "dirección pública fija",
    "fixed public address",
}  # fmt: skip


def words_on_screen(language):
    root = ET.parse(resources() / "i18n" / "sellercall_es.ts").getroot()
    found = set()
    for message in root.iter("message"):
        source, translation = message.findtext("source"), message.findtext("translation")
        found.add(translation if language == "es" else source)
    return found


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("page", GUIDES)
def test_a_guide_names_buttons_and_pages_as_the_window_does(page, language):
    text = guide_text(page, language)
    known = words_on_screen(language) | NOT_OURS
    named = {part for each in re.findall(r"\*\*(.+?)\*\*", text) for part in each.split(" → ")}
    assert named - known == set()


@pytest.mark.parametrize("page", GUIDES)
def test_both_languages_tell_the_same_sections(page):
    counts = [len(re.findall("^#+ ", guide_text(page, language), re.MULTILINE)) for language in ("es", "en")]
    assert counts[0] == counts[1] > 3


def test_a_language_without_a_guide_gets_the_english_one():
    assert guide_text("agents", "fr") == guide_text("agents", "en")


async def test_the_help_lists_every_key_and_opens_the_guides(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, _given):
        window.activateWindow()
        window.setFocus()
        await until(lambda: qapp.activeWindow() is window)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        (shown,) = window.findChildren(HelpWindow)
        texts = [one.text() for one in shown.findChildren(QLabel)]
        for action in ACTIONS:
            assert not action.keys or action.text in texts
        for row, page in enumerate(PAGES[1:], start=1):
            qtbot.keyClick(shown.pages, Qt.Key.Key_Down)
            assert shown.pages.currentRow() == row
            page_shown = shown._stack.currentWidget()
            assert isinstance(page_shown, QTextBrowser)
            first = guide_text(page, "en").splitlines()[0].removeprefix("# ")
            assert first in page_shown.toPlainText()


def test_no_key_that_a_page_answers_is_missing_from_the_list():
    listed = {key for each in GESTURES for key in each.keys.split()} | {each.keys for each in ACTIONS}
    chord = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+(?:[A-Z]|F\d+|Up|Down|Return)|F\d+")
    root, used = Path(sellercall_desktop.__file__).parent / "ui", set()
    for file in set(root.rglob("*.py")) - {Path(prompt_keys.__file__)}:  # tells keys of other systems, too
        tree = ast.parse(file.read_text("utf-8"))
        literals = (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant))
        used |= {str(one) for one in literals if chord.fullmatch(str(one))}
    shown = {"Return": "Enter", "Up": "↑", "Down": "↓"}
    used = {re.sub("Return|Up|Down", lambda key: shown[key[0]], one) for one in used}
    used |= {keys for name, keys in vars(prompt_keys).items() if name.endswith("_KEYS")}
    assert used - listed == set()
    assert {"Ctrl+E", "Ctrl+R", "F5"} <= used, "the search finds what it seeks"


def test_the_list_tells_what_the_keys_of_the_prompts_page_do():
    told: dict[str, str] = {}
    for each in GESTURES:
        told[each.keys] = f"{told.get(each.keys, '')} {each.title}"
    assert "in the scenarios: change one, take one away" in told["F2  Del"]
    assert "mend what is chosen" in told["Ctrl+Enter"]
    assert "open the result" in told["Enter"]
    assert {"1  2  3", "{{", "F3  Shift+F3"} <= set(told)


async def test_there_is_one_help_window_and_it_follows_the_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        window.commands.show_help("agents")
        window.commands.show_help("install")
        (shown,) = window.findChildren(HelpWindow)
        assert shown.pages.currentRow() == PAGES.index("install")
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: shown.windowTitle() == "Ayuda")
        assert shown.pages.currentRow() == PAGES.index("install")
        assert "Para quien instala" in shown._stack.currentWidget().toPlainText()

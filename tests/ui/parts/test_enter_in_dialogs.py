"""In every dialog Enter presses the button that has the keyboard, and no other."""

import asyncio
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from sellercall_desktop.ui.about.dialog import AboutDialog
from sellercall_desktop.ui.parts.dialogs import confirm
from sellercall_desktop.ui.prompts.own_words_dialog import OwnWordsDialog
from sellercall_desktop.ui.system.leaving import ask_leaving
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.waiting import until


class OwnWords:
    """A dictionary of one's own with a word in it."""

    async def own_words(self):
        return ["sellercall"]

    async def add_own(self, word):
        raise AssertionError(word)

    async def remove_own(self, word):
        """It stays."""


def own_words(window, given):
    OwnWordsDialog(window.look, OwnWords(), given.tasks, window).open()


def about(window, given):
    AboutDialog(window.look, given.tasks, window).open()


def asked(question, window, given):
    given.tasks.spawn(question(window), "test")


QUESTIONS = {
    "confirm": partial(asked, lambda window: confirm(window, "Sure?", "Really?", "Do it")),
    "careful": partial(asked, lambda window: confirm(window, "Sure?", "Really?", "Do it", careful=True)),
    "leaving": partial(asked, lambda window: ask_leaving(window.look, ["300 123 4567"], window)),
    "leaving the demo": partial(asked, lambda window: ask_leaving(window.look, ["1"], window, demo=True)),
    "own words": own_words,
    "about": about,
}


KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def shown(window):
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def buttons(dialog):
    return [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]


@pytest.mark.parametrize("name", QUESTIONS)
async def test_enter_presses_the_button_that_has_the_keyboard(qloop, qapp, qtbot, tmp_path, name):
    async with open_window(qapp, tmp_path) as (window, given):
        at, count = 0, 1
        while at < count:
            QUESTIONS[name](window, given)
            await until(lambda: shown(window) and buttons(shown(window)[0]))
            (dialog,) = shown(window)
            await until(lambda dialog=dialog: dialog.isActiveWindow() and QApplication.focusWidget())
            if name == "own words":
                await until(dialog.words.count)
                dialog.words.setCurrentRow(0)
            there, pressed = buttons(dialog), []
            count = len(there)
            for one in there:
                one.pressed.connect(partial(pressed.append, one.text()))
            wanted = there[at].text()
            there[at].setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(there[at], KEYS[at % 2])
            await asyncio.sleep(0)
            assert pressed == [wanted]
            if shown(window):
                dialog.reject()
            await until(lambda: not shown(window))
            at += 1

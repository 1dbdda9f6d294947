"""Keys that mean something where they are pressed, for the list of keys. Shortcuts stand in `actions`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.texts import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.window.actions import preset_keys
from sellercall_desktop.ui.window.prompt_keys import (
    CASE_KEYS,
    LISTEN_KEYS,
    MISTAKE_KEYS,
    PATTERN_KEYS,
    REPLACE_KEYS,
    SUGGEST_KEYS,
    VERSIONS_KEYS,
    WORDS_KEYS,
    WRAP_KEYS,
)


@dataclass(frozen=True, slots=True)
class Gesture:
    """A key that means something where it is pressed, and is no shortcut of the window."""

    keys: str
    title: str

    @property
    def text(self) -> str:
        """The meaning in the person's language."""
        return QCoreApplication.translate("Actions", self.title)


GESTURES: tuple[Gesture, ...] = (
    Gesture(
        "Enter",
        QT_TRANSLATE_NOOP(
            "Actions",
            "Call the number; in the line to the AI: suggest what is written; in the scenarios: open the "
            "result; in the prompt's check: go to the place; in a rehearsal: say your own turn otherwise",
        ),
    ),
    Gesture("↓ ↑", QT_TRANSLATE_NOOP("Actions", "Choose among the recent numbers")),
    Gesture(
        "Shift+Enter", QT_TRANSLATE_NOOP("Actions", "In the line to the AI: suggest what is written, at once")
    ),
    Gesture(
        "Ctrl+Enter",
        QT_TRANSLATE_NOOP(
            "Actions",
            "In the line to the AI: have it say exactly what is written; in the wrap-up: finish; in a form: "
            "save; in a campaign: check, start or pause it; in the prompt's check: mend what is chosen; "
            "in the line to replace: all of them",
        ),
    ),
    Gesture(
        f"{preset_keys(1)} … {preset_keys(9)}",
        QT_TRANSLATE_NOOP("Actions", "Tell the AI of the call shown what was prepared for its prompt"),
    ),
    Gesture(
        "Esc",
        QT_TRANSLATE_NOOP(
            "Actions", "Close what is open: text for the AI, search, versions, details, ended call"
        ),
    ),
    Gesture("Esc Esc", QT_TRANSLATE_NOOP("Actions", "Hang up the call that is seen on the desk")),
    Gesture(
        "F10  F11  Shift+F11",
        QT_TRANSLATE_NOOP("Actions", "In campaign work: call the contact or go on, skip it, pause"),
    ),
    Gesture(
        "F2  Del",
        QT_TRANSLATE_NOOP(
            "Actions",
            "In the calls for later: change one, cancel one; in the scenarios: change one, take one away; F2 "
            "changes a campaign",
        ),
    ),
    Gesture("F5", QT_TRANSLATE_NOOP("Actions", "Check the campaign; count results, read a list anew")),
    Gesture("Ctrl+N", QT_TRANSLATE_NOOP("Actions", "Add a contact, a campaign")),
    Gesture("Ctrl+R", QT_TRANSLATE_NOOP("Actions", "In the campaigns: what came of the calls")),
    Gesture(
        "Ctrl+Shift+S",
        QT_TRANSLATE_NOOP("Actions", "In the prompt: send what changed into the running call"),
    ),
    Gesture(
        "Ctrl+Shift+R  Ctrl+Shift+E",
        QT_TRANSLATE_NOOP("Actions", "In the prompt: rehearse it in text, scenarios"),
    ),
    Gesture(
        "{{",
        QT_TRANSLATE_NOOP("Actions", "In the prompt: choose a variable; Enter or Tab takes it, Esc does not"),
    ),
    Gesture("1  2  3", QT_TRANSLATE_NOOP("Actions", "While two texts are merged: take mine, theirs, both")),
    Gesture(
        "Ctrl+↑  Ctrl+↓",
        QT_TRANSLATE_NOOP("Actions", "While two texts are merged: the conflict before, next"),
    ),
    Gesture(
        "Ctrl+L  Ctrl+P  Ctrl+C",
        QT_TRANSLATE_NOOP("Actions", "In the log: clear the view, pause it, copy lines"),
    ),
    Gesture(LISTEN_KEYS, QT_TRANSLATE_NOOP("Actions", "In the voice of a prompt or its list: hear a sample")),
    Gesture("1 … 0", QT_TRANSLATE_NOOP("Actions", "In the wrap-up: choose what came of the call")),
    Gesture(
        "R", QT_TRANSLATE_NOOP("Actions", "Where nothing is typed: leave a message for the call's voicemail")
    ),
    Gesture(
        "M  H",
        QT_TRANSLATE_NOOP(
            "Actions", "Where nothing is typed, while a person has the customer: mute them, hold"
        ),
    ),
    Gesture("Ctrl+F", QT_TRANSLATE_NOOP("Actions", "Search")),
    Gesture(
        "F3  Shift+F3",
        QT_TRANSLATE_NOOP("Actions", "In the prompt's text: the next place found, the one before"),
    ),
    Gesture(REPLACE_KEYS, QT_TRANSLATE_NOOP("Actions", "Beside the prompt: find and replace")),
    Gesture(
        VERSIONS_KEYS,
        QT_TRANSLATE_NOOP("Actions", "Beside the prompt: its versions, and their A/B comparison"),
    ),
    Gesture(
        f"{CASE_KEYS}  {WORDS_KEYS}  {PATTERN_KEYS}",
        QT_TRANSLATE_NOOP("Actions", "In the prompt's search: letter case, whole words, regular expression"),
    ),
    Gesture(
        "Ctrl++  Ctrl+-  Ctrl+0",
        QT_TRANSLATE_NOOP("Actions", "Beside the prompt: letters larger, smaller, of the usual size"),
    ),
    Gesture(WRAP_KEYS, QT_TRANSLATE_NOOP("Actions", "Beside the prompt: wrap long lines, or not")),
    Gesture(
        f"{MISTAKE_KEYS}  {SUGGEST_KEYS}",
        QT_TRANSLATE_NOOP("Actions", "Beside the prompt: next misspelled word, suggestions for it"),
    ),
    Gesture("Ctrl+E", QT_TRANSLATE_NOOP("Actions", "Beside the prompt: the check of the text")),
    Gesture("Ctrl+S", QT_TRANSLATE_NOOP("Actions", "Publish the prompt, apply the settings")),
)

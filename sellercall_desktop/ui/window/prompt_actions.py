"""What the window can do to the text of a prompt. Their keys are `gestures`: they count beside it only."""

from __future__ import annotations

from sellercall_desktop.texts import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.window.action import Action

PROMPT_ACTIONS: tuple[Action, ...] = (
    Action(
        QT_TRANSLATE_NOOP("Actions", "Find in the prompt"),
        "magnifying-glass",
        lambda to: to.on_prompt.find(),
        words=QT_TRANSLATE_NOOP("Actions", "search words pattern regular expression"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Replace in the prompt"),
        "magnifying-glass",
        lambda to: to.on_prompt.find(replace=True),
        words=QT_TRANSLATE_NOOP("Actions", "find exchange all"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Larger letters in the prompt"),
        "text-aa",
        lambda to: to.on_prompt.resize_letters(1),
        words=QT_TRANSLATE_NOOP("Actions", "font size zoom in"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Smaller letters in the prompt"),
        "text-aa",
        lambda to: to.on_prompt.resize_letters(-1),
        words=QT_TRANSLATE_NOOP("Actions", "font size zoom out"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Usual size of letters in the prompt"),
        "text-aa",
        lambda to: to.on_prompt.resize_letters(0),
        words=QT_TRANSLATE_NOOP("Actions", "font size zoom reset"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Wrap long lines of the prompt, or not"),
        "list-bullets",
        lambda to: to.on_prompt.toggle_wrap(),
        words=QT_TRANSLATE_NOOP("Actions", "soft wrap word wrap"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Line numbers of the prompt on or off"),
        "list-bullets",
        lambda to: to.on_prompt.toggle_line_numbers(),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Next misspelled word of the prompt"),
        "text-aa",
        lambda to: to.on_prompt.next_mistake(),
        words=QT_TRANSLATE_NOOP("Actions", "spelling mistake dictionary"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "My words for the spelling of the prompt…"),
        "text-aa",
        lambda to: to.on_prompt.show_own_words(),
        words=QT_TRANSLATE_NOOP("Actions", "own dictionary remove word"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Spelling of the prompt on or off"),
        "text-aa",
        lambda to: to.on_prompt.toggle_spelling(),
        words=QT_TRANSLATE_NOOP("Actions", "dictionary check words"),
    ),
)

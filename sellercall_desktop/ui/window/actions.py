"""Everything the window can do, declared once: for the keys, the list of keys and the command palette."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from sellercall_desktop.texts import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.window.action import Action
from sellercall_desktop.ui.window.prompt_actions import PROMPT_ACTIONS
from sellercall_desktop.ui.window.rail import WindowSection
from sellercall_desktop.ui.window.shortcuts import sequence_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.window.commands import Commands


def _show(section: WindowSection) -> Callable[[Commands], object]:
    return lambda to: to.show_section(section)


def _settings(page: str) -> Callable[[Commands], object]:
    return lambda to: to.show_section(WindowSection.SETTINGS, page)


def _theme(mode: str) -> Callable[[Commands], object]:
    return lambda to: to.change_settings({"general": {"theme": mode}})


def _language(language: str) -> Callable[[Commands], object]:
    return lambda to: to.change_settings({"general": {"language": language}})


ACTIONS: tuple[Action, ...] = (
    Action(
        QT_TRANSLATE_NOOP("Actions", "Find a call, a prompt or anything to do"),
        "magnifying-glass",
        lambda to: to.open_palette(),
        "Ctrl+K",
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Go to the number field"),
        "phone",
        lambda to: to.go_to_number(),
        "Ctrl+D",
        QT_TRANSLATE_NOOP("Actions", "call dial"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Show the next call"),
        "phone-outgoing",
        lambda to: to.show_next_call(),
        "Ctrl+Tab",
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Write to the AI of the call shown"),
        "chat-text",
        lambda to: to.write_to_ai(),
        "Ctrl+I",
        QT_TRANSLATE_NOOP("Actions", "suggest whisper say exactly steer"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Write what came of the call"),
        "note-pencil",
        lambda to: to.write_wrap_up(),
        "Ctrl+T",
        QT_TRANSLATE_NOOP("Actions", "wrap up disposition note finish"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Go to the calls for later"),
        "clock",
        lambda to: to.show_callbacks(),
        "Ctrl+B",
        QT_TRANSLATE_NOOP("Actions", "callbacks call again agreed scheduled due overdue"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Have the number in the field called later"),
        "calendar",
        lambda to: to.call_later(),
        "Ctrl+Shift+B",
        QT_TRANSLATE_NOOP("Actions", "schedule moment tomorrow"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Why the number in the field may be called, or not"),
        "info",
        lambda to: to.show_light(),
        "F3",
        QT_TRANSLATE_NOOP("Actions", "light law hours holiday rule source override"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Hang up the call shown"),
        "phone-disconnect",
        lambda to: to.hang_up_shown(),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Have the AI of the call shown say good-bye"),
        "chat-circle-text",
        lambda to: to.hang_up_shown(politely=True),
        words=QT_TRANSLATE_NOOP("Actions", "farewell end politely"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Take over the call shown by your telephone"),
        "headset",
        lambda to: to.on_call.take_over(),
        "F8",
        QT_TRANSLATE_NOOP("Actions", "hand-off talk myself bring the customer"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Hand on the call shown to somebody else"),
        "arrow-bend-up-right",
        lambda to: to.on_call.hand_on(),
        "F7",
        QT_TRANSLATE_NOOP("Actions", "hand-off transfer colleague announced blind"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Give the call shown back to the AI"),
        "arrow-bend-up-left",
        lambda to: to.on_call.give_back(),
        "F9",
        QT_TRANSLATE_NOOP("Actions", "hand-off return"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Have the AI say what it has not made known yet"),
        "robot",
        lambda to: to.on_call.say_missing(),
        "F6",
        QT_TRANSLATE_NOOP("Actions", "disclosure recording way out compliance"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Add the customer to do-not-call and say good-bye"),
        "phone-slash",
        lambda to: to.on_call.accept_opt_out(),
        "F4",
        QT_TRANSLATE_NOOP("Actions", "opt-out list dnc"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "The customer did not ask for no more calls"),
        "x-circle",
        lambda to: to.on_call.dismiss_opt_out(),
        "Shift+F4",
        QT_TRANSLATE_NOOP("Actions", "opt-out dismiss why"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Copy the conversation of the call in sight"),
        "copy",
        lambda to: to.copy_conversation(),
        "Ctrl+Shift+C",
        QT_TRANSLATE_NOOP("Actions", "transcript clipboard text"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Leave a message for the voicemail of the call shown"),
        "tray",
        lambda to: to.on_call.leave_message(),
        "Alt+R",
        QT_TRANSLATE_NOOP("Actions", "answering machine mailbox"),
    ),
    Action(QT_TRANSLATE_NOOP("Actions", "Desk"), "phone", _show(WindowSection.DESK), "Ctrl+1"),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Call history"),
        "clock-counter-clockwise",
        _show(WindowSection.HISTORY),
        "Ctrl+2",
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Export the history as a CSV file"),
        "export",
        lambda to: to.export_history("csv"),
        words=QT_TRANSLATE_NOOP("Actions", "save table spreadsheet"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Export the history as an Excel workbook"),
        "export",
        lambda to: to.export_history("xlsx"),
        words=QT_TRANSLATE_NOOP("Actions", "save table spreadsheet"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Shift sheet of a day as PDF"),
        "file-text",
        lambda to: to.export_history("pdf"),
        words=QT_TRANSLATE_NOOP("Actions", "report today results minutes cost callbacks print"),
    ),
    Action(QT_TRANSLATE_NOOP("Actions", "Prompt"), "note-pencil", _show(WindowSection.PROMPTS), "Ctrl+3"),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Versions of the prompt"),
        "clock-counter-clockwise",
        lambda to: to.show_prompt_versions(),
        words=QT_TRANSLATE_NOOP("Actions", "restore earlier"),
    ),
    *PROMPT_ACTIONS,
    Action(QT_TRANSLATE_NOOP("Actions", "Log"), "terminal-window", _show(WindowSection.LOG), "Ctrl+4"),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Contacts"),
        "users",
        _show(WindowSection.CONTACTS),
        "Ctrl+5",
        QT_TRANSLATE_NOOP("Actions", "people customers import list duplicates consent"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Campaigns"),
        "megaphone",
        _show(WindowSection.CAMPAIGNS),
        "Ctrl+6",
        QT_TRANSLATE_NOOP("Actions", "work down a list start pause next contact"),
    ),
    Action(QT_TRANSLATE_NOOP("Actions", "Settings"), "gear-six", _show(WindowSection.SETTINGS), "Ctrl+,"),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Accounts and keys"),
        "key",
        _settings("connections"),
        words=QT_TRANSLATE_NOOP("Actions", "Twilio Ultravox credentials token connect"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Set-up assistant"),
        "check-circle",
        lambda to: to.show_wizard(),
        words=QT_TRANSLATE_NOOP("Actions", "first steps wizard accounts voice hours test call import"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Tunnel settings"),
        "broadcast",
        _settings("tunnel"),
        words=QT_TRANSLATE_NOOP("Actions", "ngrok cloudflared SSH public address"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Twilio number"),
        "phone-incoming",
        _settings("number"),
        words=QT_TRANSLATE_NOOP("Actions", "incoming calls point give back check inbound"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Do-not-call list"),
        "phone-x",
        _settings("do_not_call"),
        words=QT_TRANSLATE_NOOP("Actions", "opt-out block remove import export"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Give the Twilio number back"),
        "arrow-u-up-left",
        lambda to: to.give_numbers_back(),
        words=QT_TRANSLATE_NOOP("Actions", "restore former address incoming calls"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Fold or open the prompt"),
        "note-pencil",
        lambda to: to.toggle_prompt(),
        "Shift+F9",
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Fold or open the log"),
        "terminal-window",
        lambda to: to.toggle_log(),
        "F12",
    ),
    Action(QT_TRANSLATE_NOOP("Actions", "Light theme"), "faders", _theme("light")),
    Action(QT_TRANSLATE_NOOP("Actions", "Dark theme"), "faders", _theme("dark")),
    Action("Español", "globe", _language("es"), words="idioma language spanish"),
    Action("English", "globe", _language("en"), words="idioma language inglés"),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Copy diagnostics for support"),
        "copy",
        lambda to: to.copy_diagnostics(),
        words=QT_TRANSLATE_NOOP("Actions", "help problem report"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "About SellerCall"),
        "info",
        lambda to: to.show_about(),
        words=QT_TRANSLATE_NOOP("Actions", "version licence"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Help and list of keys"),
        "question",
        lambda to: to.show_help(),
        "F1",
        QT_TRANSLATE_NOOP("Actions", "shortcuts keyboard"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Guide for whoever calls"), "question", lambda to: to.show_help("agents")
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Guide for whoever supervises"),
        "question",
        lambda to: to.show_help("supervisors"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Guide for whoever installs"),
        "question",
        lambda to: to.show_help("install"),
    ),
    Action(
        QT_TRANSLATE_NOOP("Actions", "Quit SellerCall"),
        "x",
        lambda to: to.leave(),
        "Ctrl+Q",
        QT_TRANSLATE_NOOP("Actions", "exit end close"),
    ),
)

# A Mac types characters with Option and a digit: in Spanish, @ and #.
_HELD = "Ctrl+Alt" if sys.platform == "darwin" else "Alt"


def preset_keys(digit: int | str) -> str:
    """The keys of the first, second … ninth prepared phrase, in Qt's portable form."""
    return f"{_HELD}+{digit}"


def bind_keys(window: QWidget, commands: Commands) -> None:
    """Give the window its shortcuts."""
    for action in ACTIONS:
        if action.keys:
            shortcut = QShortcut(sequence_of(action.keys), window)
            shortcut.setAutoRepeat(False)  # held, it is meant once
            shortcut.activated.connect(partial(action.act, commands))


def shown_keys(keys: str) -> str:
    """A key sequence as this system's keyboards have it."""
    forms = QKeySequence.SequenceFormat
    # Elsewhere than on a Mac the native form is a translation ("Control+Tabulador") that no key cap bears.
    return sequence_of(keys).toString(forms.NativeText if sys.platform == "darwin" else forms.PortableText)

"""The window's sentences about errors: the catalogue's, in the language that the window speaks now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.words import errors as catalogue
from sellercall_desktop.words.acts import not_done_sentence
from sellercall_desktop.words.numbers import PERHAPS_ABROAD, TYPED
from sellercall_desktop.words.sentence import Sentence
from sellercall_desktop.words.settings import fault_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.calls.facts import CallRefused
    from sellercall_desktop.core.phone.reading import Reading
    from sellercall_desktop.core.problems import NumberProblem

__all__ = [
    "Sentence",
    "act_sentence",
    "action_text",
    "fault_text",
    "hang_up_sentence",
    "number_problem_text",
    "number_sentence",
    "reading_problem_text",
    "refusal_sentence",
    "sentence_for",
    "window_language",
]

_ACTIONS: dict[str, str] = {
    "retry": QT_TRANSLATE_NOOP("Errors", "Try again"),
    "settings": QT_TRANSLATE_NOOP("Errors", "Open settings"),
    "connect": QT_TRANSLATE_NOOP("Errors", "Connect accounts"),
    "use_free_port": QT_TRANSLATE_NOOP("Errors", "Use the free port"),
    "open_data": QT_TRANSLATE_NOOP("Errors", "Open the folder"),
    "history": QT_TRANSLATE_NOOP("Errors", "Look in the history"),
    "number": QT_TRANSLATE_NOOP("Errors", "Open its page"),
    "do_not_call": QT_TRANSLATE_NOOP("Errors", "Open the do-not-call list"),
    "guard": QT_TRANSLATE_NOOP("Errors", "Open the call limits"),
    "correct": QT_TRANSLATE_NOOP("Errors", "Correct the number"),
    "tunnel": QT_TRANSLATE_NOOP("Errors", "Open the tunnel's settings"),
    "hang_up": QT_TRANSLATE_NOOP("Errors", "Hang up now"),
    "wrap_up": QT_TRANSLATE_NOOP("Errors", "Go to the wrap-up"),
}


def window_language() -> str:
    """``"es"`` or ``"en"``: what the window speaks now (`ui.words.language` sets it as Qt's default)."""
    return "es" if QLocale().language() is QLocale.Language.Spanish else "en"


def action_text(action: str) -> str:
    """The words on the button of a sentence's action."""
    return QCoreApplication.translate("Errors", _ACTIONS[action])


def sentence_for(error: BaseException) -> Sentence:
    """The error in words."""
    return catalogue.sentence_for(error, window_language())


def refusal_sentence(refused: CallRefused) -> Sentence:
    """A refusal that the history tells of, in the words it had when it happened."""
    return catalogue.refusal_sentence(refused, window_language())


def hang_up_sentence(error: BaseException) -> Sentence:
    """A hang-up that failed, and is being tried again behind the window."""
    return catalogue.hang_up_sentence(error, window_language())


def act_sentence(error: BaseException) -> Sentence:
    """An act on a call that was not done."""
    language = window_language()
    refused = not_done_sentence(error, language) if isinstance(error, Exception) else None
    return refused or catalogue.sentence_for(error, language)


def number_sentence(error: BaseException) -> Sentence:
    """What kept a number of the account from being listed or changed."""
    return catalogue.number_sentence(error, window_language())


def number_problem_text(problem: NumberProblem) -> str:
    """Why what was typed cannot be dialed; empty while nothing was typed."""
    return TYPED[problem].why.said(window_language())


def reading_problem_text(reading: Reading) -> str:
    """The same of a reading, with what the digits would be with a plus; empty where it is a number."""
    why = number_problem_text(reading.problem) if reading.problem is not None else ""
    if reading.offer is None:
        return why
    return f"{why} {PERHAPS_ABROAD.said(window_language(), number=reading.offer.international)}"


def fault_text(fault: str, values: Mapping[str, str]) -> str:
    """The sentence of a `SettingsError`, or of a value that was typed."""
    return fault_sentence(fault, values, window_language())

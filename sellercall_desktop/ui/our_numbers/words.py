"""What a number points to, what became of it, and what went wrong, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    OtherAccountError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderUnreachableError,
)
from sellercall_desktop.core.our_numbers.number import Hold, HoldState, News
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.settings.webhook_paths import DOORS
from sellercall_desktop.ui.words.errors import Sentence, sentence_for
from sellercall_desktop.ui.words.our_numbers import NOTHING_CHANGED, NUMBER_ERRORS
from sellercall_desktop.ui.words.provider_codes import Words

if TYPE_CHECKING:
    from sellercall_desktop.core.our_numbers.number import NumberChanged, VoiceRouting


def _tr(text: str) -> str:
    return QCoreApplication.translate("Numbers", text) if text else ""


def takes_calls(routing: VoiceRouting, here: str = "") -> str:
    """Who takes the calls. `here` is our own public address."""
    if routing.trunk:
        return QCoreApplication.translate("Numbers", "SIP trunk {sid}").format(sid=routing.trunk)
    if routing.application:
        return QCoreApplication.translate("Numbers", "Application {sid}").format(sid=routing.application)
    if not routing.voice_url:
        return QCoreApplication.translate("Numbers", "Nothing")
    public = DOORS.public_url_of(routing)
    if public and here and public.rstrip("/") == here.rstrip("/"):
        return QCoreApplication.translate("Numbers", "This computer")
    return routing.voice_url


def address(url: str, method: str) -> str:
    """An address with its method; a dash where there is none."""
    return f"{method or 'POST'} {url}" if url else "–"


_STATES: dict[HoldState, str] = {
    HoldState.HELD: QT_TRANSLATE_NOOP("Numbers", "Its calls come to this computer."),
    HoldState.RESTORING: QT_TRANSLATE_NOOP("Numbers", "It has not been given back yet. It is tried again."),
    HoldState.LEFT: QT_TRANSLATE_NOOP(
        "Numbers",
        "Somebody else has changed it since, so it was left alone. "
        "What it pointed to before this computer is kept here.",
    ),
}


def state_text(hold: Hold, problem: Exception | None) -> str:
    """How a number that we took stands."""
    if isinstance(problem, OtherAccountError):
        return QCoreApplication.translate(
            "Numbers", "It belongs to another Twilio account (…{end}). Connect that account to give it back."
        ).format(end=problem.account[-4:])
    words = _tr(_STATES[hold.state])
    return f"{words} {problem_sentence(problem).why}" if problem is not None else words


_NEWS: dict[News, str] = {
    News.TAKEN: QT_TRANSLATE_NOOP("Numbers", "Calls to {number} come to this computer now"),
    News.MOVED: QT_TRANSLATE_NOOP("Numbers", "{number} follows the tunnel to its new address"),
    News.RESTORED: QT_TRANSLATE_NOOP("Numbers", "{number} points again where it pointed before"),
    News.UNCHANGED: QT_TRANSLATE_NOOP("Numbers", "{number} points where it pointed before"),
    News.LEFT_ALONE: QT_TRANSLATE_NOOP("Numbers", "{number} was left as somebody else has set it."),
    News.GONE: QT_TRANSLATE_NOOP("Numbers", "{number} is no longer in the Twilio account"),
    News.PENDING: QT_TRANSLATE_NOOP("Numbers", "{number} could not be changed now. It is tried again."),
    News.REFUSED: QT_TRANSLATE_NOOP("Numbers", "Twilio refuses to change {number}."),
    News.OTHER_ACCOUNT: QT_TRANSLATE_NOOP("Numbers", "{number} belongs to another Twilio account."),
}
GRAVE = frozenset({News.LEFT_ALONE, News.REFUSED, News.OTHER_ACCOUNT})
"""What must be read: it stays on screen, with the way to its page."""


def news_text(change: NumberChanged, number: str) -> str:
    """One line about what happened to a number."""
    return _tr(_NEWS[change.news]).format(number=number)


def news_sentence(change: NumberChanged, number: str) -> Sentence:
    """What must be read about a number, with the way to its page."""
    why = ""
    if change.news is News.LEFT_ALONE:
        why = QCoreApplication.translate(
            "Numbers", "It did not point to this computer any more. Nothing was changed."
        )
    elif change.error is not None:
        why = problem_sentence(change.error).why
    to_do = QCoreApplication.translate("Numbers", "Look at its page in the settings.")
    return Sentence(news_text(change, number), why, to_do, "number")


_NO_KEYS = Words(
    NOTHING_CHANGED,
    QT_TRANSLATE_NOOP("Numbers", "Twilio is not connected."),
    QT_TRANSLATE_NOOP("Numbers", "Enter its keys first."),
    "connect",
)
_PROBLEMS: tuple[tuple[type[BaseException], Words], ...] = (  # the first type that fits counts
    (NotConfiguredError, _NO_KEYS),
    *NUMBER_ERRORS.items(),
    (
        CredentialsRefusedError,
        Words(
            NOTHING_CHANGED,
            QT_TRANSLATE_NOOP("Numbers", "Twilio did not accept the keys."),
            QT_TRANSLATE_NOOP("Numbers", "Enter the current ones."),
            "connect",
        ),
    ),
    (
        ProviderUnreachableError,
        Words(
            NOTHING_CHANGED,
            QT_TRANSLATE_NOOP("Numbers", "Twilio cannot be reached."),
            QT_TRANSLATE_NOOP("Numbers", "Check the internet connection and try again."),
            "retry",
        ),
    ),
    (
        ProviderAmbiguousError,
        Words(
            QT_TRANSLATE_NOOP("Numbers", "Twilio gave no clear answer."),
            QT_TRANSLATE_NOOP("Numbers", "The number may have been changed: it is looked at again."),
            "",
            "retry",
        ),
    ),
    (ProviderError, Words(NOTHING_CHANGED, QT_TRANSLATE_NOOP("Numbers", "Twilio refused: {message}"), "")),
)
_NO_WAY_IN = Words(
    NOTHING_CHANGED,
    QT_TRANSLATE_NOOP("Numbers", "There is no way in from the internet yet."),
    QT_TRANSLATE_NOOP("Numbers", "Open a tunnel first."),
)


def problem_sentence(error: BaseException) -> Sentence:
    """What kept a number from being listed or changed."""
    words = next((words for kind, words in _PROBLEMS if isinstance(error, kind)), None)
    if isinstance(error, NotConfiguredError) and "tunnel" in error.missing:
        words = _NO_WAY_IN
    if words is None:
        return sentence_for(error)
    detail = ""
    if isinstance(error, ProviderError):
        detail = " · ".join(filter(None, ("Twilio", error.code or str(error.status or ""), error.request_id)))
    why = _tr(words.why).replace("{message}", getattr(error, "message", ""))
    return Sentence(_tr(words.what), why, _tr(words.what_to_do), words.action, detail)

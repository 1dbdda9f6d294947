"""What a number points to, and what became of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.errors import OtherAccountError
from sellercall_desktop.core.our_numbers.number import Hold, HoldState, News
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.settings.webhook_paths import DOORS
from sellercall_desktop.ui.words.errors import Sentence, number_sentence

if TYPE_CHECKING:
    from sellercall_desktop.core.our_numbers.number import NumberChanged, VoiceRouting


def _tr(text: str) -> str:
    return QCoreApplication.translate("Numbers", text)


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
    return f"{words} {number_sentence(problem).why}" if problem is not None else words


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
        why = number_sentence(change.error).why
    to_do = QCoreApplication.translate("Numbers", "Look at its page in the settings.")
    return Sentence(news_text(change, number), why, to_do, "number")

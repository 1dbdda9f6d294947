"""What people did to a call, and what became of it, in words."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.facts import ActFate, ActKind
from sellercall_desktop.core.campaigns.campaign import MACHINE_TOOK_IT
from sellercall_desktop.core.steering.silence import NOBODY_SPOKE
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.carrier_codes import code_meaning
from sellercall_desktop.words.sentence import Sentence

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.acts import Act
    from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked
    from sellercall_desktop.core.calls.prompt_told import PromptTold


def kind_text(kind: ActKind) -> str:
    """What was done, in a word or two."""
    return {
        ActKind.SUGGEST: QCoreApplication.translate("Acts", "Suggestion"),
        ActKind.EXACT: QCoreApplication.translate("Acts", "Exact words"),
        ActKind.FAREWELL: QCoreApplication.translate("Acts", "Farewell"),
        ActKind.VOICEMAIL: QCoreApplication.translate("Acts", "Message for a voicemail"),
    }[kind]


def what_text(asked: ActAsked) -> str:
    """What was done, in a few words: of a prompt's change, to which prompt it brings the AI."""
    if asked.prompt is None:
        return kind_text(asked.kind)
    changed = QCoreApplication.translate("Acts", "Change of the prompt ({prompt})")
    return changed.format(prompt=prompt_text(asked.prompt))


def prompt_text(told: PromptTold) -> str:
    """``v14``, or that what was told of it was not published."""
    if not told.edits:
        return f"v{told.version}"
    return QCoreApplication.translate("Acts", "v{number} with changes").format(number=told.version)


def fate_text(fate: ActFate) -> str:
    """What became of it."""
    return {
        ActFate.ON_ITS_WAY: QCoreApplication.translate("Acts", "on its way"),
        ActFate.DELIVERED: QCoreApplication.translate("Acts", "delivered"),
        ActFate.TOO_LATE: QCoreApplication.translate("Acts", "too late: the AI is not on the line"),
        ActFate.REFUSED: QCoreApplication.translate("Acts", "refused"),
        ActFate.UNKNOWN: QCoreApplication.translate("Acts", "not known whether it arrived"),
    }[fate]


def came_of(act: Act) -> str:
    """What became of it; of a refusal also the provider's code, what it means, and the next step."""
    said, answered = fate_text(act.fate), act.answered
    if answered is None or act.fate is not ActFate.REFUSED:
        return said
    code = answered.code or (str(answered.status) if answered.status is not None else "")
    known = code_meaning(answered.code, window_language()) if answered.code else None
    meaning = known.meaning if known is not None else answered.message
    told = f"{said} ({code})" if code else said
    told = f"{told}: {meaning.rstrip('.')}." if meaning else told
    step = (known.remedy if known is not None else "") or _next_step(answered.status)
    return f"{told} {step}" if step else told


def _next_step(status: int | None) -> str:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return QCoreApplication.translate("Acts", "Wait a moment, then send it again.")
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return QCoreApplication.translate("Acts", "Check the keys in Settings, Connections.")
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE):
        return QCoreApplication.translate("Acts", "Write it shorter or otherwise, and send it again.")
    return ""


def act_line(asked: ActAsked) -> str:
    """One line: what was done, and with which words."""
    line, who = f"{what_text(asked)}: «{asked.text}»", who_text(asked.by)
    return f"{line}, {who}" if who else line


def who_text(by: str) -> str:
    """Who has done it, or how we came to know of it."""
    return {
        "window": QCoreApplication.translate("History", "from this window"),
        "assistant": QCoreApplication.translate("History", "from the set-up assistant"),
        "import": QCoreApplication.translate("History", "brought in from the provider"),
        "recovered": QCoreApplication.translate("History", "found again at the provider"),
        MACHINE_TOOK_IT: QCoreApplication.translate("History", "by rule: a machine had answered"),
        NOBODY_SPOKE: QCoreApplication.translate("History", "by rule: nobody spoke"),
        "rest": QCoreApplication.translate("History", "through the REST API"),
        "scheduled": QCoreApplication.translate("History", "as a scheduled call"),
    }.get("scheduled" if by.startswith("scheduled:") else by, by)


def fate_line(answered: ActAnswered) -> str:
    """One line: what became of it, in the provider's own words where it refused."""
    told = [fate_text(answered.fate), answered.message]
    code = answered.code or (str(answered.status) if answered.status is not None else "")
    line = QCoreApplication.translate("Acts", "The provider's answer") + ": " + ", ".join(filter(None, told))
    return f"{line} ({code})" if code and answered.fate is not ActFate.DELIVERED else line


def unheeded_sentence() -> Sentence:
    """The AI was told to take leave, and the call goes on."""
    return Sentence(
        QCoreApplication.translate("Acts", "The AI was told to say good-bye, and the call goes on."),
        what_to_do=QCoreApplication.translate("Acts", "Wait a little longer, or hang up now."),
        action="hang_up",
    )

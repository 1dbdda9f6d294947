"""What people did to a call, and what became of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.core.campaigns.campaign import MACHINE_TOOK_IT
from sellercall_desktop.core.steering.silence import NOBODY_SPOKE
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words import acts as catalogue
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


def came_of(act: Act) -> str:
    """What became of it; of a refusal also the provider's code, what it means, and the next step."""
    return catalogue.came_of(act.fate, act.answered, window_language())


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
    """One line: what became of it, as the stamp says it."""
    said = catalogue.came_of(answered.fate, answered, window_language())
    return QCoreApplication.translate("Acts", "The provider's answer") + f": {said}"


def unheeded_sentence() -> Sentence:
    """The AI was told to take leave, and the call goes on."""
    return Sentence(
        QCoreApplication.translate("Acts", "The AI was told to say good-bye, and the call goes on."),
        what_to_do=QCoreApplication.translate("Acts", "Wait a little longer, or hang up now."),
        action="hang_up",
    )

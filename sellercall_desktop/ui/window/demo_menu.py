"""The demo's menu: who can be called and what they do, and customers who ring us."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sellercall_desktop.settings import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.ui.parts.look import Look

_TEXTS: dict[str, str] = {
    "buys": QT_TRANSLATE_NOOP("Demo", "talks and buys"),
    "refuses": QT_TRANSLATE_NOOP("Demo", "listens and refuses"),
    "busy": QT_TRANSLATE_NOOP("Demo", "the line is busy"),
    "no_answer": QT_TRANSLATE_NOOP("Demo", "never answers"),
    "rejects": QT_TRANSLATE_NOOP("Demo", "rejects the call"),
    "voicemail": QT_TRANSLATE_NOOP("Demo", "the voicemail answers"),
    "hangs_up": QT_TRANSLATE_NOOP("Demo", "hangs up in the middle"),
    "invalid": QT_TRANSLATE_NOOP("Demo", "the number does not exist"),
    "geo_blocked": QT_TRANSLATE_NOOP("Demo", "the country is not allowed"),
    "agent_down": QT_TRANSLATE_NOOP("Demo", "the voice AI is out of order"),
    "agent_slow": QT_TRANSLATE_NOOP("Demo", "the voice AI is slow to start"),
    "agent_limited": QT_TRANSLATE_NOOP("Demo", "the voice AI's limit is reached"),
    "fails": QT_TRANSLATE_NOOP("Demo", "cannot be reached"),
    "chatters": QT_TRANSLATE_NOOP("Demo", "talks on and on"),
    "breaks_off": QT_TRANSLATE_NOOP("Demo", "the AI's connection breaks"),
    "mailbox_full": QT_TRANSLATE_NOOP("Demo", "a full mailbox answers"),
    "menu": QT_TRANSLATE_NOOP("Demo", "a voice menu answers"),
    "screening": QT_TRANSLATE_NOOP("Demo", "a call screener asks who calls"),
    "hold": QT_TRANSLATE_NOOP("Demo", "music on hold, nobody speaks"),
    "opts_out": QT_TRANSLATE_NOOP("Demo", "asks not to be called again"),
    "seems_to_opt_out": QT_TRANSLATE_NOOP("Demo", "only seems to ask for that"),
    "spells_email": QT_TRANSLATE_NOOP("Demo", "spells an e-mail address"),
}


class DemoNumber(NamedTuple):
    """A number of the simulated world. `behaviour` names what its owner does, `text` says it in English."""

    number: str
    behaviour: str
    text: str


class DemoMenu(QMenu):
    """Choosing a number puts it into the dialer; the first entries let somebody ring us."""

    number_chosen = Signal(str)
    call_in_requested = Signal(str)

    def __init__(self, look: Look, numbers: Sequence[DemoNumber], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if numbers:
            incoming = self.addAction(
                look.icons.icon("phone-incoming", "call"),
                _tr(QT_TRANSLATE_NOOP("Demo", "Let a customer call in")),
            )
            incoming.triggered.connect(lambda: self.call_in_requested.emit(numbers[0].number))
        self.addSeparator()
        self.addAction(_tr(QT_TRANSLATE_NOOP("Demo", "Call a demo customer"))).setEnabled(False)
        for each in numbers:
            entry = self.addAction(f"{look.formats.number(each.number)}   {text_of(each)}")
            entry.triggered.connect(
                lambda _checked=False, number=each.number: self.number_chosen.emit(number)
            )


def text_of(number: DemoNumber) -> str:
    """What the owner of a demo number does, in the person's language where we know it."""
    return _tr(_TEXTS[number.behaviour]) if number.behaviour in _TEXTS else number.text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Demo", text)

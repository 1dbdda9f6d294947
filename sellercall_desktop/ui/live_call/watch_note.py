"""One line of the card: nobody speaks, or a machine does, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.core.steering.machine_marks import MachineKind
from sellercall_desktop.core.steering.sentences import Occasion
from sellercall_desktop.core.steering.verdicts import Silence
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, button
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.verdicts import Verdicts
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


class WatchNote(QFrame):
    """Shown while it holds, until the person waves it away. Voicemail has offers of its own elsewhere."""

    wished = cast("TypedSignal[Wish]", Signal(object))
    hang_up_wished = Signal(str)

    def __init__(self, look: Look, source: WatchSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "caution")
        self._look, self._source = look, source
        self._call: Call | None = None
        self._shown: tuple[str, str] | None = None
        self._waved: set[tuple[str, str]] = set()
        self._sign, self._text = Picture(look), Elided()
        self._answer = button(look, self.tr("Say who calls and why"))
        self._hang_up = button(look, self.tr("Hang up"))
        self._go_on = button(look, self.tr("Go on"), role="quiet")
        self._answer.clicked.connect(self._on_answer)
        self._hang_up.clicked.connect(self._on_hang_up)
        self._go_on.clicked.connect(self._on_go_on)
        px = look.theme.px
        self._sign.show_drawn(
            lambda: look.icons.pixmap("warning", "warning", 16, self.devicePixelRatioF()), "sign"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(3), px(6), px(3))
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for part in (self._answer, self._hang_up, self._go_on):
            part.setProperty("fit", "slim")
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            row.addWidget(part)
        self.hide()

    def show_call(self, call: Call, verdicts: Verdicts) -> None:
        """What there is to say of this call."""
        self._call = call
        what, text = self._what(verdicts)
        key = call.id, what
        if not what or key in self._waved or not call.is_live:
            self._shown = None
            self.hide()
            return
        self._text.show_text(text)
        self._answer.setVisible(what == MachineKind.SCREENING)
        self._answer.setEnabled(hears(call))
        self._answer.setToolTip(f"«{self._source.sentence(Occasion.SCREENING, call)}»")
        self.setAccessibleName(text)
        self.show()
        if key != self._shown:
            self._shown = key
            say(self, text)

    # --- inside -------------------------------------------------------------------------------

    def _what(self, verdicts: Verdicts) -> tuple[str, str]:
        if verdicts.silence is not Silence.NONE:
            return "silence", self.tr("The customer has said nothing since the AI began to speak.")
        kind = verdicts.machine.kind if verdicts.machine is not None else None
        if kind is MachineKind.SCREENING:
            return kind, self.tr("Call screening asks who is calling, and why.")
        if kind is MachineKind.FULL:
            return kind, self.tr("A full mailbox has answered: nothing can be left there.")
        if kind is MachineKind.MENU:
            return kind, self.tr("A menu of keys has answered.")
        return "", ""

    def _on_answer(self) -> None:
        if self._call is not None:
            words = self._source.sentence(Occasion.SCREENING, self._call)
            self._on_go_on()
            self.wished.emit(Wish(self._call.id, ActKind.EXACT, words))

    def _on_hang_up(self) -> None:
        if self._call is not None:
            self.hang_up_wished.emit(self._call.id)

    def _on_go_on(self) -> None:
        if self._shown is not None:
            self._waved.add(self._shown)
        self._shown = None
        self.hide()

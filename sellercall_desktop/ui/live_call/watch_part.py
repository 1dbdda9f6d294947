"""The watches on a live call's card: what is to be decided, what to know, and what the AI has made known."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.steering.verdicts import Silence, Verdicts
from sellercall_desktop.ui.live_call.disclosure_chips import DisclosureChips
from sellercall_desktop.ui.live_call.opt_out_bar import OptOutBar, undecided
from sellercall_desktop.ui.live_call.watch_note import WatchNote
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.opt_out import OptOut
    from sellercall_desktop.core.steering.verdicts import WatchesChanged
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.live_call.wishes import Wish
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_MOST_CALLS = 500


class WatchPart(QWidget):
    """Bar and line, one above the other; the chips stand where the card has room for them.

    What was told last of a call is kept here: the watches themselves forget it once it is over.
    """

    wished = cast("TypedSignal[Wish]", Signal(object))

    def __init__(self, look: Look, source: WatchSource, refuge: QWidget) -> None:
        """`refuge` has the keyboard where a button that had it goes away."""
        super().__init__()
        self._source, self._refuge = source, refuge
        self._told: BoundedMap[str, Verdicts] = BoundedMap(_MOST_CALLS)
        self.bar, self.note = OptOutBar(look, refuge), WatchNote(look, source)
        self.chips = DisclosureChips(look, source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addWidget(self.bar)
        column.addWidget(self.note)
        self.note.wished.connect(self.wished)
        self.chips.wished.connect(self.wished)
        self.hide()

    @property
    def rows(self) -> int:
        """How many rows it takes from the conversation."""
        return int(not self.bar.isHidden()) + int(not self.note.isHidden())

    def of(self, call_id: str) -> Verdicts:
        """What was told last of this call."""
        known = self._told.get(call_id)
        return known if known is not None else self._source.of(call_id)

    def take_in(self, change: WatchesChanged) -> None:
        """This holds from now on."""
        self._told[change.call_id] = change.verdicts

    def take_over(self, other: WatchPart) -> None:
        """What was told there is known here."""
        self._told.update(other._told)

    def show_call(self, call: Call) -> None:
        """What the watches say of this call."""
        had_keyboard, verdicts = self._holds_focus, self.of(call.id)
        self.bar.show_call(call, verdicts.opt_out)
        self.note.show_call(call, verdicts)
        self.chips.show_call(call, verdicts.disclosure)
        self.setVisible(self.rows > 0)
        if had_keyboard and not self._holds_focus:
            self._refuge.setFocus()  # else some button would have the keyboard that somebody is typing at

    def undecided_of(self, call: Call) -> OptOut | None:
        """The wish not to be called again that nobody has decided about."""
        return undecided(call, self.of(call.id).opt_out)

    def alarm_of(self, call: Call) -> str:
        """What somebody has to look at in this call; empty where there is nothing."""
        verdicts = self.of(call.id)
        if self.undecided_of(call) is not None:
            return self.tr("The customer may not want to be called again")
        if call.is_live and verdicts.silence is not Silence.NONE:
            return self.tr("Nobody speaks")
        return ""

    @property
    def _holds_focus(self) -> bool:
        return holds_focus(self) or holds_focus(self.chips)

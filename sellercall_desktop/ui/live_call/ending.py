"""How a live call is ended: now, by a button or Esc twice, or politely, by the AI's own good-bye."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import ActFate, ActKind
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.look import Look, button
from sellercall_desktop.ui.window.fallen_focus import FallenFocus

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.acts import Act
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

ARMED_MS = 1500
HEEDED_WITHIN = timedelta(seconds=10)
"""After its good-bye the AI has hung up by then."""


class CallEnd(QWidget):
    """Two buttons. What is asked for is under way until the call is over or it has failed."""

    hang_up_requested = Signal(str)
    wished = cast("TypedSignal[Wish]", Signal(object))
    unheeded = Signal()
    """The AI was told to say good-bye to the call shown, which goes on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call: Call | None = None
        self._is_narrow = False
        self._hanging_up: set[str] = set()
        self._failed: set[str] = set()  # whose end could not be brought about
        self._parting: set[str] = set()  # whose AI is being told to say good-bye
        self._complained: set[str] = set()  # farewells that were not heeded, and it was said
        self._good_bye = button(look, "", "chat-circle-text", "quiet")
        self._hang_up = button(look, "", "phone-disconnect-fill", "danger", icon_role="on_hang_up")
        self._sign = self._hang_up.icon()
        self._hang_up.setToolTip(self.tr("Hang up (Esc twice)"))
        self._armed = QTimer(self, singleShot=True, interval=ARMED_MS)
        self._armed.timeout.connect(self._show)
        self._good_bye.clicked.connect(self.say_good_bye)
        self._hang_up.clicked.connect(self.press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(4))
        row.addWidget(self._good_bye)
        row.addWidget(self._hang_up)
        self._px = look.theme.px
        FallenFocus(self)
        self.be_narrow(narrow=False)

    def show_call(self, call: Call) -> None:
        """End this call from now on."""
        if self._call is None or self._call.id != call.id:
            self._armed.stop()
        if not call.is_live:
            for known in (self._hanging_up, self._failed, self._parting):
                known.discard(call.id)
        self._call = call
        self._show()

    def be_narrow(self, *, narrow: bool) -> None:
        """Whether one button has no room for its words, and the other none for its sign."""
        self._is_narrow = narrow
        self._hang_up.setMinimumWidth(self._px(80 if narrow else 132))
        self._hang_up.setIcon(QIcon() if narrow else self._sign)
        self._show()

    def tick(self) -> None:
        """Time has passed: a good-bye that was not heeded is told of, once."""
        call = self._call
        farewell = _farewell_of(call) if call is not None else None
        if call is None or farewell is None or not call.is_live:
            return
        overdue = farewell.fate is ActFate.DELIVERED and not _may_be_heeded(farewell)
        if overdue and farewell.act_id not in self._complained and not self.is_hanging_up(call):
            self._complained.add(farewell.act_id)
            self._show()
            self.unheeded.emit()

    def escape(self) -> bool:
        """The first Esc arms the hang-up, the second within 1.5 s does it. False: there is nothing to end."""
        call = self._call
        if call is None or not call.is_live or self.is_hanging_up(call):
            return False
        if self._armed.isActive():
            self.press()
        else:
            self._armed.start()
            self._show()
        return True

    def disarm(self) -> None:
        """The first Esc is forgotten."""
        self._armed.stop()
        self._show()

    def press(self) -> None:
        """Ask for the end of the call shown."""
        call = self._call
        if call is not None and call.is_live:
            self._armed.stop()
            self.hang_up_requested.emit(call.id)

    def begin_hang_up(self, call_id: str) -> bool:
        """Its end is asked for; False where it is already."""
        if call_id in self._hanging_up:
            return False
        self._hanging_up.add(call_id)
        self._failed.discard(call_id)
        self.disarm()
        return True

    def end_hang_up(self, call_id: str) -> None:
        """It failed: it may be asked for again."""
        self._hanging_up.discard(call_id)
        self._failed.add(call_id)
        self._show()

    def is_hanging_up(self, call: Call) -> bool:
        """Whether its end was asked for, and has not failed."""
        return call.id in self._hanging_up or (call.hang_up is not None and call.id not in self._failed)

    def say_good_bye(self) -> None:
        """Have the AI of the call shown take leave and hang up."""
        call = self._call
        if call is not None and hears(call) and not self._takes_leave(call):
            self._parting.add(call.id)
            self._show()
            self.wished.emit(Wish(call.id, ActKind.FAREWELL))

    def end_good_bye(self, wish: Wish) -> None:
        """It was told, or was not: from now on the call's own facts say how it stands."""
        self._parting.discard(wish.call_id)
        self._show()

    def take_over(self, other: CallEnd) -> None:
        """Whose end `other` was asked for is known here, too."""
        self._hanging_up, self._failed = other._hanging_up, other._failed
        self._parting, self._complained = other._parting, other._complained

    # --- inside -------------------------------------------------------------------------------

    def _takes_leave(self, call: Call) -> bool:
        farewell = _farewell_of(call)
        return call.id in self._parting or (farewell is not None and _may_be_heeded(farewell))

    def _show(self) -> None:
        call = self._call
        self.setVisible(call is not None and call.is_live)
        if call is None or not call.is_live:
            return
        going, parting = self.is_hanging_up(call), self._takes_leave(call)
        self._hang_up.setEnabled(not going)
        if going:
            self._hang_up.setText(self.tr("Hanging up…"))
        elif self._armed.isActive():
            self._hang_up.setText(self.tr("Esc again: hang up"))
        else:
            self._hang_up.setText(self.tr("Hang up"))
        words = self.tr("Saying good-bye…") if parting else self.tr("Say good-bye")
        self._good_bye.setEnabled(hears(call) and not going and not parting)
        self._good_bye.setText("" if self._is_narrow or self._armed.isActive() else words)
        self._good_bye.setAccessibleName(words)
        why = self.tr("The AI says a closing sentence to the customer and hangs up.")
        self._good_bye.setToolTip(f"{words}\n{why}")


def _farewell_of(call: Call) -> Act | None:
    """The last one."""
    return next(
        (act for act, asked in reversed(list(told(call.acts))) if asked.kind is ActKind.FAREWELL), None
    )


def _may_be_heeded(farewell: Act) -> bool:
    """Whether it is on its way, or arrived a moment ago."""
    if farewell.answered is None:
        return True
    recent = datetime.now(UTC) - farewell.answered.at < HEEDED_WITHIN
    return farewell.fate is ActFate.DELIVERED and recent

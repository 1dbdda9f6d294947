"""A message for the voicemail that has answered: one button, and the offer once it is recognised.

Nothing is cut off by itself, unless the settings want a countdown: then only of a voicemail, in the call that
is before the person's eyes, and any key stops it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import ActFate, ActKind
from sellercall_desktop.core.calls.ownership import is_anothers
from sellercall_desktop.core.steering.machine_marks import MachineKind
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, icon_button
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.machine import Machine
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

COUNTDOWN = 3
SECOND_MS = 1000
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class MessageButton(QWidget):
    """Leaves the message. What was asked for is under way until the call's own facts say more."""

    wished = cast("TypedSignal[Wish]", Signal(object))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call: Call | None = None
        self._asked: set[str] = set()  # calls whose message was asked for, and its fact has not come
        name = self.tr("Leave a message for the voicemail")
        self._button = icon_button(look, "tray", name)
        why = self.tr("The AI is taken off the line, and the call ends with the message.")
        self._button.setToolTip(f"{name} (R, Alt+R)\n{why}")
        self._button.clicked.connect(self.press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)

    def show_call(self, call: Call) -> None:
        """Leave it in this call from now on."""
        self._call = call
        self.setVisible(call.is_live)
        self._button.setEnabled(self.may_leave)

    @property
    def may_leave(self) -> bool:
        """Whether a message can be left, and none is on its way."""
        call = self._call
        return call is not None and hears(call) and call.id not in self._asked and not has_message(call)

    def press(self) -> None:
        """Leave it in the call shown."""
        if self._call is not None and self.may_leave:
            self._asked.add(self._call.id)
            self._button.setEnabled(False)
            self.wished.emit(Wish(self._call.id, ActKind.VOICEMAIL))

    def end(self, wish: Wish) -> None:
        """It was done, or was not."""
        self._asked.discard(wish.call_id)
        self._button.setEnabled(self.may_leave)

    def take_over(self, other: MessageButton) -> None:
        """What is under way there is under way here, too."""
        self._asked = other._asked


class MachineOffer(QFrame):
    """Says by which words a voicemail took the call, and offers a message. Other machines: `watch_note`."""

    message_wished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.counts_down: Callable[[], bool] = bool
        """Whether the settings want a countdown; asked each time."""
        self.verdict_of: Callable[[Call], Machine | None] = lambda _call: None
        """What the watches say of a call."""
        self._call: Call | None = None
        self._found: Machine | None = None
        self._left_alone: set[str] = set()  # calls that a person took for a person
        self._stopped: set[str] = set()  # whose countdown was stopped, or has done its work
        self._seconds = 0
        px = look.theme.px
        sign, self._words = Picture(look), Elided()
        sign.show_drawn(lambda: look.icons.pixmap("tray", "muted", 18, self.devicePixelRatioF()), "tray")
        self._act, self._stop = QPushButton(self.tr("Leave a message (R)")), QPushButton(self.tr("Stop"))
        self._person = icon_button(look, "x", self.tr("It is a person"), size=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(8), px(4))
        row.setSpacing(px(8))
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        for part in (self._act, self._stop):
            part.setProperty("fit", "slim")
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(part)
        row.addWidget(self._person)
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._on_second)
        self._act.clicked.connect(self.message_wished)
        self._stop.clicked.connect(self.stop)
        self._person.clicked.connect(self._on_person)
        self.hide()

    def show_call(self, call: Call) -> None:
        """Offer it where the watches take whoever answered for a voicemail."""
        if self._call is None or self._call.id != call.id:
            self._end_countdown()
        self._call = call
        wanted = hears(call) and call.id not in self._left_alone and not has_message(call)
        found = self.verdict_of(call) if wanted else None
        shown = found if found is not None and found.kind is MachineKind.VOICEMAIL else None
        is_news = shown is not None and (self._found is None)
        self._found = shown
        if shown is None:
            self._end_countdown()
            self.hide()
            return
        if is_news:
            self.show()
            self._consider_countdown(call)
            say(self, self._title())
        self._show(shown)

    @property
    def is_message(self) -> bool:
        """Whether a message is offered."""
        return self._found is not None

    def stop(self) -> None:
        """The countdown is over, and nothing was done; the offer stays."""
        if self._seconds and self._call is not None:
            self._stopped.add(self._call.id)
            self._end_countdown()
            if self._found is not None:
                self._show(self._found)

    def take_over(self, other: MachineOffer) -> None:
        """What a person has said there is known here."""
        self._left_alone, self._stopped = other._left_alone, other._stopped
        other.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While it counts down: any key stops it, and does besides what it always does."""
        if event.type() in _KEYS:
            self.stop()
        return False

    # --- inside -------------------------------------------------------------------------------

    def _show(self, found: Machine) -> None:
        counting = self._seconds > 0
        if counting:
            text = self.tr("A message is left in {seconds} s; any key stops it").format(seconds=self._seconds)
        else:
            text = "  ·  ".join((self._title(), ", ".join(f"«{words}»" for words in found.words)))
        self._words.show_text(text)
        self._act.setVisible(not counting)
        self._stop.setVisible(counting)
        self._person.setVisible(not counting)

    def _title(self) -> str:
        return self.tr("A voicemail has answered")

    def _on_person(self) -> None:
        if self._call is not None:
            self._left_alone.add(self._call.id)
            self.show_call(self._call)

    # --- the countdown --------------------------------------------------------------------------

    def _consider_countdown(self, call: Call) -> None:
        may = call.id not in self._stopped and not is_anothers(call)
        if may and self._may_be_stopped and self.counts_down():
            self._seconds = COUNTDOWN
            self._second.start()
            cast("QApplication", QApplication.instance()).installEventFilter(self)

    def _end_countdown(self) -> None:
        if self._seconds:
            self._seconds = 0
            self._second.stop()
            cast("QApplication", QApplication.instance()).removeEventFilter(self)

    @property
    def _may_be_stopped(self) -> bool:
        """Whether a person sees it, and what they type comes here."""
        return self.isVisible() and self.isActiveWindow()

    def _on_second(self) -> None:
        is_due = self._seconds == 1
        if is_due or not self._may_be_stopped:
            leaves = is_due and self._may_be_stopped
            self.stop()
            if leaves:
                self.message_wished.emit()
        elif self._found is not None:
            self._seconds -= 1
            self._show(self._found)


def has_message(call: Call) -> bool:
    """Whether a message was left, or one is on its way."""
    fates = [act.fate for act, asked in told(call.acts) if asked.kind is ActKind.VOICEMAIL]
    return any(fate in {ActFate.ON_ITS_WAY, ActFate.DELIVERED} for fate in fates)

"""A message for the voicemail that has answered: a button, and the offer once the rules recognise it.

Nothing is cut off by itself, unless the settings want a countdown: then only in the call that is before the
person's eyes, and any key stops it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
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
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

COUNTDOWN = 3
SECOND_MS = 1000
_SETTLES_S = 0.5
"""Within it a message that was asked for stands in the call, or was refused: a key pressed twice is one."""
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


@dataclass(frozen=True, slots=True)
class Answered:
    """Calls about which a person has said something; it outlives the window's parts."""

    people: set[str] = field(default_factory=set)
    """Taken for a voicemail, and it was a person."""
    stopped: set[str] = field(default_factory=set)
    """Whose countdown was stopped, or has done its work."""


class VoicemailPart(QObject):
    """Button and offer on the card of the live call that is shown large."""

    def __init__(
        self, look: Look, live: LiveCalls, answered: Answered, counts_down: Callable[[], bool]
    ) -> None:
        """`counts_down`, asked each time: whether the settings want a countdown."""
        super().__init__(live)
        self._live = live
        self.button = MessageButton(look)
        self.offer = VoicemailOffer(look, answered, counts_down)
        live.card.parts.add(self.offer, beside_the_way=self.button)
        self.button.wished.connect(live.card.act_wished)
        self.offer.message_wished.connect(self.button.press)
        live.shown_changed.connect(self._show)
        live.card.watched.connect(self._show)

    def _show(self) -> None:
        if (call := self._live.card.call) is not None:
            self.button.show_call(call)
            self.offer.show_call(call, self._live.card.machine_of(call))


class MessageButton(QWidget):
    """Leaves the message, once; what became of it the call's own facts say."""

    wished = cast("TypedSignal[Wish]", Signal(object))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call: Call | None = None
        self._pressed: tuple[str, float] = ("", 0.0)
        name = self.tr("Leave a message for the voicemail")
        self._button = icon_button(look, "tray", name)
        why = self.tr("The AI is taken off the line, and the call ends with the message.")
        self._button.setToolTip(f"{name} (R, Alt+R)\n{why}")
        self._button.clicked.connect(self.press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        self.hide()

    def show_call(self, call: Call) -> None:
        """Leave it in this call from now on."""
        self._call = call
        self.setVisible(call.is_live)
        self._button.setEnabled(self.may_leave)

    @property
    def may_leave(self) -> bool:
        """Whether a message can be left, and none is on its way."""
        call, (pressed, at_s) = self._call, self._pressed
        if call is None or not hears(call) or has_message(call):
            return False
        return call.id != pressed or time.monotonic() - at_s > _SETTLES_S

    def press(self) -> None:
        """Leave it in the call shown."""
        if self._call is not None and self.may_leave:
            self._pressed = self._call.id, time.monotonic()
            self._button.setEnabled(False)
            self.wished.emit(Wish(self._call.id, ActKind.VOICEMAIL))


class VoicemailOffer(QFrame):
    """Says by which words a voicemail is recognised, and offers the message; gone with the verdict."""

    message_wished = Signal()

    def __init__(
        self, look: Look, answered: Answered, counts_down: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._answered, self._counts_down = answered, counts_down
        self._call: Call | None = None
        self._found: Machine | None = None
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

    @property
    def is_made(self) -> bool:
        """Whether the call shown was recognised as a voicemail."""
        return self._found is not None

    def show_call(self, call: Call, found: Machine | None) -> None:
        """`found` is which machine the watches take for the one that answered."""
        if self._call is None or self._call.id != call.id:
            self._end_countdown()
            self._found = None
        self._call = call
        is_one = found is not None and found.kind is MachineKind.VOICEMAIL
        if not is_one or not hears(call) or has_message(call) or call.id in self._answered.people:
            self._end_countdown()
            self._found = None
            self.hide()
            return
        is_news, self._found = self._found is None, found
        if is_news:
            self.show()
            self._consider_countdown(call)
            say(self, self.tr("A voicemail has answered"))
        self._show()

    def stop(self) -> None:
        """The countdown is over, and nothing was done; the offer stays."""
        if self._seconds and self._call is not None:
            self._answered.stopped.add(self._call.id)
            self._end_countdown()
            self._show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While it counts down: any key stops it, and does besides what it always does."""
        if event.type() in _KEYS:
            self.stop()
        return False

    # --- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._found is None:
            return
        counting = self._seconds > 0
        if counting:
            text = self.tr("A message is left in {seconds} s; any key stops it").format(seconds=self._seconds)
        else:
            evidence = ", ".join(f"«{words}»" for words in self._found.words)
            text = f"{self.tr('A voicemail has answered')}  ·  {evidence}"
        self._words.show_text(text)
        self._act.setVisible(not counting)
        self._stop.setVisible(counting)
        self._person.setVisible(not counting)

    def _on_person(self) -> None:
        if self._call is not None:
            self._answered.people.add(self._call.id)
            self.show_call(self._call, None)

    # --- the countdown --------------------------------------------------------------------------

    def _consider_countdown(self, call: Call) -> None:
        may = call.id not in self._answered.stopped and not is_anothers(call)
        if may and self._may_be_stopped and self._counts_down():
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
            return
        self._seconds -= 1
        self._show()


def has_message(call: Call) -> bool:
    """Whether a message was left, or one is on its way."""
    fates = [act.fate for act, asked in told(call.acts) if asked.kind is ActKind.VOICEMAIL]
    return any(fate in {ActFate.ON_ITS_WAY, ActFate.DELIVERED} for fate in fates)

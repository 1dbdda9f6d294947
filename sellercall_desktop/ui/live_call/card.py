"""One call large: number, local time, timer, path, conversation, and how to end it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.ui.history.flags import flag_icon
from sellercall_desktop.ui.live_call.others import notes_of
from sellercall_desktop.ui.live_call.outcome import Outcome
from sellercall_desktop.ui.live_call.state_path import StatePath
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.look import Look, button, label, line
from sellercall_desktop.ui.problem import ProblemNote
from sellercall_desktop.ui.spoken import news_of, say

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.phone import PhoneNumber
    from sellercall_desktop.ui.errors import Sentence

ARMED_MS = 1500


class CallCard(QFrame):
    """Shows the call it is given. Every wish is a signal with the call's id."""

    hang_up_requested = Signal(str)
    dismissed = Signal(str)
    call_again_requested = Signal(str)
    details_requested = Signal(str)
    action_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look = look
        self._call: Call | None = None
        self._hanging_up: set[str] = set()
        self._flag = QLabel()
        self._number = label("", "timer")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place = label("", "muted")
        self._note = label("", "muted", wrap=True)
        self._timer = label("", "timer")
        self._hang_up = button(look, "", "phone-disconnect-fill", "danger", icon_role="on_hang_up")
        self._hang_up.setMinimumWidth(look.theme.px(132))
        self._hang_up.clicked.connect(self._on_hang_up)
        self._path = StatePath(look)
        self._outcome = Outcome(look)
        self._problem = ProblemNote(look)
        self._transcript = Transcript(look)
        self._armed = QTimer(self, singleShot=True, interval=ARMED_MS)
        self._armed.timeout.connect(self._show_hang_up)
        self._build()
        for wish, told in (
            (self._outcome.dismissed, self.dismissed),
            (self._outcome.call_again, self.call_again_requested),
            (self._outcome.details, self.details_requested),
        ):
            wish.connect(partial(self._on_wish, told))
        self._problem.action_chosen.connect(self._on_action)
        self._outcome.action_chosen.connect(self.action_chosen)

    @property
    def call(self) -> Call | None:
        """The call shown."""
        return self._call

    def show_call(self, call: Call) -> None:
        """Show this state; another call than before starts at its last line."""
        if self._call is None or self._call.id != call.id:
            self._armed.stop()
            self._problem.clear()
            self._transcript.follow()
            self._show_number(call)
        for news in news_of(self._call, call, self._look.formats):
            say(self, news)
        self._call = call
        self._path.show_status(call.status)
        self._path.setVisible(call.is_live)
        self._outcome.setVisible(not call.is_live)
        if not call.is_live:
            self._hanging_up.discard(call.id)
            self._problem.clear()  # a hang-up that failed at first has come through
            self._outcome.show_call(call)
        self._transcript.say_empty(live=call.is_live)
        self._transcript.show_turns(call.turns)
        self._show_hang_up()
        self.tick()

    def tick(self) -> None:
        """Bring the clocks up to now."""
        call = self._call
        if call is None:
            return
        now = datetime.now(UTC)
        seconds = call.duration_s if not call.is_live else seconds_so_far(call, now)
        self._timer.setText(self._look.formats.duration(seconds))
        self._timer.setVisible(seconds is not None)
        self._show_place(call, now)

    def escape(self) -> bool:
        """The first Esc arms the hang-up, the second within 1.5 s does it. False: there is nothing to end."""
        call = self._call
        if call is None or not call.is_live or call.id in self._hanging_up:
            return False
        if self._armed.isActive():
            self._on_hang_up()
        else:
            self._armed.start()
            self._show_hang_up()
        return True

    def stand_down(self, call_id: str) -> None:
        """The hang-up was thought better of."""
        self._hanging_up.discard(call_id)
        self._show_hang_up()

    def show_problem(self, sentence: Sentence) -> None:
        """The hang-up failed: say so, and let it be tried again."""
        if self._call is not None:
            self._hanging_up.discard(self._call.id)
        self._problem.show_sentence(sentence)
        self._show_hang_up()

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._look.theme.px
        who = QVBoxLayout()
        who.setSpacing(px(2))
        who.addWidget(self._number)
        who.addWidget(self._place)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(who)
        head.addStretch(1)
        head.addWidget(self._timer, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._hang_up, 0, Qt.AlignmentFlag.AlignTop)
        upper = QVBoxLayout()
        upper.setContentsMargins(px(16), px(16), px(16), 0)
        upper.setSpacing(px(12))
        upper.addLayout(head)
        for widget in (self._note, self._path, self._outcome, self._problem, line()):
            upper.addWidget(widget)
        lower = QVBoxLayout()
        lower.setContentsMargins(px(10), px(6), px(4), px(4))  # with its own margin its words stand at 16
        lower.addWidget(self._transcript)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(upper)
        box.addLayout(lower, 1)

    def _show_number(self, call: Call) -> None:
        self._number.setText(self._look.formats.number(call.number))
        self._number.setToolTip(call.number)
        self._number.setAccessibleName(call.number)
        from sellercall_desktop.core.phone import region_of

        region = region_of(call.number)
        self._flag.setVisible(region is not None)
        if region:
            side = self._look.theme.px(24)
            self._flag.setPixmap(flag_icon(region, self._look.theme).pixmap(QSize(side, side)))

    def _show_place(self, call: Call, now: datetime) -> None:
        notes = "  ·  ".join(notes_of(call, now))
        self._note.setText(notes)
        self._note.setVisible(bool(notes))
        parts = [self._look.formats.direction_text(call.direction)]
        number = _plan_number(call.number)
        if number is not None:
            parts.append(number.country_name(self._look.formats.language))
            if (at := number.local_time(now)) is not None:
                clock = self._look.formats.clock(at)
                parts.append(self.tr("{time} there").format(time=clock))
        self._place.setText("  ·  ".join(part for part in parts if part))

    def _show_hang_up(self) -> None:
        call = self._call
        live = call is not None and call.is_live
        self._hang_up.setVisible(live)
        if call is None or not live:
            return
        failed = self._problem.sentence is not None
        going = call.id in self._hanging_up or (call.hang_up is not None and not failed)
        self._hang_up.setEnabled(not going)
        if going:
            self._hang_up.setText(self.tr("Hanging up…"))
        elif self._armed.isActive():
            self._hang_up.setText(self.tr("Esc again: hang up"))
        else:
            self._hang_up.setText(self.tr("Hang up"))
        self._hang_up.setToolTip(self.tr("Hang up (Esc twice)"))

    def _on_hang_up(self) -> None:
        call = self._call
        if call is None or not call.is_live or call.id in self._hanging_up:
            return
        self._armed.stop()
        self._hanging_up.add(call.id)
        self._problem.clear()
        self._show_hang_up()
        self.hang_up_requested.emit(call.id)

    def _on_action(self, action: str) -> None:
        if action == "retry":
            self._on_hang_up()
        else:
            self.action_chosen.emit(action)

    def _on_wish(self, told: SignalInstance) -> None:
        if self._call is not None:
            told.emit(self._call.id)


def seconds_so_far(call: Call, now: datetime) -> float:
    """Since the answer; before it, since the call was asked for."""
    begun = call.answered_at or call.joined_at or call.created_at
    return max(0.0, (now - begun).total_seconds())


@lru_cache(maxsize=64)
def _plan_number(e164: str) -> PhoneNumber | None:
    from sellercall_desktop.core.phone import read

    return read(e164, "CO").number if e164.startswith("+") else None

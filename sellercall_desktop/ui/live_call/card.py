"""One call large: number, local time, timer, path, conversation, and how to end it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.partners import holder
from sellercall_desktop.ui.hand_off.marks import marks_of
from sellercall_desktop.ui.hand_off.who_talks import CallStanding
from sellercall_desktop.ui.live_call.card_head import CardHead
from sellercall_desktop.ui.live_call.card_parts import CardParts
from sellercall_desktop.ui.live_call.ended import EndedPart
from sellercall_desktop.ui.live_call.ending import CallEnd
from sellercall_desktop.ui.live_call.fields import FieldList
from sellercall_desktop.ui.live_call.others import notes_of
from sellercall_desktop.ui.live_call.outcome import Outcome
from sellercall_desktop.ui.live_call.preset_row import PresetRow
from sellercall_desktop.ui.live_call.stamps import fates_told
from sellercall_desktop.ui.live_call.steer_line import SteerLine
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import Look, label, line
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.spoken import news_of, say
from sellercall_desktop.ui.window.shortcuts import holds_focus
from sellercall_desktop.ui.words.acts import unheeded_sentence
from sellercall_desktop.ui.words.handed import alone_text

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import ActAsked
    from sellercall_desktop.core.steering.machine import Machine
    from sellercall_desktop.ui.live_call.pinned_prompts import PinnedPrompts
    from sellercall_desktop.ui.live_call.watch_part import WatchPart
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.words.errors import Sentence

_NARROW_PX = 590
"""Below this the good-bye and the watches' chips are signs without words."""
_NARROW_FOR_WORDS_PX = 680
"""Below this what is done about a wish not to be called is named shortly."""
_LINES = 8
"""Of the conversation, that are always in sight while the call lives."""


class CallCard(QFrame):
    """Shows the call it is given. Every wish is a signal with the call's id."""

    dismissed = Signal(str)
    call_again_requested = Signal(str)
    details_requested = Signal(str)
    action_chosen = Signal(str)
    act_wished = cast("TypedSignal[Wish]", Signal(object))
    watched = Signal()
    """What the watches say of the call shown may be another now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look = look
        self._call: Call | None = None
        self._is_low = False
        self._note = label("", "muted", wrap=True)
        self.head, self.ending = CardHead(look), CallEnd(look)
        self._fit = Arrangement(self._short_of, self._give_room)
        self._path = CallStanding(look)
        self._outcome = Outcome(look)
        self._problem = ProblemNote(look, self, gives_way=lambda: self._is_low)
        self._transcript = Transcript(look)
        self.fields = FieldList(look, self._transcript)
        self._ended = EndedPart(look, self._outcome, self.fields)
        self.line, self.presets = SteerLine(look), PresetRow(look, self)
        self._pinned: PinnedPrompts | None = None
        self.watches: WatchPart | None = None
        self.parts = CardParts()
        self._build()
        for wish, told in (
            (self._outcome.dismissed, self.dismissed),
            (self._outcome.call_again, self.call_again_requested),
            (self._outcome.details, self.details_requested),
        ):
            wish.connect(partial(self._on_wish, told))
        self._problem.action_chosen.connect(self._on_action)
        self.presets.unheard.connect(self.line.say_why_not)
        self.ending.unheeded.connect(self._on_unheeded)
        self._transcript.again_requested.connect(self._on_again)
        self._outcome.action_chosen.connect(self.action_chosen)

    @property
    def call(self) -> Call | None:
        """The call shown."""
        return self._call

    def show_call(self, call: Call) -> None:
        """Show this state; another call than before starts at its last line."""
        if self._call is None or self._call.id != call.id:
            self._problem.clear()
            self._transcript.follow()
            self.head.show_number(call)
        for news in (*news_of(self._call, call, self._look.formats), *fates_told(self._call, call)):
            say(self, news)
        self._call = call
        self._path.show_call(call)
        self._ended.setVisible(not call.is_live or holder(call) is not None)
        self._outcome.setVisible(not call.is_live)
        self.fields.show_when_over(call)
        if not call.is_live:
            self._problem.clear()  # a hang-up that failed at first has come through
            self._outcome.show_call(call)
        self._transcript.say_empty(call)
        marks = marks_of(call, self._look.formats)
        self._transcript.show_turns(call.turns, call.acts, marks, may_repeat=hears(call))
        if not call.is_live and holds_focus(self.line):
            self._transcript.setFocus()  # else a button would have the keyboard that somebody is typing at
        self.line.show_call(call)
        self._show_prepared()
        self.ending.show_call(call)
        self.show_watches()
        self.tick()

    def attach(self, pinned: PinnedPrompts) -> None:
        """From now on each call has what was prepared with its prompt."""
        self._pinned = pinned
        pinned.read.connect(self._show_prepared)

    def name_call(self, *, named: bool) -> None:
        """Whether there are others, so that what acts must say on whom."""
        self.line.name_call(named=named)
        self.presets.name_call(named=named)

    @property
    def has_problem(self) -> bool:
        """Whether it shows an error."""
        return self._problem.sentence is not None

    def add_watches(self, part: WatchPart) -> None:
        """Show what the watches say, too."""
        self.watches = part
        self.parts.put(part, part.chips)
        self.fit_anew()
        self.show_watches()

    def fit_anew(self) -> None:
        """Other parts stand on it: give them the room there is."""
        self._fit.fit_anew()

    def show_watches(self) -> None:
        """What the watches say of this call may be another now."""
        if self.watches is not None and self._call is not None:
            self.watches.show_call(self._call)
            self.watched.emit()

    def machine_of(self, call: Call) -> Machine | None:
        """Which machine the watches take for the one that answered."""
        return self.watches.of(call.id).machine if self.watches is not None else None

    def alarm_of(self, call: Call) -> str:
        """What somebody has to look at in any of the calls; empty where there is nothing."""
        return alone_text(call) or (self.watches.alarm_of(call) if self.watches is not None else "")

    def close_opened(self) -> bool:
        """Take back what was begun to be written; False where nothing was."""
        opened = (self.parts.close_opened, self.watches.bar.close_opened if self.watches else bool)
        return any(close() for close in (*opened, self.line.close_opened))

    @property
    def extra_rows(self) -> int:
        """What a call shows beside head, conversation and line: an error, the watches, prepared phrases."""
        watched = self.watches.rows if self.watches is not None else 0
        return int(self.has_problem) + watched + self.parts.rows + int(not self.presets.isHidden())

    def keep_lines(self, *, roomy: bool, low: bool) -> None:
        """While a call lives its conversation comes first, where there is room for that and the rest.

        Where it is `low` an error gives way to it.
        """
        call, self._is_low = self._call, low
        lives = call is not None and call.is_live
        self._transcript.keep_lines(_LINES if roomy and lives else 2)
        self.line.lie_low(low=low)
        self._share_room()

    def tick(self) -> None:
        """Bring the clocks up to now."""
        call = self._call
        if call is None:
            return
        now = datetime.now(UTC)
        self.head.tick(call, now)
        notes = "  ·  ".join(notes_of(call, now))
        self._note.setText(notes)
        self._note.setVisible(bool(notes))
        self.ending.tick()
        if self.watches is not None:
            self.watches.chips.tick()

    def take_over(self, other: CallCard) -> None:
        """What is under way there, and what is typed there, is here too."""
        self.ending.take_over(other.ending)
        self.line.take_over(other.line)
        self.parts.take_over(other.parts)
        if self.watches is not None and other.watches is not None:
            self.watches.take_over(other.watches)

    def show_problem(self, sentence: Sentence) -> None:
        """Say what could not be done; a hang-up may be tried again."""
        self._problem.show_sentence(sentence)
        self._share_room()

    def forget(self, sentence: Sentence | None) -> None:
        """Say this no more, if it is said."""
        if sentence is not None and self._problem.sentence is sentence:
            self.forget_problem()

    def forget_problem(self) -> None:
        """Say no more what could not be done: it is being tried again."""
        self._problem.clear()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrow card says less."""
        super().resizeEvent(event)
        self._fit.fit()

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.head, 1)
        head.addWidget(self.ending, 0, Qt.AlignmentFlag.AlignTop)
        self.parts.way.setSpacing(px(12))
        self.parts.way.addWidget(self._path, 1)
        upper = self.parts.upper
        upper.setContentsMargins(px(16), px(16), px(16), 0)
        upper.setSpacing(px(12))
        upper.addLayout(head)
        upper.addWidget(self._note)
        upper.addLayout(self.parts.way)
        for widget in (self._ended, self._problem, line()):
            upper.addWidget(widget)
        lower = QVBoxLayout()
        lower.setContentsMargins(px(10), px(6), px(4), px(4))  # with its own margin its words stand at 16
        lower.addWidget(self._transcript)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(upper)
        box.addLayout(lower, 1)
        box.addWidget(self.presets)
        box.addWidget(self.line)

    def _short_of(self) -> tuple[bool, bool]:
        px = self._look.theme.px
        return self.width() < px(_NARROW_PX), self.width() < px(_NARROW_FOR_WORDS_PX)

    def _give_room(self, short_of: tuple[bool, bool]) -> None:
        narrow, narrow_for_words = short_of
        self.ending.be_narrow(narrow=narrow)
        self.parts.give_room(narrow=narrow_for_words)
        if self.watches is not None:
            self.watches.chips.be_narrow(narrow=narrow)
            self.watches.bar.be_narrow(narrow=narrow_for_words)

    def _show_prepared(self) -> None:
        call, pinned = self._call, self._pinned
        if call is not None and pinned is not None:
            self.presets.show_call(call, pinned.presets_of(call))
            self.line.tell_explained(explained=pinned.is_explained(call))
            self._share_room()

    def _share_room(self) -> None:
        """Where there is hardly any, prepared phrases give theirs to an error."""
        self.presets.lie_low(low=self._is_low, gives_way=self._is_low and self.has_problem)

    def _on_action(self, action: str) -> None:
        if action in {"retry", "hang_up"}:
            self.ending.press()
        else:
            self.action_chosen.emit(action)

    def _on_unheeded(self) -> None:
        self.show_problem(unheeded_sentence())

    def _on_again(self, asked: ActAsked) -> None:
        if self._call is not None:
            wish = Wish(self._call.id, asked.kind, asked.text, asked.urgency, asked.prompt)
            self.act_wished.emit(wish)

    def _on_wish(self, told: SignalInstance) -> None:
        if self._call is not None:
            told.emit(self._call.id)

"""All calls of this moment. Changes are collected and painted at most every 50 ms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QWidget

from sellercall_desktop.ui.live_call.empty import NoCalls

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.live_call.acting import Acting
    from sellercall_desktop.ui.live_call.card import CallCard
    from sellercall_desktop.ui.live_call.pinned_prompts import PinnedPrompts
    from sellercall_desktop.ui.live_call.strip import CallStrip
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.words.errors import Sentence
    from sellercall_desktop.ui.words.formats import Formats

PAINT_EVERY_MS = 50
PAINT_ACT_MS = 0
"""A stamp is painted at once: its request has left before the call has it."""
_CLOCK_MS = 500


class LiveCalls(QFrame):
    """A card a call, one of them large. An ended one stays until dismissed or the next call begins."""

    live_count_changed = Signal(int)
    shown_changed = Signal()
    """What is shown is painted anew, its clock has moved on, or it has come into sight or gone out of it."""
    unseen_problem = cast("TypedSignal[Sentence]", Signal(object))
    """What could not be done to a call, where the card that would say it is not in sight."""
    call_again_requested = Signal(str)
    details_requested = Signal(str)
    correction_requested = Signal(str)
    """A number that was refused, to be changed by hand."""
    action_chosen = Signal(str)
    type_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look = look
        self.acting: Acting | None = None
        self._calls: dict[str, Call] = {}
        self._selected: str | None = None
        self.keeps: Callable[[Call], bool] = lambda call: call.is_live
        """Whether a call stays where another begins."""
        self._live = 0
        self._roomy, self._low = True, False
        self._strip: CallStrip
        self.card: CallCard  # the large one; there is none before `attach`
        self._empty = NoCalls(look, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._paint_soon = QTimer(self, singleShot=True)
        self._paint_soon.timeout.connect(self._paint)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._empty.type_requested.connect(self.type_requested)

    @property
    def live_count(self) -> int:
        """How many calls are not ended."""
        return self._live

    @property
    def shown(self) -> Call | None:
        """The call to speak of: the one shown large, unless it has ended and others go on."""
        selected = self._calls.get(self._selected or "")
        if selected is not None and selected.is_live:
            return selected
        return next((call for call in self._calls.values() if call.is_live), selected)

    @property
    def is_seen(self) -> bool:
        """Whether the large call is before the person's eyes: a key may end no other."""
        return self._selected is not None and self.isVisible() and self.card.isVisible()

    def is_seen_large(self, call_id: str) -> bool:
        """Whether it is this call that is before the person's eyes."""
        return self._selected == call_id and self.is_seen

    def attach(
        self,
        engine: Engine,
        steering: Steering,
        tasks: Tasks,
        bridge: Bridge,
        *,
        author: str,
        pinned: PinnedPrompts,
    ) -> None:
        """Show the calls that are going on, and every change from now on. `author` signs acts."""
        from sellercall_desktop.ui.live_call.acting import Acting

        self._build_busy()
        self.card.attach(pinned)
        pinned.read.connect(self._paint)
        call_of = self._calls.get
        self.acting = Acting(self.card, self._look, engine, steering, tasks, author=author, call_of=call_of)
        self.acting.changed.connect(self.shown_changed)
        self.acting.unseen_problem.connect(self.unseen_problem)
        if (app := QApplication.instance()) is not None:
            app.focusChanged.connect(self.disarm)  # type: ignore[attr-defined]  # it is a QApplication
        bridge.call_changed.connect(self.on_call_changed)
        look = partial(engine.attention.look, "desk")
        self.shown_changed.connect(lambda: look(self._selected if self.is_seen else None))
        for call in engine.live_calls:
            self._take(call)
        self._paint()

    def take_over(self, other: LiveCalls) -> None:
        """Show what `other` showed: its ended calls too, and the same one large."""
        known = {**other._calls, **self._calls}
        self._calls.clear()
        self._calls.update(known)
        self._selected = other._selected
        self.card.take_over(other.card)
        self._paint()

    def on_call_changed(self, change: CallChanged, *, anyway: bool = False) -> None:
        """A call has changed: it will be painted with the next batch; `anyway`: also one that is over."""
        call = change.call
        if anyway or call.id in self._calls or call.is_live:
            known = self._calls.get(call.id)
            self._take(call)
            if known is not None and known.acts != call.acts:
                self._paint_soon.start(PAINT_ACT_MS)  # who has pressed a key looks at what comes of it
            elif not self._paint_soon.isActive():
                self._paint_soon.start(PAINT_EVERY_MS)

    def escape(self) -> bool:
        """Esc: arm or do the hang-up of the call in sight, dismiss an ended one; False where none is seen."""
        if self._selected is None or not self.is_seen:
            return False
        if self._calls[self._selected].is_live:
            return self.card.ending.escape()
        self._dismiss(self._selected)
        return True

    def close_opened(self) -> bool:
        """Take back what was typed for the AI and not sent; False where nothing was."""
        return self.acting is not None and self.card.close_opened()

    def disarm(self) -> None:
        """What Esc did in between was something else: the next one is a first one again."""
        if self.acting is not None:
            self.card.ending.disarm()

    def hang_up_shown(self, *, politely: bool = False) -> None:
        """End the call to speak of; here and on every other page it is the one that is named there."""
        call = self.shown
        if call is not None and call.is_live and politely:
            self.select(call.id)
            self.card.ending.say_good_bye()
        elif call is not None and call.is_live:
            self.hang_up(call.id)

    def hang_up(self, call_id: str) -> None:
        """End this call."""
        if self.acting is not None:
            self.acting.hang_up(call_id)

    def write_to_ai(self) -> None:
        """Let the person write to the AI of the call to speak of."""
        if (call := self.shown) is not None:
            self.select(call.id)
            self.card.line.take_focus()

    @property
    def extra_rows(self) -> int:
        """What a call shows beside head, conversation and line: other calls, an error, prepared phrases."""
        if self.acting is None:
            return 0
        return int(len(self._calls) > 1) + self.card.extra_rows

    def keep_lines(self, *, roomy: bool, low: bool) -> None:
        """Whether there is room for some lines and the history, or hardly for the lines."""
        self._roomy, self._low = roomy, low
        if self.acting is not None:
            self.card.keep_lines(roomy=roomy, low=low)

    def select(self, call_id: str) -> None:
        """Show this call large."""
        if call_id in self._calls:
            self._selected = call_id
            self._paint()

    def select_next(self) -> None:
        """Show the next call large, after the last the first."""
        ids = list(self._calls)
        if self._selected in self._calls:
            self.select(ids[(ids.index(self._selected) + 1) % len(ids)])

    # --- inside -------------------------------------------------------------------------------

    def _build_busy(self) -> None:
        from sellercall_desktop.ui.live_call.busy import BusyCalls

        busy = BusyCalls(self._look, self)
        self._strip, self.card, self._undecided = busy.strip, busy.card, busy.undecided
        self._stack.addWidget(busy)
        self._strip.selected.connect(self.select)
        self.card.dismissed.connect(self._dismiss)
        self.card.call_again_requested.connect(self._call_again)
        self.card.details_requested.connect(self.details_requested)
        self.card.action_chosen.connect(self._on_action)

    def _take(self, call: Call) -> None:
        if call.id not in self._calls:
            for old in self._undecided.passed(self._calls.values(), self.keeps):
                del self._calls[old]
            if self._selected not in self._calls or call.requested.requested_by == "window":
                self._selected = call.id  # what the agent dials comes to the front, a caller waits its turn
        self._calls[call.id] = call

    def _paint(self) -> None:
        calls = list(self._calls.values())
        if self._selected not in self._calls:
            self._selected = calls[-1].id if calls else None
        live = sum(call.is_live for call in calls)
        if live != self._live:
            self._live = live
            self.live_count_changed.emit(live)
        if live and not self._clock.isActive():
            self._clock.start()
        elif not live:
            self._clock.stop()
        self._stack.setCurrentIndex(1 if calls else 0)
        if self._selected is not None and (call := self._calls[self._selected]) is not self.card.call:
            self.card.show_call(call)
        self.card.keep_lines(roomy=self._roomy, low=self._low)
        self.card.name_call(named=live > 1)
        self._show_strip()
        self.shown_changed.emit()

    def _show_strip(self) -> None:
        text_of = partial(_line_of, formats=self._look.formats)
        self._strip.show_calls(list(self._calls.values()), self._selected, text_of, self.card.alarm_of)

    def _tick(self) -> None:
        self.card.tick()
        if len(self._calls) > 1:
            self._show_strip()
        self.shown_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """It is in sight."""
        super().showEvent(event)
        self.shown_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """It is out of sight: what was armed there is forgotten."""
        super().hideEvent(event)
        self.disarm()
        self.shown_changed.emit()

    def _dismiss(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        if call is not None and not call.is_live and not self._undecided.hold_back(call_id):
            del self._calls[call_id]
            self._paint()

    def _on_action(self, action: str) -> None:
        if action == "correct" and self.card.call is not None:
            self.correction_requested.emit(self.card.call.number)
        else:
            self.action_chosen.emit(action)

    def _call_again(self, call_id: str) -> None:
        if call_id in self._calls:
            self.call_again_requested.emit(self._calls[call_id].number)


def _line_of(call: Call, formats: Formats) -> str:
    if call.result is not None:
        return f"{formats.caller(call.number)}   {formats.result_text(call.result)}"
    from sellercall_desktop.core.clock import utc_now
    from sellercall_desktop.ui.live_call.card_head import seconds_so_far

    return f"{formats.caller(call.number)}   {formats.duration(seconds_so_far(call, utc_now()))}"

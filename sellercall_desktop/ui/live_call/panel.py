"""All calls of this moment. Changes are collected and painted at most every 50 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from sellercall_desktop.ui.live_call.empty import NoCalls

if TYPE_CHECKING:
    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.ports import CallChanged
    from sellercall_desktop.ui.errors import Sentence
    from sellercall_desktop.ui.live_call.card import CallCard
    from sellercall_desktop.ui.live_call.strip import CallStrip
    from sellercall_desktop.ui.look import Look
    from sellercall_desktop.ui.services import WindowServices

PAINT_EVERY_MS = 50
_CLOCK_MS = 500


class LiveCalls(QFrame):
    """A card a call, one of them large. An ended one stays until dismissed or the next call begins."""

    live_count_changed = Signal(int)
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
        self._services: WindowServices | None = None
        self._calls: dict[str, Call] = {}
        self._selected: str | None = None
        self._live = 0
        self._strip: CallStrip
        self._card: CallCard
        self._empty = NoCalls(look, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._paint_soon = QTimer(self, singleShot=True, interval=PAINT_EVERY_MS)
        self._paint_soon.timeout.connect(self._paint)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._empty.type_requested.connect(self.type_requested)

    @property
    def live_count(self) -> int:
        """How many calls are not ended."""
        return self._live

    def attach(self, services: WindowServices) -> None:
        """Show the calls that are going on, and every change from now on."""
        self._services = services
        self._build_busy()
        services.bridge.call_changed.connect(self.on_call_changed)
        for call in services.engine.live_calls:
            self._take(call)
        self._paint()

    def on_call_changed(self, change: CallChanged) -> None:
        """A call has changed: it will be painted with the next batch."""
        call = change.call
        if call.id in self._calls or call.is_live:
            self._take(call)
            if not self._paint_soon.isActive():
                self._paint_soon.start()

    def escape(self) -> bool:
        """Esc was pressed: arm or do the hang-up of the call shown; an ended one is dismissed."""
        if self._selected is None:
            return False
        if self._calls[self._selected].is_live:
            return self._card.escape()
        self._dismiss(self._selected)
        return True

    def hang_up_shown(self) -> None:
        """End the call that is shown large."""
        if self._selected is not None and self._calls[self._selected].is_live:
            self._hang_up(self._selected)

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
        """Strip and card: there can be no call before there is a store, and the first paint needs neither."""
        from sellercall_desktop.ui.live_call.card import CallCard
        from sellercall_desktop.ui.live_call.strip import CallStrip

        busy = QWidget(self)
        self._strip, self._card = CallStrip(self._look, busy), CallCard(self._look, busy)
        column = QVBoxLayout(busy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._card, 1)
        self._stack.addWidget(busy)
        self._strip.selected.connect(self.select)
        self._card.hang_up_requested.connect(self._hang_up)
        self._card.dismissed.connect(self._dismiss)
        self._card.call_again_requested.connect(self._call_again)
        self._card.details_requested.connect(self.details_requested)
        self._card.action_chosen.connect(self._on_action)

    def _take(self, call: Call) -> None:
        if call.id not in self._calls:
            for old in [one.id for one in self._calls.values() if not one.is_live]:
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
        if self._selected is not None:
            self._card.show_call(self._calls[self._selected])
        self._show_strip()

    def _show_strip(self) -> None:
        calls = list(self._calls.values())
        self._strip.show_calls(calls, self._selected, [self._line_of(call) for call in calls])

    def _line_of(self, call: Call) -> str:
        formats = self._look.formats
        if call.result is not None:
            return f"{formats.number(call.number)}   {formats.result_text(call.result)}"
        from sellercall_desktop.core.clock import utc_now
        from sellercall_desktop.ui.live_call.card import seconds_so_far

        return f"{formats.number(call.number)}   {formats.duration(seconds_so_far(call, utc_now()))}"

    def _tick(self) -> None:
        self._card.tick()
        if len(self._calls) > 1:
            self._show_strip()

    def _hang_up(self, call_id: str) -> None:
        services = self._services
        if services is None:
            return
        from sellercall_desktop.ui.errors import hang_up_sentence
        from sellercall_desktop.ui.live_call.others import hang_up

        services.tasks.spawn(
            hang_up(services.engine, self._calls[call_id], self._look.formats, self, self._card.stand_down),
            "hang_up",
            lambda error: self._on_hang_up_failed(call_id, hang_up_sentence(error)),
        )

    def _on_hang_up_failed(self, call_id: str, sentence: Sentence) -> None:
        if self._card.call is not None and self._card.call.id == call_id and self._card.call.is_live:
            self._card.show_problem(sentence)

    def _dismiss(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        if call is not None and not call.is_live:
            del self._calls[call_id]
            self._paint()

    def _on_action(self, action: str) -> None:
        if action == "correct" and self._card.call is not None:
            self.correction_requested.emit(self._card.call.number)
        else:
            self.action_chosen.emit(action)

    def _call_again(self, call_id: str) -> None:
        if call_id in self._calls:
            self.call_again_requested.emit(self._calls[call_id].number)

"""What goes on out of sight, on top of every page: a caller, and the live call while its card is not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.ownership import is_anothers
from sellercall_desktop.ui.live_call.banner import IncomingBanner
from sellercall_desktop.ui.live_call.bar import LiveBar
from sellercall_desktop.ui.window.fallen_focus import FallenFocus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

GONE_MS = 10_000
"""How long a caller is still told of once the call is before the agent's eyes, or over."""
_LOOK_BACK = 20  # a number's digits may be found within others


class Elsewhere(QWidget):
    """Stays over a change of language; the calls it speaks of are those of the present workspace."""

    see_requested = Signal(str)
    """The id of the call to go to."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: CallStore | None = None
        self._tasks: Tasks  # given with the history
        self._live: LiveCalls | None = None
        self._callers: dict[str, Call] = {}  # told of, newest last
        self._told: set[str] = set()
        self._past: dict[str, Call | None] = {}
        self.banner, self.bar = IncomingBanner(look, self), LiveBar(look, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.banner)
        box.addWidget(self.bar)
        FallenFocus(self)
        self._gone = QTimer(self, singleShot=True, interval=GONE_MS)
        self._gone.timeout.connect(self._forget_seen)
        self.banner.see_requested.connect(self._on_see)
        self.banner.put_away.connect(self._forget)
        self.bar.see_requested.connect(self.see_requested)
        self.bar.hang_up_requested.connect(self._on_hang_up)
        self.bar.next_requested.connect(self._on_next)

    def follow(self, live: LiveCalls) -> None:
        """From now on these are the calls."""
        self._live = live
        live.shown_changed.connect(self.refresh)
        self.refresh()

    def attach(self, taken_up: Iterable[Call], history: CallStore, tasks: Tasks, bridge: Bridge) -> None:
        """The store is open: who calls from now on is told of. Calls taken up at the start are no news."""
        self._history, self._tasks = history, tasks
        self._told.update(call.id for call in taken_up)
        bridge.call_changed.connect(self._on_call)

    def refresh(self) -> None:
        """Show what is out of sight now, and nothing else."""
        shown = self._shows()
        self._show_live()
        self._show_caller()
        if self._shows() != shown:
            self._settle()

    def _show_live(self) -> None:
        live = self._live
        call = live.shown if live is not None else None
        if live is None or call is None or not call.is_live or live.is_seen:
            self.bar.hide()
        else:
            self.bar.show_call(
                call, others=live.live_count - 1, hanging_up=live.card.ending.is_hanging_up(call)
            )

    def _shows(self) -> tuple[bool, bool]:
        return self.banner.isHidden(), self.bar.isHidden()

    def _settle(self) -> None:
        """Give the pages below their room at once: not a turn of the loop, and a picture, later."""
        place = self.parentWidget()
        for layout in (self.layout(), place.layout() if place is not None else None):
            if layout is not None:
                layout.activate()

    # --- callers --------------------------------------------------------------------------------

    def _on_call(self, change: CallChanged) -> None:
        call = change.call
        if call.id in self._callers:
            self._callers[call.id] = call
            self.refresh()
        elif _rings_here(call) and call.id not in self._told:
            self._told.add(call.id)
            self._callers[call.id] = call
            self.refresh()
            if self._history is not None and call.number:
                self._tasks.spawn(self._look_back(self._history, call), "caller.past")

    async def _look_back(self, history: CallStore, call: Call) -> None:
        """The last call with this number. If the history cannot be read, its own place says so."""
        from sellercall_desktop.core.errors import StoreError

        try:
            page = await history.page(CallQuery(text=call.number), limit=_LOOK_BACK)
        except StoreError:
            return
        same = (each for each in page.calls if each.number == call.number and each.id != call.id)
        self._past[call.id] = next(same, None)
        self._show_caller()

    def _show_caller(self) -> None:
        if not self._callers:
            self.banner.hide()
            return
        call = next(reversed(self._callers.values()))
        self.banner.show_call(
            call, past=self._past.get(call.id), is_known=call.id in self._past, more=len(self._callers) - 1
        )
        if not self._gone.isActive() and any(map(self._is_old_news, self._callers.values())):
            self._gone.start()

    def _is_old_news(self, call: Call) -> bool:
        return not call.is_live or (self._live is not None and self._live.is_seen_large(call.id))

    def _forget_seen(self) -> None:
        for call in [each for each in self._callers.values() if self._is_old_news(each)]:
            self._forget(call.id)

    def _forget(self, call_id: str) -> None:
        self._callers.pop(call_id, None)
        self._past.pop(call_id, None)
        self.refresh()

    # --- what is pressed --------------------------------------------------------------------------

    def _on_see(self, call_id: str) -> None:
        self._forget(call_id)
        self.see_requested.emit(call_id)

    def _on_hang_up(self, call_id: str) -> None:
        if self._live is not None:
            self._live.hang_up(call_id)

    def _on_next(self) -> None:
        if self._live is not None:
            self._live.select_next()


def _rings_here(call: Call) -> bool:
    """A caller of this desk; another desk's is no news here."""
    return call.is_live and call.direction is Direction.INBOUND and not is_anothers(call)

"""Brings the watches' verdicts to the card, and carries out what is decided there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.ui.live_call.watch_part import WatchPart
from sellercall_desktop.ui.live_call.wishes import Wish, hears
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.steering.verdicts import WatchesChanged
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.live_call.card import CallCard
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge


class WatchedCalls(QObject):
    """Decisions go to the core, acts the way that all acts of the card go."""

    def __init__(
        self,
        card: CallCard,
        look: Look,
        source: WatchSource,
        *,
        tasks: Tasks,
        bridge: Bridge,
        author: str,
        live_calls: Callable[[], Iterable[Call]],
        show_error: Callable[[BaseException], None],
    ) -> None:
        """`author` signs decisions; `show_error` says that one could not be written down."""
        super().__init__(card)
        self._card, self._look, self._source, self._tasks = card, look, source, tasks
        self._author, self._live_calls, self._show_error = author, live_calls, show_error
        self._part = WatchPart(look, source, card)
        card.add_watches(self._part)
        self._part.wished.connect(card.act_wished)
        self._part.note.hang_up_wished.connect(card.ending.hang_up_requested)
        self._part.bar.accepted.connect(self._on_accepted)
        self._part.bar.dismissed.connect(self._on_dismissed)
        bridge.watches_changed.connect(self._on_watches_changed)

    # --- inside -------------------------------------------------------------------------------

    def _on_watches_changed(self, change: WatchesChanged) -> None:
        before = self._part.of(change.call_id)
        self._part.take_in(change)
        shown = self._card.call
        if shown is not None and shown.id == change.call_id:
            self._card.show_watches()
            return
        call = next((one for one in self._live_calls() if one.id == change.call_id), None)
        if call is not None and change.verdicts.opt_out != before.opt_out:
            number = self._look.formats.number(call.number)
            say(self._card, f"{number}: {self._part.alarm_of(call)}", at_once=True)

    def _on_accepted(self, call_id: str) -> None:
        wish, shown = self._part.of(call_id).opt_out, self._card.call
        if wish is None:
            return
        there = shown is not None and shown.id == call_id and hears(shown)
        good_bye = Wish(call_id, ActKind.FAREWELL) if there else None
        reason = self.tr("Asked for it during a call")
        self._decide(self._source.opting_out.accept(call_id, wish, self._author, reason), call_id, good_bye)

    def _on_dismissed(self, call_id: str, why: str) -> None:
        wish = self._part.of(call_id).opt_out
        if wish is not None:
            self._decide(self._source.opting_out.dismiss(call_id, wish, self._author, why), call_id, None)

    def _decide(self, written: Coroutine[object, object, None], call_id: str, then: Wish | None) -> None:
        async def decide() -> None:
            try:
                await written
            finally:
                self._part.bar.end(call_id)
            if then is not None:
                self._card.ending.wished.emit(then)

        self._tasks.spawn(decide(), "opt_out", self._show_error)

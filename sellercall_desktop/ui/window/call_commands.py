"""What can be done to the call that is shown, as the window carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.ui.window.rail import WindowSection
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.hand_off.part import HandOffPart
    from sellercall_desktop.ui.history.wish_bar import WishBar
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.live_call.watch_part import WatchPart
    from sellercall_desktop.ui.window.workspace import Workspace


class CallCommands:
    """Of a call out of sight: it is shown first, and nothing else is done. One sees what one decides."""

    def __init__(self, workspace: Callable[[], Workspace], say: Callable[[str], object]) -> None:
        """`workspace` is asked each time: another language builds a new one. `say` shows a short result."""
        self._workspace, self._say = workspace, say

    def say_missing(self) -> None:
        """Have its AI say what it has not made known yet."""
        if (watches := self._seen_watches()) is not None:
            watches.chips.say_missing()

    def accept_opt_out(self) -> None:
        """Its customer is not called again, and the AI says good-bye; or that of a call in the history."""
        if (bar := self._wish_bar()) is not None:
            bar.accept()
        elif (watches := self._seen_watches()) is not None:
            watches.bar.accept()

    def dismiss_opt_out(self) -> None:
        """Its customer did not ask for that, or that of a call in the history; the person says why."""
        if (bar := self._wish_bar()) is not None:
            bar.ask_why()
        elif (watches := self._seen_watches()) is not None:
            watches.bar.ask_why()

    def take_over(self) -> None:
        """Ring the seller's telephone; answered, bring the customer."""
        if (part := self._hand_off()) is not None and not part.take_over():
            self._say_not_now()

    def hand_on(self) -> None:
        """Ask to whom it is handed on; announced, bring the customer."""
        if (part := self._hand_off()) is not None and not part.hand_on():
            self._say_not_now()

    def give_back(self) -> None:
        """Let the AI have the customer again."""
        if (part := self._hand_off()) is not None and not part.give_back():
            self._say(QCoreApplication.translate("Actions", "No person has the customer"))

    def _say_not_now(self) -> None:
        """Else what is typed next, for a form that is not there, would go elsewhere."""
        self._say(QCoreApplication.translate("Actions", "Not now: the card says how far the call is"))

    def leave_message(self) -> None:
        """Leave a message for the voicemail that has taken it."""
        from sellercall_desktop.ui.live_call.message_key import leave_message  # not before the first paint

        leave_message(self._workspace().live)

    def _hand_off(self) -> HandOffPart | None:
        from sellercall_desktop.ui.hand_off.part import HandOffPart  # not before the first paint

        live = self._seen()
        return live.findChild(HandOffPart) if live is not None else None

    def _wish_bar(self) -> WishBar | None:
        """In the details that are in sight, where one waits there. A live call that asks comes first."""
        from sellercall_desktop.ui.history.wish_bar import WishBar  # not before the first paint

        workspace = self._workspace()
        bar = next((one for one in workspace.findChildren(WishBar) if one.asks), None)
        if bar is None or holds_focus(bar.details):
            return bar
        live = workspace.live
        watches = live.card.watches if live.shown is not None and live.is_seen else None
        calls_ask = watches is not None and watches.bar.wish is not None
        return None if calls_ask else bar

    def _seen_watches(self) -> WatchPart | None:
        live = self._seen()
        return live.card.watches if live is not None else None

    def _seen(self) -> LiveCalls | None:
        """The calls, where one is before the person's eyes."""
        workspace = self._workspace()
        live = workspace.live
        if live.shown is None:
            self._say(QCoreApplication.translate("Actions", "There is no call in progress"))
            return None
        if not live.is_seen:
            workspace.show_section(WindowSection.DESK)
            live.select(live.shown.id)
            return None
        return live

"""Gives the desk's live calls what belongs to them: watches, cost, voicemail, wrap-up, callbacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.ui.live_call.pinned_prompts import PinnedPrompts
from sellercall_desktop.ui.live_call.voicemail import VoicemailPart
from sellercall_desktop.ui.live_call.watched_calls import WatchedCalls
from sellercall_desktop.ui.wrap_up.callbacks import CallbackList
from sellercall_desktop.ui.wrap_up.desk import DeskWrapUp

if TYPE_CHECKING:
    from sellercall_desktop.app.windowed.wiring import WindowWiring
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CallParts:
    """Those of one workspace, with its own tasks and bridge."""

    given: WindowWiring
    look: Look
    workspace: Workspace
    tasks: Tasks
    bridge: Bridge

    def attach(self) -> None:
        """Bring them to life. The order is that of their rows on the card, from below."""
        given, desk = self.given, self.workspace.desk
        live = desk.live
        pinned = PinnedPrompts(given.prompts, self.tasks, self._explains_suggestions)
        live.attach(given.engine, given.steering, self.tasks, self.bridge, author=given.author, pinned=pinned)
        self._watch()
        live.card.head.cost.cost_of = given.tariffs.cost_of if given.tariffs is not None else None
        live.card.fields.attach(self.tasks, given.fields, given.author)
        desk.wrap_up = DeskWrapUp(live, self.look, given.wrap_ups, self.tasks, author=given.author)
        desk.action_chosen.connect(desk.wrap_up.do)
        desk.callbacks = self._new_callbacks()
        VoicemailPart(self.look, live, given.answered, self._counts_down)

    def _watch(self) -> None:
        if self.given.watches is not None:
            WatchedCalls(
                self.workspace.desk.live.card,
                self.look,
                self.given.watches,
                tasks=self.tasks,
                bridge=self.bridge,
                author=self.given.author,
                live_calls=lambda: self.given.engine.live_calls,
                show_error=self.workspace.show_error,
            )

    def _new_callbacks(self) -> CallbackList:
        desk = self.workspace.desk
        made = CallbackList(
            self.look,
            self.given.callbacks,
            self.tasks,
            self.bridge,
            author=self.given.author,
            parent=desk.dialer,
        )
        desk.dialer.put_above_recents(made)
        made.dial_requested.connect(desk.call_number)
        made.details_requested.connect(desk.show_call)
        return made

    def _explains_suggestions(self) -> bool:
        return self.given.settings.value.ultravox.explain_suggestions

    def _counts_down(self) -> bool:
        return self.given.settings.value.voicemail.offer == "countdown"

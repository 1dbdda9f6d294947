"""Gives the desk's live calls what belongs to them: watches, cost, voicemail, hand-off, wrap-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.app.windowed.before_calls import BeforeCalls
from sellercall_desktop.ui.hand_off.part import HandOffPart
from sellercall_desktop.ui.live_call.pinned_prompts import PinnedPrompts
from sellercall_desktop.ui.live_call.voicemail import VoicemailPart
from sellercall_desktop.ui.live_call.watched_calls import WatchedCalls
from sellercall_desktop.ui.wrap_up.desk import DeskWrapUp

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.call_fields import FieldJudging
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.hand_off.door import HandOffDoor
    from sellercall_desktop.ui.live_call.voicemail import Answered
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.scheduled.part import Toast
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CallParts:
    """What live calls work with, and whatever stands on their card beside the call itself."""

    engine: Engine
    steering: Steering
    wrap_ups: WrapUps
    callbacks: Callbacks
    prompts: PromptStore
    settings: SettingsFile
    author: str
    watches: WatchSource | None
    tariffs: Tariffs | None
    fields: FieldJudging | None
    answered: Answered
    hand_off: HandOffDoor | None = None
    before: BeforeCalls = field(default_factory=BeforeCalls)

    def attach(
        self, look: Look, workspace: Workspace, tasks: Tasks, bridge: Bridge, show_toast: Toast
    ) -> None:
        """Bring a workspace's to life. The order is that of their rows on the card, from below."""
        desk = workspace.desk
        live, author = desk.live, self.author
        pinned = PinnedPrompts(self.prompts, tasks, self._explains_suggestions)
        live.attach(self.engine, self.steering, tasks, bridge, author=author, pinned=pinned)
        if self.watches is not None:
            WatchedCalls(
                live.card,
                look,
                self.watches,
                tasks=tasks,
                bridge=bridge,
                author=author,
                live_calls=lambda: self.engine.live_calls,
                show_error=workspace.show_error,
            )
        live.card.head.cost.cost_of = self.tariffs.cost_of if self.tariffs is not None else None
        live.card.fields.attach(tasks, self.fields, author)
        desk.wrap_up = DeskWrapUp(live, look, self.wrap_ups, tasks, author=author)
        desk.action_chosen.connect(desk.wrap_up.do)
        self.before.attach(
            look,
            workspace,
            tasks,
            bridge,
            callbacks=self.callbacks,
            author=author,
            show_toast=show_toast,
        )
        VoicemailPart(look, live, self.answered, self._counts_down)
        if self.hand_off is not None:
            part = HandOffPart(look, live, self.hand_off, tasks, author=author)
            desk.dialer.field.asked_first = part.answer

    def _explains_suggestions(self) -> bool:
        return self.settings.value.ultravox.explain_suggestions

    def _counts_down(self) -> bool:
        return self.settings.value.voicemail.offer == "countdown"

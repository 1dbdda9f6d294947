"""Gives the dialer what is known before a call: the light of the number, and who is called later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks
    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.scheduled.part import Toast
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BeforeCalls:
    """Either may be absent: the dialer is then without it."""

    lights: Lights | None = None
    scheduled: ScheduledCalls | None = None

    def attach(
        self,
        look: Look,
        workspace: Workspace,
        tasks: Tasks,
        bridge: Bridge,
        *,
        callbacks: Callbacks,
        author: str,
        show_toast: Toast,
    ) -> None:
        """Bring a workspace's to life."""
        from sellercall_desktop.ui.dialer.light_part import LightPart
        from sellercall_desktop.ui.scheduled.later_desk import LaterDesk
        from sellercall_desktop.ui.scheduled.part import LaterPart

        desk, light = workspace.desk, None
        if self.lights is None:
            desk.dialer.light_place.hide()
        else:
            can_schedule = self.scheduled is not None
            light = LightPart(desk.dialer, look, self.lights, tasks, bridge, can_schedule=can_schedule)
        desk.later = made = LaterPart(
            desk.dialer,
            look,
            LaterDesk(callbacks, self.scheduled, author=author),
            tasks,
            bridge,
            show_toast=show_toast,
            show_error=workspace.show_error,
            light=light,
        )
        made.call_wanted.connect(desk.call_number)
        made.list.details_requested.connect(desk.show_call)

    def in_history(
        self, new_history: Callable[[QWidget], HistoryPanel], workspace: Workspace
    ) -> Callable[[QWidget], HistoryPanel]:
        """A history whose rows' menu offers to call the customer later, where that can be done."""
        if self.scheduled is None:
            return new_history

        def made(place: QWidget) -> HistoryPanel:
            panel = new_history(place)
            panel.call_later = partial(_ask, workspace)
            return panel

        return made


def _ask(workspace: Workspace, number: str) -> None:
    """On the desk, where it is asked when this number is to be called."""
    from sellercall_desktop.ui.window.rail import WindowSection

    workspace.show_section(WindowSection.DESK)
    if workspace.desk.later is not None:
        workspace.desk.later.ask(number)

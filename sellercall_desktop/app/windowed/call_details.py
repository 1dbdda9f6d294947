"""What belongs to others in the details of a call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.app.windowed.prompts import offer_scenario_of_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.call_fields import FieldJudging
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.window.workspace import Workspace


class CallDetails(NamedTuple):
    """What they are made with."""

    wrap_ups: WrapUps
    fields: FieldJudging | None
    watches: WatchSource | None
    workbench: Workbench | None
    prompts: PromptStore
    author: str

    def in_workspace(self, workspace: Workspace, tasks: Tasks) -> Callable[[DetailsPanel], None]:
        """Adds it to the details of a history in this workspace."""
        return partial(_complete, self, workspace, tasks)


def _complete(parts: CallDetails, workspace: Workspace, tasks: Tasks, details: DetailsPanel) -> None:
    from sellercall_desktop.ui.history.wish_bar import WishBar
    from sellercall_desktop.ui.wrap_up.page import WrapUpPage

    look, author = workspace.look, parts.author
    offer_scenario_of_call(details, workspace, parts.workbench, parts.prompts, tasks)
    WrapUpPage(details, look, parts.wrap_ups, tasks, author=author)
    details.conversation.fields.attach(tasks, parts.fields, author)
    if (watches := parts.watches) is not None:
        deciding = watches.opting_out
        WishBar(details, look, deciding, tasks, author=author, show_error=workspace.show_error)

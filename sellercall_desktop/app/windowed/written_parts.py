"""Gives the details of a call that is over what people write about it, and what they decide of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.ui.history.wish_bar import WishInDetails
from sellercall_desktop.ui.wrap_up.page import WrapUpPage

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.live_call.watch_source import WatchSource
    from sellercall_desktop.ui.parts.look import Look


def add_written(
    details: DetailsPanel,
    look: Look,
    tasks: Tasks,
    by: str,
    *,
    wrap_ups: WrapUps,
    watches: WatchSource | None,
) -> None:
    """`by` signs what is written and decided."""
    WrapUpPage(details, look, wrap_ups, tasks, author=by)
    if watches is not None:
        WishInDetails(details, look, watches.opting_out, tasks, author=by)

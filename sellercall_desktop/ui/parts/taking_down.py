"""How a part of the window goes while the program lives: never before its last coroutine has ended.

What goes on after an ``await`` may touch the part. So whoever has one that starts work, and that is deleted
before the program ends, gives it a `TaskBranch` and takes it down here. What must outlive it is not its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.tasks import TaskBranch, Tasks


def take_down(
    part: QWidget, own: TaskBranch, of_all: Tasks, on_error: Callable[[BaseException], None]
) -> None:
    """Hide it now, delete it when its `own` coroutines have ended. What still fails goes to `on_error`."""
    own.leave_to(on_error)
    part.hide()
    _stop_timers(part)
    of_all.spawn(_delete(part, own), "window.part_ends")


async def _delete(part: QWidget, own: TaskBranch) -> None:
    await own.finish()
    _stop_timers(part)  # the last coroutine may have started one, whose work would find the part deleted
    part.deleteLater()


def _stop_timers(part: QWidget) -> None:
    for timer in part.findChildren(QTimer):
        timer.stop()

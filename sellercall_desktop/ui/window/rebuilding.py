"""Another language: the workspace is built again where the person was, and nothing of the old one is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.core.errors import SellerCallError, StoreError
from sellercall_desktop.core.tasks import TaskBranch
from sellercall_desktop.ui.parts.taking_down import take_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.front import Front
    from sellercall_desktop.ui.window.workspace import Workspace

    Fill = Callable[[Workspace, Tasks, Bridge], Iterator[None]]
    """Gives an empty workspace its panels, a part a step; what they start and hear, they do by these two."""


class Lease:
    """The tasks and the bridge of one part of the window, and how that part is taken down.

    What it connects to and what it starts is its own: the bridge is closed with the part, and the part is not
    deleted before its last coroutine has ended, for that one may still touch it.
    """

    def __init__(self, part: QWidget, tasks: Tasks, bridge: Bridge) -> None:
        self._part, self._tasks_of_all = part, tasks
        self.tasks = TaskBranch(tasks)
        self.bridge = bridge.branch(part)

    def end(self, on_error: Callable[[BaseException], None]) -> None:
        """Take the part down. A failure it can no longer show goes to `on_error`."""
        self.bridge.close()
        take_down(self._part, self.tasks, self._tasks_of_all, on_error)


class Rebuilding(QObject):
    """Builds one at a time: the language may change again before the last change is through."""

    def __init__(
        self, front: Front, fill: Fill, tasks: Tasks, bridge: Bridge, *, then: Callable[[], None]
    ) -> None:
        """`then` follows each time that another workspace is there."""
        super().__init__(front)
        self._front, self._fill, self._tasks, self._bridge, self._then = front, fill, tasks, bridge, then
        self._lease = Lease(front.workspace, tasks, bridge)
        self._wanted = self._at_work = False

    def filling(self) -> Iterator[None]:
        """Fill the workspace that the window was painted with."""
        yield from self._fill(self._front.workspace, self._lease.tasks, self._lease.bridge)

    def ask(self) -> None:
        """Build the workspace anew as soon as what was typed in the present one is kept."""
        self._wanted = True
        if not self._at_work:
            self._at_work = True
            self._tasks.spawn(self._work(), "window.language")

    async def _work(self) -> None:
        # Here, because it brings every page, and the first paint waits for none.
        from sellercall_desktop.ui.window.carrying import carry_over

        try:
            while self._wanted:
                self._wanted = False
                old, lease = self._front.workspace, self._lease
                old.desk.keep_sizes()
                await old.desk.finish()
                new = self._front.renew()
                self._lease = Lease(new, self._tasks, self._bridge)
                list(self._fill(new, self._lease.tasks, self._lease.bridge))
                carry_over(old, new)
                self._then()
                lease.end(partial(_show_error, self._front))
        finally:
            self._at_work = False


def _show_error(front: Front, error: BaseException) -> None:
    """What is not shown by the card of a call already."""
    by_card = isinstance(error, SellerCallError) and error.call_id and not isinstance(error, StoreError)
    if not by_card:
        front.workspace.show_error(error)

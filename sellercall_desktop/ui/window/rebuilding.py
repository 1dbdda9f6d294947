"""Another language: the same workspace anew, where the person was; the old one goes wholly, and in peace."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sellercall_desktop.core.errors import SellerCallError, StoreError
from sellercall_desktop.core.tasks import TaskBranch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.main_window import MainWindow
    from sellercall_desktop.ui.window.services import WindowServices


class Lease:
    """The services as one part of the window is given them, and how that part is taken down.

    What it connects to and what it starts is its own: the bridge is deaf with the part, and the part is not
    deleted before its last coroutine has ended, for that one may still touch it.
    """

    def __init__(self, services: WindowServices, part: QWidget) -> None:
        self._part, self._trunk = part, services.tasks
        self.tasks = TaskBranch(services.tasks)
        self.bridge: Bridge = services.bridge.branch(part)
        self.services = replace(services, tasks=self.tasks, bridge=self.bridge)

    def end(self, heir: Callable[[BaseException], None]) -> None:
        """Take the part down. A failure it can no longer show goes to `heir`."""
        self.bridge.close()
        self.tasks.leave_to(heir)
        self._part.hide()
        for timer in self._part.findChildren(QTimer):
            timer.stop()
        self._trunk.spawn(self._delete(), "window.part_ends")

    async def _delete(self) -> None:
        await self.tasks.finish()
        self._part.deleteLater()


class Rebuilding(QObject):
    """Builds once at a time: the language may change again before the last change is through."""

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._lease = Lease(services, window.workspace)
        self._wanted = self._at_work = False

    @property
    def services(self) -> WindowServices:
        """The services as the present workspace is given them."""
        return self._lease.services

    def ask(self) -> None:
        """Build the workspace anew as soon as what was typed in the present one is kept."""
        self._wanted = True
        if not self._at_work:
            self._at_work = True
            self._services.tasks.spawn(self._work(), "window.language")

    async def _work(self) -> None:
        # Here, because it brings every page, and the first paint waits for none.
        from sellercall_desktop.ui.window.carrying import carry_over

        try:
            while self._wanted:
                self._wanted = False
                old, lease = self._window.workspace, self._lease
                old.desk.keep_sizes()
                await old.desk.finish()
                new = self._window.renew_workspace()
                self._lease = Lease(self._services, new)
                list(new.attaching(self._lease.services))
                carry_over(old, new)
                self._window.first_steps.show_again()
                lease.end(partial(_tell, self._window))
        finally:
            self._at_work = False


def _tell(window: MainWindow, error: BaseException) -> None:
    """Where the error of a call is told by its card, nobody else need tell it."""
    by_card = isinstance(error, SellerCallError) and error.call_id and not isinstance(error, StoreError)
    if not by_card:
        window.workspace.show_error(error)

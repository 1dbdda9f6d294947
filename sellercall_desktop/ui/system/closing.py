"""Closing and quitting: into the tray where that is wished, with a question where calls are live."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.ui.system.leaving import Leaving, ask_leaving
from sellercall_desktop.ui.system.notices import DesktopNotice

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.system.notices import CallNotices
    from sellercall_desktop.ui.system.tray import Tray
    from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase

log = logging.getLogger(__name__)


class Closing(QObject):
    """Decides on the window's closing before the window does."""

    def __init__(
        self,
        window: MainWindow,
        base: WindowBase,
        calls: CallNotices,
        tray: Tray,
        *,
        notify: Callable[[DesktopNotice], None],
        come_to_front: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._base, self._calls, self._tray = window, base, calls, tray
        self._notify, self._come_to_front = notify, come_to_front
        self._engine: Engine | None = None
        self._tasks: Tasks  # given with the engine
        self.sure = self.asking = False
        tray.quit_requested.connect(self.leave)
        window.commands.ask_to_leave = self.leave
        window.installEventFilter(self)

    def attach(self, engine: Engine, tasks: Tasks) -> None:
        """From now on there may be calls to ask about."""
        self._engine, self._tasks = engine, tasks

    def stop(self) -> None:
        """The window closes as any other."""
        self._window.removeEventFilter(self)

    def leave(self) -> None:
        """End the program, after asking where calls are live."""
        if self._must_ask and not self.sure:
            self._come_to_front()
            self._ask()
        else:
            self._go()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Closing the window: into the tray where that is wished, with a question where calls are live."""
        if event.type() is not QEvent.Type.Close or self.sure or _session_ends():
            return False
        if self._base.settings.value.general.background and self._tray.is_there:
            event.ignore()
            self._hide_in_tray()
            return True
        if self._must_ask:
            event.ignore()
            self._ask()
            return True
        return False

    @property
    def _must_ask(self) -> bool:
        return bool(self._calls.ours) and self._engine is not None

    def _hide_in_tray(self) -> None:
        self._window.hide()
        mark = self._base.paths.config / "told-of-tray"
        if not mark.exists():
            self._notify(
                DesktopNotice(
                    self.tr("SellerCall goes on working here"),
                    self.tr("Calls go on and come in. Open or quit it from this icon."),
                )
            )
            try:
                mark.parent.mkdir(parents=True, exist_ok=True)
                mark.touch()
            except OSError as error:
                log.info("tray.told_not_kept", extra={"problem": str(error)})

    def _ask(self) -> None:
        if not self.asking and self._engine is not None:
            self.asking = True
            self._tasks.spawn(self._ask_and_leave(self._engine), "home.leaving")

    async def _ask_and_leave(self, engine: Engine) -> None:
        try:
            spoken = self._calls.lines(hide=False)
            lines = tuple(spoken[call_id] for call_id in self._calls.ours)
            choice = await ask_leaving(self._window.look, lines, self._window, demo=self._base.demo)
            if choice is Leaving.STAY:
                return
            if choice is Leaving.HANG_UP and not await self._hang_up_all(engine):
                return
            self._go()
        finally:
            self.asking = False

    async def _hang_up_all(self, engine: Engine) -> bool:
        """False where the carrier refused one of them: the person stays, and sees which call is live."""
        outcomes = await asyncio.gather(
            *(engine.hang_up(call_id) for call_id in self._calls.ours), return_exceptions=True
        )
        failed = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
        for error in failed:
            if not isinstance(error, SellerCallError):
                raise error
            log.warning("leaving.hang_up_failed", extra={"problem": str(error)})
        if failed:
            self._window.toasts.show(self.tr("A call could not be hung up: the program stays open"))
        return not failed

    def _go(self) -> None:
        self.sure = True
        self._window.close()


def _session_ends() -> bool:
    """The person logs out: the system does not wait for answers."""
    app = QApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()

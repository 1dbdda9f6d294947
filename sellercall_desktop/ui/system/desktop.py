"""Wires the window to its desktop: tray, notifications, global key; offers and closing have their modules."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication

from sellercall_desktop.ui.system.closing import Closing
from sellercall_desktop.ui.system.desktop_notifications import HANG_UP, MUTE, OPEN, DesktopNotifications
from sellercall_desktop.ui.system.hotkey import Hotkey, HotkeyState
from sellercall_desktop.ui.system.notices import CallNotices, DesktopNotice, TunnelNotices
from sellercall_desktop.ui.system.offers import Offers
from sellercall_desktop.ui.system.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.call import CallChanged
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks
    from sellercall_desktop.settings import GeneralSettings
    from sellercall_desktop.settings_file import SettingsChanged
    from sellercall_desktop.ui.system.callback_notices import CallbackNotices
    from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase

log = logging.getLogger(__name__)


class Home(QObject):
    """Made after the first paint; works fully once attached. What is offered before waits until then."""

    def __init__(self, window: MainWindow, base: WindowBase) -> None:
        super().__init__(window)
        self._window, self._base = window, base
        self._engine: Engine | None = None
        self._tasks: Tasks  # given with the engine
        self._callbacks: CallbackNotices | None = None
        look = window.look
        self._calls, self._tunnel = CallNotices(look.formats), TunnelNotices()
        self.tray = Tray(look, window)
        self.tray.open_requested.connect(self.come_to_front)
        self.tray.notice_pressed.connect(lambda call_id: self._on_pressed(OPEN, call_id))
        self.tray.hang_up_requested.connect(self._hang_up)
        self.tray.muted_changed.connect(lambda muted: self._mute(muted=muted))
        linux = sys.platform.startswith("linux")
        self._desktop = DesktopNotifications(self._on_pressed, self.tray.notify) if linux else None
        self.offers = Offers(window, self.come_to_front)
        self.closing = Closing(
            window, base, self._calls, self.tray, notify=self._notify, come_to_front=self.come_to_front
        )
        self._hotkey = Hotkey(lambda: self.offers.offer(clipboard=True))
        base.bridge.call_changed.connect(self._on_call)
        base.bridge.tunnel_changed.connect(self._on_tunnel)
        base.bridge.settings_changed.connect(self._on_settings)
        self._follow(self._settings)

    def attach(self, engine: Engine, tasks: Tasks, tunnel: TunnelChanged | None) -> None:
        """Everything behind the window is open."""
        self._engine, self._tasks = engine, tasks
        self._calls.live.update({call.id: call for call in engine.live_calls})
        self._show_live()
        if self._desktop is not None:
            tasks.spawn(self._desktop.run(), "home.notifications")
        if tunnel is not None:
            self._on_tunnel(tunnel)
        self.closing.attach(engine, tasks)
        self.offers.attach()

    def attach_callbacks(self, callbacks: Callbacks, tasks: Tasks, *, author: str) -> None:
        """Say which callbacks are due. `author` signs what is put off."""
        from sellercall_desktop.ui.system.callback_notices import CallbackNotices

        self._callbacks = made = CallbackNotices(
            self._window,
            callbacks,
            tasks,
            author=author,
            hides_numbers=lambda: self._settings.hide_numbers,
            show_behind=self._notify_behind,
        )
        self._base.bridge.callbacks_due.connect(made.on_due)

    def close(self) -> None:
        """Leave the desktop: icon and key go before the program does."""
        self._hotkey.close()
        self.tray.remove()
        self.closing.stop()

    # --- the window -----------------------------------------------------------------------------

    def come_to_front(self, activation: str = "") -> None:
        """Show the window over the others. `activation`: Wayland's permission, from who had the front."""
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt takes it from there
        window = self._window
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    # --- what happens -----------------------------------------------------------------------------

    @property
    def _settings(self) -> GeneralSettings:
        return self._base.settings.value.general

    def _on_call(self, change: CallChanged) -> None:
        known = len(self._calls.live)
        notice = self._calls.on_call(change, hide=self._settings.hide_numbers)
        if len(self._calls.live) != known:
            self._show_live()
        self._notify_behind(notice)

    def _on_tunnel(self, news: TunnelChanged) -> None:
        notice = self._tunnel.on_tunnel(news)
        if notice is not None:
            self.tray.show_problem(notice.title if notice.is_bad else "")
        self._notify_behind(notice)

    def _notify_behind(
        self, notice: DesktopNotice | None, buttons: Sequence[tuple[str, str]] | None = None
    ) -> bool:
        """Only while the program is not in front: else its window says the same, and it is False."""
        if notice is None or self._is_in_front() or not self._settings.notifications:
            return False
        self._notify(notice, buttons)
        QApplication.alert(self._window)  # the task bar's sign, also where there is no tray
        return True

    def _is_in_front(self) -> bool:
        return QApplication.activeWindow() is not None

    def _notify(self, notice: DesktopNotice, given: Sequence[tuple[str, str]] | None = None) -> None:
        """With buttons where the system has them; else the tray's menu has what they would do."""
        if self._desktop is None or not self._desktop.works:
            self.tray.notify(notice)
            return
        buttons = [*given] if given is not None else [(OPEN, self.tr("Open"))]
        if notice.call_id and given is None:
            buttons.append((HANG_UP, self.tr("Hang up")))
        self._desktop.notify(notice, [*buttons, (MUTE, self.tr("Mute"))])

    def _on_pressed(self, action: str, call_id: str) -> None:
        if action == HANG_UP and call_id in self._calls.live:
            self._hang_up(call_id)
        elif action == MUTE:
            self._mute(muted=True)
        elif self._callbacks is None or not self._callbacks.on_pressed(action, call_id) or action == OPEN:
            self.come_to_front()

    def _show_live(self) -> None:
        self.tray.show_live(self._calls.lines(hide=self._settings.hide_numbers))

    def _hang_up(self, call_id: str) -> None:
        if self._engine is not None:
            self._tasks.spawn(self._engine.hang_up(call_id), "home.hang_up", self._on_hang_up_failed)

    def _on_hang_up_failed(self, error: BaseException) -> None:
        from sellercall_desktop.ui.words.errors import sentence_for

        self._notify(
            DesktopNotice(self.tr("The call was not hung up"), sentence_for(error).text, is_bad=True)
        )

    def _mute(self, *, muted: bool) -> None:
        self._window.commands.change_settings({"general": {"notifications": not muted}})

    def _on_settings(self, change: SettingsChanged) -> None:
        if change.new.general != change.old.general:
            self._follow(change.new.general)

    def _follow(self, wishes: GeneralSettings) -> None:
        self.tray.show_muted(muted=not wishes.notifications)
        self._show_live()
        before = self._hotkey.state
        state = self._hotkey.use(wishes.hotkey)
        if state is not before and (said := _problem_of(state)):
            self._window.toasts.show(said)
            log.warning("hotkey.impossible", extra={"reason": state.name.lower()})


def _problem_of(state: HotkeyState) -> str:
    if state is HotkeyState.TAKEN:
        return QCoreApplication.translate(
            "Home", "The key to call copied numbers belongs to another program."
        )
    if state is HotkeyState.UNREADABLE:
        return QCoreApplication.translate(
            "Home", "The key to call copied numbers needs Ctrl or Alt and a letter, digit or F key."
        )
    if state is HotkeyState.NOT_ALLOWED:
        return QCoreApplication.translate(
            "Home", "This system leaves keys for all programs to its own settings: see the help there."
        )
    return ""

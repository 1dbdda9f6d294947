"""Wires the window to its desktop: tray, notifications, offered numbers, global key, closing and quitting."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sellercall_desktop.core.errors import SellerCallError
from sellercall_desktop.ui.home.application import Application
from sellercall_desktop.ui.home.desktop_notifications import HANG_UP, MUTE, OPEN, DesktopNotifications
from sellercall_desktop.ui.home.hotkey import Hotkey, HotkeyState
from sellercall_desktop.ui.home.leaving import Leaving, ask_leaving
from sellercall_desktop.ui.home.notices import CallNotices, Notice, TunnelNotices, spoken_number
from sellercall_desktop.ui.home.tray import Tray

if TYPE_CHECKING:
    from sellercall_desktop.core.ports import CallChanged, TunnelChanged
    from sellercall_desktop.settings import GeneralSettings
    from sellercall_desktop.settings_file import SettingsChanged
    from sellercall_desktop.ui.main_window import MainWindow
    from sellercall_desktop.ui.services import WindowBase, WindowServices

log = logging.getLogger(__name__)

_CLIPBOARD_AGAIN_MS = 300  # Wayland shows the clipboard only to the window in front


class Home(QObject):
    """Made after the first paint; works fully once attached. What is offered before waits until then."""

    def __init__(self, window: MainWindow, base: WindowBase) -> None:
        super().__init__(window)
        self._window, self._base = window, base
        self._services: WindowServices | None = None
        self._waiting: list[tuple[str, str]] = []
        self._sure = self._asking = False
        look = window.look
        self._calls, self._tunnel = CallNotices(look.formats), TunnelNotices()
        self.tray = Tray(look, window)
        self.tray.open_requested.connect(self.come_to_front)
        self.tray.quit_requested.connect(self.quit)
        self.tray.hang_up_requested.connect(self._hang_up)
        self.tray.muted_changed.connect(lambda muted: self._mute(muted=muted))
        linux = sys.platform.startswith("linux")
        self._desktop = DesktopNotifications(self._on_pressed, self.tray.notify) if linux else None
        self._hotkey = Hotkey(lambda: self.offer(clipboard=True))
        window.commands.leave = self.quit
        window.installEventFilter(self)
        base.bridge.call_changed.connect(self._on_call)
        base.bridge.tunnel_changed.connect(self._on_tunnel)
        base.bridge.settings_changed.connect(self._on_settings)
        app = QApplication.instance()
        if isinstance(app, Application):
            app.link_opened.connect(self._on_system_links)
            self._on_system_links()
        self._follow(self._settings)

    def attach(self, services: WindowServices) -> None:
        """Everything behind the window is open."""
        self._services = services
        self._calls.live.update({call.id: call for call in services.engine.live_calls})
        self._show_live()
        if self._desktop is not None:
            services.tasks.spawn(self._desktop.run(), "home.notifications")
        if (tunnel := services.tunnel()) is not None:
            self._on_tunnel(tunnel)
        waiting, self._waiting = self._waiting, []
        for text, note in waiting:
            self._offer_now(text, note)

    def close(self) -> None:
        """Leave the desktop: icon and key go before the program does."""
        self._hotkey.close()
        self.tray.remove()
        self._window.removeEventFilter(self)

    # --- numbers from other programs ------------------------------------------------------------

    def offer(self, *, link: str = "", clipboard: bool = False) -> None:
        """Show a number that another program names, to be confirmed. Nothing is ever dialed by itself."""
        if link:
            self._offer(link, self.tr("Another program asks to call this number. Press Enter to call it."))
        if clipboard:
            self._offer_clipboard(again=QGuiApplication.platformName().startswith("wayland"))

    def _offer_clipboard(self, *, again: bool) -> None:
        self.come_to_front()
        text = QApplication.clipboard().text().strip()
        if text:
            self._offer(text, self.tr("This number was copied. Press Enter to call it."))
        elif again:
            QTimer.singleShot(_CLIPBOARD_AGAIN_MS, self, lambda: self._offer_clipboard(again=False))
        else:
            self._window.toasts.show(self.tr("There is no text on the clipboard"))

    def _offer(self, text: str, note: str) -> None:
        if self._services is None:
            self._waiting = [(text, note)]  # the last one counts: there is one field
        else:
            self._offer_now(text, note)

    def _offer_now(self, text: str, note: str) -> None:
        self.come_to_front()
        self._window.commands.go_to_number()
        self._window.workspace.desk.dialer.offer(text, note)
        log.info("number.offered")

    def _on_system_links(self, _link: str = "") -> None:
        app = QApplication.instance()
        for link in app.take_links() if isinstance(app, Application) else ():
            self.offer(link=link)

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

    def quit(self) -> None:
        """End the program, after asking where calls are live."""
        if self._calls.live and not self._sure:
            self.come_to_front()
            self._ask()
        else:
            self._leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Closing the window: into the tray where that is wished, with a question where calls are live."""
        if event.type() is not QEvent.Type.Close or self._sure or self._base_is_ending():
            return False
        if self._settings.background and self.tray.is_there:
            event.ignore()
            self._hide_in_tray()
            return True
        if self._calls.live and self._services is not None and not self._base.demo:
            event.ignore()
            self._ask()
            return True
        return False

    def _base_is_ending(self) -> bool:
        """The person logs out: the system does not wait for answers."""
        app = QApplication.instance()
        return isinstance(app, QGuiApplication) and app.isSavingSession()

    def _hide_in_tray(self) -> None:
        self._window.hide()
        told = self._base.paths.config / "told-of-tray"
        if not told.exists():
            self._notify(
                Notice(
                    self.tr("SellerCall goes on working here"),
                    self.tr("Calls go on and come in. Open or quit it from this icon."),
                )
            )
            try:
                told.parent.mkdir(parents=True, exist_ok=True)
                told.touch()
            except OSError as error:
                log.info("tray.told_not_kept", extra={"problem": str(error)})

    def _ask(self) -> None:
        if not self._asking and self._services is not None:
            self._asking = True
            self._services.tasks.spawn(self._ask_and_leave(self._services), "home.leaving")

    async def _ask_and_leave(self, services: WindowServices) -> None:
        try:
            lines = [self._line(call_id) for call_id in self._calls.live]
            choice = await ask_leaving(self._window.look, lines, self._window)
            if choice is Leaving.STAY:
                return
            if choice is Leaving.HANG_UP and not await self._hang_up_all(services):
                return
            self._leave()
        finally:
            self._asking = False

    async def _hang_up_all(self, services: WindowServices) -> bool:
        """False where the carrier could not be told of one: the person stays, and sees which is live."""
        engine = services.engine
        outcomes = await asyncio.gather(
            *(engine.hang_up(call_id) for call_id in tuple(self._calls.live)), return_exceptions=True
        )
        failed = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
        for error in failed:
            if not isinstance(error, SellerCallError):
                raise error
            log.warning("leaving.hang_up_failed", extra={"problem": str(error)})
        if failed:
            self._window.toasts.show(self.tr("A call could not be hung up: the program stays open"))
        return not failed

    def _leave(self) -> None:
        self._sure = True
        self._window.close()

    # --- what happens -----------------------------------------------------------------------------

    @property
    def _settings(self) -> GeneralSettings:
        return self._base.settings.value.general

    def _on_call(self, change: CallChanged) -> None:
        known = len(self._calls.live)
        notice = self._calls.on_call(change, hide=self._settings.hide_numbers)
        if len(self._calls.live) != known:
            self._show_live()
        self._tell(notice)

    def _on_tunnel(self, news: TunnelChanged) -> None:
        notice = self._tunnel.on_tunnel(news)
        if notice is not None:
            self.tray.show_problem(notice.title if notice.is_bad else "")
        self._tell(notice)

    def _tell(self, notice: Notice | None) -> None:
        """While the window is in front it says the same itself."""
        if notice is None or self._window.isActiveWindow() or not self._settings.notifications:
            return
        self._notify(notice)
        QApplication.alert(self._window)  # the task bar's sign, also where there is no tray

    def _notify(self, notice: Notice) -> None:
        """With buttons where the system has them; else the tray's menu has what they would do."""
        if self._desktop is None or not self._desktop.works:
            self.tray.notify(notice)
            return
        buttons = [(OPEN, self.tr("Open"))]
        if notice.call_id:
            buttons.append((HANG_UP, self.tr("Hang up")))
        self._desktop.notify(notice, [*buttons, (MUTE, self.tr("Mute"))])

    def _on_pressed(self, action: str, call_id: str) -> None:
        if action == HANG_UP and call_id in self._calls.live:
            self._hang_up(call_id)
        elif action == MUTE:
            self._mute(muted=True)
        else:
            self.come_to_front()

    def _show_live(self) -> None:
        self.tray.show_live({call_id: self._line(call_id) for call_id in self._calls.live})

    def _line(self, call_id: str) -> str:
        number = self._calls.live[call_id].number
        return spoken_number(number, self._window.look.formats, hide=self._settings.hide_numbers)

    def _hang_up(self, call_id: str) -> None:
        if self._services is not None:
            self._services.tasks.spawn(
                self._services.engine.hang_up(call_id), "home.hang_up", self._on_hang_up_failed
            )

    def _on_hang_up_failed(self, error: BaseException) -> None:
        from sellercall_desktop.ui.errors import sentence_for

        self._notify(Notice(self.tr("The call was not hung up"), sentence_for(error).text, is_bad=True))

    def _mute(self, *, muted: bool) -> None:
        self._base.settings.update({"general": {"notifications": not muted}})

    def _on_settings(self, change: SettingsChanged) -> None:
        if change.new.general != change.old.general:
            self._follow(change.new.general)

    def _follow(self, wishes: GeneralSettings) -> None:
        self.tray.show_muted(muted=not wishes.notifications)
        self._show_live()
        before = self._hotkey.state
        state = self._hotkey.wish(wishes.hotkey)
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

"""Numbers that other programs name: links and the clipboard. They fill the field; only the person dials."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sellercall_desktop.ui.system.application import Application

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.ui.window.main_window import MainWindow

log = logging.getLogger(__name__)

_CLIPBOARD_AGAIN_MS = 300  # Wayland shows the clipboard only to the window in front
_LONGEST_TEXT = 5_000  # a whole document may have been copied; more than is read, so that none is cut here


class Offers(QObject):
    """What is offered before the window can dial waits until then."""

    def __init__(self, window: MainWindow, come_to_front: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._come_to_front = window, come_to_front
        self._waiting: tuple[str, str] | None = None
        self._can_dial = False
        app = QApplication.instance()
        if isinstance(app, Application):
            app.link_opened.connect(self._on_system_links)
            self._on_system_links()

    def attach(self) -> None:
        """The window can dial."""
        self._can_dial = True
        if self._waiting is not None:
            self._show(*self._waiting)
            self._waiting = None

    def offer(self, *, link: str = "", clipboard: bool = False) -> None:
        """Show the number of a link, or the copied one, to be confirmed."""
        if link:
            self._take(link, self.tr("Another program asks to call this number. Press Enter to call it."))
        if clipboard:
            self._take_copied(again=QGuiApplication.platformName().startswith("wayland"))

    def _take_copied(self, *, again: bool) -> None:
        self._come_to_front()
        text = QApplication.clipboard().text().strip()[:_LONGEST_TEXT]
        if text:
            self._take(text, self.tr("This number was copied. Press Enter to call it."))
        elif again:
            QTimer.singleShot(_CLIPBOARD_AGAIN_MS, self, lambda: self._take_copied(again=False))
        else:
            self._window.toasts.show(self.tr("There is no text on the clipboard"))

    def _take(self, text: str, note: str) -> None:
        if self._can_dial:
            self._show(text, note)
        else:
            self._waiting = (text, note)  # the last one counts: there is one field

    def _show(self, text: str, note: str) -> None:
        self._come_to_front()
        self._window.commands.go_to_number()
        self._window.workspace.offer_number(text, note)
        log.info("number.offered")

    def _on_system_links(self, _link: str = "") -> None:
        app = QApplication.instance()
        for link in app.take_links() if isinstance(app, Application) else ():
            self.offer(link=link)

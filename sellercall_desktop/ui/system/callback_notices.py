"""Says at the desktop that somebody is to be called again, with buttons where the system has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.ui.system.desktop_notifications import OPEN
from sellercall_desktop.ui.system.notices import DesktopNotice, spoken_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.callbacks import Callbacks, CallbacksDue
    from sellercall_desktop.ui.window.main_window import MainWindow

CALL_BACK, PUT_OFF = "call_back", "put_off"


class CallbackNotices(QObject):
    """Hears what is due; `on_pressed` carries out what was pressed."""

    def __init__(
        self,
        window: MainWindow,
        callbacks: Callbacks,
        tasks: Tasks,
        *,
        author: str,
        hides_numbers: Callable[[], bool],
        show_behind: Callable[[DesktopNotice, Sequence[tuple[str, str]]], bool],
    ) -> None:
        """`show_behind` shows a notification where the window is not in front, and tells whether it did."""
        super().__init__(window)
        self._window, self._callbacks, self._tasks, self._author = window, callbacks, tasks, author
        self._hides_numbers, self._show_behind = hides_numbers, show_behind

    def on_due(self, news: CallbacksDue) -> None:
        """Say it."""
        first = news.due[0]
        number = spoken_number(first.call.number, self._window.look.formats, hide=self._hides_numbers())
        if len(news.due) > 1:
            title = self.tr("%n callbacks are due", "", len(news.due))
            notice, buttons = DesktopNotice(title, number, first.call.id), [(OPEN, self.tr("Open"))]
        else:
            text = "  ·  ".join(part for part in (first.name, number, first.note) if part)
            notice = DesktopNotice(self.tr("A callback is due"), text, first.call.id)
            buttons = [
                (OPEN, self.tr("Open")),
                (CALL_BACK, self.tr("Call now")),
                (PUT_OFF, self.tr("In 10 minutes")),
            ]
        if not self._show_behind(notice, buttons):
            self._window.toasts.show(f"{notice.title}: {notice.text}", self.tr("See"), self._see)

    def on_pressed(self, action: str, call_id: str) -> bool:
        """Carry it out; False where it is not about a callback. The notice itself leads to the list."""
        one = next((each for each in self._callbacks.open if each.call.id == call_id), None)
        if one is None or action not in {OPEN, CALL_BACK, PUT_OFF}:
            return False
        if action == OPEN:
            self._see()
        elif action == CALL_BACK:
            self._window.commands.call_number(one.call.number)
        else:
            self._tasks.spawn(self._callbacks.put_off(call_id, self._author), "home.put_off")
        return True

    def _see(self) -> None:
        self._window.commands.show_callbacks()

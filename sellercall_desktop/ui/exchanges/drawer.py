"""The drawer below the desk: the log and, beside it, the exchanges. It remembers which of them was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget

from sellercall_desktop.ui.exchanges.panel import ExchangePanel
from sellercall_desktop.ui.log.panel import LogPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.logbook import Logbook
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.exchanges.panel import ExchangeSource
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.layout_file import LayoutFile

_FLAG = "desk.exchanges"


class Drawer(QTabWidget):
    """The log from the start; the exchanges once the store is open."""

    call_wanted = Signal(str)

    def __init__(
        self,
        logbook: Logbook,
        look: Look,
        layout: LayoutFile,
        open_folder: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._layout = look, layout
        self.setDocumentMode(True)
        self.log = LogPanel(logbook, look, open_folder, parent=self)
        self.exchanges: ExchangePanel | None = None
        self.addTab(self.log, self.tr("Log"))
        self.setAccessibleName(self.tr("Log and exchanges"))

    def add_exchanges(self, source: ExchangeSource, bridge: Bridge, tasks: Tasks) -> None:
        """The store is open: another tab shows what is said between us and the providers."""
        self.exchanges = ExchangePanel(source, bridge, tasks, self._look, parent=self)
        self.exchanges.call_wanted.connect(self.call_wanted)
        self.addTab(self.exchanges, self.tr("Exchanges"))
        if self._layout.flag(_FLAG, default=False):
            self.setCurrentWidget(self.exchanges)
        self.currentChanged.connect(self._on_tab)

    def show_log_of(self, call_id: str) -> None:
        """The log lines of one call."""
        self.setCurrentWidget(self.log)
        self.log.show_call(call_id)

    def show_exchanges_of(self, call_id: str) -> None:
        """The exchanges of one call."""
        if self.exchanges is not None:
            self.setCurrentWidget(self.exchanges)
            self.exchanges.show_call(call_id)

    def take_focus(self) -> None:
        """The rows of the open tab; while there are none, its filter."""
        panel = self.exchanges if self.currentWidget() is self.exchanges else self.log
        rows = (panel or self.log).table
        place = rows if rows.isVisibleTo(self) else (panel or self.log).toolbar.text
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_opened(self) -> bool:
        """Put away the details of the open tab; False where there are none."""
        return (self.exchanges is not None and self.exchanges.close_opened()) or self.log.close_opened()

    def close_feed(self) -> None:
        """Read nothing more of the logbook."""
        self.log.close_feed()

    def _on_tab(self) -> None:
        self._layout.keep_flag(_FLAG, value=self.currentWidget() is self.exchanges)

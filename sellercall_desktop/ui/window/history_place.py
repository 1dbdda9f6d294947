"""The two places of the history: below the calls on the desk, and a page of its own.

Each keeps its own search, filter, choice and details: what is looked for in one must not hide the number that
is being dialed in the other.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sellercall_desktop.ui.history.panel import HistoryPanel
from sellercall_desktop.ui.parts.arrangement import fill_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.services import WindowServices


def new_history(services: WindowServices, look: Look, place: QWidget) -> HistoryPanel:
    """A history that stands in this place, still to be built and started."""
    made = HistoryPanel(services.calls, services.bridge, services.tasks, look, parent=place, at_once=False)
    made.call_seen.connect(partial(services.engine.attention.look, f"history in {type(place).__name__}"))
    return made


def building(history: HistoryPanel, place: QWidget) -> Iterator[None]:
    """Build it in steps short enough that what is typed between them is not kept waiting."""
    yield from history.building()
    fill_place(place, history)


class HistoryPage(QFrame):
    """The page. It is empty until the store is open, and built when it is first gone to."""

    dial_requested = Signal(str)
    show_log_requested = Signal(str)
    show_exchanges_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look = look
        self.panel: HistoryPanel | None = None

    def fill(self, services: WindowServices) -> bool:
        """Build it; False where it has been before."""
        if self.panel is not None:
            return False
        self.panel = panel = new_history(services, self._look, self)
        list(building(panel, self))
        panel.dial_requested.connect(self.dial_requested)
        panel.show_log_requested.connect(self.show_log_requested)
        panel.show_exchanges_requested.connect(self.show_exchanges_requested)
        panel.show()  # now: a key may be pressed before the loop turns
        panel.model.loaded.connect(self._on_loaded)
        panel.start()
        return True

    def _on_loaded(self) -> None:
        """The first rows are there: who came for them and has typed nothing yet is among them."""
        panel = self.panel
        if panel is not None:
            panel.model.loaded.disconnect(self._on_loaded)
            if panel.filters.text.hasFocus() and not panel.filters.text.text():
                panel.take_focus()

    def take_focus(self) -> None:
        """It was gone to."""
        if self.panel is not None:
            self.panel.take_focus()

    def close_opened(self) -> bool:
        """Fold the details; False where they are not open."""
        return self.panel is not None and self.panel.details.close_opened()

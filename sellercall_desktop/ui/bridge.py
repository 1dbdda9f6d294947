"""Bus to typed Qt signals: the only subscriber in `ui`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.ports import CallChanged, HealthChanged
from sellercall_desktop.core.prompts import PromptPublished
from sellercall_desktop.settings_file import SettingsChanged

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus


class Bridge(QObject):
    """Repeats the core's events as signals. Each carries the event object itself."""

    call_changed = Signal(CallChanged)
    prompt_published = Signal(PromptPublished)
    health_changed = Signal(HealthChanged)
    settings_changed = Signal(SettingsChanged)

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ends = [
            bus.subscribe(CallChanged, self.call_changed.emit),
            bus.subscribe(PromptPublished, self.prompt_published.emit),
            bus.subscribe(HealthChanged, self.health_changed.emit),
            bus.subscribe(SettingsChanged, self.settings_changed.emit),
        ]

    def close(self) -> None:
        """Hear no more."""
        for end in self._ends:
            end()
        self._ends.clear()

"""How the person has arranged the window: one small JSON file. A damaged one is as good as none."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

log = logging.getLogger(__name__)

_FRAME = QSize(16, 48)
"""What the system draws around a window, which it tells only once the window is there."""


class LayoutFile:
    """Sizes and folds by name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, str] = {}
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
            self._values = {str(key): str(value) for key, value in read.items()}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, AttributeError) as error:
            log.warning("layout.unreadable", extra={"problem": str(error)})

    def state(self, name: str) -> QByteArray | None:
        """What a widget's ``saveState`` gave, if it was kept."""
        value = self._values.get(name)
        return QByteArray.fromBase64(QByteArray(value.encode())) if value else None

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember a widget's ``saveState``."""
        self._values[name] = bytes(state.toBase64().data()).decode()

    def place_window(self, window: QMainWindow, width: int, height: int) -> None:
        """Put the window where it was; else give it this size, no more than the screen has room for.

        Qt moves it into a screen that is there, and refuses what was kept on a very different one.
        """
        kept = self.state("window")
        if kept is not None and window.restoreGeometry(kept):
            return
        room = window.screen().availableGeometry().size() - _FRAME
        window.resize(min(width, room.width()), min(height, room.height()))

    def flag(self, name: str, *, default: bool) -> bool:
        """Whether something is open."""
        return self._values.get(name, "yes" if default else "no") == "yes"

    def keep_flag(self, name: str, *, value: bool) -> None:
        """Remember whether something is open."""
        self._values[name] = "yes" if value else "no"

    def save(self) -> None:
        """Write the file; a place that cannot be written only costs the arrangement."""
        from sellercall_desktop.files import write_whole  # the window is painted before it is needed

        try:
            write_whole(self._path, json.dumps(self._values, indent=1))
        except OSError as error:
            log.warning("layout.unwritable", extra={"problem": str(error)})

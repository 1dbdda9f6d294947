"""Words that hold an age, "5 min ago", are said again as it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

EVERY_MS = 30_000


class Ages(QObject):
    """Has its part's ages told anew, in sight or not, for as long as the part is there."""

    def __init__(self, part: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(part)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(tell)
        self._timer.start()

"""What is shown while there are calls: the strip of all of them over the card of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.ui.live_call.card import CallCard
from sellercall_desktop.ui.live_call.strip import CallStrip
from sellercall_desktop.ui.live_call.undecided import Undecided

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look


class BusyCalls(QWidget):
    """Made once there is a store: before, there can be no call, and the first paint needs none of it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.strip, self.card = CallStrip(look, self), CallCard(look, self)
        self.undecided = Undecided(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.card, 1)

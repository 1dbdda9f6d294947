"""Take the call over, hand it on: two buttons beside the way of the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sellercall_desktop.core.calls.partners import partner_of
from sellercall_desktop.ui.hand_off.phase import Phase
from sellercall_desktop.ui.parts.look import Look, button

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.hand_off.phase import Standing


class HandOffButtons(QWidget):
    """In sight while somebody talks with the customer; what is under way has its own row."""

    take_over_wished = Signal()
    hand_on_wished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.take_over = button(look, "", "headset")
        self.hand_on = button(look, "", "arrow-bend-up-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(4))
        for part, wish in ((self.take_over, self.take_over_wished), (self.hand_on, self.hand_on_wished)):
            part.setProperty("fit", "slim")
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            part.clicked.connect(wish)
            row.addWidget(part)
        self.be_narrow(narrow=True)
        self.hide()

    def show_call(self, call: Call, standing: Standing, *, waits: bool, named: bool) -> None:
        """What can be begun; `waits`: a wish is on its way. `named`: there are others, so say whose it is."""
        whom = self._look.formats.number(call.number) if named else ""
        take, on = self.tr("Take over the call {whom} (F8)"), self.tr("Hand the call on {whom} (F7)")
        for part, words in ((self.take_over, take), (self.hand_on, on)):
            name = " ".join(words.format(whom=whom).split())
            part.setToolTip(name)
            part.setAccessibleName(name)
            part.setEnabled(not waits and call.hang_up is None)
        free = standing.phase in {Phase.NONE, Phase.FAILED}
        talks = partner_of(call) is not None
        self._show(self.take_over, seen=talks and free)
        self._show(self.hand_on, seen=talks and (free or standing.phase is Phase.JOINED))
        self.setVisible(talks)

    def be_narrow(self, *, narrow: bool) -> None:
        """Whether there is no room for words."""
        self.take_over.setText("F8" if narrow else self.tr("Take over F8"))
        self.hand_on.setText("F7" if narrow else self.tr("Hand on F7"))

    @staticmethod
    def _show(part: QPushButton, *, seen: bool) -> None:
        if part.isHidden() is seen:
            part.setVisible(seen)

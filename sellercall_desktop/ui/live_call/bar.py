"""One slim row on top of any page from which the call is not seen: who, where it stands, how to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.partners import partner_of
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.ui.live_call.card_head import seconds_so_far
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, button, label
from sellercall_desktop.ui.words.handed import partner_text

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


class LiveBar(QFrame):
    """Shows one live call. It is ended here by its button alone: no key reaches it."""

    see_requested = Signal(str)
    hang_up_requested = Signal(str)
    next_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "livebar")
        self._look = look
        self._call: Call | None = None
        px = look.theme.px
        self._sign = Picture(look)
        self._number, self._state, self._timer = label("", "section"), Elided("muted"), QLabel()
        self._next = button(look, "", role="chip")
        self._see = button(look, "", "arrow-square-out")
        self._hang_up = button(look, "", "phone-disconnect-fill", "danger", icon_role="on_hang_up")
        for part in (self._next, self._see, self._hang_up):
            part.setProperty("fit", "slim")
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._next.clicked.connect(self.next_requested)
        self._see.clicked.connect(self._on_see)
        self._hang_up.clicked.connect(self._on_hang_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(8), px(4))
        row.setSpacing(px(10))
        row.addWidget(self._sign)
        row.addWidget(self._number)
        row.addWidget(self._timer)
        row.addWidget(self._state, 1)
        row.addWidget(self._next)
        row.addWidget(self._see)
        row.addWidget(self._hang_up)
        self.hide()

    def show_call(self, call: Call, *, others: int, hanging_up: bool) -> None:
        """Show this call; `others` go on beside it."""
        self._call = call
        inbound = call.direction is Direction.INBOUND
        icon, role = ("phone-incoming", "incoming") if inbound else ("phone-call", "call")
        self._sign.show_drawn(lambda: self._look.icons.pixmap(icon, role, 18, self.devicePixelRatioF()), icon)
        self._say(call, others, hanging_up=hanging_up)
        self.show()

    def _say(self, call: Call, others: int, *, hanging_up: bool) -> None:
        formats = self._look.formats
        number, state = formats.caller(call.number), formats.status_text(call.status)
        if (partner := partner_of(call)) is not None:
            state = f"{state}: {partner_text(partner, formats)}"
        self._number.setText(number)
        self._number.setAccessibleName(call.number)
        self._state.show_text(f"{state}  ·  {formats.direction_text(call.direction)}")
        self._timer.setText(formats.duration(seconds_so_far(call, utc_now())))
        self._next.setVisible(others > 0)
        self._next.setText(self.tr("%n more", "", others))
        self._next.setToolTip(self.tr("Show the next call (Ctrl+Tab)"))
        self._see.setText(self.tr("See"))
        self._see.setToolTip(self.tr("Go to the call"))
        self._hang_up.setText(self.tr("Hanging up…") if hanging_up else self.tr("Hang up"))
        self._hang_up.setEnabled(not hanging_up)
        self._hang_up.setToolTip(self.tr("Hang up {number}").format(number=number))
        self.setAccessibleName(self.tr("Live call {number}, {state}").format(number=number, state=state))

    def _on_see(self) -> None:
        if self._call is not None:
            self.see_requested.emit(self._call.id)

    def _on_hang_up(self) -> None:
        if self._call is not None:
            self.hang_up_requested.emit(self._call.id)

"""A caller is told of on top of whatever is shown: who, from where, what came of the last talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from sellercall_desktop.core.phone.reading import region_of
from sellercall_desktop.ui.live_call.card_head import place_text
from sellercall_desktop.ui.parts.ages import Ages
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.flags import flag_icon
from sellercall_desktop.ui.parts.look import Look, Picture, button, icon_button, label
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


class IncomingBanner(QFrame):
    """Shows one caller. It stays until it is seen, put away, or over for a while."""

    see_requested = Signal(str)
    put_away = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "incoming")
        self._look = look
        self._call: Call | None = None
        self._past: Call | None = None
        self._is_known, self._more = False, 0
        px = look.theme.px
        self._sign, self._flag = Picture(look), Picture(look)
        self._sign.show_drawn(
            lambda: look.icons.pixmap("phone-incoming-fill", "incoming", 20, self.devicePixelRatioF()), "sign"
        )
        self._title, self._number = label("", "caller"), label("", "section")
        self._about = Elided("muted")
        self._waiting = label("", "badge")
        self._see = button(look, "", "arrow-square-out")
        self._close = icon_button(look, "x", "", size=14)
        self._see.setProperty("fit", "slim")
        self._see.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._see.clicked.connect(self._on_see)
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(5), px(8), px(5))
        row.setSpacing(px(10))
        for first in (self._sign, self._title, self._flag, self._number):
            row.addWidget(first)
        row.addWidget(self._about, 1)
        for last in (self._waiting, self._see, self._close):
            row.addWidget(last)
        self.hide()
        Ages(self, self._tell_again)

    @property
    def call(self) -> Call | None:
        """Whom it tells of now."""
        return self._call if not self.isHidden() else None

    def show_call(self, call: Call, *, past: Call | None, is_known: bool, more: int) -> None:
        """Tell of this caller; `past` is the last call with the number, None (once `is_known`) the first."""
        if self._call is None or self._call.id != call.id or self.isHidden():
            self._show_flag(call)
        else:
            is_known = is_known or self._is_known
        new = self._call is None or self._call.id != call.id
        self._call, self._past, self._is_known, self._more = call, past, is_known, more
        self._say(call)
        self.show()
        if new:
            say(self, self.accessibleName(), at_once=True)

    def _tell_again(self) -> None:
        if self.call is not None:
            self._say(self.call)

    def _show_flag(self, call: Call) -> None:
        region = region_of(call.number)
        self._flag.setVisible(region is not None)
        if region is not None:
            side, theme = self._look.theme.px(20), self._look.theme
            self._flag.show_drawn(lambda: flag_icon(region, theme).pixmap(QSize(side, side)), region)

    def _say(self, call: Call) -> None:
        number = self._look.formats.number(call.number)
        self._title.setText(self.tr("Incoming call") if call.is_live else self.tr("Incoming call, ended"))
        self._number.setText(number)
        self._number.setAccessibleName(call.number)
        parts = (self._now(call), place_text(call, self._look.formats), self._before(call))
        about = "  ·  ".join(part for part in parts if part)
        self._about.show_text(about)
        self._waiting.setVisible(self._more > 0)
        self._waiting.setText(self.tr("%n more", "", self._more))
        self._see.setText(self.tr("See"))
        self._see.setToolTip(self.tr("Go to the call"))
        self._close.setToolTip(self.tr("Put this note away"))
        self._close.setAccessibleName(self.tr("Put this note away"))
        self.setAccessibleName(f"{self._title.text()}: {number}. {about}")

    def _now(self, call: Call) -> str:
        formats = self._look.formats
        return "" if call.is_live or call.result is None else formats.result_text(call.result)

    def _before(self, call: Call) -> str:
        """Whether this person has been talked to, and how that ended."""
        if not call.number or not self._is_known:
            return ""
        if (past := self._past) is None:
            return self.tr("first call with this number")
        formats = self._look.formats
        parts = [formats.when(past.created_at)]
        parts += [formats.result_text(past.result)] if past.result else [formats.status_text(past.status)]
        parts += [formats.duration(past.duration_s)] if past.duration_s else []
        return self.tr("last: {past}").format(past=", ".join(parts))

    def _on_see(self) -> None:
        if self._call is not None:
            self.see_requested.emit(self._call.id)

    def _on_close(self) -> None:
        if self._call is not None:
            self.put_away.emit(self._call.id)

"""Whose call it is: flag, number, where that is and what time it is there; how long, and for how much."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.ui.live_call.cost import CostLabel
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.flags import flag_icon
from sellercall_desktop.ui.parts.look import Look, Picture, label

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.ui.words.formats import Formats


class CardHead(QWidget):
    """The first two rows of a call's card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flag, self._sign = Picture(look), Picture(look)
        self._number, self._timer = label("", "timer"), label("", "timer")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place = Elided("muted")
        self.cost = CostLabel(look)
        px = look.theme.px
        first = QHBoxLayout()
        first.addWidget(self._number)
        first.addStretch(1)
        first.addWidget(self._timer)
        where = QHBoxLayout()
        where.setSpacing(px(6))
        where.addWidget(self._sign)
        where.addWidget(self._place, 1)
        where.addWidget(self.cost)
        who = QVBoxLayout()
        who.setSpacing(px(2))
        who.addLayout(first)
        who.addLayout(where)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(who, 1)

    def show_number(self, call: Call) -> None:
        """Another call: whose it is, and who rang whom."""
        self._number.setText(self._look.formats.number(call.number))
        self._number.setToolTip(call.number)
        self._number.setAccessibleName(call.number)
        from sellercall_desktop.core.phone.reading import region_of

        region = region_of(call.number)
        self._flag.setVisible(region is not None)
        if region:
            side, theme = self._look.theme.px(24), self._look.theme
            self._flag.show_drawn(lambda: flag_icon(region, theme).pixmap(QSize(side, side)), region)
        inbound = call.direction is Direction.INBOUND
        sign = ("phone-incoming-fill", "incoming") if inbound else ("phone-outgoing-fill", "call")
        icons = self._look.icons
        self._sign.show_drawn(lambda: icons.pixmap(*sign, 14, self.devicePixelRatioF()), sign)
        self._sign.setToolTip(self._look.formats.direction_text(call.direction))
        self._sign.setAccessibleName(self._sign.toolTip())

    def tick(self, call: Call, now: datetime) -> None:
        """Bring timer, cost and the customer's clock up to now."""
        seconds = call.duration_s if not call.is_live else seconds_so_far(call, now)
        self._timer.setText(self._look.formats.duration(seconds))
        self._timer.setVisible(seconds is not None)
        self.cost.show_call(call)
        formats = self._look.formats
        told = place_text(call, formats, now)
        self._place.show_text(told, shorter=place_text(call, formats, now, with_country=False))


def seconds_so_far(call: Call, now: datetime) -> float:
    """Since the answer; before it, since the call was asked for."""
    begun = call.answered_at or call.joined_at or call.created_at
    return max(0.0, (now - begun).total_seconds())


def place_text(
    call: Call, formats: Formats, now: datetime | None = None, *, with_country: bool = True
) -> str:
    """The customer's name and country, and what time it is there; empty where nothing is known."""
    name, number = formats.name_of(call.number), _plan_number(call.number) or _of_country(call.number)
    if number is None:
        return name
    country = number.country_name(formats.language) if with_country else ""
    parts = [*filter(None, (name, country))]
    if (at := number.local_time(now or datetime.now(UTC))) is not None:
        clock = QCoreApplication.translate("CallCard", "{time} there")
        parts.append(clock.format(time=formats.clock(at)))
    return "  ·  ".join(parts)


def _of_country(e164: str) -> PhoneNumber | None:
    """A number that the plan does not know still tells its country."""
    from sellercall_desktop.core.phone.reading import PhoneNumber, region_of

    region = region_of(e164)
    return PhoneNumber(e164, region, 0) if region is not None else None


@lru_cache(maxsize=64)
def _plan_number(e164: str) -> PhoneNumber | None:
    from sellercall_desktop.core.phone.reading import read

    return read(e164, "CO").number if e164.startswith("+") else None

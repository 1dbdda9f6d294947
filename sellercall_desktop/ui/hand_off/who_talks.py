"""One word on the card: who has the customer right now. Before that, the way of the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sellercall_desktop.core.calls.partners import PartnerKind, partner_of
from sellercall_desktop.ui.live_call.state_path import StatePath
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import Look, Picture, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.words.handed import partner_text

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.partners import Partner

_SIGN = {
    PartnerKind.AI: ("robot", "ai", "ai"),
    PartnerKind.PERSON: ("user", "call", "success"),
    PartnerKind.MUSIC: ("pause", "warning", "warning"),
    PartnerKind.NOBODY: ("warning", "hang_up", "error"),
}
"""Icon, the role of its colour, and of the word's."""


class WhoTalks(QFrame):
    """Icon and word; whoever hears the window is told of each change."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[str, Partner] | None = None
        self._sign, self._with, self.word = Picture(look), label(self.tr("With:"), "muted"), Elided()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(6))
        for part in (self._with, self._sign):
            row.addWidget(part)
        row.addWidget(self.word, 1)
        self.hide()

    def show_partner(self, call_id: str, partner: Partner | None) -> None:
        """Say who it is; nothing where nobody is on the line yet."""
        self.setVisible(partner is not None)
        before, self._shown = self._shown, (call_id, partner) if partner is not None else None
        if partner is None or before == self._shown:
            return
        icon, colour, role = _SIGN[partner.kind]
        self._sign.show_drawn(
            lambda: self._look.icons.pixmap(icon, colour, 18, self.devicePixelRatioF()), (icon, colour)
        )
        set_role(self.word, role)
        text = partner_text(partner, self._look.formats)
        self.word.show_text(text)
        told = self.tr("Who has the customer: {who}").format(who=text)
        self.setAccessibleName(told)
        self.setToolTip(told)
        if before is not None and before[0] == call_id:
            say(self, told, at_once=partner.kind is PartnerKind.NOBODY)


class CallStanding(QWidget):
    """The steps to the conversation; from there on, with whom it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.who = StatePath(look), WhoTalks(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(self.who, 1)
        self.setMinimumHeight(self.path.minimumSizeHint().height())  # the row is as high before and after

    def show_call(self, call: Call) -> None:
        """Where this call stands."""
        partner = partner_of(call)
        self.path.show_status(call.status)
        self.path.setVisible(partner is None)
        self.who.show_partner(call.id, partner)
        self.setVisible(call.is_live)

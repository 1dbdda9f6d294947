"""A number that we took: how it stands, what it pointed to before, and giving it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.core.our_numbers.number import HoldState
from sellercall_desktop.ui.our_numbers.words import state_text, takes_calls
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import SmallPrint

if TYPE_CHECKING:
    from sellercall_desktop.core.our_numbers.holds import Holds
    from sellercall_desktop.core.our_numbers.number import Hold
    from sellercall_desktop.ui.parts.look import Look


class HeldCard(QFrame):
    """One record.

    Signals:
        restore_requested, forget_requested: with its id.
    """

    restore_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(
        self, hold: Hold, problem: Exception | None, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        sound = hold.state is HoldState.HELD and problem is None
        self.setProperty("role", "card" if sound else "caution")
        px, shown = look.theme.px, look.formats.number(hold.number)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        sign = QLabel()
        icon, role = ("check-circle", "call") if sound else ("warning", "warning")
        sign.setPixmap(look.icons.pixmap(icon, role, 18, self.devicePixelRatioF()))
        head.addWidget(sign)
        title = f"{shown} · {hold.name}" if hold.name not in {shown, hold.number} else shown
        head.addWidget(label(title, "section"), 1)
        self.state = label(state_text(hold, problem), wrap=True)
        before = SmallPrint()
        before.show_text(self.tr("Before: {where}").format(where=takes_calls(hold.former)))
        left = hold.state is HoldState.LEFT
        words = self.tr("Look again") if left else self.tr("Give it back")
        self.restore = button(look, words, "arrow-u-up-left", icon_role="muted")
        self.restore.setAccessibleDescription(shown)
        self.restore.clicked.connect(lambda: self.restore_requested.emit(hold.id))
        self.forget = button(look, self.tr("Leave it as it is for good"), role="quiet")
        self.forget.setVisible(not sound)
        self.forget.setAccessibleDescription(shown)
        self.forget.clicked.connect(lambda: self.forget_requested.emit(hold.id))
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.restore)
        foot.addWidget(self.forget)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.setSpacing(px(6))
        box.addLayout(head)
        for part in (self.state, before):
            box.addWidget(part)
        box.addLayout(foot)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{title}. {self.state.text()}")

    def set_busy(self, *, busy: bool) -> None:
        """While it is being given back."""
        self.restore.setEnabled(not busy)
        self.forget.setEnabled(not busy)
        if busy:
            self.restore.setText(self.tr("Giving it back…"))


class HeldCards(QWidget):
    """One card for each record that is open; hidden where there is none.

    Signals:
        restore_requested, forget_requested: with the record's id.
    """

    restore_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: list[HeldCard] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.theme.px(8))

    def show_holds(self, holds: Holds) -> None:
        """Show these, anew."""
        for card in self.cards:
            self._box.removeWidget(card)
            card.deleteLater()
        self.cards = [HeldCard(hold, holds.problems.get(hold.id), self._look, self) for hold in holds.open]
        for card in self.cards:
            card.restore_requested.connect(self._on_restore)
            card.forget_requested.connect(self.forget_requested)
            self._box.addWidget(card)
        self.setVisible(bool(self.cards))

    def _on_restore(self, hold_id: str) -> None:
        for card in self.cards:
            card.set_busy(busy=True)
        self.restore_requested.emit(hold_id)

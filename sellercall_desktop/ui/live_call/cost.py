"""What the call costs so far, small beside its clock; an estimate says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.ui.words.calls import PARTY

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.meter import CostSoFar
    from sellercall_desktop.ui.parts.look import Look


class CostLabel(QLabel):
    """Shows nothing while nothing has been used up. `cost_of` is given once there is somebody to ask."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._formats = look.formats
        self.cost_of: Callable[[Call], CostSoFar] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_call(self, call: Call) -> None:
        """Bring it up to this moment."""
        cost = self.cost_of(call) if self.cost_of is not None else None
        worth = cost is not None and (cost.known > 0 or cost.carrier is None)
        if cost is not None and worth:
            self._show(cost)
        self.setVisible(worth)

    def _show(self, cost: CostSoFar) -> None:
        exact = cost.carrier_charged and (cost.agent_charged or not cost.agent)
        amount = self._formats.money(cost.known, cost.currency)
        text = amount if exact else f"≈ {amount}"
        if text == self.text():
            return
        self.setText(text)
        told = (
            self._part(Party.CARRIER, cost.carrier, cost, charged=cost.carrier_charged),
            self._part(Party.AGENT, cost.agent, cost, charged=cost.agent_charged),
        )
        said = "\n".join(told)
        self.setToolTip(said)
        about = self.tr("Cost so far: {amount}") if exact else self.tr("Cost so far, an estimate: {amount}")
        self.setAccessibleName(about.format(amount=amount))
        self.setAccessibleDescription(said)

    def _part(self, party: Party, amount: Decimal | None, cost: CostSoFar, *, charged: bool) -> str:
        provider = PARTY[party]
        if amount is None:
            return self.tr("{provider}: the price is not known").format(provider=provider)
        text = self.tr("{provider}: {amount}") if charged else self.tr("{provider}: about {amount}")
        return text.format(provider=provider, amount=self._formats.money(amount, cost.currency))

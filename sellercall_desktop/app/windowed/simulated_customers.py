"""The demo's customers, as the window offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.simulator import Simulator
    from sellercall_desktop.ui.window.demo_menu import DemoNumber


@dataclass(frozen=True, slots=True)
class SimulatedCustomers:
    """The demo's customers, each with a way of behaving."""

    simulator: Simulator

    @property
    def numbers(self) -> tuple[DemoNumber, ...]:
        """One customer of each behaviour."""
        from sellercall_desktop.simulator import BEHAVIOURS, EXAMPLES
        from sellercall_desktop.ui.window.demo_menu import DemoNumber

        return tuple(DemoNumber(EXAMPLES[b.name], b.name, b.description) for b in BEHAVIOURS.values())

    async def call_in(self, from_number: str) -> None:
        """Let this customer ring us."""
        await self.simulator.call_in(from_number)

"""What the voice AI takes, as the meter wants it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.meter import AgentRate

if TYPE_CHECKING:
    from sellercall_desktop.settings.calling import UltravoxSettings


def agent_rate(settings: UltravoxSettings) -> AgentRate:
    """Nothing where no price is set."""
    return AgentRate(Decimal(settings.minute_price or "0"), settings.billing_step_s)

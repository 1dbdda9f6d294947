"""What a person wants of the AI on a live call, and whether it is there to hear it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.calls.partners import agent_has_joined, agent_place

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


@dataclass(frozen=True, slots=True)
class Wish:
    """An act that was not carried out yet."""

    call_id: str
    kind: ActKind
    text: str = ""
    urgency: Urgency = Urgency.SOON


def hears(call: Call) -> bool:
    """Whether the AI is on the line, and the customer with it."""
    place = agent_place(call)
    if place is not None and place.part:
        return call.is_live and agent_has_joined(call, place)
    joined = call.joined_at is not None or call.spoke_at is not None
    away = call.handed is not None and call.handed.left_the_ai
    return call.is_live and joined and call.agent_ended is None and not away

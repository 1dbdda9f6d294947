"""What a person wants of the AI on a live call, and whether it is there to hear it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import ActKind, Urgency
from sellercall_desktop.core.calls.partners import agent_has_joined, agent_place

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.prompt_told import PromptTold


@dataclass(frozen=True, slots=True)
class Wish:
    """An act that was not carried out yet."""

    call_id: str
    kind: ActKind
    text: str = ""
    urgency: Urgency = Urgency.SOON
    prompt: PromptTold | None = None


def hears(call: Call) -> bool:
    """Whether the AI is on the line."""
    place = agent_place(call)
    if place is None or not call.is_live:
        return False
    return agent_has_joined(call, place) or (place.part == 0 and call.spoke_at is not None)

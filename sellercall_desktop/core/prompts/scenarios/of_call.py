"""A scenario made of a past call: what its customer said, and what they answered with it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.prompts.scenarios.scenario import (
    LONGEST_WORDS,
    MOST_LINES,
    CustomerLine,
    Scenario,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.facts import TurnSpoken


def scenario_of(
    turns: Sequence[TurnSpoken], *, scenario_id: str, prompt_id: str, name: str, call_id: str
) -> Scenario:
    """What the customer said, turn by turn; several in a row are one. Nothing is expected of it yet.

    The words are those that were recognised: they may differ from what was said (`contracts`).
    """
    lines: list[CustomerLine] = []
    before: list[str] = []
    customer_opens = False
    previous: Speaker | None = None
    for turn in turns:
        if turn.speaker is Speaker.AI:
            before.append(turn.text)
        elif turn.speaker is Speaker.CUSTOMER:
            if not lines:
                customer_opens = not before
            if previous is Speaker.CUSTOMER and lines:
                last = lines[-1]
                lines[-1] = CustomerLine(f"{last.text} {turn.text}"[:LONGEST_WORDS], last.before)
            else:
                lines.append(CustomerLine(turn.text[:LONGEST_WORDS], " ".join(before)[:LONGEST_WORDS]))
            before = []
        if turn.speaker is not Speaker.TOOL:
            previous = turn.speaker
    return Scenario(
        scenario_id,
        prompt_id,
        name,
        lines=tuple(lines[:MOST_LINES]),
        customer_opens=customer_opens,
        call_id=call_id,
    )

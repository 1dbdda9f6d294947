"""How a call was handed off, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact


def handed_line(fact: HandOffFact) -> str:
    """One line: what happened."""
    return type(fact).__name__

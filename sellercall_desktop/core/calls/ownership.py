"""Whose call is it? A desk ends its own calls; another's only after a question that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call

IMPORT = "import"
"""Who asked for a call that was found at the providers."""
RECOVERED = "recovered"
"""The same, where this desk had made it and its own history has lost it."""
DIGITS = 4  # of a number's end: enough to pair what was made within seconds, too few to name a person


def placed_here(call: Call, desk: str) -> bool:
    """Whether `desk` made or took this call; of calls that say nothing, those it wrote down itself."""
    asked = call.requested
    return asked.desk == desk if asked.desk else asked.requested_by != IMPORT


def is_anothers(call: Call) -> bool:
    """Whether the call was found at the providers, made by somebody else: to be shown as such."""
    return call.requested.requested_by == IMPORT


def number_ends(number: str) -> str:
    """The last digits of a customer's number; "" of one that is hidden."""
    return number[-DIGITS:] if len(number) > DIGITS and number[-DIGITS:].isdigit() else ""

"""Why a call is not made beside others: another desk rings its number."""

from __future__ import annotations

from sellercall_desktop.core.errors import OthersCallError

RUNG_ELSEWHERE = "rung_elsewhere"
"""The error in one word; `CallNotPlaced` says it of a call that was kept back with its intent on disk."""


class RungElsewhereError(OthersCallError):
    """A number was not called: another desk talks with it, or is about to ring it (`call_id`)."""

    def __init__(self, call_id: str) -> None:
        super().__init__(call_id)
        self.args = (RUNG_ELSEWHERE,)

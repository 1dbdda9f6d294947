"""A wish not to be called again that nobody has decided about keeps its call on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.live_call.card import CallCard

MOST = 9
"""Ended calls that stay for that; the history has them all."""


class Undecided:
    """Asks the watches of this card."""

    def __init__(self, card: CallCard) -> None:
        self._card = card

    def passed(self, calls: Iterable[Call], keeps: Callable[[Call], bool]) -> list[str]:
        """The calls that go where another begins: neither kept otherwise nor waiting for a decision."""
        over, watches = [one for one in calls if not keeps(one)], self._card.watches
        waiting = [one.id for one in over if watches is not None and watches.undecided_of(one) is not None]
        return [one.id for one in over if one.id not in waiting[-MOST:]]

    def hold_back(self, call_id: str) -> bool:
        """The call is to be put away; True where its bar first says what is left undecided."""
        watches = self._card.watches
        return watches is not None and watches.bar.holds_back(call_id)

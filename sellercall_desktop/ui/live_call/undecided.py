"""A wish not to be called again that nobody has decided about keeps its call on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.live_call.watch_part import WatchPart


MOST = 9
"""Ended calls that stay for that; the history has them all."""


def passed(calls: Iterable[Call], keeps: Callable[[Call], bool], watches: WatchPart | None) -> list[str]:
    """The calls that go where another begins: neither kept otherwise nor waiting for a decision."""
    over = [one for one in calls if not keeps(one)]
    waiting = [one.id for one in over if watches is not None and watches.undecided_of(one) is not None]
    return [one.id for one in over if one.id not in waiting[-MOST:]]


def holds_back(watches: WatchPart | None, call_id: str) -> bool:
    """The call is to be put away; True where the bar first says what is left undecided."""
    return watches is not None and watches.bar.holds_back(call_id)

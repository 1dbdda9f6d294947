"""Drives a whole window through sizes, and tells where it does not come to rest.

A layout that answers a resize by causing another may answer for ever: Qt then runs out of stack. So every
size is given to the window, the loop turns until nothing is left to lay out, and it is counted how often one
widget was resized.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

MOST_RESIZES = 8
"""Of one widget for one size: a text is told its width before and after a scroll bar is there."""
TURNS = 3


class Sweep(QObject):
    """A shown window whose widgets that answer a resize are watched. Nothing is painted meanwhile."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._times: dict[QObject, int] = {}
        self.unsettled: list[str] = []
        self._watched = [one for one in window.findChildren(QWidget) if _answers_a_resize(one)]
        for widget in self._watched:
            (widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget).installEventFilter(
                self
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._times[watched] = self._times.get(watched, 0) + 1
        return False

    async def look(self, what: str, change) -> None:
        """Make a change, let the loop turn; note who did not come to rest, or moved again without a cause."""
        self._times.clear()
        change()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        size = self._window.size().toTuple()
        restless = [type(one).__name__ for one, times in self._times.items() if times > MOST_RESIZES]
        moved = await self._moved()
        if moved:  # the live call's clock may have ticked: it does so once a second
            moved = await self._moved()
        self.unsettled += [f"{what} at {size}: {name}" for name in (*restless, *moved)]

    async def _moved(self) -> list[str]:
        """Who is elsewhere after one more turn of the loop."""
        before = [one.geometry() for one in self._watched]
        await asyncio.sleep(0)
        pairs = zip(self._watched, before, strict=True)
        return [type(one).__name__ for one, place in pairs if one.geometry() != place]


def _answers_a_resize(widget: QWidget) -> bool:
    return any(
        "resizeEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("sell")
    )


@contextmanager
def unpainted(window: QWidget):
    """Layout only: thousands of sizes would be painted for nobody."""
    window.setUpdatesEnabled(False)
    try:
        yield
    finally:
        window.setUpdatesEnabled(True)

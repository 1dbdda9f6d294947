"""Work that would hold the window up, a few milliseconds at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

T = TypeVar("T")
_SLICE_S = 0.002
"""The last step may end some milliseconds later."""


class Slices(QObject):
    """Does one thing at a time: what is begun later takes the place of what was under way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[None, None, Any] | None = None
        self._then: Callable[[Any], object] = lambda _result: None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def begin(self, work: Generator[None, None, T], then: Callable[[T], object]) -> None:
        """Do this, the first slice of it now; `then` has what it returns."""
        self._work, self._then = work, then
        self._go_on()

    def stop(self) -> None:
        """Forget what is under way."""
        self._work = None
        self._next.stop()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE_S
        work = self._work
        if work is None:
            return
        while time.perf_counter() < until:
            try:
                next(work)
            except StopIteration as ended:
                result = ended.value
                break
        else:
            self._next.start()
            return
        self.stop()
        self._then(result)

"""How a widget answers its own size: once, never from within its own answer.

Laying out anew from inside `resizeEvent` causes the next one, and two arrangements that each call for the
other go on until the stack is used up. So every answer to a size goes through here. Decide by the widget's
outer size where you can: the viewport's also depends on a scroll bar, which depends on the arrangement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

Choice = TypeVar("Choice")


class Arrangement(Generic[Choice]):
    """Which of several arrangements a size calls for; carried out when it becomes another one.

    `choose` looks at the size and says what it calls for (anything that can be compared); `carry_out` lays
    out accordingly. What a layout in progress calls for is looked at when it is done, and once more only: of
    two arrangements that call for each other, the second stays.
    """

    def __init__(self, choose: Callable[[], Choice], carry_out: Callable[[Choice], None]) -> None:
        self._choose, self._carry_out = choose, carry_out
        self._chosen: Choice | None = None
        self._busy = False

    def fit(self) -> None:
        """The size has changed, or what else the choice rests on."""
        if self._busy:
            return
        self._busy = True
        try:
            for _ in range(2):
                wanted = self._choose()
                if wanted == self._chosen:
                    return
                self._chosen = wanted
                self._carry_out(wanted)
        finally:
            self._busy = False

    def fit_anew(self) -> None:
        """What is shown has changed: carry it out even if the choice is the same."""
        self._chosen = None
        self.fit()


def fill_place(place: QWidget, panel: QWidget) -> None:
    """The panel was made within its place: one moved there later is styled anew with all below it."""
    box = QVBoxLayout(place)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(panel)
    if not place.isVisible():  # Qt would show it with its place only if that had not been seen before
        panel.show()

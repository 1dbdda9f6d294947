"""What belongs to other subjects and stands on a call's card: below its way, and at the end of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class CardParts:
    """Owns the two layouts that such parts stand in."""

    def __init__(self) -> None:
        self.upper, self.way = QVBoxLayout(), QHBoxLayout()
        self.closers: list[Callable[[], bool]] = []
        """Each closes one thing that is open, or says that nothing is."""
        self.give_room: Callable[..., None] = lambda **_short: None
        """Told ``narrow=``: whether what stands beside the way has no room for words."""
        self.put_away: set[str] = set()
        """Ids of what was read, and is not to be said again."""
        self._rows: list[Callable[[], int]] = []

    def add(
        self,
        part: QWidget,
        *,
        beside_the_way: QWidget | None = None,
        rows: Callable[[], int] | None = None,
    ) -> None:
        """Show it. `rows` says how many it takes from the conversation; else one while it is shown."""
        self._rows.append(rows or (lambda: int(not part.isHidden())))
        self.put(part, beside_the_way)

    def put(self, part: QWidget, beside_the_way: QWidget | None) -> None:
        """Show it; its rows are counted elsewhere."""
        self.upper.insertWidget(self.upper.indexOf(self.way) + 1, part)
        if beside_the_way is not None:
            self.way.addWidget(beside_the_way, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def rows(self) -> int:
        """How many all of them take from the conversation."""
        return sum(rows() for rows in self._rows)

    def take_over(self, other: CardParts) -> None:
        """What was read there is read here."""
        self.put_away |= other.put_away

    def close_opened(self) -> bool:
        """Close one thing that is open; False where nothing is."""
        return any(close() for close in self.closers)

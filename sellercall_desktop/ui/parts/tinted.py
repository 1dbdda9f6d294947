"""Items of lists and tables in the present theme's colours: a colour put into an item stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QTableWidgetItem

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from sellercall_desktop.ui.parts.look import Look

_INK, _GROUND = Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole


class TintedListItem(QListWidgetItem):
    """Its `ink` and its `ground` are the names of colours; without a name it has those of its list."""

    def __init__(self, look: Look, text: str, *, ink: str = "", ground: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._names: dict[int, str] = {_INK: ink, _GROUND: ground}

    def data(self, role: int) -> object:
        """What the item holds; its colours are looked up when it is painted."""
        return _color(self._look, self._names.get(role, "")) or super().data(role)


class TintedTableItem(QTableWidgetItem):
    """As `TintedListItem`, for a table."""

    def __init__(self, look: Look, text: str, *, ink: str = "") -> None:
        super().__init__(text)
        self._look, self._ink = look, ink

    def data(self, role: int) -> object:
        """What the item holds; its colour is looked up when it is painted."""
        return _color(self._look, self._ink if role == _INK else "") or super().data(role)


def _color(look: Look, name: str) -> QColor | None:
    return look.theme.color(name) if name else None

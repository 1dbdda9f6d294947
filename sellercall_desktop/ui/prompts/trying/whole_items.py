"""A list whose items show all of their text: under a stylesheet's padding Qt counts one line too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from sellercall_desktop.ui.parts.look import Look

_AROUND_PX, _ABOVE_PX, _ICON_PX = 26, 12, 26
"""What stands beside and above a text in the stylesheet, and an icon with its gap."""
_ANY_HEIGHT = 100_000


class WholeItems(QListWidget):
    """Words wrap, and nothing is cut off."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Whole(look, self))


class _Whole(QStyledItemDelegate):
    def __init__(self, look: Look, view: WholeItems) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        px, width = self._look.theme.px, self._view.viewport().width()
        has_icon = index.data(Qt.ItemDataRole.DecorationRole) is not None
        room = max(px(60), width - px(_AROUND_PX) - (px(_ICON_PX) if has_icon else 0))
        text, area = str(index.data()), QRect(0, 0, room, _ANY_HEIGHT)
        said = self._view.fontMetrics().boundingRect(area, Qt.TextFlag.TextWordWrap, text)
        return QSize(width, max(said.height() + px(_ABOVE_PX), super().sizeHint(option, index).height()))

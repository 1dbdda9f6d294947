"""How a line of the palette is painted: icon, text, and at the far end the keys or the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look

DETAIL = Qt.ItemDataRole.UserRole
_ROW_PX, _ICON_PX, _GAP_PX = 36, 18, 12


class LinePainter(QStyledItemDelegate):
    """Paints the entries; the stylesheet paints what lies behind them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """One height for all."""
        return QSize(0, self._look.theme.px(_ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's background, then its three parts; a long text gives way to the detail."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        icon, text = QIcon(shown.icon), shown.text
        shown.text, shown.icon = "", QIcon()
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        px = self._look.theme.px
        room = shown.rect.adjusted(px(_GAP_PX), 0, -px(_GAP_PX), 0)
        side = px(_ICON_PX)
        spot = QRect(room.left(), room.top() + (room.height() - side) // 2, side, side)
        detail = str(index.data(DETAIL) or "")
        metrics = shown.fontMetrics
        words = room.adjusted(side + px(_GAP_PX), 0, 0, 0)
        if detail:
            words.setRight(room.right() - metrics.horizontalAdvance(detail) - px(_GAP_PX))
        right_to_left, whole = shown.direction, shown.rect
        icon.paint(painter, style.visualRect(right_to_left, whole, spot))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(shown.palette.color(QPalette.ColorRole.Text))
        lead = style.visualAlignment(right_to_left, Qt.AlignmentFlag.AlignLeading)
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(style.visualRect(right_to_left, whole, words), lead | centre, fitting)
        painter.setPen(self._look.theme.color("muted"))
        trail = style.visualAlignment(right_to_left, Qt.AlignmentFlag.AlignTrailing)
        painter.drawText(style.visualRect(right_to_left, whole, room), trail | centre, detail)
        painter.restore()

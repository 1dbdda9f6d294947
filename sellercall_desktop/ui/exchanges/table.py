"""The table of exchanges: rows of one height, the newest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sellercall_desktop.ui.exchanges.model import ExchangeColumn
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.exchanges.model import ExchangeModel
    from sellercall_desktop.ui.parts.theme import Theme

_WIDTHS = {
    ExchangeColumn.TIME: 92,
    ExchangeColumn.WAY: 108,
    ExchangeColumn.PEER: 92,
    ExchangeColumn.STATUS: 88,
    ExchangeColumn.DURATION: 88,
}
_CALL_PX = 104
_NEEDS = {
    ExchangeColumn.WAY: 480,
    ExchangeColumn.PEER: 560,
    ExchangeColumn.DURATION: 640,
    ExchangeColumn.CALL: 720,
}
"""Width of the table from which a column is shown."""


class ExchangeTable(QTableView):
    """Chooses a row at a time; the request's column takes the room that is left."""

    copy_wanted = Signal()

    def __init__(self, model: ExchangeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = Arrangement(self._without_room, self._hide_columns)
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        side = theme.px(14)
        self.setIconSize(QSize(side, side))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + theme.px(10))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(theme.px(40))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in {**_WIDTHS, ExchangeColumn.CALL: _CALL_PX}.items():
            self.setColumnWidth(column, theme.px(width))
        columns.setSectionResizeMode(ExchangeColumn.REQUEST, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room the request keeps it; the details tell the rest."""
        super().resizeEvent(event)
        self._columns.fit()

    def _without_room(self) -> frozenset[ExchangeColumn]:
        return frozenset(column for column, needed in _NEEDS.items() if self.width() < self._theme.px(needed))

    def _hide_columns(self, hidden: frozenset[ExchangeColumn]) -> None:
        for column in _NEEDS:
            self.setColumnHidden(column, column in hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copying means the command, not the one cell that Qt would take."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, then the ring of the focus."""
        super().paintEvent(event)
        paint_focus_ring(self, self._theme)

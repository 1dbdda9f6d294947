"""The log lines, painted in one go.

Painting cell by cell through a delegate enters Python a hundred times a frame, and each entry waits
for the thread that is logging (measured: 130 ms in a burst); a stylesheet's painting is slower still.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sellercall_desktop.ui.log.model import CELLS, LogColumn
from sellercall_desktop.ui.parts.look import paint_focus_ring
from sellercall_desktop.ui.parts.theme import mix

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.log.model import LogModel
    from sellercall_desktop.ui.parts.theme import Theme

_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_INDENT = 11  # as the stylesheet gives the headers
_WIDTHS = ((LogColumn.TIME, 16), (LogColumn.LEVEL, 11), (LogColumn.EVENT, 30))  # in characters


class LogTable(QTableView):
    """Monospace rows of one height; the level's colour on level and event, the rest quiet."""

    copy_wanted = Signal()

    def __init__(self, model: LogModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._theme = model, theme
        self.setModel(model)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.px(12))
        self.setFont(font)
        self._advance = self.fontMetrics().horizontalAdvance("0") or 1
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_up_headers()
        self._follows = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_range)
        self.take_colors()
        theme.changed.connect(self.take_colors)

    def take_colors(self) -> None:
        """The theme has changed."""
        self._colors = {
            role: self._theme.color(role) for role in ("text", "muted", "warning", "hang_up", "call")
        }
        self._selected = QColor(mix(self._theme.tokens.surface, self._theme.tokens.call, 0.16))
        self.viewport().update()

    def keep_place(self, fallen: int) -> None:
        """Rows were added below and `fallen` fell out above: follow the end, or keep what is being read."""
        bar = self.verticalScrollBar()
        if self._follows:
            self.scrollToBottom()
        elif fallen:
            bar.setValue(max(0, bar.value() - fallen))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copying means lines, not the one cell that Qt would take."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Every visible row that the event touches."""
        height, first = self.rowHeight(0), self.rowAt(0)
        if first < 0 or not height:
            return
        top = self.rowViewportPosition(first)
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column)) for column in LogColumn
        ]
        area, selection = event.rect(), self.selectionModel()
        painter = QPainter(self.viewport())
        last = min(self._lines.rowCount(), first + (area.bottom() - top) // height + 1)
        for row in range(first + max(0, (area.top() - top) // height), last):
            y = top + (row - first) * height
            if selection.isRowSelected(row):
                painter.fillRect(0, y, self.viewport().width(), height, self._selected)
            self._paint_row(painter, row, y, height, columns)
        painter.end()
        paint_focus_ring(self, self._theme)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Its ring comes."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Its ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_row(
        self, painter: QPainter, row: int, y: int, height: int, columns: list[tuple[LogColumn, int, int]]
    ) -> None:
        event, indent = self._lines.event_at(row), self._theme.px(_INDENT)
        pen = None
        for column, x, width in columns:
            color = self._colors[_role(event.level, column)]
            if color is not pen:
                painter.setPen(color)
                pen = color
            text, room = CELLS[column](event), (width - 2 * indent) // self._advance
            if len(text) > room:
                text = text[: max(0, room - 1)] + "…"
            painter.drawText(x + indent, y, width, height, _FLAGS, text)

    def _on_scrolled(self, value: int) -> None:
        self._follows = value >= self.verticalScrollBar().maximum()

    def _on_range(self) -> None:
        if self._follows:
            self.scrollToBottom()

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # uniform: thousands of rows cost nothing
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self.fontMetrics().height() + self._theme.px(6))
        columns = self.horizontalHeader()
        columns.setStretchLastSection(True)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, characters in _WIDTHS:
            self.setColumnWidth(column, self._advance * characters)


def _role(level: int, column: LogColumn) -> str:
    if level >= logging.ERROR:
        return "hang_up"
    if column is LogColumn.TIME or column is LogColumn.FIELDS:
        return "muted"
    if level >= logging.WARNING:
        return "warning"
    return "text" if level >= logging.INFO else "muted"

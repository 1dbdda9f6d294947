"""While words are searched for, each row shows below it the piece of its conversation in which they stand.

The pieces are read for the rows on screen, after these are shown: a page never waits for them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.passages import Wanted
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.history.marks import found_ground, units

if TYPE_CHECKING:
    from asyncio import Task

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.passages import Passage
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.history.model import CallTableModel
    from sellercall_desktop.ui.history.table import CallTable
    from sellercall_desktop.ui.parts.look import Look

log = logging.getLogger(__name__)

_ROOM_PX = 20
_UP_PX = 6  # from the row's lower edge
_KEPT = 2_000


class Pieces(QObject):
    """Reads and paints them; nothing while no words are looked for."""

    def __init__(
        self, calls: CallStore, tasks: Tasks, table: CallTable, model: CallTableModel, look: Look
    ) -> None:
        super().__init__(table)
        self._calls, self._tasks, self._table, self._model, self._look = calls, tasks, table, model, look
        self._text, self._wanted = "", Wanted()
        self._known: BoundedMap[str, Passage | None] = BoundedMap(_KEPT)
        self._asking: Task[None] | None = None
        self._below = False
        self._usual, self._upper = table.itemDelegate(), _UpperLine(table, look)
        table.paint_over = self._paint
        table.rows_shown.connect(self.look)
        model.rowsInserted.connect(self.look)
        model.dataChanged.connect(self._on_changed)

    def look_for(self, text: str, wanted: Wanted) -> None:
        """The rows shown were found by this."""
        if text == self._text:
            return
        if self._asking is not None:
            self._asking.cancel()
        self._text, self._wanted, self._asking = text, wanted, None
        self._known.clear()
        self._make_room(wanted.has_words)
        self.look()

    def look(self) -> None:
        """Others may be on screen: read what is not known of them."""
        if not self._wanted or self._asking is not None or not self._table.isVisible():
            return
        first, last = self._table.rows_on_screen()
        calls = (self._model.call_at(row) for row in range(first, last + 1))
        unknown = [call.id for call in calls if call is not None and call.id not in self._known]
        if unknown:
            self._asking = self._tasks.spawn(self._read(self._text, unknown), "history.pieces")

    def of(self, call: Call) -> str:
        """The piece that is shown of a call; empty where none is."""
        passage = self._known.get(call.id)
        return self._said(passage) if passage is not None else ""

    async def _read(self, text: str, call_ids: list[str]) -> None:
        try:
            found = await self._calls.passages(text, call_ids)
        except StoreError:
            log.warning("history.pieces_unread", exc_info=True)
            found = dict.fromkeys(call_ids)  # the rows do without: they are what matters
        if text != self._text:
            return
        self._asking = None
        self._known.update(found)
        if any(found.values()):
            self._make_room(True)
        self._table.viewport().update()
        self.look()  # for those that were not come to

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """More was said in the one call that has changed."""
        if not self._wanted or first.row() != last.row():
            return
        if (call := self._model.call_at(first.row())) is not None:
            self._known.pop(call.id, None)
            self.look()

    def _make_room(self, below: bool) -> None:
        if below != self._below:
            self._below = below
            self._table.setItemDelegate(self._upper if below else self._usual)
            self._table.set_room_below(_ROOM_PX if below else 0)

    # --- painting ------------------------------------------------------------------------------

    def _paint(self) -> None:
        if not self._below:
            return
        painter = QPainter(self._table.viewport())
        first, last = self._table.rows_on_screen()
        for row in range(first, last + 1):
            call = self._model.call_at(row)
            passage = self._known.get(call.id) if call is not None else None
            if passage is not None:
                self._paint_piece(painter, self._room(row), passage)
        painter.end()

    def _room(self, row: int) -> QRect:
        """From the second column to the end of the row."""
        px, table = self._look.theme.px, self._table
        height = table.fontMetrics().height()
        bottom = table.rowViewportPosition(row) + table.rowHeight(row) - px(_UP_PX)
        begin = table.columnViewportPosition(table.horizontalHeader().logicalIndex(1)) + px(11)
        room = QRect(begin, bottom - height, table.viewport().width() - begin - px(11), height)
        if table.isRightToLeft():
            room.setLeft(px(11))
            room.setRight(table.viewport().width() - px(40))
        return room

    def _said(self, passage: Passage) -> str:
        who = self._look.formats.speaker_text(passage.speaker) if passage.speaker else self.tr("Summary")
        return f"{who}: {passage.text}"

    def _paint_piece(self, painter: QPainter, room: QRect, passage: Passage) -> None:
        whole = self._said(passage)
        width = round(room.width() * 0.97)  # what is marked is a little wider
        text = self._table.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(text, self._table.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(text, whole, passage))
        layout.beginLayout()
        layout.createLine().setLineWidth(room.width())
        layout.endLayout()
        painter.save()
        painter.setPen(self._look.theme.color("muted"))
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.topLeft()))
        painter.restore()

    def _formats(self, text: str, whole: str, passage: Passage) -> list[QTextLayout.FormatRange]:
        """Bold on a coloured ground, as far as it is still there in the elided text."""
        theme = self._look.theme
        moved, cut = len(whole) - len(passage.text), len(text) - (text != whole)
        found = []
        for start, end in passage.spans:
            begin, stop = min(start + moved, cut), min(end + moved, cut)
            if begin < stop:
                marked = QTextLayout.FormatRange()
                marked.start, marked.length = units(text[:begin]), units(text[begin:stop])
                marked.format.setFontWeight(QFont.Weight.DemiBold)
                marked.format.setForeground(theme.color("text"))
                marked.format.setBackground(found_ground(theme))
                found.append(marked)
        return found


class _UpperLine(QStyledItemDelegate):
    """Paints a cell's background in the whole of it, and what it says in the upper part."""

    def __init__(self, table: CallTable, look: Look) -> None:
        super().__init__(table)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As Qt asks."""
        style = option.widget.style()
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        style.drawPrimitive(style.PrimitiveElement.PE_PanelItemViewItem, ground, painter, option.widget)
        upper = QStyleOptionViewItem(option)
        upper.rect = option.rect.adjusted(0, 0, 0, -self._look.theme.px(_ROOM_PX))
        painter.save()
        painter.setClipRect(upper.rect.adjusted(0, 0, 0, -1))  # without its lower border
        super().paint(painter, upper, index)
        painter.restore()

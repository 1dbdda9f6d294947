"""What was found of the do-not-call list, as a table. The model holds frozen values; the view holds none."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHeaderView, QTableView

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.list_table import set_up_list
from sellercall_desktop.ui.parts.look import paint_focus_ring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.formats import Formats

    Index = QModelIndex | QPersistentModelIndex


class ListedColumn(IntEnum):
    """What is shown of an entry."""

    NUMBER = 0
    SINCE = 1
    BY = 2
    REASON = 3
    SENTENCE = 4


_TITLES = {
    ListedColumn.NUMBER: QT_TRANSLATE_NOOP("DoNotCall", "Number"),
    ListedColumn.SINCE: QT_TRANSLATE_NOOP("DoNotCall", "Since"),
    ListedColumn.BY: QT_TRANSLATE_NOOP("DoNotCall", "By"),
    ListedColumn.REASON: QT_TRANSLATE_NOOP("DoNotCall", "Reason"),
    ListedColumn.SENTENCE: QT_TRANSLATE_NOOP("DoNotCall", "In the customer's words"),
}
_WIDTHS_PX = {
    ListedColumn.NUMBER: 150,
    ListedColumn.SINCE: 110,
    ListedColumn.BY: 80,
    ListedColumn.REASON: 150,
}
_NEEDS_PX = {ListedColumn.BY: 560, ListedColumn.REASON: 440}
"""Width of the table from which a column is shown; the details tell the rest."""
_ROW_PX, _LEAST_ROWS, _MOST_ROWS = 32, 3, 9


class ListedModel(QAbstractTableModel):
    """Rows are `core.guard.do_not_call.DoNotCallEntry`."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.entries: tuple[DoNotCallEntry, ...] = ()

    def show(self, entries: Sequence[DoNotCallEntry]) -> None:
        """Hold these."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(ListedColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802, ANN401
        """The column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("DoNotCall", _TITLES[ListedColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows; the whole of it in the tooltip."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        entry = self.entries[index.row()]
        match ListedColumn(index.column()):
            case ListedColumn.NUMBER:
                return self._formats.number(entry.number)
            case ListedColumn.SINCE:
                whole = role == Qt.ItemDataRole.ToolTipRole
                return (self._formats.date_time if whole else self._formats.when)(entry.since)
            case ListedColumn.BY:
                return entry.by
            case ListedColumn.REASON:
                return entry.reason
            case ListedColumn.SENTENCE:
                return entry.sentence


class ListedTable(QTableView):
    """One row at a time, hidden while there is none; only a long list scrolls by itself."""

    chosen_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._columns = Arrangement(self._without_room, self._hide_columns)
        self.listed = ListedModel(look.formats, self)
        self.setModel(self.listed)
        self.setAccessibleName(self.tr("Numbers that are not called"))
        px = look.theme.px
        set_up_list(self, px(_ROW_PX))
        for column, width in _WIDTHS_PX.items():
            self.setColumnWidth(column, px(width))
        self.horizontalHeader().setSectionResizeMode(ListedColumn.SENTENCE, QHeaderView.ResizeMode.Stretch)
        self.hide()
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())

    @property
    def chosen(self) -> DoNotCallEntry | None:
        """The entry whose row is selected."""
        rows = self.selectionModel().selectedRows()
        return self.listed.entries[rows[0].row()] if rows else None

    def show_entries(self, entries: Sequence[DoNotCallEntry]) -> None:
        """Show these; what was chosen stays chosen."""
        before = self.chosen
        self.listed.show(entries)
        self.setVisible(bool(entries))
        rows = min(max(len(entries), _LEAST_ROWS), _MOST_ROWS)
        px = self._look.theme.px
        self.setFixedHeight(px(_ROW_PX) * (rows + 1) + px(6))
        again = next(
            (at for at, entry in enumerate(entries) if before and entry.number == before.number), None
        )
        if again is not None:
            self.selectRow(again)
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room the customer's words keep it."""
        super().resizeEvent(event)
        self._columns.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, then the ring of the focus."""
        super().paintEvent(event)
        paint_focus_ring(self, self._look.theme)

    def _without_room(self) -> frozenset[ListedColumn]:
        px = self._look.theme.px
        return frozenset(column for column, needed in _NEEDS_PX.items() if self.width() < px(needed))

    def _hide_columns(self, hidden: frozenset[ListedColumn]) -> None:
        for column in _NEEDS_PX:
            self.setColumnHidden(column, column in hidden)

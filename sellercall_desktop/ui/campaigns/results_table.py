"""What came of it as a table: a row a group, sorted by any column."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sellercall_desktop.core.campaigns.results_table import COLUMNS, name_of
from sellercall_desktop.ui.campaigns.results_bars import FiguresSaid, words_of
from sellercall_desktop.ui.parts.list_table import set_up_list
from sellercall_desktop.ui.parts.look import paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.exported import Cell
    from sellercall_desktop.core.campaigns.results import Results, ResultsGroup
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.words.formats import Formats

    Index = QModelIndex | QPersistentModelIndex

_ROW_PX, _MEASURED = 32, 20
_ONLY_IN_FILES = ("results.currency", "results.provisional", "results.dispositions")
_SHOWN = tuple(column for column in COLUMNS if column.key not in _ONLY_IN_FILES)
_DIGITS = re.compile(r"(\d{1,9})")
Role = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ResultsModel(QAbstractTableModel):
    """The first column says whose row it is; what is not known comes last, whichever way it is sorted."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats, self._words = formats, words_of(formats)
        self._said = FiguresSaid(formats)
        self._results: Results | None = None
        self._groups: list[ResultsGroup] = []
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_results(self, results: Results) -> None:
        """These, in their own order."""
        self.beginResetModel()
        self._said = FiguresSaid(self._formats, results.currency)
        self._results, self._groups = results, list(results.groups)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Groups."""
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """The name and the figures."""
        return 0 if parent.isValid() else len(_SHOWN) + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Written as this person writes numbers."""
        if role == Role.DisplayRole:
            return self._text(index.column(), self._cell(self._groups[index.row()], index.column()))
        if role == Role.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The titles of the files' columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            by, order = self._sorted
            arrow = (
                ("" if by != section else " ↑" if order is Qt.SortOrder.AscendingOrder else " ↓")
                if by >= 0
                else ""
            )
            return (self._words.titles[_SHOWN[section - 1].key] if section else self._title) + arrow
        if role == Role.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By this column."""
        if not 0 <= column < self.columnCount():
            return
        self.layoutAboutToBeChanged.emit()
        cells = [(self._sort_cell(group, column), group) for group in self._groups]
        known = [each for each in cells if each[0] is not None]
        known.sort(key=lambda each: _place(each[0]), reverse=order is Qt.SortOrder.DescendingOrder)
        known += [each for each in cells if each[0] is None]
        self._groups, self._sorted = [group for _cell, group in known], (column, order)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def _title(self) -> str:
        by = self._results.grouping.value if self._results is not None else "group"
        return self._words.titles[f"results.{by}"]

    def turn(self, column: int) -> None:
        """Sort by this column, the largest first; once more, the other way round."""
        again = self._sorted == (column, Qt.SortOrder.DescendingOrder)
        self.sort(column, Qt.SortOrder.AscendingOrder if again else Qt.SortOrder.DescendingOrder)

    def _cell(self, group: ResultsGroup, column: int) -> Cell:
        """Found when it is asked for: there may be thousands of groups."""
        if (results := self._results) is None:
            return None
        if not column:
            return name_of(group.key, results, self._words)
        return _SHOWN[column - 1].value(group.figures, results, self._words)

    def _sort_cell(self, group: ResultsGroup, column: int) -> Cell:
        """What has a number goes by it, not by its name: hours, days of the week."""
        if column:
            return self._cell(group, column)
        return group.key if group.key is None or isinstance(group.key, int) else self._cell(group, 0)

    def _text(self, column: int, cell: Cell) -> str:
        if cell is None:
            return "–"
        key = _SHOWN[column - 1].key if column else ""
        if isinstance(cell, Decimal):
            return self._said.money(cell)
        if "_rate" in key and isinstance(cell, float):
            return self._said.percent(cell)
        if isinstance(cell, float):
            return self._formats.locale.toString(cell, "f", 1)
        return self._formats.integer(cell) if isinstance(cell, int) and column else str(cell)


def _place(cell: Cell) -> tuple[bool, float, list[tuple[int, str]]]:
    """Numbers first; ``v9`` before ``v10``."""
    if isinstance(cell, int | float | Decimal):
        return False, float(cell), []
    parts = _DIGITS.split(str(cell).casefold())
    return True, 0.0, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


class ResultsTable(QTableView):
    """Enter, or a click on a title, sorts by the current column."""

    def __init__(self, model: ResultsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._results = look, model
        self._is_measured = True
        self.setModel(model)
        self.setAccessibleName(self.tr("What came of it, as a table"))
        self.setToolTip(self.tr("Enter sorts by the current column; once more, the other way round"))
        set_up_list(self, look.theme.px(_ROW_PX), of_rows=False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(model.turn)
        model.modelReset.connect(self._on_rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter sorts."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._results.turn(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The rows, and where the keyboard is."""
        super().paintEvent(event)
        paint_focus_ring(self, self._look.theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Measure what came while it was hidden."""
        super().showEvent(event)
        self._fit_columns()

    def _on_rows(self) -> None:
        self._is_measured = False
        if self.isVisible():
            self._fit_columns()
        if self._results.rowCount():
            self.setCurrentIndex(self._results.index(0, 0))

    def _fit_columns(self) -> None:
        """By some rows: Qt's own way may ask for every cell there is."""
        if self._is_measured:
            return
        self._is_measured = True
        metrics, model = self.fontMetrics(), self._results
        rows = range(min(_MEASURED, model.rowCount()))
        for column in range(model.columnCount()):
            texts = [f"{model.headerData(column, Qt.Orientation.Horizontal)} ↓"]
            texts += [str(model.index(row, column).data()) for row in rows]
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, texts)) + self._look.theme.px(24))

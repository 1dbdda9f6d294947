"""The rows of a preview that a person should see: where each stands, what it says, what is the matter."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.list_table import set_up_list
from sellercall_desktop.ui.parts.look import paint_focus_ring
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.contact_import import REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.contacts.imports.importing import ShownRow
    from sellercall_desktop.ui.parts.look import Look

    Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_ROW_PX, _NUMBER_PX, _LEAST_PX = 28, 64, 56


class ShownColumn(IntEnum):
    """What is shown of such a row."""

    ROW = 0
    TEXT = 1
    WHY = 2


_TITLES = {
    ShownColumn.ROW: QT_TRANSLATE_NOOP("ImportRows", "Row"),
    ShownColumn.TEXT: QT_TRANSLATE_NOOP("ImportRows", "What it says"),
    ShownColumn.WHY: QT_TRANSLATE_NOOP("ImportRows", "Why"),
}


def why_text(row: ShownRow) -> str:
    """What is the matter with it."""
    return " ".join(REASONS[reason].said(window_language()) for reason in row.reasons)


class ShownRowsModel(QAbstractTableModel):
    """Rows are `core.contacts.imports.importing.ShownRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ShownRow, ...] = ()

    def show(self, rows: Sequence[ShownRow]) -> None:
        """Hold these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """As Qt asks."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """As Qt asks."""
        return 0 if parent.isValid() else len(ShownColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802, ANN401
        """The column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("ImportRows", _TITLES[ShownColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows; the whole of it in the tooltip."""
        display, tip = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
        if role not in {display, tip, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self.rows[index.row()]
        said = (str(row.row), row.text, why_text(row))[index.column()]
        return said or (None if role in {display, tip} else "–")


class ShownRowsTable(QTableView):
    """Scrolls by itself."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look.theme
        self.listed = ShownRowsModel(self)
        self.setModel(self.listed)
        self.setAccessibleName(self.tr("Rows of the list"))
        set_up_list(self, look.theme.px(_ROW_PX))
        self.setMinimumHeight(look.theme.px(_LEAST_PX))
        self.setColumnWidth(ShownColumn.ROW, look.theme.px(_NUMBER_PX))
        self._share = Arrangement(self.width, lambda width: self.setColumnWidth(ShownColumn.TEXT, width // 3))
        self.horizontalHeader().setSectionResizeMode(ShownColumn.WHY, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The reasons get the most of it."""
        super().resizeEvent(event)
        self._share.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, then the ring of the focus."""
        super().paintEvent(event)
        paint_focus_ring(self, self._theme)

"""The account's numbers as a table. The model holds frozen values; the view holds none."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from sellercall_desktop.core.folding import folded
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.our_numbers.words import takes_calls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from sellercall_desktop.core.our_numbers.number import AccountNumber

    Index = QModelIndex | QPersistentModelIndex


class NumberColumn(IntEnum):
    """What is shown of a number."""

    NUMBER = 0
    NAME = 1
    CAN = 2
    POINTS_TO = 3


_TITLES = {
    NumberColumn.NUMBER: QT_TRANSLATE_NOOP("Numbers", "Number"),
    NumberColumn.NAME: QT_TRANSLATE_NOOP("Numbers", "Name"),
    NumberColumn.CAN: QT_TRANSLATE_NOOP("Numbers", "Can"),
    NumberColumn.POINTS_TO: QT_TRANSLATE_NOOP("Numbers", "Its calls go to"),
}


class NumberTable(QAbstractTableModel):
    """Rows are `core.our_numbers.number.AccountNumber`."""

    def __init__(
        self, show_number: Callable[[str], str], here: Callable[[], str], parent: QObject | None = None
    ) -> None:
        """`show_number` writes E.164 as people do; `here` is our public address."""
        super().__init__(parent)
        self._rows: tuple[AccountNumber, ...] = ()
        self._show_number, self._here = show_number, here

    def show(self, rows: Sequence[AccountNumber]) -> None:
        """Hold these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[AccountNumber, ...]:
        """All of them."""
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(NumberColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802, ANN401
        """The column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Numbers", _TITLES[NumberColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows; the whole of it in the tooltip."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self._text(self._rows[index.row()], NumberColumn(index.column()))

    def _text(self, number: AccountNumber, column: NumberColumn) -> str:
        match column:
            case NumberColumn.NUMBER:
                return self._show_number(number.number)
            case NumberColumn.NAME:
                return number.name
            case NumberColumn.CAN:
                return self._can(number)
            case NumberColumn.POINTS_TO:
                return takes_calls(number.routing, self._here())

    @staticmethod
    def _can(number: AccountNumber) -> str:
        abilities = (
            (number.voice, QCoreApplication.translate("Numbers", "voice")),
            (number.sms, "SMS"),
            (number.mms, "MMS"),
        )
        return ", ".join(name for able, name in abilities if able) or "–"


class NumberFilter(QSortFilterProxyModel):
    """Rows in which the typed text is found; digits are found however a number is written."""

    def __init__(self, table: NumberTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table, self._wanted = table, ""
        self.setSourceModel(table)

    def want(self, text: str) -> None:
        """Show only rows with this."""
        self._wanted = folded(text.strip())
        self.invalidate()

    def number_at(self, index: Index) -> AccountNumber | None:
        """The number of a row of the view."""
        source = self.mapToSource(index)
        return self._table.rows[source.row()] if source.isValid() else None

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """As Qt asks."""
        if not self._wanted:
            return True
        number = self._table.rows[row]
        digits = "".join(char for char in self._wanted if char.isdigit())
        texts = (number.name, takes_calls(number.routing), number.number)
        found = any(self._wanted in folded(text) for text in texts)
        plain = not self._wanted.strip("+0123456789 ()-.")
        return found or (plain and bool(digits) and digits in number.number)

"""The exchanges shown, newest first: a bounded table model, older ones read as they are scrolled to."""

from __future__ import annotations

from bisect import bisect_left
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

from sellercall_desktop.core.exchanges.exchange import ExchangePage, ExchangeQuery, Way
from sellercall_desktop.ui.exchanges.writing import milliseconds, outcome, peer_name, request_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from sellercall_desktop.core.exchanges.exchange import Exchange
    from sellercall_desktop.ui.parts.look import Look

KEPT_ROWS = 5_000
_Index = QModelIndex | QPersistentModelIndex


class ExchangeColumn(IntEnum):
    """The table's columns, left to right."""

    TIME = 0
    WAY = 1
    PEER = 2
    REQUEST = 3
    STATUS = 4
    DURATION = 5
    CALL = 6


class ExchangeModel(QAbstractTableModel):
    """A window of rows onto the store. It reads nothing itself: `more_wanted` asks for the next page."""

    more_wanted = Signal()

    def __init__(self, look: Look, kept: int = KEPT_ROWS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._kept = look, kept
        self._rows: list[Exchange] = []
        self._more = self._asked = False
        self.query = ExchangeQuery()
        self._cells: dict[int, Callable[[Exchange], str]] = {
            ExchangeColumn.TIME: lambda each: look.formats.clock_with_seconds(each.at),
            ExchangeColumn.WAY: way_text,
            ExchangeColumn.PEER: peer_name,
            ExchangeColumn.REQUEST: _request,
            ExchangeColumn.STATUS: outcome,
            ExchangeColumn.DURATION: milliseconds,
            ExchangeColumn.CALL: lambda each: f"…{each.call_id[-8:]}" if each.call_id else "",
        }

    @property
    def oldest(self) -> int | None:
        """The key of the last row."""
        return self._rows[-1].id if self._rows else None

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The rows, newest first."""
        return tuple(self._rows)

    def exchange_at(self, row: int) -> Exchange:
        """The exchange of a row."""
        return self._rows[row]

    def row_of(self, exchange_id: int) -> int | None:
        """Where this one is shown."""
        row = bisect_left(self._rows, -exchange_id, key=lambda each: -each.id)
        return row if row < len(self._rows) and self._rows[row].id == exchange_id else None

    def show(self, query: ExchangeQuery, page: ExchangePage) -> None:
        """Begin anew with the first page of a query."""
        self.beginResetModel()
        self.query, self._rows, self._more, self._asked = query, list(page.exchanges), page.more, False
        self.endResetModel()

    def append(self, page: ExchangePage) -> None:
        """The page after the last row."""
        self._asked, self._more = False, page.more
        known = self.oldest
        rows = [each for each in page.exchanges if known is None or each.id < known]
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def insert(self, new: Sequence[Exchange]) -> None:
        """Exchanges that were just recorded, each to its place; the oldest rows make room."""
        for each in new:
            if not self.query.takes(each) or self.row_of(each.id) is not None:
                continue
            row = bisect_left(self._rows, -each.id, key=lambda known: -known.id)
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.insert(row, each)
            self.endInsertRows()
        if (surplus := len(self._rows) - self._kept) > 0:
            self.beginRemoveRows(QModelIndex(), self._kept, self._kept + surplus - 1)
            del self._rows[self._kept :]
            self._more = True
            self.endRemoveRows()

    # --- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's names
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """See `ExchangeColumn`."""
        return 0 if parent.isValid() else len(ExchangeColumn)

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802
        """Whether older ones follow. The window is bounded: further back leads the filter."""
        return not parent.isValid() and self._more and not self._asked and len(self._rows) < self._kept

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802
        """Ask for the next page; it comes by `append`."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Texts, icons and colours."""
        exchange, column = self._rows[index.row()], index.column()
        theme = self._look.theme
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[column](exchange)
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == ExchangeColumn.STATUS:
                return theme.color("hang_up" if exchange.failed else "call")
            return theme.color("text" if column in {ExchangeColumn.REQUEST, ExchangeColumn.PEER} else "muted")
        if role == Qt.ItemDataRole.DecorationRole and column == ExchangeColumn.WAY:
            inward = exchange.way is Way.IN
            return self._look.icons.icon(
                "arrow-down-left" if inward else "arrow-up-right", "ai" if inward else "muted", 14
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {self._cells[column](exchange)}"
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The columns' titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            ExchangeColumn.TIME: QCoreApplication.translate("Exchanges", "Time"),
            ExchangeColumn.WAY: QCoreApplication.translate("Exchanges", "Way"),
            ExchangeColumn.PEER: QCoreApplication.translate("Exchanges", "Provider"),
            ExchangeColumn.REQUEST: QCoreApplication.translate("Exchanges", "Request"),
            ExchangeColumn.STATUS: QCoreApplication.translate("Exchanges", "Status"),
            ExchangeColumn.DURATION: QCoreApplication.translate("Exchanges", "Duration"),
            ExchangeColumn.CALL: QCoreApplication.translate("Exchanges", "Call"),
        }[ExchangeColumn(section)]


def way_text(exchange: Exchange) -> str:
    """Who asked whom, in a word."""
    if exchange.way is Way.IN:
        return QCoreApplication.translate("Exchanges", "Webhook")
    return QCoreApplication.translate("Exchanges", "Request")


def _request(exchange: Exchange) -> str:
    line = request_line(exchange)
    if exchange.replay_of is None:
        return line
    return QCoreApplication.translate("Exchanges", "{request} · replay").format(request=line)

"""The lines shown, as a bounded table model: trimmed before it is appended to, one step a batch."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from sellercall_desktop.core.logbook import KEPT_EVENTS
from sellercall_desktop.ui.log.lines import LineFilter, clock_of, fields_of, level_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from sellercall_desktop.core.logbook import LogEvent

_Index = QModelIndex | QPersistentModelIndex


class LogColumn(IntEnum):
    """The table's columns, left to right."""

    TIME = 0
    LEVEL = 1
    EVENT = 2
    FIELDS = 3


CELLS: dict[int, Callable[[LogEvent], str]] = {
    LogColumn.TIME: clock_of,
    LogColumn.LEVEL: lambda event: level_name(event.level),
    LogColumn.EVENT: lambda event: event.event,
    LogColumn.FIELDS: fields_of,
}


class LogModel(QAbstractTableModel):
    """The newest wanted events, oldest first."""

    def __init__(self, kept: int = KEPT_EVENTS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._events: list[LogEvent] = []
        self._filter = LineFilter()
        self._wanted = self._filter.test()
        self.with_numbers = False
        """Whether lines are seen with their numbers whole. What is copied is masked all the same."""

    @property
    def filter(self) -> LineFilter:
        """What is shown."""
        return self._filter

    @property
    def events(self) -> tuple[LogEvent, ...]:
        """The lines shown, oldest first."""
        return tuple(self._events)

    def event_at(self, row: int) -> LogEvent:
        """The event of a row, as it is to be seen."""
        return self._seen(self._events[row])

    def masked_at(self, row: int) -> LogEvent:
        """The event of a row with its numbers masked."""
        return self._events[row]

    def show(self, line_filter: LineFilter, events: list[LogEvent]) -> None:
        """Begin anew with what of `events` the filter lets through."""
        self._filter, self._wanted = line_filter, line_filter.test()
        self.beginResetModel()
        self._events = [event for event in events if self._wanted(self._seen(event))][-self._kept :]
        self.endResetModel()

    def append(self, events: list[LogEvent]) -> int:
        """Add what the filter lets through; returns how many old rows fell out at the top."""
        new = [event for event in events if self._wanted(self._seen(event))][-self._kept :]
        if not new:
            return 0
        surplus = max(0, len(self._events) + len(new) - self._kept)
        if surplus:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            del self._events[:surplus]
            self.endRemoveRows()
        first = len(self._events)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._events.extend(new)
        self.endInsertRows()
        return surplus

    def _seen(self, event: LogEvent) -> LogEvent:
        return event.whole if self.with_numbers and event.whole is not None else event

    # --- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's names
        """Lines shown."""
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Time, level, event, fields."""
        return 0 if parent.isValid() else len(LogColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Texts; their colours are the delegate's."""
        event = self.event_at(index.row())
        return CELLS[index.column()](event) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The columns' titles."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            LogColumn.TIME: QCoreApplication.translate("LogModel", "Time"),
            LogColumn.LEVEL: QCoreApplication.translate("LogModel", "Level"),
            LogColumn.EVENT: QCoreApplication.translate("LogModel", "Event"),
            LogColumn.FIELDS: QCoreApplication.translate("LogModel", "Fields"),
        }[LogColumn(section)]

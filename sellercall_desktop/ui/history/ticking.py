"""Running calls on screen count their seconds. No timer runs while none of them is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sellercall_desktop.core.calls.history import SortKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView

    from sellercall_desktop.ui.history.model import CallTableModel

_SECOND_MS = 1000


class RunningRows(QObject):
    """Repaints the duration of the rows that count."""

    def __init__(
        self, table: QTableView, model: CallTableModel, rows_on_screen: Callable[[], tuple[int, int]]
    ) -> None:
        super().__init__(table)
        self._rows_on_screen = rows_on_screen
        self._table, self._model = table, model
        self._column = next(n for n, column in enumerate(model.columns) if column.sort is SortKey.DURATION)
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            change.connect(self.look)
        model.dataChanged.connect(self.look)

    @property
    def is_counting(self) -> bool:
        """Whether any row on screen counts."""
        return self._timer.isActive()

    def look(self) -> None:
        """Start or stop: rows have come, gone or changed, or others are on screen."""
        counting = bool(self._rows())
        if counting and not self._timer.isActive():
            self._timer.start()
        elif not counting:
            self._timer.stop()

    def _rows(self) -> list[int]:
        if not self._table.isVisible():
            return []
        first, last = self._rows_on_screen()
        calls = ((row, self._model.call_at(row)) for row in range(first, last + 1))
        return [
            row
            for row, call in calls
            if call is not None and call.is_live and (call.answered_at or call.joined_at)
        ]

    def _tick(self) -> None:
        rows = self._rows()
        for row in rows:
            self._table.update(self._model.index(row, self._column))
        if not rows:
            self._timer.stop()

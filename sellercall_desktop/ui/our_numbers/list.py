"""The list of the account's numbers, with a filter once there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.ui.our_numbers.model import NumberColumn, NumberFilter, NumberTable
from sellercall_desktop.ui.parts.list_table import set_up_list
from sellercall_desktop.ui.parts.look import paint_focus_ring, search_field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from sellercall_desktop.core.our_numbers.number import AccountNumber
    from sellercall_desktop.ui.parts.look import Look

_FILTER_FROM = 8  # so many numbers are seen at a glance
_ROWS_SHOWN, _ROW_PX, _WIDTHS_PX = 8, 32, (150, 170, 110)


class _Table(QTableView):
    """A table that shows where the keyboard is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._theme = look.theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Frame the current row."""
        super().paintEvent(event)
        paint_focus_ring(self, self._theme)


class NumberList(QWidget):
    """Hidden while there is nothing to list.

    Signals:
        chosen_changed: another number is chosen, or none.
        activated: the chosen one is wanted (Enter, double click).
    """

    chosen_changed = Signal()
    activated = Signal()

    def __init__(self, look: Look, here: Callable[[], str], parent: QWidget | None = None) -> None:
        """`here` is our public address."""
        super().__init__(parent)
        self._look = look
        self.table = NumberTable(look.formats.number, here, self)
        self._found = NumberFilter(self.table, self)
        self.view, self.filter = _Table(look), search_field(look)
        self.filter.setPlaceholderText(self.tr("Filter by number, name or address"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self._dress_view()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(6))
        box.addWidget(self.filter)
        box.addWidget(self.view)
        self.filter.textChanged.connect(self._on_filter)
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())
        self.view.activated.connect(lambda _index: self.activated.emit())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # as high as its rows
        self.setFocusProxy(self.view)
        self.hide()

    def show_numbers(self, rows: Sequence[AccountNumber]) -> None:
        """List these; what was chosen stays chosen."""
        before = self.chosen
        self.table.show(rows)
        self.filter.setVisible(len(rows) >= _FILTER_FROM)
        self.setVisible(bool(rows))
        self._fit()
        if before is not None:
            self.choose(before.sid)
        elif len(rows) == 1:
            self.view.selectRow(0)

    def choose(self, sid: str) -> None:
        """Choose the number with this id, if it is listed."""
        for row in range(self._found.rowCount()):
            number = self._found.number_at(self._found.index(row, 0))
            if number is not None and number.sid == sid:
                self.view.selectRow(row)

    @property
    def chosen(self) -> AccountNumber | None:
        """The number whose row is selected."""
        rows = self.view.selectionModel().selectedRows()
        return self._found.number_at(rows[0]) if rows else None

    def _on_filter(self, text: str) -> None:
        self._found.want(text)
        self._fit()
        self.chosen_changed.emit()

    def _fit(self) -> None:
        """As high as its rows, up to a bound: the page scrolls, the list only when it is long."""
        shown = min(max(self._found.rowCount(), 1), _ROWS_SHOWN)
        self.view.setFixedHeight(self._look.theme.px(_ROW_PX) * (shown + 1) + self._look.theme.px(6))

    def _dress_view(self) -> None:
        view, px = self.view, self._look.theme.px
        view.setModel(self._found)
        view.setAccessibleName(self.tr("Numbers of the account"))
        set_up_list(view, px(_ROW_PX))
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for column, width in enumerate(_WIDTHS_PX):
            view.setColumnWidth(column, px(width))
        view.horizontalHeader().setSectionResizeMode(NumberColumn.POINTS_TO, QHeaderView.ResizeMode.Stretch)

"""The table of a campaign's rows, and the chips that say which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QTableView, QWidget

from sellercall_desktop.core.campaigns.campaign import RowState
from sellercall_desktop.ui.campaigns.rows_model import RowColumn
from sellercall_desktop.ui.campaigns.words import row_text
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.list_table import set_up_list, share_columns
from sellercall_desktop.ui.parts.look import Look, button, mark, paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from sellercall_desktop.core.campaigns.ports import CampaignProgress
    from sellercall_desktop.ui.campaigns.rows_model import CampaignRowsModel

_ROW_PX, _AROUND_PX = 32, 26
_NEEDS_PX = {RowColumn.ATTEMPTS: 700, RowColumn.NEXT: 380, RowColumn.OUTCOME: 560}
"""Width of the table from which a column is shown."""
_SHARES = {
    RowColumn.NAME: 26,
    RowColumn.NUMBER: 20,
    RowColumn.STATE: 20,
    RowColumn.ATTEMPTS: 10,
    RowColumn.NEXT: 14,
    RowColumn.OUTCOME: 20,
}
WAITING = frozenset({RowState.AGREED, RowState.AGAIN, RowState.NEW})
FILTERS: dict[str, frozenset[RowState]] = {
    "all": frozenset(),
    "waiting": WAITING,
    "out": frozenset({RowState.OUT}),
    "done": frozenset({RowState.DONE}),
    "withdrawn": frozenset({RowState.WITHDRAWN}),
}


class RowFilter(QWidget):
    """One chip is down: which rows are shown. Each says how many there are."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.current = "all"
        self._group = QButtonGroup(self)
        self.chips = {key: button(look, "", role="chip") for key in FILTERS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(6))
        for key, chip in self.chips.items():
            chip.setCheckable(True)
            chip.setProperty("fit", "slim")
            mark(chip, checked=key == self.current)
            self._group.addButton(chip)
            chip.toggled.connect(lambda on, key=key: self._on_toggled(key) if on else None)
            row.addWidget(chip)
        row.addStretch(1)

    def show_progress(self, progress: CampaignProgress) -> None:
        """Say how many there are of each."""
        words = {
            "all": self.tr("All {count}"),
            "waiting": self.tr("To be called {count}"),
            "out": self.tr("In hand {count}"),
            "done": self.tr("Done {count}"),
            "withdrawn": self.tr("Not called any more {count}"),
        }
        for key, states in FILTERS.items():
            count = sum(n for state, n in progress.rows.items() if not states or state in states)
            chip = self.chips[key]
            chip.setText(words[key].format(count=self._look.formats.integer(count)))
            chip.setVisible(bool(count) or key in {"all", "waiting", self.current})

    def _on_toggled(self, key: str) -> None:
        self.current = key
        self.chosen.emit(key)


class RowsTable(QTableView):
    """Enter opens the call of the latest attempt, where there is one: `call_wanted` with its id."""

    call_wanted = Signal(str)

    def __init__(self, model: CampaignRowsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rows = look, model
        self._room = Arrangement(self.width, self._fit_columns)
        self.setModel(model)
        self.setAccessibleName(self.tr("Contacts of the campaign"))
        set_up_list(self, look.theme.px(_ROW_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._open())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the call."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The rows, and where the keyboard is."""
        super().paintEvent(event)
        paint_focus_ring(self, self._look.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Hide what has no room."""
        super().resizeEvent(event)
        self._room.fit()

    def _open(self) -> None:
        index = self.currentIndex()
        if index.isValid() and (call_id := self._rows.row_at(index.row()).call_id):
            self.call_wanted.emit(call_id)

    def _fit_columns(self, width: int) -> None:
        share_columns(self, self._look.theme, width, _SHARES, _NEEDS_PX)
        # No state is cut: what it needs beyond its share the name gives, down to half of its own.
        metrics, name = self.fontMetrics(), self.columnWidth(RowColumn.NAME)
        whole = max(metrics.horizontalAdvance(row_text(state)) for state in RowState)
        wanted = whole + self._look.theme.px(_AROUND_PX) - self.columnWidth(RowColumn.STATE)
        given = min(max(0, wanted), name // 2)
        self.setColumnWidth(RowColumn.NAME, name - given)
        self.setColumnWidth(RowColumn.STATE, self.columnWidth(RowColumn.STATE) + given)

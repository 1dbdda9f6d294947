"""All scenarios of a prompt, each with what came of it last: on the draft and on what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.list_table import set_up_list
from sellercall_desktop.ui.parts.look import paint_focus_ring
from sellercall_desktop.ui.parts.tinted import TintedTableItem
from sellercall_desktop.ui.prompts.trying.words import ICONS, counts_text
from sellercall_desktop.ui.words.formats import one_stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.scenarios.standing import ScenarioStanding
    from sellercall_desktop.ui.parts.look import Look

DRAFT, PUBLISHED = 0, 1
"""Places of the two texts."""
_ROW_PX = 32


class ScenarioTable(QTableWidget):
    """Enter opens the result, where there is one, else the scenario; F2 changes it, Delete takes it away."""

    edit_wanted = Signal()
    result_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._look = look
        self._columns = Arrangement(lambda: self.viewport().width(), self._share)
        self.scenarios: Sequence[Scenario] = ()
        self._standings: Mapping[tuple[str, int], ScenarioStanding] = {}
        self.setHorizontalHeaderLabels([self.tr("Scenario"), self.tr("Draft"), self.tr("Published")])
        self.setAccessibleName(self.tr("Scenarios"))
        set_up_list(self, look.theme.px(_ROW_PX), of_rows=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(look.theme.px(2 * _ROW_PX))
        self.doubleClicked.connect(lambda _index: self.open_chosen())

    @property
    def chosen(self) -> Scenario | None:
        """That of the current row."""
        row = self.currentRow()
        return self.scenarios[row] if 0 <= row < len(self.scenarios) else None

    @property
    def chosen_standing(self) -> ScenarioStanding | None:
        """The result in the current cell; beside a name that of the draft, else of what is published."""
        if (scenario := self.chosen) is None:
            return None
        column = self.currentColumn()
        places = (DRAFT, PUBLISHED) if column <= 0 else (column - 1,)
        found = (self._standings.get((scenario.id, place)) for place in places)
        return next((one for one in found if one is not None), None)

    def show_all(
        self,
        scenarios: Sequence[Scenario],
        standings: Mapping[tuple[str, int], ScenarioStanding],
        *,
        has_draft: bool,
    ) -> None:
        """Show these; the one that was chosen stays chosen."""
        before, column = self.chosen, max(0, self.currentColumn())
        row = self.currentRow()
        self.scenarios, self._standings = scenarios, standings
        self.setRowCount(len(scenarios))
        for at, scenario in enumerate(scenarios):
            name = QTableWidgetItem(scenario.name)
            name.setToolTip(scenario.name)
            self.setItem(at, 0, name)
            for place in (DRAFT, PUBLISHED):
                is_same = place == DRAFT and not has_draft
                self.setItem(at, place + 1, self._cell(standings.get((scenario.id, place)), is_same))
            if before is not None and scenario.id == before.id:
                row = at
        if scenarios:
            self.setCurrentCell(min(max(0, row), len(scenarios) - 1), column)

    def choose(self, scenario_id: str) -> None:
        """Go to this one."""
        for row, scenario in enumerate(self.scenarios):
            if scenario.id == scenario_id:
                self.setCurrentCell(row, 0)

    def open_chosen(self) -> None:
        """What Enter does."""
        if self.chosen_standing is not None:
            self.result_wanted.emit()
        elif self.chosen is not None:
            self.edit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, F2 changes, Delete removes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_chosen()
        elif event.key() == Qt.Key.Key_F2 and self.chosen is not None:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The rows, and where the keyboard is."""
        super().paintEvent(event)
        paint_focus_ring(self, self._look.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The names take what the results leave."""
        super().resizeEvent(event)
        self._columns.fit()

    def _share(self, room: int) -> None:
        result = min(self._look.theme.px(190), room * 3 // 10)
        for column, width in enumerate((room - 2 * result, result, result)):
            self.setColumnWidth(column, width)

    def _cell(self, found: ScenarioStanding | None, is_same: bool) -> QTableWidgetItem:
        if is_same:
            return TintedTableItem(self._look, self.tr("As published"), ink="muted")
        if found is None:
            return TintedTableItem(self._look, self.tr("Not tried"), ink="muted")
        said, (icon, role) = counts_text(found.counts, self._look.formats), ICONS[found.result]
        whole = said
        if not found.is_current:
            whole = self.tr("{result}, before a change").format(result=said)
            said, role = self.tr("{result} (before)").format(result=said), "muted"
        item = QTableWidgetItem(self._look.icons.icon(icon, role), said)
        when = self._look.formats.date_time(found.run.begun_at)
        item.setToolTip(one_stop(self.tr("{result}. Tried {when}.").format(result=whole, when=when)))
        return item

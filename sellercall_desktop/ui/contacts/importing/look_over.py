"""A list before it is imported: what its columns say beside what would become of its rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QSplitter, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.table import TableKind
from sellercall_desktop.ui.contacts.importing.columns import ImportColumns
from sellercall_desktop.ui.contacts.importing.counts import ImportCounts
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.contacts.imports.importing import ContactFile, ImportPreview
    from sellercall_desktop.ui.parts.look import Look

_BESIDE_PX, _WIDE_PX, _COLUMNS_PX, _BAR_PX = 760, 1160, 330, 200


class LookOver(QWidget):
    """Columns and rows side by side where there is room, else one below the other.

    Signals:
        sheet_chosen: of a workbook. agreed: import it. stopped: give up what is at work. back: another list.
    """

    sheet_chosen = Signal(str)
    agreed = Signal()
    stopped = Signal()
    back = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sheet, self.remembered = QComboBox(), label("", "muted", wrap=True)
        self.columns, self.counts = ImportColumns(look), ImportCounts(look)
        self.state, self.bar = label("", "muted"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.agree = button(look, self.tr("Import"), role="primary")
        self.agree.setEnabled(False)
        self.other = button(look, self.tr("Another list"))
        self.stop = button(look, self.tr("Stop"), role="quiet")
        self.sides = QSplitter()
        self._fit = Arrangement(self._room, self._arrange)
        self._lay_out()
        self.sheet.activated.connect(lambda _row: self.sheet_chosen.emit(self.sheet.currentText()))
        self.agree.clicked.connect(self.agreed)
        self.agree.setToolTip(self.tr("Ctrl+Enter"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self.agree.click)
        self.other.clicked.connect(self.back)
        self.stop.clicked.connect(self.stopped)

    def show_file(self, file: ContactFile) -> None:
        """Show its columns; its rows are still to be looked through."""
        about = file.table.about
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            self.sheet.addItems(about.sheets)
            self.sheet.setCurrentText(about.sheet)
        self.sheet.setVisible(len(about.sheets) > 1)
        self.remembered.setText(
            self.tr("As somebody corrected it the last time such a list came.")
            if file.is_remembered
            else self.tr("Correct what was not recognised. What is left becomes variables for the prompt.")
        )
        self.columns.show_mapping(file.mapping, file.sample, cards=about.kind is TableKind.CARDS)
        foot = (self.agree, self.other, self.stop)
        for before, after in pairwise((self.sheet, *self.columns.choices, *self.counts.stops, *foot)):
            QWidget.setTabOrder(before, after)
        self.counts.hide()
        self.agree.setEnabled(False)

    def take_focus(self) -> None:
        """To the first column."""
        if first := next((one for one in self.columns.choices if not one.isHidden()), None):
            first.setFocus()

    def show_reading(self) -> None:
        """Its rows are being looked through; nothing is written."""
        self._show_busy(self.tr("Looking through the rows…"))

    def show_writing(self) -> None:
        """It is being imported."""
        self._show_busy(self.tr("Importing…"))
        self.columns.setEnabled(False)
        self.other.setEnabled(False)

    def show_progress(self, share: float, rows: int) -> None:
        """So much has been read."""
        self.bar.setValue(round(share * 1000))
        self.state.setText(self.tr("Rows: {count}").format(count=self._look.formats.integer(rows)))

    def show_idle(self) -> None:
        """Nothing is under way."""
        self.columns.setEnabled(True)
        self.other.setEnabled(True)
        for part in (self.bar, self.stop):
            part.hide()
        self.state.clear()

    def ask_for_numbers(self) -> None:
        """No column holds numbers: nothing can be told yet."""
        self.counts.hide()
        self.agree.setEnabled(False)
        self.show_idle()
        self.remembered.setText(self.tr("Say which column holds the telephone numbers."))

    def show_preview(self, preview: ImportPreview) -> None:
        """What would become of the rows."""
        self.counts.show_preview(preview)
        self.counts.show()
        taken = preview.rows - preview.counts[RowVerdict.REJECTED]
        self.agree.setEnabled(taken > 0)
        words = self.tr("Import 1 row") if taken == 1 else self.tr("Import {count} rows")
        self.agree.setText(words.format(count=self._look.formats.integer(taken)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._fit.fit()

    def _show_busy(self, text: str) -> None:
        self.state.setText(text)
        self.bar.setValue(0)
        self.agree.setEnabled(False)
        for part in (self.bar, self.stop):
            part.show()

    def _room(self) -> tuple[bool, bool]:
        px = self._look.theme.px
        return self.width() >= px(_BESIDE_PX), self.width() >= px(_WIDE_PX)

    def _arrange(self, room: tuple[bool, bool]) -> None:
        beside, wide = room
        half = (self.width() if beside else self.height()) // 2
        self.sides.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.sides.setSizes([half, half])
        self.counts.arrange(len(self.counts.chips) if wide else 2)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        left, right = QWidget(), QWidget()
        columns = QVBoxLayout(left)
        columns.setContentsMargins(0, 0, px(12), 0)
        columns.setSpacing(px(8))
        self.sheet.setAccessibleName(self.tr("Sheet of the workbook"))
        for part in (label(self.tr("Columns"), "section"), self.remembered, self.sheet):
            columns.addWidget(part)
        columns.addWidget(self.columns, 1)
        rows = QVBoxLayout(right)
        rows.setContentsMargins(px(12), 0, 0, 0)
        rows.setSpacing(px(8))
        rows.addWidget(label(self.tr("What becomes of the rows"), "section"))
        rows.addWidget(self.counts, 1)
        rows.addStretch()
        left.setMinimumWidth(px(_COLUMNS_PX))
        for side in (left, right):
            self.sides.addWidget(side)
        self.sides.setStretchFactor(0, 1)
        self.sides.setStretchFactor(1, 1)
        self.sides.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for each in (self.agree, self.other, self.stop):
            foot.addWidget(each)
        self.bar.setMaximumWidth(px(_BAR_PX))
        foot.addWidget(self.bar)
        foot.addWidget(self.state)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), 0, px(24), px(16))
        box.setSpacing(px(12))
        box.addWidget(self.sides, 1)
        box.addLayout(foot)
        for hidden in (self.bar, self.stop, self.sheet):
            hidden.hide()

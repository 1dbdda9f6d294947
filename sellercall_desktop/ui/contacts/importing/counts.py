"""What would become of the rows: a count for each verdict, and the rows of the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.ui.contacts.importing.rows_table import ShownRowsTable, why_text
from sellercall_desktop.ui.parts.look import button, label, mark, search_field
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.contact_import import OFF_BY_LAW, VERDICTS

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from sellercall_desktop.core.contacts.imports.importing import ImportPreview
    from sellercall_desktop.ui.parts.look import Look

_FIRST = (RowVerdict.REJECTED, RowVerdict.LOOK, RowVerdict.DO_NOT_CALL, RowVerdict.KNOWN, RowVerdict.REPEATED)
"""Which rows are shown unasked: the gravest there are."""


class ImportCounts(QWidget):
    """The chips choose whose rows are listed, the field narrows them by what they say or why."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._preview: ImportPreview | None = None
        self._chosen: RowVerdict | None = None
        self.ready = label("", "success")
        self.chips: dict[RowVerdict, QPushButton] = {}
        self._group = QButtonGroup(self)
        for verdict in _FIRST:
            chip = button(look, "", role="chip")
            chip.setCheckable(True)
            chip.setParent(self)  # shown without one it would be a window of its own
            chip.clicked.connect(partial(self._choose, verdict))
            self._group.addButton(chip)
            self.chips[verdict] = chip
        self.search = search_field(look)
        self.search.setPlaceholderText(self.tr("Narrow down by text or reason"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.table, self.more = ShownRowsTable(look), label("", "caption")
        self.nothing = label(self.tr("No row needs a look."), "muted")
        self.said, self._grid = label("", wrap=True), QGridLayout()
        self._across = 0
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._say_row)
        self.search.textChanged.connect(self._list)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show this."""
        self._preview = preview
        count = self._look.formats.integer
        language = window_language()
        said = "{count} {what}"
        parts = [(preview.counts[RowVerdict.READY] - preview.off, VERDICTS[RowVerdict.READY])]
        if preview.off:
            parts.append((preview.off, OFF_BY_LAW))
        told = [said.format(count=count(rows), what=what.said(language)) for rows, what in parts]
        self.ready.setText("\n".join(told))
        for verdict, chip in self.chips.items():
            chip.setText(
                said.format(count=count(preview.counts[verdict]), what=VERDICTS[verdict].said(language))
            )
            chip.setVisible(preview.counts[verdict] > 0)
        self.arrange(self._across)
        there = [verdict for verdict in _FIRST if preview.counts[verdict]]
        self._choose(self._chosen if self._chosen in there else there[0] if there else None)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, as they stand."""
        return (*self.chips.values(), self.search, self.table)

    def arrange(self, across: int) -> None:
        """So many chips in one row."""
        self._across = across
        for at, chip in enumerate(chip for chip in self.chips.values() if not chip.isHidden()):
            self._grid.addWidget(chip, at // across, at % across)
        self._grid.setColumnStretch(len(self.chips), 1)

    def _say_row(self, current: QModelIndex) -> None:
        """A cell shows the beginning of a long reason."""
        rows = self.table.listed.rows
        self.said.setText(why_text(rows[current.row()]) if current.isValid() else "")
        self.said.setVisible(bool(self.said.text()))

    def _choose(self, verdict: RowVerdict | None, *_pressed: object) -> None:
        self._chosen = verdict
        for each, chip in self.chips.items():
            mark(chip, checked=each is verdict)
        for part in (self.search, self.table):
            part.setVisible(verdict is not None)
        self.nothing.setVisible(verdict is None)
        self.said.hide()
        self._list()

    def _list(self) -> None:
        if self._preview is None or self._chosen is None:
            self.more.hide()
            return
        rows, words = self._preview.shown.get(self._chosen, []), self.search.text().casefold().split()
        found = [
            row
            for row in rows
            if not words or all(word in f"{row.text} {why_text(row)}".casefold() for word in words)
        ]
        self.table.listed.show(found)
        self.table.setCurrentIndex(self.table.listed.index(0, 0))
        self._say_row(self.table.currentIndex())
        left = self._preview.counts[self._chosen] - len(rows)
        text = self.tr("The first {count} are listed.").format(count=self._look.formats.integer(len(rows)))
        self.more.setText(text)
        self.more.setVisible(left > 0)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._grid.setSpacing(px(6))
        self.arrange(len(self.chips))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.ready)
        box.addLayout(self._grid)
        box.addWidget(self.search)
        box.addWidget(self.nothing)
        box.addWidget(self.table, 1)
        box.addWidget(self.more)
        box.addWidget(self.said)
        box.addStretch()

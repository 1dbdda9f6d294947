"""The numbers of a contact in its form: one row each, checked as they are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.contact import NumberUse
from sellercall_desktop.core.phone.reading import read
from sellercall_desktop.ui.contacts.draft import NumberLine
from sellercall_desktop.ui.contacts.words import use_text
from sellercall_desktop.ui.contacts.zone_choice import ZoneChoice
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.words.errors import reading_problem_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.ui.parts.look import Look


class NumberRow(QWidget):
    """One number: digits, what it is to the contact, its clock, and whether it still reaches."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, line: NumberLine, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._line = look, line
        region = look.formats.home_region
        self.number, self.use, self.zone = QLineEdit(), QComboBox(), ZoneChoice()
        self.retired = icon_button(look, "phone-slash", self.tr("It no longer reaches this person"))
        self.retired.setCheckable(True)
        self.kept = label(
            self.tr("It no longer reaches: kept and found, but not offered."), "caption", wrap=True
        )
        self.remove = icon_button(look, "trash", self.tr("Remove this number"))
        self.problem = label("", "error", wrap=True)
        known = read(line.text, region).number
        self.number.setText(look.formats.number(known.e164) if known is not None else line.text)
        self.number.setAccessibleName(self.tr("Number"))
        self.number.setPlaceholderText(self.tr("Number"))
        for use in NumberUse:
            self.use.addItem(use_text(use), use)
        self.use.setCurrentIndex(list(NumberUse).index(line.use))
        self.use.setAccessibleName(self.tr("What the number is"))
        self.zone.be_called(self.tr("Its clock"))
        self.zone.setToolTip(
            self.tr("Where this person is, if another place than the number says: type a city")
        )
        self.retired.setChecked(line.retired)
        self._lay_out()
        self.kept.setVisible(line.retired)
        self._offer_zones(line.zone)
        self._check()
        self.number.textChanged.connect(self._on_number)
        self.use.activated.connect(self.edited)
        self.zone.picked.connect(self.edited)
        self.retired.toggled.connect(self._on_retired)
        self.remove.clicked.connect(lambda: self.removed.emit(self))

    @property
    def line(self) -> NumberLine:
        """As it stands now; a number that was only shown in another form counts as unchanged."""
        region, text = self._look.formats.home_region, self.number.text().strip()
        before, now = read(self._line.text, region).number, read(text, region).number
        same = before is not None and now is not None and before.e164 == now.e164
        return NumberLine(
            self._line.text if same else text,
            NumberUse(self.use.currentData()),  # Qt keeps the text alone
            self.zone.zone,
            self.retired.isChecked(),
        )

    def _on_retired(self, retired: bool) -> None:
        self.kept.setVisible(retired)
        self.edited.emit()

    def _on_number(self) -> None:
        self._offer_zones(self.zone.zone)
        self._check()
        self.edited.emit()

    def _check(self) -> None:
        home = self._look.formats.home_region
        problem = replace(self._line, text=self.number.text()).problem(home)
        said = reading_problem_text(read(self.number.text(), home)) if problem is not None else ""
        self.problem.setText(said)
        self.problem.setVisible(problem is not None)

    def _offer_zones(self, zone: str) -> None:
        number = read(self.number.text(), self._look.formats.home_region).number
        self.zone.offer(number.zones if number is not None else (), zone)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        grid.addWidget(self.number, 0, 0)
        grid.addWidget(self.use, 0, 1)
        grid.addWidget(self.retired, 0, 2)
        grid.addWidget(self.remove, 0, 3)
        for row, part in enumerate((self.problem, self.zone, self.kept), start=1):
            grid.addWidget(part, row, 0, 1, 4)
        grid.setColumnStretch(0, 1)


class NumberRows(QWidget):
    """All of them, and the button for one more."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[NumberRow] = []
        self.add = button(look, self.tr("Add a number"), "plus", "quiet", icon_role="muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.px(8))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._on_add)

    @property
    def lines(self) -> tuple[NumberLine, ...]:
        """What stands in the rows; an empty one is no line."""
        return tuple(line for line in (row.line for row in self.rows) if line.text)

    def show_lines(self, lines: Sequence[NumberLine]) -> None:
        """Hold these; an empty row where there are none."""
        for row in list(self.rows):
            self._take_out(row)
        for line in lines or (NumberLine(),):
            self._put_in(line)

    def focus_first_problem(self) -> bool:
        """Put the cursor into the first number that is none; False where all fit."""
        for row in self.rows:
            if row.line.problem(self._look.formats.home_region) is not None:
                row.number.setFocus()
                return True
        return False

    def _on_add(self) -> None:
        self._put_in(NumberLine())
        self.rows[-1].number.setFocus()
        self.edited.emit()

    def _put_in(self, line: NumberLine) -> None:
        row = NumberRow(line, self._look, self)
        row.edited.connect(self.edited)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        self._keep_order()
        row.show()

    def _on_removed(self, row: NumberRow) -> None:
        self._take_out(row)
        (self.rows[0].number if self.rows else self.add).setFocus()
        self.edited.emit()

    def _take_out(self, row: NumberRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _keep_order(self) -> None:
        """Tab goes down the rows before it comes to the button."""
        before: QWidget | None = None
        for row in self.rows:
            for part in (row.number, row.use, row.retired, row.remove, row.zone):
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
        if before is not None:
            QWidget.setTabOrder(before, self.add)

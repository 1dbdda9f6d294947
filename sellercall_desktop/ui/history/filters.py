"""The bar above the table: text, direction, result, date, as one `CallQuery`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.ui.history.choices import Chip, DateChip, DirectionChip, ResultChip
from sellercall_desktop.ui.history.remark_chip import RemarkChip
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import search_field
from sellercall_desktop.ui.parts.theme import SPACE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.ui.history.columns import CallWords

DEBOUNCE_MS = 50


class FilterBar(QWidget):
    """Emits `changed` with the new query: 50 ms after the last letter, at once for everything else."""

    changed = Signal(CallQuery)

    def __init__(
        self,
        words: CallWords,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
        dispositions: Callable[[], Sequence[Disposition]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._formats = words.look.formats
        self.text = search_field(words.look)
        self.direction = DirectionChip(words)
        self.result = ResultChip(words)
        self.remark = RemarkChip(words, dispositions)
        self.date = DateChip(words, today)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._tell)
        self.text.textChanged.connect(lambda _text: self._timer.start())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_S)
        self._fit = Arrangement(self._is_narrow, self._arrange)
        self._fit.fit()
        for chip in self._chips:
            chip.changed.connect(self._tell)
        self.text.setPlaceholderText(self.tr("Number or words"))
        self.text.setAccessibleName(self.tr("Search calls"))
        self.text.setToolTip(self.tr("Digits of the number, or words of the conversation and the summary"))

    @property
    def query(self) -> CallQuery:
        """What is asked for now. Its order is the default; the table owns the order."""
        first, last = self.date.days
        return CallQuery(
            text=self.text.text().strip(),
            direction=self.direction.direction,
            results=self.result.results,
            live_only=self.result.live_only,
            remarks=self.remark.remarks,
            dispositions=self.remark.dispositions,
            from_day=first,
            to_day=last,
            region=self._formats.home_region,
        )

    @property
    def is_empty(self) -> bool:
        """Whether everything is wanted."""
        return self.query == CallQuery()

    def clear(self) -> None:
        """Ask for everything."""
        with QSignalBlocker(self.text):
            self.text.clear()
        for chip in self._chips:
            chip.clear()
        self._tell()

    def take_over(self, other: FilterBar) -> None:
        """Ask for what `other` asks for."""
        if other.is_empty:
            return
        self.text.setText(other.text.text())
        self.direction.take_over(other.direction)
        self.result.take_over(other.result)
        self.remark.take_over(other.remark)
        self.date.take_over(other.date)
        self._tell()

    def flush(self) -> None:
        """Do not wait for a further letter."""
        if self._timer.isActive():
            self._tell()

    @property
    def _chips(self) -> tuple[Chip, ...]:
        return self.direction, self.result, self.remark, self.date

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What narrows the search stands below it where there is no room beside."""
        super().resizeEvent(event)
        self._fit.fit()

    def _is_narrow(self) -> bool:
        chips = sum(chip.sizeHint().width() + SPACE_S for chip in self._chips)
        return self.width() < chips + self.text.minimumSizeHint().width()

    def _arrange(self, narrow: bool) -> None:
        self._grid.addWidget(self.text, 0, 0, 1, len(self._chips) + 1 if narrow else 1)
        for column, chip in enumerate(self._chips, 0 if narrow else 1):
            self._grid.addWidget(chip, int(narrow), column)
        self._grid.setColumnStretch(0, int(not narrow))
        self._grid.setColumnStretch(len(self._chips), int(narrow))

    def _tell(self) -> None:
        self._timer.stop()
        self.changed.emit(self.query)

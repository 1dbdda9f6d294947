"""Of which calls what came of them is shown, of which days, by what they are told apart, and how."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from sellercall_desktop.core.campaigns.results import BY_HAND, Grouping, ResultsQuery
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.local_days import day_of
from sellercall_desktop.ui.campaigns.results_bars import Measure, measures_of
from sellercall_desktop.ui.history.choices import DateChip
from sellercall_desktop.ui.history.columns import CallWords
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import Look, button, mark
from sellercall_desktop.words.results import GROUPINGS, TITLES

_CHOICE_LETTERS, _CHOICE_PX = 7, 210
_NAME_LETTERS = 20
_ALL, _CAMPAIGN = "all", "campaign"


class _Chips(QWidget):
    """One of some chips is down; arrows and the space bar choose."""

    chosen = Signal(str)

    def __init__(self, names: dict[str, str], current: str, look: Look) -> None:
        super().__init__()
        self.current = current
        self._group = QButtonGroup(self)
        self.chips = {key: button(look, name, role="chip") for key, name in names.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(6))
        for key, chip in self.chips.items():
            chip.setCheckable(True)
            mark(chip, checked=key == current)
            self._group.addButton(chip)
            chip.toggled.connect(lambda on, key=key: self._on_toggled(key) if on else None)
            row.addWidget(chip)

    def choose(self, key: str) -> None:
        """By the program: nobody is told."""
        self.current = key
        for each, chip in self.chips.items():
            mark(chip, checked=each == key)

    def _on_toggled(self, key: str) -> None:
        self.current = key
        self.chosen.emit(key)


class CallsChosen(QWidget):
    """The campaign, all outgoing calls or those by hand; `days`, which stands elsewhere, says which days.

    Signals:
        changed: by the person.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaign_id = ""
        names = {
            _CAMPAIGN: "",
            _ALL: self.tr("All outgoing calls"),
            BY_HAND: self.tr("Calls by hand"),
        }
        self.whose = _Chips(names, _ALL, look)
        self.days = DateChip(CallWords(look), lambda: day_of(utc_now()), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.whose)
        row.addStretch(1)
        self.whose.chosen.connect(lambda _key: self.changed.emit())
        self.days.changed.connect(self.changed)
        self._campaign_chip.hide()

    @property
    def query(self) -> ResultsQuery:
        """What is chosen, with the days as of now."""
        one = {_ALL: None, _CAMPAIGN: self._campaign_id}.get(self.whose.current, self.whose.current)
        return ResultsQuery(one, *self.days.days)

    def offer(self, campaign_id: str, name: str, *, choose: bool) -> None:
        """This campaign is the one that can be chosen; none where `campaign_id` is empty."""
        self._campaign_id = campaign_id
        chip = self._campaign_chip
        short = name if len(name) <= _NAME_LETTERS else f"{name[: _NAME_LETTERS - 1].rstrip()}…"
        chip.setText(short.replace("&", "&&"))
        chip.setToolTip(name)
        chip.setAccessibleName(name)
        chip.setVisible(bool(campaign_id))
        if choose and campaign_id:
            self.whose.choose(_CAMPAIGN)
        elif not campaign_id and self.whose.current == _CAMPAIGN:
            self.whose.choose(_ALL)

    def take_over(self, other: CallsChosen) -> None:
        """Choose what `other` chose; nobody is told."""
        chip = other._campaign_chip
        self.offer(other._campaign_id, chip.toolTip(), choose=False)
        self.whose.choose(other.whose.current)
        self.days.take_over(other.days)

    @property
    def _campaign_chip(self) -> QPushButton:
        return self.whose.chips[_CAMPAIGN]


class ShownAs(QWidget):
    """By what they are told apart, how long a bar is, and whether it is a chart or a table.

    Signals:
        grouped, measured, turned: another of these was chosen.
    """

    grouped = Signal()
    measured = Signal()
    turned = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = look.formats.language
        self.grouping, self.measure = ChoiceBox(), ChoiceBox()
        self.form = _Chips({"chart": self.tr("Chart"), "table": self.tr("Table")}, "chart", look)
        self._names = {one: TITLES[one.value].said(self._language) for one in Measure}
        self._wanted = Measure.ANSWERED
        self.grouping.setAccessibleName(self.tr("Told apart by"))
        self.measure.setAccessibleName(self.tr("Length of the bars"))
        self.offer_groupings(of_all=True)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(look.theme.px(8))
        for column, part in enumerate((self.grouping, self.measure)):
            part.setMinimumContentsLength(_CHOICE_LETTERS)
            part.setMaximumWidth(look.theme.px(_CHOICE_PX))
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(part, 0, column)
            row.setColumnStretch(column, 8)
        row.setColumnStretch(2, 1)
        row.addWidget(self.form, 0, 3)
        self.grouping.currentIndexChanged.connect(self._on_grouping)
        self.measure.currentIndexChanged.connect(self._on_measure)
        self.form.chosen.connect(lambda _key: self.turned.emit())

    @property
    def by(self) -> Grouping:
        """What is chosen."""
        return Grouping(self.grouping.currentData())

    @property
    def length(self) -> Measure:
        """Of a bar."""
        return Measure(self.measure.currentData())

    @property
    def is_table(self) -> bool:
        """Else a chart."""
        return self.form.current == "table"

    def take_over(self, other: ShownAs) -> None:
        """Show it as `other` does; nobody is told."""
        self._wanted = other._wanted
        with QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(max(0, self.grouping.findData(other.by.value)))
        self._offer_measures()
        self.form.choose(other.form.current)

    def offer_groupings(self, *, of_all: bool) -> None:
        """One campaign is not told by campaigns."""
        held = self.grouping.currentData()
        self.grouping.blockSignals(True)  # the program's doing, not the person's
        self.grouping.clear()
        for one in Grouping:
            if of_all or one is not Grouping.CAMPAIGN:
                self.grouping.addItem(GROUPINGS[one].said(self._language), one.value)
        self.grouping.setCurrentIndex(max(0, self.grouping.findData(held)))
        self.grouping.blockSignals(False)
        self._offer_measures()

    def _on_grouping(self) -> None:
        self._offer_measures()
        self.grouped.emit()

    def _on_measure(self) -> None:
        self._wanted = self.length
        self.measured.emit()

    def _offer_measures(self) -> None:
        offered = measures_of(self.by)
        self.measure.blockSignals(True)  # the program's doing, not the person's
        self.measure.clear()
        for one in offered:
            self.measure.addItem(self._names[one], one.value)
        self.measure.setCurrentIndex(max(0, self.measure.findData(self._wanted.value)))
        self.measure.setEnabled(len(offered) > 1)
        self.measure.blockSignals(False)

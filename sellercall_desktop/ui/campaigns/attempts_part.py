"""When a number is tried again, by what came of the last attempt, and how often at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSpinBox, QWidget

from sellercall_desktop.core.campaigns.campaign import AttemptPlan, AttemptRule
from sellercall_desktop.ui.parts.look import Look, label

_MINUTE = timedelta(minutes=1)
_MOST_MINUTES, _MOST_TIMES = 7 * 24 * 60, 20
_RULES = ("busy", "no_answer", "voicemail", "failed")


class AttemptsPart(QWidget):
    """A row for each outcome, and two for all of them.

    Another part of the day is asked of no answer; of another outcome it is shown where it is so already.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.theme.px
        self._plan, self._margin = AttemptPlan(), px(6)
        names = dict(zip(_RULES, self._names(), strict=True))
        self.waits: dict[str, QSpinBox] = {}
        self.times: dict[str, QSpinBox] = {}
        self.other_part: dict[str, QCheckBox] = {}
        self.next_day = QCheckBox(self.tr("the next day"))
        self.at_most, self.a_day = self._times_box(), self._times_box()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        grid.addWidget(label(self.tr("again after"), "caption"), 0, 1)
        grid.addWidget(label(self.tr("at most"), "caption"), 0, 2)
        for row, (key, name) in zip(range(1, 2 * len(names), 2), names.items(), strict=True):
            wait, times = QSpinBox(), self._times_box()
            wait.lineEdit().setTextMargins(px(6), 0, 0, 0)
            wait.setRange(0, _MOST_MINUTES)
            wait.setSingleStep(15)
            wait.setSuffix(self.tr(" min"))
            wait.setAccessibleName(self.tr("{outcome}: again after").format(outcome=name))
            times.setAccessibleName(self.tr("{outcome}: at most").format(outcome=name))
            wait.valueChanged.connect(self.changed)
            self.waits[key], self.times[key] = wait, times
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(self.next_day if key == "voicemail" else wait, row, 1)
            grid.addWidget(times, row, 2)
            other = QCheckBox(self.tr("at another part of the day"))
            other.setToolTip(self.tr("In the morning, the afternoon or the evening, by the customer's clock"))
            other.setAccessibleName(self.tr("{outcome}: at another part of the day").format(outcome=name))
            other.toggled.connect(self.changed)
            self.other_part[key] = other
            grid.addWidget(other, row + 1, 1, 1, 2)
        self.next_day.setAccessibleName(self.tr("Voicemail: again the next day"))
        self.next_day.toggled.connect(self.changed)
        totals = ((self.at_most, self.tr("In all")), (self.a_day, self.tr("Within 24 hours")))
        for row, (box, name) in enumerate(totals, 2 * len(names) + 1):
            box.setAccessibleName(name)
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(box, row, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)
        self.show_plan(self._plan)

    def show_plan(self, plan: AttemptPlan) -> None:
        """Show these rules."""
        self._plan = plan
        for key in _RULES:
            rule = self._rule(key)
            self.waits[key].setValue(rule.wait // _MINUTE)
            self.times[key].setValue(rule.at_most)
            self.other_part[key].setChecked(rule.other_part_of_day)
            self.other_part[key].setVisible(key == "no_answer" or rule.other_part_of_day)
        self.next_day.setChecked(plan.voicemail.next_day)
        self.at_most.setValue(plan.at_most)
        self.a_day.setValue(plan.a_day)

    @property
    def plan(self) -> AttemptPlan:
        """As they are typed; what the form does not show stays."""
        rules = {
            key: replace(
                self._rule(key),
                wait=timedelta(minutes=self.waits[key].value()),
                at_most=self.times[key].value(),
                other_part_of_day=self.other_part[key].isChecked(),
            )
            for key in _RULES
        }
        return AttemptPlan(
            busy=rules["busy"],
            no_answer=rules["no_answer"],
            voicemail=replace(rules["voicemail"], next_day=self.next_day.isChecked()),
            failed=rules["failed"],
            at_most=self.at_most.value(),
            a_day=self.a_day.value(),
        )

    def _rule(self, key: str) -> AttemptRule:
        rules = (self._plan.busy, self._plan.no_answer, self._plan.voicemail, self._plan.failed)
        return dict(zip(_RULES, rules, strict=True))[key]

    def _names(self) -> tuple[str, str, str, str]:
        return self.tr("Busy"), self.tr("No answer"), self.tr("Voicemail"), self.tr("Failed")

    def _times_box(self) -> QSpinBox:
        made = QSpinBox()
        made.lineEdit().setTextMargins(self._margin, 0, 0, 0)
        made.setRange(1, _MOST_TIMES)
        made.setSuffix(self.tr(" times"))
        made.valueChanged.connect(self.changed)
        return made

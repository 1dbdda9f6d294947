"""Hours of a campaign's own, within what the law allows: for weekdays, Saturdays and Sundays."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QTimeEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.ui.parts.look import Look, label

_DAYS = (range(5), range(5, 6), range(6, 7))
_USUAL = (HourSpan(time(9), time(18)), HourSpan(time(9), time(13)), None)


class HoursPart(QWidget):
    """Unchecked: the law's hours alone."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.theme.px
        self.own = QCheckBox(self.tr("Only at certain hours, by the customer's clock"))
        self._times, self.days = QWidget(), [QCheckBox(name) for name in self._names()]
        self.spans: list[tuple[QTimeEdit, QTimeEdit]] = []
        grid = QGridLayout(self._times)
        grid.setContentsMargins(px(24), 0, 0, 0)
        grid.setSpacing(px(6))
        for row, day in enumerate(self.days):
            begin, end = QTimeEdit(), QTimeEdit()
            for column, edit in ((1, begin), (3, end)):
                edit.setDisplayFormat("HH:mm")
                edit.setMinimumWidth(px(92))
                edit.lineEdit().setTextMargins(px(6), 0, 0, 0)
                name = self.tr("{days} from") if edit is begin else self.tr("{days} until")
                edit.setAccessibleName(name.format(days=day.text()))
                edit.timeChanged.connect(self.changed)
                day.toggled.connect(edit.setEnabled)
                grid.addWidget(edit, row, column)
            grid.addWidget(day, row, 0)
            grid.addWidget(label("–"), row, 2)
            day.toggled.connect(self.changed)
            self.spans.append((begin, end))
        grid.setColumnStretch(4, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        box.addWidget(self.own)
        box.addWidget(self._times)
        self.own.toggled.connect(self._times.setVisible)
        self.own.toggled.connect(self.changed)
        self.show_hours(None)

    def show_hours(self, hours: CallingHours | None) -> None:
        """Show these."""
        self.own.setChecked(hours is not None)
        self._times.setVisible(hours is not None)
        for at, (day, (begin, end)) in enumerate(zip(self.days, self.spans, strict=True)):
            span = hours.week[_DAYS[at][0]] if hours is not None else _USUAL[at]
            shown = span or _USUAL[1]
            day.setChecked(span is not None)
            begin.setTime(_to_qt(shown.begin))
            end.setTime(_to_qt(shown.end or time(23, 59)))
            for edit in (begin, end):
                edit.setEnabled(span is not None)

    @property
    def hours(self) -> CallingHours | None:
        """As they are typed."""
        if not self.own.isChecked():
            return None
        week: list[HourSpan | None] = [None] * 7
        for days, day, (begin, end) in zip(_DAYS, self.days, self.spans, strict=True):
            for each in days:
                if day.isChecked():
                    week[each] = HourSpan(_from_qt(begin.time()), _end_of(end.time()))
        return CallingHours(tuple(week))

    def _names(self) -> tuple[str, str, str]:
        return self.tr("Monday to Friday"), self.tr("Saturday"), self.tr("Sunday")


def _to_qt(at: time) -> QTime:
    return QTime(at.hour, at.minute)


def _from_qt(at: QTime) -> time:
    return time(at.hour(), at.minute())


def _end_of(at: QTime) -> time | None:
    """A minute before midnight is the end of the day."""
    return None if (at.hour(), at.minute()) == (23, 59) else _from_qt(at)

"""The filter's chips: a button that says its choice and opens a small panel to change it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.local_days import week_begins
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.look import mark
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from sellercall_desktop.ui.history.columns import CallWords

_CARET_PX = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)


class Popover(QFrame):
    """A panel below a chip; Esc or a click elsewhere closes it, arrows walk through its controls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self.column.setSpacing(SPACE_XS)

    def open_below(self, chip: QWidget) -> None:
        """Show it under the chip, inside the screen."""
        self.adjustSize()
        corner = chip.mapToGlobal(QPoint(0, chip.height() + SPACE_XS))
        room = chip.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(chip.mapToGlobal(QPoint(0, -self.height() - SPACE_XS)).y())
        self.move(x, max(room.top(), corner.y()))
        self.show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the focus on the chosen control, else on the first."""
        super().showEvent(event)
        chosen = (button for button in self.findChildren(QRadioButton) if button.isChecked())
        if (button := next(chosen, None)) is not None:
            button.setFocus()
        else:
            self.focusNextChild()


class Chip(QPushButton):
    """The button: its title, or its choice while one is made (then it is marked)."""

    changed = Signal()

    def __init__(self, title: str, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = title, words
        self.setProperty("role", "chip")
        self.setIcon(words.look.icons.icon("caret-down", "muted", size=_CARET_PX))
        self.setIconSize(QSize(_CARET_PX, _CARET_PX))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the caret after the words
        self.setCheckable(True)
        self.popover = Popover(self)
        self.toggled.connect(self._open)

    def choice_text(self) -> str:
        """The choice in words, empty while nothing is chosen."""
        return ""

    def clear(self) -> None:
        """Choose nothing."""

    def show_choice(self) -> None:
        """Say what is chosen, on the button and below it."""
        choice, title = self.choice_text(), _tr(self._title)
        self.setText(f"{choice or title} ")  # the blank keeps the caret at a distance
        mark(self, checked=bool(choice))
        every = QCoreApplication.translate("History", "all")
        self.setAccessibleName(f"{title}: {choice or every}")
        self.setToolTip(self.accessibleName())

    def told(self) -> None:
        """Say the new choice and tell the listeners."""
        self.show_choice()
        self.changed.emit()

    def _open(self) -> None:
        mark(self, checked=bool(self.choice_text()))  # a click opens, it does not mark
        self.popover.open_below(self)


class DirectionChip(Chip):
    """Outgoing, incoming, or both."""

    def __init__(self, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(QT_TRANSLATE_NOOP("History", "Direction"), words, parent)
        choices: tuple[Direction | None, ...] = (None, *Direction)
        self._buttons = {choice: QRadioButton() for choice in choices}
        _column_of(self.popover, list(self._buttons.values()), self.told)
        mark(self._buttons[None], checked=True)
        self.show_choice()

    @property
    def direction(self) -> Direction | None:
        """The choice; None is both."""
        return next(choice for choice, button in self._buttons.items() if button.isChecked())

    def choice_text(self) -> str:
        """Outgoing or incoming."""
        return self._words.formats.direction_text(self.direction) if self.direction else ""

    def take_over(self, other: DirectionChip) -> None:
        """Choose what `other` has chosen."""
        mark(self._buttons[other.direction], checked=True)
        self.show_choice()

    def clear(self) -> None:
        """Both."""
        mark(self._buttons[None], checked=True)
        self.show_choice()

    def show_choice(self) -> None:
        """Say what is chosen, on the button and below it."""
        for choice, button in self._buttons.items():
            button.setText(
                self._words.formats.direction_text(choice)
                if choice
                else QCoreApplication.translate("History", "Both directions")
            )
        super().show_choice()


class ResultChip(Chip):
    """Any number of results, or the calls that live now."""

    def __init__(self, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(QT_TRANSLATE_NOOP("History", "Result"), words, parent)
        self._live = QCheckBox()
        self._boxes = {result: QCheckBox() for result in CallResult}
        self._all = QPushButton()
        self._all.setProperty("role", "link")
        for box in (self._live, *self._boxes.values()):
            self.popover.column.addWidget(box)
            box.toggled.connect(self._on_box)
        for result, box in self._boxes.items():
            box.setIcon(words.result_icon(result))
        self._live.setIcon(words.look.icons.icon("phone-call", "call", size=16))
        self._all.clicked.connect(self._on_all)
        self.popover.column.addWidget(self._all)
        self.show_choice()

    @property
    def live_only(self) -> bool:
        """Whether only running calls are wanted."""
        return self._live.isChecked()

    @property
    def results(self) -> frozenset[CallResult]:
        """The chosen results; empty is all."""
        return frozenset(result for result, box in self._boxes.items() if box.isChecked())

    def choice_text(self) -> str:
        """The first chosen result and how many more."""
        if self.live_only:
            return QCoreApplication.translate("History", "Live now")
        chosen = [result for result in CallResult if result in self.results]
        if not chosen:
            return ""
        first = self._words.result(chosen[0])
        return f"{first} +{len(chosen) - 1}" if len(chosen) > 1 else first

    def take_over(self, other: ResultChip) -> None:
        """Choose what `other` has chosen."""
        mark(self._live, checked=other.live_only)
        for result, box in self._boxes.items():
            mark(box, checked=result in other.results)
        self.show_choice()

    def clear(self) -> None:
        """All results."""
        for box in (self._live, *self._boxes.values()):
            mark(box, checked=False)
        self.show_choice()

    def show_choice(self) -> None:
        """Say what is chosen, on the button and below it."""
        self._live.setText(QCoreApplication.translate("History", "Live now"))
        self._all.setText(QCoreApplication.translate("History", "Show all"))
        for result, box in self._boxes.items():
            box.setText(self._words.result(result))
        super().show_choice()

    def _on_box(self) -> None:
        if self.sender() is self._live and self._live.isChecked():
            for box in self._boxes.values():
                mark(box, checked=False)
        elif self.sender() is not self._live:
            mark(self._live, checked=False)
        self.told()

    def _on_all(self) -> None:
        self.clear()
        self.popover.close()
        self.changed.emit()


class DaySpan(Enum):
    """The ready-made spans of days, in their order."""

    ALL = auto()
    TODAY = auto()
    YESTERDAY = auto()
    THIS_WEEK = auto()
    WEEK = auto()
    MONTH = auto()
    RANGE = auto()


_SPAN_TEXT = {
    DaySpan.ALL: QT_TRANSLATE_NOOP("History", "Any date"),
    DaySpan.TODAY: QT_TRANSLATE_NOOP("History", "Today"),
    DaySpan.YESTERDAY: QT_TRANSLATE_NOOP("History", "Yesterday"),
    DaySpan.THIS_WEEK: QT_TRANSLATE_NOOP("History", "This week"),
    DaySpan.WEEK: QT_TRANSLATE_NOOP("History", "Last 7 days"),
    DaySpan.MONTH: QT_TRANSLATE_NOOP("History", "Last 30 days"),
    DaySpan.RANGE: QT_TRANSLATE_NOOP("History", "These days:"),
}


_DAYS_BACK = {DaySpan.TODAY: 0, DaySpan.WEEK: 6, DaySpan.MONTH: 29}
_DAY = timedelta(days=1)


class DateChip(Chip):
    """Today, yesterday, some last days, or a range of days."""

    def __init__(self, words: CallWords, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(QT_TRANSLATE_NOOP("History", "Date"), words, parent)
        self._today = today
        self._buttons = {span: QRadioButton() for span in DaySpan}
        self._from, self._to = QDateEdit(), QDateEdit()
        self._from_label, self._to_label = QLabel(), QLabel()
        _column_of(self.popover, list(self._buttons.values()), self._on_span)
        self.popover.column.addLayout(self._range_row())
        mark(self._buttons[DaySpan.ALL], checked=True)
        self._on_span_shown()
        self.show_choice()

    @property
    def span(self) -> DaySpan:
        """The chosen span."""
        return next(span for span, button in self._buttons.items() if button.isChecked())

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day as of now, both included."""
        span = self.span
        if span is DaySpan.ALL:
            return None, None
        if span is DaySpan.RANGE:
            ends = sorted(date(d.year(), d.month(), d.day()) for d in (self._from.date(), self._to.date()))
            return ends[0], ends[1]
        today = self._today()
        if span is DaySpan.YESTERDAY:
            return today - _DAY, today - _DAY
        if span is DaySpan.THIS_WEEK:
            return week_begins(today, self._words.formats.locale.firstDayOfWeek().value), today
        return today - _DAYS_BACK[span] * _DAY, today

    def choose(self, span: DaySpan, first: date | None = None, last: date | None = None) -> None:
        """Choose from the program; the days count only for a range."""
        mark(self._buttons[span], checked=True)
        for edit, day in ((self._from, first), (self._to, last)):
            if day is not None:
                edit.setDate(QDate(day.year, day.month, day.day))
        self._on_span()

    def choice_text(self) -> str:
        """The span, or its two days."""
        if self.span is DaySpan.ALL:
            return ""
        if self.span is not DaySpan.RANGE:
            return _tr(_SPAN_TEXT[self.span])
        locale = self._words.formats.locale
        return "–".join(locale.toString(edit.date(), "d MMM") for edit in (self._from, self._to))

    def take_over(self, other: DateChip) -> None:
        """Choose what `other` has chosen."""
        mark(self._buttons[other.span], checked=True)
        self._from.setDate(other._from.date())
        self._to.setDate(other._to.date())
        self._on_span_shown()
        self.show_choice()

    def clear(self) -> None:
        """Any date."""
        mark(self._buttons[DaySpan.ALL], checked=True)
        self._on_span_shown()
        self.show_choice()

    def show_choice(self) -> None:
        """Say what is chosen, on the button and below it."""
        for span, button in self._buttons.items():
            button.setText(_tr(_SPAN_TEXT[span]))
        for edit, label, text in (
            (self._from, self._from_label, QCoreApplication.translate("History", "From")),
            (self._to, self._to_label, QCoreApplication.translate("History", "To")),
        ):
            label.setText(text)
            edit.setAccessibleName(text)
            edit.setLocale(self._words.formats.locale)
            edit.setDisplayFormat("d MMM yyyy")
        super().show_choice()

    def _range_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(SPACE_M, 0, 0, 0)
        today = self._today()
        for row, (label, edit) in enumerate(((self._from_label, self._from), (self._to_label, self._to))):
            edit.setCalendarPopup(True)
            edit.setDate(QDate(today.year, today.month, today.day).addDays(-6 if row == 0 else 0))
            edit.dateChanged.connect(self.told)
            label.setBuddy(edit)
            label.setProperty("role", "muted")
            grid.addWidget(label, row, 0)
            grid.addWidget(edit, row, 1)
        return grid

    def _on_span(self) -> None:
        self._on_span_shown()
        self.told()

    def _on_span_shown(self) -> None:
        for part in (self._from, self._to, self._from_label, self._to_label):
            part.setEnabled(self.span is DaySpan.RANGE)


def _column_of(popover: Popover, buttons: Sequence[QRadioButton], on_click: Callable[[], None]) -> None:
    group = QButtonGroup(popover)
    for button in buttons:
        group.addButton(button)
        popover.column.addWidget(button)
    group.buttonToggled.connect(lambda _button, on: on_click() if on else None)

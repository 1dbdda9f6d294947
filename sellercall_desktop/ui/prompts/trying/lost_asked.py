"""Asks which calls that did not sell are to be tried as a set; says how many, and what that costs at most."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QLabel

from sellercall_desktop.ui.parts.asked_here import AskedHere
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.window.shortcuts import press_by_enter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.ui.parts.look import Look


class LostAsked(AskedHere):
    """Days and a disposition are chosen; nothing begins before it is agreed to."""

    changed = Signal()
    agreed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self.from_day, self.to_day, self.disposition = QDateEdit(), QDateEdit(), ChoiceBox()
        self.said: QLabel = label("", wrap=True)
        self.begin = button(look, self.tr("Try them"), "play", "primary", icon_role="on_call")
        self.back = button(look, self.tr("Not now"))
        for edit, name in ((self.from_day, self.tr("From day")), (self.to_day, self.tr("To day"))):
            edit.setCalendarPopup(True)
            edit.setAccessibleName(name)
            edit.setLocale(look.formats.locale)
            edit.setDisplayFormat(look.formats.locale.dateFormat(look.formats.locale.FormatType.ShortFormat))
            edit.dateChanged.connect(self.changed)
        self.disposition.setAccessibleName(self.tr("What came of them"))
        self.disposition.currentIndexChanged.connect(self.changed)
        self.disposition.setMinimumContentsLength(16)
        head = label(self.tr("Calls that did not sell"), "section")
        self.lay_out(
            look,
            head,
            (self.from_day, label("–"), self.to_day),
            self.disposition,
            self.said,
            foot=(self.begin, self.back),
        )
        self.begin.clicked.connect(self.agreed)
        self.back.clicked.connect(self.put_away)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last, both included, whichever was typed first."""
        days = (edit.date() for edit in (self.from_day, self.to_day))
        first, last = sorted(date(day.year(), day.month(), day.day()) for day in days)
        return first, last

    @property
    def chosen(self) -> str | None:
        """The key of a disposition, empty for none written; None: whatever is no sale."""
        found = self.disposition.currentData()
        return found if isinstance(found, str) else None

    def ask(self, day: date, dispositions: Sequence[Disposition]) -> None:
        """Ask about that day."""
        with QSignalBlocker(self.disposition), QSignalBlocker(self.from_day), QSignalBlocker(self.to_day):
            self.disposition.clear()
            self.disposition.addItem(self.tr("Whatever is no sale"), None)
            self.disposition.addItem(self.tr("Nothing was written"), "")
            for one in dispositions:
                self.disposition.addItem(one.label, one.key)
            for edit in (self.from_day, self.to_day):
                edit.setDate(QDate(day.year, day.month, day.day))
        self.begin.setEnabled(False)
        self.said.setText("")
        self.show()
        self.from_day.setFocus()
        self.changed.emit()

    def tell(self, said: str, *, possible: bool) -> None:
        """How many there are, and what trying them costs."""
        self.said.setText(said)
        self.begin.setEnabled(possible)
        say(self, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the keyboard, else it begins."""
        if press_by_enter(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.begin.isEnabled():
            self.begin.click()
        else:
            super().keyPressEvent(event)
